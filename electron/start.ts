/**
 * `npm start`: opens the desktop program where Electron's binary is there or can be fetched, and the window in the browser
 * otherwise. Both are built from the sources as they are now.
 *
 *   npm start -- [workspace]
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { electronExecutable } from './binary.ts';
import { buildDesktop, buildWindow, OUT } from './build.ts';

const ROOT = join(import.meta.dirname, '..');
const DEMO = join(ROOT, 'out', 'demo', 'evidence.workspace');

function openDesktop(executable: string, args: readonly string[]): void {
  const program = spawn(executable, [join(OUT, 'main.cjs'), ...args], { stdio: 'inherit' });
  program.once('exit', (code) => process.exit(code ?? 0));
}

/** Starts the engine with its loopback host and opens the address it prints. */
function openBrowser(args: readonly string[]): void {
  const engine = spawn(process.execPath, [join(ROOT, 'src', 'cli', 'main.ts'), 'serve', ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: engine.stdout }).once('line', (line) => {
    const { address } = JSON.parse(line) as { address: string };
    process.stdout.write(`Electron cannot be had on this machine, so the window opens in the browser: ${address}\n`);
    show(address);
  });
  process.once('SIGINT', () => engine.kill('SIGINT'));
  engine.once('exit', (code) => process.exit(code ?? 0));
}

function show(address: string): void {
  const [command = '', ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', address]
      : process.platform === 'darwin'
        ? ['open', address]
        : ['xdg-open', address];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}

const given = process.argv[2] ?? (existsSync(DEMO) ? DEMO : undefined);
const args = given === undefined ? [] : [given];
await buildWindow();
const executable = electronExecutable();
if (executable === null) openBrowser(args);
else {
  await buildDesktop();
  openDesktop(executable, args);
}
