/**
 * Protecting a workspace, changing its passphrase, and taking the protection away.
 */
import { fstatSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import type { ChainHead } from '../review/chain.ts';
import { checkCopy, type OnCopied } from './backup-copy.ts';
import { causeOf } from './causes.ts';
import { asWorkspaceError, movedAway, refuseUnlessTypable, WorkspaceError } from './errors.ts';
import { copyToDisk, draftOf, flush, lastWritten, putInPlace, realPlace, removeDatabase } from './files.ts';
import { isInPlace, onlyReading, type Workspace } from './handle.ts';
import { logHead } from './log.ts';
import { closeWorkspace, openWorkspace } from './open.ts';
import { bringUpToDate } from './own-writing.ts';
import { type Credentials, newSeal, recoveryCode, type Seal, seal, sealFrom, sealOf, unlock } from './seal.ts';

/** A copy that is to be made of an open workspace, sealed anew and checked. */
export interface CopyToSeal {
  /** The handle the workspace was opened with: the file is not to be opened and closed beside it. */
  readonly from: number;
  readonly to: string;
  readonly seal: Seal;
  /** The head of the log that the copy must hold. */
  readonly head: ChainHead | null;
  /** What opens the workspace now. */
  readonly current: Credentials;
  /** Null takes the protection away. */
  readonly passphrase: string | null;
}

/**
 * Makes the copy, seals it under the passphrase and checks it: the long part, which works on values alone, so that it can be
 * done in a thread.
 * @returns the code for the recovery sheet, which has opened the copy, or null where there is no protection any more
 * @throws WorkspaceError `passphrase` where what opens the workspace now was not given, `damaged`
 */
export function sealCopy(
  { from, to, seal: before, head, current, passphrase }: CopyToSeal,
  onCopied?: OnCopied,
): string | null {
  sealFrom(before.salt, current);
  const next = newSeal(passphrase ?? undefined);
  const { size } = fstatSync(from);
  copyToDisk(from, to, (done) => onCopied?.(done, 3 * size, 'Copying the workspace'));
  // SQLite does this in one piece, and says nothing meanwhile.
  onCopied?.(size, 3 * size, 'Encrypting the copy anew, in one step');
  sealAnew(to, before, next);
  flush(to);
  const code = next.isProtected ? recoveryCode(next) : null;
  // The code is read back from what the person will have in hand, and opens the file, before anybody sees it.
  const tried = code === null ? next : sealOf(to, { recoveryCode: code });
  checkSealed(to, tried, head, (bytes) =>
    onCopied?.(Math.min(3 * size, 2 * size + bytes), 3 * size, 'Checking the copy'),
  );
  return code;
}

/**
 * The one file there is will be replaced by this one: it is looked at as a backup is. Where a part of it is missing, the
 * pages alone do not show that: SQLite takes what lies behind the end for empty pages, and seals them.
 */
function checkSealed(path: string, seal: Seal, head: ChainHead | null, onChecked: (bytes: number) => void): void {
  try {
    checkCopy(path, seal, head, onChecked);
  } catch (error) {
    const problem = asWorkspaceError(error);
    if (!(problem instanceof WorkspaceError) || (problem.code !== 'damaged' && problem.code !== 'not-a-workspace'))
      throw problem;
    throw new WorkspaceError(
      'damaged',
      'The protection was left as it was: the copy that was sealed anew is not sound. The workspace has been left as it is. Check it; if it is damaged, restore the last good backup, else try again.',
      { cause: error },
    );
  }
}

/** A workspace that is being sealed anew. */
export interface SealingInHand {
  /** What is to be done next, here or in a thread, with {@link sealCopy}. */
  readonly copy: CopyToSeal;
  /** Closes the workspace and puts the copy in its place: the point from which nothing is stopped any more. */
  finish(): void;
  /** Ends it, finished or not, and takes away what is half made. */
  letGo(): void;
}

/**
 * Begins to seal an open workspace anew. Until it is let go, it can be read, and saving anything is refused: it would not be
 * in the copy. A copy is sealed, checked and put in the place of the old file: a stop at any moment leaves the one or the
 * other.
 *
 * Backups made before keep the passphrase they were made with, and where there was none, are not protected.
 */
export function beginSealing(workspace: Workspace, current: Credentials, passphrase: string | null): SealingInHand {
  refuseUnlessTypable(passphrase);
  const { path, file: from, seal: before } = workspace;
  const to = draftOf(path, 'being-sealed');
  const release = onlyReading(
    workspace,
    'The workspace is being encrypted anew, so this was not saved. Try again when that is done, or stop it first.',
  );
  try {
    bringUpToDate(workspace);
  } catch (error) {
    release();
    throw causeOf(error, path);
  }
  const written = lastWritten(from);
  return {
    copy: { from, to, seal: before, head: logHead(workspace), current, passphrase },
    finish() {
      try {
        if (!isInPlace(workspace)) throw movedAway();
        if (lastWritten(from) !== written || stepsBeside(path) > 0) throw disturbed();
        closeWorkspace(workspace);
        putInPlace(to, path);
      } catch (error) {
        throw causeOf(error, path);
      }
    },
    letGo() {
      release();
      removeDatabase(to);
    },
  };
}

/** Bytes of last steps that lie beside the file. */
const stepsBeside = (path: string) => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;

function disturbed(): WorkspaceError {
  return new WorkspaceError(
    'conflict',
    'The file was written to at the same time, so the protection was left as it was. Nothing is lost; try again.',
  );
}

/**
 * Seals the file anew under another passphrase, or none. The file must not be open.
 * @param passphrase null takes the protection away
 * @returns the code for the recovery sheet, which has opened the file, or null where there is no protection any more
 * @throws as {@link sealCopy}
 */
export function changePassphrase(path: string, current: Credentials, passphrase: string | null): string | null {
  const full = realPlace(path);
  refuseUnlessTypable(passphrase);
  const workspace = openWorkspace(full, current);
  let begun: SealingInHand | undefined;
  try {
    begun = beginSealing(workspace, { recoveryCode: recoveryCode(workspace.seal) }, passphrase);
    const code = sealCopy(begun.copy);
    begun.finish();
    return code;
  } catch (error) {
    throw causeOf(error, full);
  } finally {
    begun?.letGo();
    if (workspace.database.open) closeWorkspace(workspace);
  }
}

/**
 * Whether the credentials open a workspace that is open.
 * @throws WorkspaceError `passphrase` where they do not
 */
export function tryCredentials(workspace: Workspace, credentials: Credentials): void {
  sealFrom(workspace.seal.salt, credentials);
}

/** The code for the recovery sheet of a protected workspace, or null where it is not protected. */
export function recoveryCodeOf(path: string, credentials: Credentials): string | null {
  const known = sealOf(resolve(path), credentials);
  return known.isProtected ? recoveryCode(known) : null;
}

function sealAnew(path: string, from: Seal, to: Seal): void {
  const database = new Sqlite(path, { fileMustExist: true, timeout: 0 });
  try {
    unlock(database, from);
    database.pragma('temp_store = MEMORY');
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = DELETE');
    seal(database, to);
  } finally {
    database.close();
  }
}
