/**
 * Names that go with a workspace: what the program puts beside one under them, it takes away again, reads as last changes, or
 * takes for a lock. Nothing else is written there.
 */
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WorkspaceError } from './errors.ts';
import { isWorkspaceFile } from './seal.ts';

/** What is added to the name of a workspace, each by itself: one may be added to another. */
const ADDED: readonly RegExp[] = [
  /(?:-wal|-shm|-journal|\.lock)$/iu,
  /(?:\.\d+)?\.written-over-wal$/iu,
  /\.before-restore-.*$/isu,
  /\.being-(?:made|sealed|saved|restored).*$/isu,
];

/** Files of this name are looked for in every folder for backups, and those that are too many are deleted there. */
const BACKUP = /\.evidence-backup$/iu;

/** Why a file may not be made under a name, in a sentence, or null. */
export function nameTaken(path: string): string | null {
  const name = basename(path);
  if (BACKUP.test(name))
    return `Names that end in “.evidence-backup” are those of backups, which the program makes and deletes itself. Choose another name than ${path}.`;
  const goesWith = ADDED.some((added) => {
    const workspace = join(dirname(path), name.replace(added, ''));
    return basename(workspace) !== name && name.search(added) > 0 && isWorkspaceAt(workspace);
  });
  return goesWith
    ? `A file of the name ${path} belongs to the workspace beside it, and goes with it. Choose another name.`
    : null;
}

/** @throws WorkspaceError `conflict` where no workspace may be made under a name: {@link nameTaken} */
export function refuseNameTaken(path: string): void {
  const taken = nameTaken(path);
  if (taken !== null) throw new WorkspaceError('conflict', taken);
}

function isWorkspaceAt(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true && isWorkspaceFile(path);
  } catch {
    // What may not be looked at is refused or not by whoever opens it.
    return false;
  }
}
