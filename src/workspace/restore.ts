/**
 * Backups put back: in the place of a workspace, or as a workspace of their own. Each is copied and the copy checked first.
 */
import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkCopy } from './backup-copy.ts';
import { WorkspaceError } from './errors.ts';
import {
  copyToDisk,
  draftOf,
  putInPlace,
  putWhereNothingIs,
  realPlace,
  refuseIfNoFile,
  removeDatabase,
  sweepDrafts,
} from './files.ts';
import { causeOf, refuseIfMissing, refuseIfOpen } from './open.ts';
import { type Credentials, sealOf } from './seal.ts';

/**
 * Makes a workspace of a backup at a path where nothing stands.
 * @throws WorkspaceError `exists`, `damaged`, `passphrase`
 */
export function workspaceFromBackup(backup: string, target: string, credentials: Credentials = {}): void {
  const path = resolve(target);
  const draft = draftOf(path, 'being-restored');
  try {
    refuseIfNotWhole(backup);
    const seal = sealOf(backup, credentials);
    copyToDisk(backup, draft);
    checkCopy(draft, seal, null);
    putWhereNothingIs(draft, path);
  } catch (error) {
    throw causeOf(error, path);
  } finally {
    removeDatabase(draft);
  }
}

/**
 * Puts a backup in the place of a workspace. What was there is moved aside under another name, never deleted.
 * @returns where the old file is now, or null where there was none
 * @throws WorkspaceError `locked` where the workspace is open somewhere, `damaged` where the backup is
 */
export function restoreBackup(
  backup: string,
  target: string,
  credentials: Credentials = {},
  now: () => Date = () => new Date(),
): string | null {
  const path = realPlace(target);
  try {
    refuseIfNotWhole(backup);
    refuseIfNoFile(path);
    const seal = sealOf(backup, credentials);
    refuseIfOpen(path);
    sweepDrafts(path);
    const draft = draftOf(path, 'being-restored');
    try {
      copyToDisk(backup, draft);
      checkCopy(draft, seal, null);
      const aside = keepAside(path, now());
      putInPlace(draft, path);
      return aside;
    } finally {
      removeDatabase(draft);
    }
  } catch (error) {
    throw causeOf(error, path);
  }
}

/**
 * A backup is whole in its one file. A workspace that is open, or whose program was stopped, has its last steps in a file
 * beside it; a copy of the one file alone would be without them.
 */
function refuseIfNotWhole(backup: string): void {
  refuseIfMissing(backup);
  refuseIfOpen(backup);
  if ((statSync(`${backup}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  throw new WorkspaceError(
    'conflict',
    'This is no backup but a workspace whose last steps are in the file “-wal” beside it. Open it, make a backup of it, and restore that.',
  );
}

/**
 * Gives what stands at a path a second name. A file without last steps beside it stays until another is put in its place;
 * one with them goes away with them, so that at no moment it stands there without what was done last. Steps whose file has
 * gone are moved aside, too: SQLite would lay them over whatever is put there.
 */
function keepAside(path: string, now: Date): string | null {
  const stamp = now.toISOString().slice(0, 19).replace(/[-:]/gu, '');
  let aside = `${path}.before-restore-${stamp}`;
  const isTaken = () => existsSync(aside) || existsSync(`${aside}-wal`);
  for (let count = 2; isTaken(); count++) aside = `${path}.before-restore-${stamp}-${count}`;
  const isThere = existsSync(path);
  if (existsSync(`${path}-wal`)) {
    copyToDisk(`${path}-wal`, `${aside}-wal`);
    if (isThere) renameSync(path, aside);
    rmSync(`${path}-wal`);
  } else if (isThere) {
    try {
      linkSync(path, aside);
    } catch {
      // Some drives know no second names.
      renameSync(path, aside);
    }
  }
  return isThere ? aside : null;
}
