/**
 * Protecting a workspace, changing its passphrase, and taking the protection away.
 */
import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { emptyPassphrase, WorkspaceError } from './errors.ts';
import { copyToDisk, draftOf, flush, putInPlace, realPlace, removeDatabase } from './files.ts';
import type { Workspace } from './handle.ts';
import { causeOf, closeWorkspace, openWorkspace } from './open.ts';
import { brokenPages } from './pages.ts';
import { type Credentials, newSeal, recoveryCode, type Seal, seal, sealFrom, sealOf, unlock } from './seal.ts';

/**
 * Seals the file anew under another passphrase, or none. The file must not be open. A copy is sealed, checked and put in
 * the place of the old file: a stop at any moment leaves the one or the other.
 *
 * Backups made before keep the passphrase they were made with, and where there was none, are not protected.
 * @param passphrase null takes the protection away
 * @returns the code for the recovery sheet, which has opened the file, or null where there is no protection any more
 */
export function changePassphrase(path: string, current: Credentials, passphrase: string | null): string | null {
  const full = realPlace(path);
  if (passphrase === '') throw emptyPassphrase();
  const next = newSeal(passphrase ?? undefined);
  const draft = draftOf(full, 'being-sealed');
  const workspace = openWorkspace(full, current);
  try {
    workspace.database.pragma('wal_checkpoint(TRUNCATE)');
    copyToDisk(workspace.file, draft);
    sealAnew(draft, workspace.seal, next);
    flush(draft);
    const code = next.isProtected ? recoveryCode(next) : null;
    // The code is read back from what the person will have in hand, and opens the file, before anybody sees it.
    const tried = code === null ? next : sealOf(draft, { recoveryCode: code });
    const broken = brokenPages(draft, tried).next();
    if (broken.done !== true) {
      throw new WorkspaceError(
        'damaged',
        'The workspace could not be sealed anew: it is damaged. It has been left as it is; restore the last good backup.',
      );
    }
    closeWorkspace(workspace);
    putInPlace(draft, full);
    return code;
  } catch (error) {
    removeDatabase(draft);
    if (workspace.database.open) closeWorkspace(workspace);
    throw causeOf(error, full);
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
