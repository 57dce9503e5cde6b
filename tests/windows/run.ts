/**
 * `npm run test:windows`: what is different on Windows, in Windows' own Node: on Windows itself, or on Linux under Wine where
 * EVIDENCE_DESK_WINDOWS_NODE names a node.exe (22.18 or later). Left out, and said, where neither is. Plain scripts, because
 * vitest's native parts do not start under Wine.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const { EVIDENCE_DESK_WINDOWS_NODE: named = '' } = process.env;

function leaveOut(why: string): never {
  process.stdout.write(`NOT RUN: the ring of Windows. ${why}\n`);
  process.exit(process.env.EVIDENCE_DESK_MUST_RUN === '1' || named !== '' ? 1 : 0);
}

/** The command that runs Windows' Node. */
function windowsNode(): string[] {
  if (process.platform === 'win32') return [process.execPath];
  if (named === '')
    leaveOut('This is not Windows, and EVIDENCE_DESK_WINDOWS_NODE names no node.exe to run under Wine.');
  if (!existsSync(named)) leaveOut(`There is no ${named}.`);
  const wine = ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/usr/bin/wine'].find((path) => existsSync(path));
  return wine === undefined ? leaveOut('Wine is not installed.') : [wine, named];
}

const [command = '', ...before] = windowsNode();
const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-windows-'));
const file = join(folder, 'said.txt');
const said = openSync(file, 'w');
try {
  // Standard output is a file: Windows' Node cannot write to a pipe of Wine's.
  const { status } = spawnSync(command, [...before, 'tests/windows/ring.ts'], {
    cwd: ROOT,
    stdio: ['ignore', said, said],
    timeout: 600_000,
    env: { WINEDEBUG: '-all', WINEDLLOVERRIDES: 'mscoree=;mshtml=', ...process.env },
  });
  process.stdout.write(readFileSync(file, 'utf8'));
  process.exitCode = status ?? 1;
} finally {
  closeSync(said);
  rmSync(folder, { recursive: true, force: true });
}
