import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '..', '..');

export interface Finished {
  readonly code: number;
  readonly output: string;
}

/** Runs one of the project's installed tools in the root and collects what it prints; `show` prints it as it comes, too. */
export function runTool(
  command: readonly string[],
  show = false,
  environment: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  const [tool = '', ...args] = command;
  const bin = join(ROOT, 'node_modules', '.bin');
  return new Promise((resolve, reject) => {
    const child = spawn(
      tool === 'node' ? process.execPath : join(bin, process.platform === 'win32' ? `${tool}.cmd` : tool),
      args,
      {
        cwd: ROOT,
        env: {
          ...process.env,
          PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: process.platform === 'win32',
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        output += data.toString();
        if (show) process.stdout.write(data);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
