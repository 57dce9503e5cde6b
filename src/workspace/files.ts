/**
 * Files put in place so that a stop at any moment leaves the old or the new, never a half.
 */
import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** A copy that is on the disk when this returns. */
export function copyToDisk(from: string, to: string): void {
  copyFileSync(from, to);
  flush(to);
}

/** Puts a finished file in its place; whatever was there is replaced in the same step. */
export function putInPlace(draft: string, path: string): void {
  renameSync(draft, path);
  flushFolder(dirname(path));
}

/** Waits until a file's bytes are on the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Takes a database away with the files SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
}

/** Names of files are on the disk when their folder is. Windows has no such thing, and needs none. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
