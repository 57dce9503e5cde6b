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
import { pathToFileURL } from 'node:url';
import { type PrivatePage, privatePage } from '../src/serve/private-page.ts';
import { settingsFolder } from '../src/service/workspaces/settings.ts';
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
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  const shown = new Set<PrivatePage>();
  createInterface({ input: engine.stdout }).on('line', (line) => {
    const { address } = JSON.parse(line) as { address: string };
    process.stdout.write(
      `Electron cannot be had on this machine, so the window opens in the browser. Where it does not, open this address yourself; it works once:\n${address}\n\nPress Enter for another address, Ctrl-C to stop.\n`,
    );
    const page = privatePage(join(settingsFolder(), 'open'), address);
    shown.add(page);
    show(page.path);
  });
  process.once('SIGINT', () => engine.kill('SIGINT'));
  engine.once('exit', (code) => {
    for (const page of shown) page.remove();
    process.exit(code ?? 0);
  });
}

/** The browser is told of a file, not of the address: every user of the machine can read what programs are started with. */
function show(path: string): void {
  const address = pathToFileURL(path).href;
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
