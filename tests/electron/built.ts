/**
 * The bundles of the desktop program, built once for all test files of a run.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildDesktop, OUT } from '../../electron/build.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LOCK = join(ROOT, 'dist', 'electron.building');
/** A lock as old as this was left behind by a run that was ended. Milliseconds. */
const STALE = 120_000;

/** Builds the bundles where they are missing or older than what they are made of. One file builds, the others wait. */
export function built(): Promise<void> {
  return alone(async () => {
    if (!isFresh()) await buildDesktop();
  });
}

/** Does something with the bundles while no other test file touches them. */
export async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  while (!locked()) await wait(200);
  try {
    return await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function locked(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > STALE) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

function isFresh(): boolean {
  const last = join(OUT, 'native');
  const sources = ['electron', 'src', 'resources'].map((folder) => newest(join(ROOT, folder)));
  return existsSync(last) && Math.max(...sources) < statSync(last).mtimeMs;
}

function newest(folder: string): number {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(...times);
}
