/**
 * Electron's own program file, which npm does not install: the one that is there, or one fetched now.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'node_modules', 'electron');

/** Its path; null where it neither is there nor can be had. `fetch: false` only looks. */
export function electronExecutable({ fetch = true }: { readonly fetch?: boolean } = {}): string | null {
  const found = installed();
  if (found !== null || !fetch) return found;
  spawnSync(process.execPath, [join(FOLDER, 'install.js')], { stdio: 'ignore', timeout: 300_000 });
  return installed();
}

function installed(): string | null {
  const note = join(FOLDER, 'path.txt');
  if (!existsSync(note)) return null;
  const executable = join(FOLDER, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}
