/**
 * Erasing documents for good, and what still holds them: backups, and files that were moved aside when one was restored.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { listBackups, workspaceId } from '../../workspace/backup.ts';
import { eraseDocuments } from '../../workspace/erase.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { isStepsAside } from '../../workspace/own-writing.ts';

/** What holds an earlier state of a workspace. */
export interface EarlierFiles {
  /** Paths of its backups. */
  readonly backups: readonly string[];
  /** Paths of files that were moved aside in favour of a backup, and of steps that were put aside. */
  readonly aside: readonly string[];
}

export function earlierFiles(workspace: Workspace, folder: string): EarlierFiles {
  const home = dirname(workspace.path);
  const own = basename(workspace.path);
  return {
    backups: listBackups(folder, workspaceId(workspace)).map(({ path }) => path),
    aside: existsSync(home)
      ? readdirSync(home)
          .filter((name) => name.startsWith(`${own}.before-restore-`) || isStepsAside(name, own))
          .map((name) => join(home, name))
      : [],
  };
}

export interface Erased {
  readonly erased: number;
  /** Texts that went out of the masks of exports, since they stand in no document any more. */
  readonly masksRemoved: number;
  readonly backupsRemoved: number;
  /** Backups and files moved aside that still hold what was erased. */
  readonly backupsLeft: number;
}

/**
 * Erases documents. Whoever has backups removed makes a new one then, so that there is one.
 * @param folder where backups are kept
 * @param backups whether what holds earlier states goes too
 * @throws WorkspaceError `not-found`; nothing is erased then
 */
export function eraseForGood(
  workspace: Workspace,
  ids: readonly string[],
  { folder, backups, reviewer }: { readonly folder: string; readonly backups: boolean; readonly reviewer: string },
): Erased {
  const earlier = earlierFiles(workspace, folder);
  const files = [...earlier.backups, ...earlier.aside];
  const masksRemoved = eraseDocuments(workspace, ids, reviewer);
  const erased = { erased: ids.length, masksRemoved };
  if (!backups) return { ...erased, backupsRemoved: 0, backupsLeft: files.length };
  for (const path of files) rmSync(path, { force: true });
  return { ...erased, backupsRemoved: files.length, backupsLeft: 0 };
}
