/**
 * Whole processes, timed from outside.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Measured {
  /** What the process printed. */
  readonly output: string;
  /** Wall time in seconds, from start to end. */
  readonly seconds: number;
  /** Processor time in seconds, of the process with all its threads; of Node processes only. */
  readonly processor: number;
  /** Most memory that the process had at a time, in MiB; of Node processes only. */
  readonly memory: number;
}

const ROOT = join(import.meta.dirname, '../..');
const USAGE = join(import.meta.dirname, 'usage.ts');

/**
 * Runs a program of Node's to its end. @throws Error with what it said where it fails.
 * @param onOutput given what it prints, as it prints it
 */
export function timeNode(args: readonly string[], onOutput?: (text: string) => void): Promise<Measured> {
  return time(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', USAGE, ...args], onOutput);
}

/** Runs a program to its end. @throws Error with what it said where it fails. */
export function time(program: string, args: readonly string[], onOutput?: (text: string) => void): Promise<Measured> {
  const started = performance.now();
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, said] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString();
    onOutput?.(bytes.toString());
  });
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      if (code !== 0) return reject(new Error(`${program} ${args.join(' ')} ended with ${code}: ${said.slice(-2000)}`));
      const usage = /USAGE (\d+(?:\.\d+)?) (\d+)/u.exec(said);
      resolve({ output, seconds, processor: Number(usage?.[1] ?? 0), memory: Number(usage?.[2] ?? 0) });
    });
  });
}

/** Whether a program is installed. */
export function isInstalled(program: string): boolean {
  return spawnSync(process.platform === 'win32' ? 'where' : 'which', [program], { stdio: 'ignore' }).status === 0;
}

/** Recoll, made to index a folder and nothing else, from nothing. `scratch`: where its index goes. */
export function recollIndexes(folder: string, scratch: string): Promise<Measured> {
  const settings = mkdtempSync(join(scratch, 'recoll-'));
  writeFileSync(join(settings, 'recoll.conf'), `topdirs = ${folder}\nloglevel = 1\n`);
  return time('recollindex', ['-c', settings, '-z']);
}

/** The shared corpus beside the repository, or null where there is none. */
export const CORPUS = existsSync(join(ROOT, '../shared/corpus/letters')) ? join(ROOT, '../shared/corpus') : null;

/** How busy the machine is with other things: processes that want to run, averaged over a minute; null where unknown. */
export function load(): string {
  try {
    return readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
