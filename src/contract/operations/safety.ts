import { z } from 'zod';
import { longOperation, nothing, operation } from '../operation.ts';
import { copying, secrets, workspaceNow, workspaceSummary } from './workspace.ts';

const backup = z.object({ id: z.string(), at: z.string(), bytes: z.number().int() });

/** Those of one workspace; `isOther` where a copy of it made it, or what was done before an earlier one was restored. */
const ofThisWorkspace = z.array(backup.extend({ isOther: z.boolean() }));

/** Backups, protection and the audit log. What copies a whole file can be stopped until the copy is put in its place. */
export const safetyOperations = {
  'backups.list': operation(nothing, ofThisWorkspace),
  /** Makes a backup, opens it and checks it before it counts. */
  'backups.make': longOperation(nothing, ofThisWorkspace, copying),
  /** Every backup that is kept, of all workspaces, whether one is open or not. */
  'backups.all': operation(nothing, z.array(backup.extend({ isProtected: z.boolean(), name: z.string().nullable() }))),
  /** Makes a workspace of a backup, beside the others, and opens it; the backup and every workspace stay as they are. */
  'backups.open': longOperation(z.object({ id: z.string() }).extend(secrets.shape), workspaceNow, copying),
  /** Puts a backup in the place of the open workspace; what was there is moved aside, never deleted. */
  'backups.restore': longOperation(z.object({ id: z.string() }), workspaceSummary, copying),
  /**
   * Protects the open workspace with a passphrase, changes it, or with null takes the protection away. Meanwhile the workspace
   * can be read, and saving anything is refused.
   */
  'protection.set': longOperation(
    z.object({
      current: z.string().max(100_000).optional(),
      /** In place of the passphrase that is current. */
      recoveryCode: secrets.shape.recoveryCode,
      passphrase: z.string().min(1).max(1000).nullable(),
    }),
    /** The code for the recovery sheet, which has opened the file, shown once; null where there is no protection any more. */
    z.object({ recoveryCode: z.string().nullable() }),
    copying,
  ),
  /** The audit log as JSON lines, left with the host to be saved. */
  'log.export': operation(nothing, z.object({ id: z.string(), name: z.string(), bytes: z.number().int() })),
} as const;
