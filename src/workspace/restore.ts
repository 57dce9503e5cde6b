/**
 * Backups put back: in the place of a workspace, or as a workspace of their own. Each is copied and the copy checked first.
 */
import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkCopy, type OnCopied } from './backup-copy.ts';
import { causeOf } from './causes.ts';
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
import { refuseNameTaken } from './names-taken.ts';
import { refuseIfMissing, refuseIfOpen } from './open.ts';
import { type Credentials, recoveryCode, sealOf } from './seal.ts';

/** A backup that is to be copied, and the copy checked. */
export interface BackupToCopy {
  readonly from: string;
  readonly to: string;
  readonly credentials: Credentials;
}

/**
 * Copies a backup and checks the copy: the long part, which works on values alone, so that it can be done in a thread.
 * @returns what opens the copy without its passphrase being stretched again
 * @throws WorkspaceError `damaged`, `passphrase`; the file system's errors
 */
export function copyBackup({ from, to, credentials }: BackupToCopy, onCopied?: OnCopied): Credentials {
  const seal = sealOf(from, credentials);
  const total = 2 * statSync(from).size;
  copyToDisk(from, to, (done) => onCopied?.(done, total, 'Copying the backup'));
  checkCopy(to, seal, null, (done) => onCopied?.(total / 2 + done, total, 'Checking the copy'));
  return seal.isProtected ? { recoveryCode: recoveryCode(seal) } : {};
}

/** A backup that is being put somewhere. */
export interface RestoreInHand {
  /** What is to be done next, here or in a thread, with {@link copyBackup}. */
  readonly copy: BackupToCopy;
  /**
   * Puts the copy in its place: the point from which nothing is stopped any more.
   * @returns where the file is now that stood there, or null where there was none
   */
  finish(now: Date): string | null;
  /** Ends it, finished or not, and takes away what is half made. */
  letGo(): void;
}

/**
 * Begins to make a workspace of a backup at a path where nothing stands.
 * @throws WorkspaceError; `exists` when it is finished
 */
export function beginWorkspaceFrom(backup: string, target: string, credentials: Credentials = {}): RestoreInHand {
  const path = resolve(target);
  const draft = draftOf(path, 'being-restored');
  return aboutPlace(path, () => {
    refuseNameTaken(path);
    refuseIfNotWhole(backup);
    return {
      copy: { from: backup, to: draft, credentials },
      finish: () =>
        aboutPlace(path, () => {
          putWhereNothingIs(draft, path);
          return null;
        }),
      letGo: () => removeDatabase(draft),
    };
  });
}

/**
 * Begins to put a backup in the place of a workspace. What was there is moved aside under another name, never deleted.
 * @param isOurs whether the caller has the workspace open, and closes it before this is finished
 * @throws WorkspaceError `locked` where the workspace is open somewhere else
 */
export function beginRestore(
  backup: string,
  target: string,
  credentials: Credentials = {},
  isOurs = false,
): RestoreInHand {
  const path = realPlace(target);
  return aboutPlace(path, () => {
    refuseNameTaken(path);
    refuseIfNotWhole(backup);
    refuseIfNoFile(path);
    const draft = draftOf(path, 'being-restored');
    if (!isOurs) {
      refuseIfOpen(path);
      sweepDrafts(path);
    }
    return {
      copy: { from: backup, to: draft, credentials },
      finish: (now) =>
        aboutPlace(path, () => {
          // It may have been opened while the copy was made.
          refuseIfOpen(path);
          const aside = keepAside(path, now);
          putInPlace(draft, path);
          return aside;
        }),
      letGo: () => removeDatabase(draft),
    };
  });
}

/** Makes a workspace of a backup at a path where nothing stands. @throws as {@link beginWorkspaceFrom} and {@link copyBackup} */
export function workspaceFromBackup(backup: string, target: string, credentials: Credentials = {}): void {
  atOnce(beginWorkspaceFrom(backup, target, credentials), target, new Date());
}

/**
 * Puts a backup in the place of a workspace.
 * @returns where the old file is now, or null where there was none
 * @throws as {@link beginRestore} and {@link copyBackup}
 */
export function restoreBackup(
  backup: string,
  target: string,
  credentials: Credentials = {},
  now: () => Date = () => new Date(),
): string | null {
  return atOnce(beginRestore(backup, target, credentials), target, now());
}

function atOnce(begun: RestoreInHand, target: string, now: Date): string | null {
  try {
    aboutPlace(realPlace(target), () => copyBackup(begun.copy));
    return begun.finish(now);
  } finally {
    begun.letGo();
  }
}

function aboutPlace<Result>(path: string, work: () => Result): Result {
  try {
    return work();
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
  refuseIfNoFile(backup);
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
