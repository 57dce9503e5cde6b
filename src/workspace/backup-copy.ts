/**
 * The long part of a backup: the file is copied, and the copy opened and read from end to end. It works on values alone, so
 * that it can be done in a thread.
 */
import { fstatSync, statSync } from 'node:fs';
import type { ChainHead } from '../review/chain.ts';
import { WorkspaceError } from './errors.ts';
import { copyToDisk, sameBytes } from './files.ts';
import { connect } from './open.ts';
import { brokenPages, PAGE_SIZE } from './pages.ts';
import type { Seal } from './seal.ts';

/** A copy that is to be made and checked. */
export interface CopyToCheck {
  /** The handle the workspace was opened with: the file is not to be opened and closed beside it. */
  readonly from: number;
  readonly to: string;
  readonly seal: Seal;
  /** The head of the log that the copy must hold; null where the file has no log. */
  readonly head: ChainHead | null;
  /** Path of the copy made last: where nothing has changed since, none is made. */
  readonly last: string | null;
}

/** How far it is, in bytes, and with what; what is copied is looked at once more, and so counts twice. */
export type OnCopied = (done: number, total: number, what: string) => void;

/**
 * Makes the copy and checks it.
 * @returns whether there is a new one; false where the last one is the same
 * @throws WorkspaceError `damaged` where the copy is not sound; the file system's errors
 */
export function copyAndCheck({ from, to, seal, head, last }: CopyToCheck, onCopied?: OnCopied): boolean {
  if (last !== null && isTheSame(last, from)) return false;
  const total = 2 * fstatSync(from).size;
  copyToDisk(from, to, (done) => onCopied?.(done, total, 'Copying the workspace'));
  checkCopy(to, seal, head, (done) => onCopied?.(total / 2 + done, total, 'Checking the copy'));
  return true;
}

/** A backup that cannot be read, on a bad spot of its drive for example, is not the same: another is made. */
function isTheSame(last: string, from: number): boolean {
  try {
    return sameBytes(last, from);
  } catch {
    return false;
  }
}

/**
 * Opens a copy and reads all of it. A backup that has not been opened is a hope.
 * @throws WorkspaceError `damaged`
 */
export function checkCopy(path: string, seal: Seal, head: ChainHead | null, onChecked?: (bytes: number) => void): void {
  const checked = (pages: number) => onChecked?.(Math.min(pages * PAGE_SIZE, statSync(path).size));
  const broken = brokenPages(path, seal, checked).next();
  if (broken.done !== true) throw notSound(`page ${broken.value} is damaged`);
  const database = connect(path, seal, true);
  try {
    const check = database.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw notSound('its structure is damaged');
    if (head === null) return;
    const last = database
      .prepare<unknown[], { sequence: number | null }>('SELECT max(sequence) AS sequence FROM log')
      .get();
    if (last?.sequence !== head.sequence) throw notSound('its log is not the whole log');
  } finally {
    database.close();
  }
}

function notSound(why: string): WorkspaceError {
  return new WorkspaceError(
    'damaged',
    `No backup has been made or restored: the copy is not sound (${why}). All earlier backups are still there; check the workspace, and restore the last good one.`,
  );
}
