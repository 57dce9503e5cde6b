/**
 * Saving an open workspace under another name, while its own file is gone from its place.
 */
import { resolve } from 'node:path';
import { WorkspaceError } from './errors.ts';
import { copyToDisk, draftOf, putWhereNothingIs, removeDatabase } from './files.ts';
import type { Workspace } from './handle.ts';
import { causeOf } from './open.ts';
import { brokenPages } from './pages.ts';

/**
 * Writes all that the open workspace holds to another path, where nothing may stand. The file that is open need not be at
 * its place any more: it is read through the handle it was opened with.
 * @throws WorkspaceError `exists`; `damaged` where what can still be read is not whole; `unavailable` where the drive has gone
 */
export function saveElsewhere(workspace: Workspace, path: string): void {
  const full = resolve(path);
  const draft = draftOf(full, 'being-saved');
  try {
    workspace.database.pragma('wal_checkpoint(TRUNCATE)');
    copyToDisk(workspace.file, draft);
    if (brokenPages(draft, workspace.seal).next().done !== true) {
      throw new WorkspaceError(
        'damaged',
        'Not all of the open workspace can be read any more, so no copy was made. Open its last backup from the start screen.',
      );
    }
    putWhereNothingIs(draft, full);
  } catch (error) {
    throw causeOf(error, full);
  } finally {
    removeDatabase(draft);
  }
}
