/**
 * The program as its users start it: the loopback host with a real engine, in a process of its own.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const ROOT = path.join(import.meta.dirname, '..', '..');

export interface Served {
  readonly child: ChildProcess;
  /** The address that opens the window, once. */
  readonly address: string;
}

/** Settings and new workspaces go into this folder instead of the person's own. */
function environment(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, XDG_CONFIG_HOME: folder, APPDATA: folder, HOME: folder };
}

/**
 * Starts the loopback host on a workspace, or on none.
 * @throws when it ends before it listens, with what it complained of.
 */
export function serve(folder: string, workspace: string | null): Promise<Served> {
  const child = spawn(
    process.execPath,
    ['src/cli/main.ts', 'serve', ...(workspace ? [workspace] : []), '--port', '0', '--json'],
    { cwd: ROOT, env: environment(folder), stdio: 'pipe' },
  );
  let complaint = '';
  child.stderr.on('data', (data) => {
    complaint += String(data);
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${complaint}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve({ child, address: (JSON.parse(line) as { address: string }).address });
    });
  });
}

/** Ends it, and waits until it has ended. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(late);
}

/** Runs the command line to its end. */
export async function command(folder: string, ...words: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['src/cli/main.ts', ...words], { cwd: ROOT, env: environment(folder) });
}
