/**
 * Electron's own program file, which npm does not install: the one that is there, or one fetched now.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The program file inside of Electron's folder. */
const PROGRAM: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

const FOLDER = join(import.meta.dirname, '..', 'node_modules', 'electron');

/**
 * Its path; null where it neither is there nor can be had. `fetch: false` only looks. The folder that
 * ELECTRON_OVERRIDE_DIST_PATH names, as Electron's own launcher has it, goes before all else.
 */
export function electronExecutable({ fetch = true }: { readonly fetch?: boolean } = {}): string | null {
  const { ELECTRON_OVERRIDE_DIST_PATH: elsewhere } = process.env;
  if (elsewhere !== undefined && elsewhere !== '') return electronIn(elsewhere);
  const found = installed();
  if (found !== null || !fetch) return found;
  spawnSync(process.execPath, [join(FOLDER, 'install.js')], { stdio: 'ignore', timeout: 300_000 });
  return installed();
}

/** The program file in a folder of Electron, or null. */
export function electronIn(folder: string): string | null {
  const executable = join(folder, PROGRAM[process.platform] ?? 'electron');
  return existsSync(executable) ? executable : null;
}

function installed(): string | null {
  const note = join(FOLDER, 'path.txt');
  if (!existsSync(note)) return null;
  const executable = join(FOLDER, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}
