/**
 * The last steps of a workspace, in the file that ends in “-wal”, as a stopped program leaves them beside it. SQLite takes
 * whatever lies there for the file's own: laid over an older copy of the same workspace, a backup that was put in its place
 * by hand for example, they would destroy it.
 */
import { rmSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { asWorkspaceError, WorkspaceError } from './errors.ts';
import { leftOver } from './pages.ts';
import { type Seal, unlock } from './seal.ts';

/**
 * Looks at a file that nobody has open together with what was left beside it; neither is changed. This reads all of the
 * file, and is done only after a program was stopped.
 * @throws WorkspaceError `damaged` where the steps are damaged, or do not fit the file
 */
export function refuseIfStepsDoNotFit(path: string, seal: Seal): void {
  const { state } = leftOver(path, seal);
  if (state === 'none') return;
  // SQLite would leave out whatever comes after a broken frame, without a word.
  if (state === 'broken') {
    throw new WorkspaceError(
      'damaged',
      'The last changes to the workspace, in the file that ends in “-wal”, are damaged. Both files have been left as they are: keep them together, and restore the last good backup.',
    );
  }
  if (!fits(path, seal)) {
    throw new WorkspaceError(
      'damaged',
      'The workspace and its last changes, in the file that ends in “-wal” beside it, do not fit together: one of them is damaged, or was put there by hand. Both files have been left as they are. If the workspace was put there from a backup, move the “-wal” file to another folder and open it again; otherwise keep them together, and restore the last good backup.',
    );
  }
}

/** A connection that can only read neither takes the steps into the file nor removes them when it is closed. */
function fits(path: string, seal: Seal): boolean {
  let database: Database | undefined;
  try {
    database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 0 });
    unlock(database, seal);
    return database.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    const problem = asWorkspaceError(error);
    const isDamage = problem instanceof WorkspaceError && ['damaged', 'not-a-workspace'].includes(problem.code);
    // In use, or no space: whoever opens the file says so.
    return !isDamage;
  } finally {
    database?.close();
    // The workspace itself is opened without shared memory, and leaves none.
    rmSync(`${path}-shm`, { force: true });
  }
}
