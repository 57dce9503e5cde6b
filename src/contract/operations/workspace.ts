import { z } from 'zod';
import { longOperation, nothing, operation } from '../operation.ts';
import { quality } from '../values.ts';

/** A file the host has been given by a dialog, a drop or the command line. Windows never name paths. */
export const fileId = z.string().min(1).max(100);

/** What opens a protected file: its passphrase, or the code on its recovery sheet. */
export const secrets = z.object({
  passphrase: z.string().max(1000).optional(),
  recoveryCode: z.string().max(200).optional(),
});

export const workspaceSummary = z.object({
  /** False on first start: nothing is open yet. */
  open: z.boolean(),
  name: z.string(),
  /** Documents that count; copies are the rest. */
  documents: z.number().int(),
  copies: z.number().int(),
  areas: z.number().int(),
  passages: z.number().int(),
  failures: z.number().int(),
  /** Pages without text in all documents: unread, not empty. */
  pagesUnread: z.number().int(),
  /** The framework in use in Review and Grid. */
  frameworkId: z.string(),
  decided: z.number().int(),
  toDecide: z.number().int(),
  /** What undo and redo would do, in the reviewer's words, or null. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** What is wrong with the place the workspace lies in, a synchronised folder for example, in a sentence; or null. */
  warning: z.string().nullable(),
  /** False where the open file has been moved, deleted or replaced, or its drive is gone: nothing can be saved there. */
  inPlace: z.boolean(),
  protected: z.boolean(),
  reviewer: z.string(),
  version: z.string(),
});
export type WorkspaceSummary = z.infer<typeof workspaceSummary>;

/** The same without the figures of the review, for which a very large workspace is read for seconds the first time. */
export const workspaceNow = workspaceSummary.omit({ passages: true, decided: true, toDecide: true });
export type WorkspaceNow = z.infer<typeof workspaceNow>;

export const settings = z.object({
  reviewer: z.string().max(200),
  appearance: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Times the normal size. */
  textScale: z.number().min(0.75).max(2),
  /** Likeness from which documents count as copies. */
  copyThreshold: z.number().min(0.5).max(1),
  seenGuide: z.boolean(),
  /** Whether single letters and signs act (WCAG 2.1.4). */
  letterKeys: z.boolean(),
  /** Another letter or sign for one that acts, by the one the program comes with. */
  otherKeys: z.record(z.string().length(1), z.string().length(1)),
});
export type Settings = z.infer<typeof settings>;

const finding = z.object({
  /** "file", "log" or "quotation". */
  kind: z.enum(['file', 'log', 'quotation']),
  message: z.string(),
});

export const workspaceOperations = {
  'workspace.get': operation(nothing, workspaceSummary),
  'workspace.now': operation(nothing, workspaceNow),
  'workspace.create': operation(z.object({ name: z.string().trim().min(1).max(120) }), workspaceNow),
  'workspace.open': operation(z.object({ file: fileId }).extend(secrets.shape), workspaceNow),
  'workspace.samples': longOperation(
    nothing,
    workspaceNow,
    z.object({ done: z.number(), total: z.number(), what: z.string() }),
  ),
  /** Where the open file is no longer at its place: saves all it holds beside the other workspaces and goes on there. */
  'workspace.saveElsewhere': operation(nothing, workspaceNow),
  'workspace.close': operation(nothing, workspaceNow),
  'workspace.verify': longOperation(
    nothing,
    z.object({
      sound: z.boolean(),
      checked: z.object({ passages: z.number(), decisions: z.number(), log: z.number() }),
      findings: z.array(finding),
    }),
    z.object({ done: z.number(), total: z.number(), what: z.string() }),
  ),
  'settings.get': operation(nothing, settings),
  'settings.set': operation(settings.partial(), settings),
  /** Quality of everything read, for the status bar and the method notes. */
  'workspace.quality': operation(nothing, z.array(z.object({ document: z.string(), quality }))),
} as const;
