/**
 * The bundles of the desktop program, built once for all test files of a run.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildDesktop, buildWindow, OUT } from '../../electron/build.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LOCK = join(ROOT, 'dist', 'electron.building');
/** A lock as old as this was left behind by a run that was ended. Milliseconds. */
const STALE = 120_000;

/**
 * Builds the bundles where they are missing or older than what they are made of. One file builds, the others wait. The engine
 * has pieces of pdf.js from the window's folder, so that stands there too.
 */
export function built(): Promise<void> {
  return alone(async () => {
    if (!existsSync(join(ROOT, 'dist', 'renderer', 'pdf', 'worker.js'))) await buildWindow();
    if (!isNewer(join(OUT, 'native'), ['electron', 'src', 'resources'])) await buildDesktop();
  });
}

/** The same for the window. */
export function builtWindow(): Promise<void> {
  return alone(async () => {
    const page = join(ROOT, 'dist', 'renderer', 'index.html');
    if (!isNewer(page, ['renderer', 'src/contract', 'src/document', 'resources/help'])) await buildWindow();
  });
}

async function alone(work: () => Promise<void>): Promise<void> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  while (!locked()) await wait(200);
  try {
    await work();
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

function isNewer(made: string, folders: readonly string[]): boolean {
  const sources = folders.map((folder) => newest(join(ROOT, folder)));
  return existsSync(made) && Math.max(...sources) < statSync(made).mtimeMs;
}

function newest(folder: string): number {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(...times);
}
