/**
 * Why a workspace cannot be used, where SQLite alone does not say.
 */
import { accessSync, constants, type Dir, existsSync, opendirSync, statfsSync } from 'node:fs';
import { basename } from 'node:path';
import { asWorkspaceError, mayNot, WorkspaceError } from './errors.ts';
import { existingFolder, forbidden } from './files.ts';

/**
 * An error as a {@link WorkspaceError} with the cause that the file system gives: SQLite says only that it could not open or
 * write a file, be it for want of space, of permission, or because the drive can only be read.
 */
export function causeOf(error: unknown, path: string): unknown {
  const problem = asWorkspaceError(error);
  if (!(problem instanceof WorkspaceError) || problem === error) return problem;
  if (!['unavailable', 'read-only', 'permission'].includes(problem.code)) return problem;
  // SQLite does not say which file it is about; the file system does.
  const about = (error as NodeJS.ErrnoException).path ?? path;
  const refused = forbidden(about);
  // What is made or kept beside a file is not what the person named.
  if (refused !== null) return mayNot(refused, basename(about.startsWith(path) ? path : about), error);
  if (problem.code === 'permission') return problem;
  try {
    const folder = existingFolder(path);
    accessSync(folder, constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
    if (problem.code === 'unavailable') refuseIfCrowded(folder);
    if (problem.code === 'unavailable' && isFull(folder)) {
      return asWorkspaceError(Object.assign(new Error('no space', { cause: error }), { code: 'ENOSPC' }));
    }
  } catch (found) {
    return asWorkspaceError(found);
  }
  return problem;
}

/** As many files as SQLite opens for one workspace, with room to spare. */
const HANDLES = 8;

/**
 * Opens folders, for to open and close the file itself would let go of the locks that this process may have on it.
 * @throws Error of the file system where too many files are open for SQLite to open its own
 */
function refuseIfCrowded(folder: string): void {
  const open: Dir[] = [];
  try {
    while (open.length < HANDLES) open.push(opendirSync(folder));
  } finally {
    for (const one of open) one.closeSync();
  }
}

/** Less than SQLite needs for a step. */
const NO_SPACE = 256 * 1024;

function isFull(folder: string): boolean {
  const { bavail, bsize, blocks } = statfsSync(folder);
  // Places that are no drive (/proc) have no blocks at all.
  return blocks > 0 && bavail * bsize < NO_SPACE;
}
