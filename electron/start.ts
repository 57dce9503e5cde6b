/**
 * `npm start`: opens the window in Electron where its binary is there or can be fetched, and in the browser otherwise.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '..');
const DEMO = join(ROOT, 'out', 'demo', 'evidence.workspace');

/** Builds what is missing with the project's own tools. */
function build(config: string, result: string): void {
  if (existsSync(join(ROOT, result))) return;
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}

/** The Electron executable: the one that is there, or one fetched now; null where neither can be had. */
function electronExecutable(): string | null {
  const folder = join(ROOT, 'node_modules', 'electron');
  if (!existsSync(join(folder, 'path.txt'))) {
    spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: 300_000 });
  }
  if (!existsSync(join(folder, 'path.txt'))) return null;
  return createRequire(import.meta.url)('electron') as unknown as string;
}

/** Starts the engine with its loopback host and resolves to the address of its window. */
function startEngine(workspace: string | undefined): Promise<{ engine: ChildProcess; address: string }> {
  const given = workspace ?? (existsSync(DEMO) ? DEMO : undefined);
  const engine = spawn(
    process.execPath,
    [join(ROOT, 'src', 'cli', 'main.ts'), 'serve', ...(given === undefined ? [] : [given]), '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return new Promise((resolve, reject) => {
    createInterface({ input: engine.stdout }).once('line', (line) => {
      resolve({ engine, address: (JSON.parse(line) as { address: string }).address });
    });
    engine.once('exit', (code) => reject(new Error(`The engine ended with code ${code}.`)));
  });
}

function openBrowser(address: string): void {
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

build('renderer/vite.config.ts', 'dist/renderer/index.html');
const executable = electronExecutable();
const { engine, address } = await startEngine(process.argv[2]);
if (executable === null) {
  process.stdout.write(`Electron cannot be had on this machine, so the window opens in the browser: ${address}\n`);
  openBrowser(address);
  process.once('SIGINT', () => engine.kill('SIGINT'));
} else {
  build('electron/vite.config.ts', 'dist/electron/main.mjs');
  const window = spawn(executable, [join(ROOT, 'dist', 'electron', 'main.mjs')], {
    stdio: 'inherit',
    env: { ...process.env, EVIDENCE_DESK_ADDRESS: address },
  });
  window.once('exit', () => engine.kill('SIGINT'));
}
engine.once('exit', (code) => process.exit(code ?? 0));
