/**
 * Saving an open workspace under another name: as a copy to hand over, or while its own file is gone from its place.
 */
import { fstatSync } from 'node:fs';
import { resolve } from 'node:path';
import type { OnCopied } from './backup-copy.ts';
import { causeOf } from './causes.ts';
import { WorkspaceError } from './errors.ts';
import { copyToDisk, draftOf, putWhereNothingIs, removeDatabase } from './files.ts';
import type { Workspace } from './handle.ts';
import { refuseNameTaken } from './names-taken.ts';
import { heldStill } from './own-writing.ts';
import { brokenPages, PAGE_SIZE } from './pages.ts';
import type { Seal } from './seal.ts';

/** A copy that is to be made of an open workspace. */
export interface CopyToSave {
  /** The handle the workspace was opened with: the file need not be at its place any more. */
  readonly from: number;
  readonly to: string;
  readonly seal: Seal;
}

/**
 * Makes the copy and looks at every page of it: the long part, which works on values alone, so that it can be done in a thread.
 * @throws WorkspaceError `damaged` where what can still be read is not whole; the file system's errors
 */
export function copyElsewhere({ from, to, seal }: CopyToSave, onCopied?: OnCopied): void {
  const total = 2 * fstatSync(from).size;
  copyToDisk(from, to, (done) => onCopied?.(done, total, 'Copying the workspace'));
  const checked = (pages: number) =>
    onCopied?.(Math.min(total, total / 2 + pages * PAGE_SIZE), total, 'Checking the copy');
  if (brokenPages(to, seal, checked).next().done === true) return;
  throw new WorkspaceError(
    'damaged',
    'Not all of the open workspace can be read any more, so no copy was made. Open its last backup from the start screen.',
  );
}

/** A copy that is being made. */
export interface SavingInHand {
  /** What is to be done next, here or in a thread, with {@link copyElsewhere}. */
  readonly copy: CopyToSave;
  /** Puts the copy in its place. */
  finish(): void;
  /** Ends it, finished or not, and takes away what is half made. */
  letGo(): void;
}

/**
 * Begins to write all that the open workspace holds to another path, where nothing may stand. What is saved meanwhile is not in
 * the copy.
 * @throws WorkspaceError `exists` when it is finished; `unavailable` where the drive has gone
 */
export function beginSaving(workspace: Workspace, path: string): SavingInHand {
  const full = resolve(path);
  const to = draftOf(full, 'being-saved');
  try {
    refuseNameTaken(full);
    const held = heldStill(workspace);
    return {
      copy: { from: workspace.file, to, seal: workspace.seal },
      finish() {
        try {
          if (!held.isStill()) throw disturbed();
          putWhereNothingIs(to, full);
        } catch (error) {
          throw causeOf(error, full);
        }
      },
      letGo() {
        held.letGo();
        removeDatabase(to);
      },
    };
  } catch (error) {
    throw causeOf(error, full);
  }
}

function disturbed(): WorkspaceError {
  return new WorkspaceError(
    'conflict',
    'No copy was made: the file was checked or written to at the same time. Nothing is lost; try again when that is done.',
  );
}

/** The same in one piece. @throws as {@link beginSaving} and {@link copyElsewhere} */
export function saveElsewhere(workspace: Workspace, path: string): void {
  const begun = beginSaving(workspace, path);
  try {
    copyElsewhere(begun.copy);
    begun.finish();
  } catch (error) {
    throw causeOf(error, resolve(path));
  } finally {
    begun.letGo();
  }
}
