/**
 * One workspace, one window. On one machine the operating system's own lock on the file decides, and dies with the
 * process that held it. The lock file beside it says who holds it, and is all there is across machines, where network
 * drives often pretend to lock.
 */
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { WorkspaceError } from './errors.ts';
import { draftOf, makePrivateFile, PRIVATE_FILE } from './files.ts';

/** Who holds a workspace. */
export interface Holder {
  readonly machine: string;
  readonly process: number;
  /** ISO 8601 instant, UTC. */
  readonly since: string;
}

const BEAT = 20_000;
/** A holder on another machine that has not been heard of for so long, by the clock of the drive, is gone. */
const SILENCE = 120_000;

/** Who holds the workspace according to its lock file, or null. */
export function holderOf(path: string): Holder | null {
  try {
    const { machine, process, since } = JSON.parse(readFileSync(lockFile(path), 'utf8')) as Partial<Holder>;
    if (typeof machine !== 'string' || typeof process !== 'number' || typeof since !== 'string') return null;
    return { machine, process, since };
  } catch {
    return null;
  }
}

/**
 * Two machines seldom have the same time. When the holder was last heard of, and what time it is now, are both told by the
 * drive that the file lies on.
 * @throws WorkspaceError `locked` where a window on another machine holds the workspace and has been heard of lately
 */
export function refuseIfHeldElsewhere(path: string): void {
  const holder = holderOf(path);
  if (holder === null || holder.machine === hostname()) return;
  if (timeOfDrive(path) - statSync(lockFile(path)).mtimeMs > SILENCE) return;
  throw new WorkspaceError(
    'locked',
    `The workspace is open on another machine (${holder.machine}). Close it there; if that machine has been switched off, wait two minutes and try again.`,
  );
}

/** What time it is by the clock of the drive; by this machine's where nothing can be written there. */
function timeOfDrive(path: string): number {
  const look = draftOf(path, 'being-made');
  try {
    makePrivateFile(look);
    return statSync(look).mtimeMs;
  } catch {
    return Date.now();
  } finally {
    rmSync(look, { force: true });
  }
}

/** The files that this process has open, by device and number. */
const openHere = new Set<string>();

/**
 * On POSIX systems a process loses its lock on a file as soon as it closes any handle to it (fcntl(2)): a file that is
 * open here must not be opened a second time, not even to look at it.
 * @throws WorkspaceError `locked`
 */
export function refuseIfOpenHere(path: string): void {
  if (isOpenHere(path)) throw heldHere(path);
}

/** Whether this process has the file at a path open as a workspace. */
export function isOpenHere(path: string): boolean {
  const key = keyOf(path);
  return key !== null && openHere.has(key);
}

function keyOf(path: string): string | null {
  const there = statSync(path, { bigint: true, throwIfNoEntry: false });
  return there === undefined ? null : `${there.dev}:${there.ino}`;
}

/** The sentence for a workspace that another window on this machine holds. */
export function heldHere(path: string): WorkspaceError {
  const since = holderOf(path)?.since.slice(11, 16);
  const time = since === undefined ? '' : ` since ${since} UTC`;
  return new WorkspaceError(
    'locked',
    `“${basename(path)}” is open in another window or program on this machine${time}. Close it there, then open it here.`,
  );
}

/** Says in the lock file that this process holds the workspace, and keeps saying so. Returns how to let go. */
export function hold(path: string, since: string): () => void {
  const file = lockFile(path);
  const holder: Holder = { machine: hostname(), process: process.pid, since };
  // A lock file of another user who was here before cannot be written to in place; a new one can be put there.
  rmSync(file, { force: true });
  try {
    writeFileSync(file, JSON.stringify(holder), { mode: PRIVATE_FILE });
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
  const key = keyOf(path);
  if (key !== null) openHere.add(key);
  const beat = setInterval(() => {
    try {
      // Another machine may have taken it over while this one slept: its name is not written over.
      if (isDeepStrictEqual(holderOf(path), holder)) beatIn(file, holder);
    } catch {
      // The folder may be out of reach for a while; the next write to the workspace will say so.
    }
  }, BEAT);
  beat.unref();
  return () => {
    clearInterval(beat);
    if (key !== null) openHere.delete(key);
    if (holderOf(path)?.process === process.pid) rmSync(file, { force: true });
  };
}

/** Written, and not given a time: that comes from the drive. */
function beatIn(file: string, holder: Holder): void {
  const there = openSync(file, 'r+');
  try {
    writeSync(there, JSON.stringify(holder), 0);
  } finally {
    closeSync(there);
  }
}

function lockFile(path: string): string {
  return `${path}.lock`;
}
