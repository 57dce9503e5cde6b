/**
 * Where Node keeps what it has compiled of this program: code that will run again, so it must lie where no other user can
 * put anything. The folder that is Node's own choice is shared by all users of a machine.
 */
import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Keeps compiled code in a folder of this user's; without one that is safe, nothing is kept. */
export function keepCompiled(folder: string = cacheFolder()): void {
  if (isPrivate(folder)) enableCompileCache(folder);
}

/** Makes the folder where it is not there. False where another user owns it or may write to it, or it is a link. */
export function isPrivate(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const there = lstatSync(folder);
    if (process.platform === 'win32') return there.isDirectory();
    return there.isDirectory() && there.uid === process.getuid?.() && (there.mode & 0o022) === 0;
  } catch {
    return false;
  }
}

function cacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? homedir(), 'Evidence Desk', 'compiled');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Evidence Desk', 'compiled');
  return join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'evidence-desk', 'compiled');
}
