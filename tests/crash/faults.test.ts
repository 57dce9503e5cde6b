/**
 * A drive that is full, fails, forbids or stops at the N-th operation, for every N. The library that makes it fail is
 * compiled from `faults.c`; without a C compiler, or elsewhere than on Linux, these tests are left out and say so.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { held, isSound } from './held.ts';

const canCompile = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;
if (!canCompile) console.warn('No C compiler, or not Linux: the tests on a failing drive are left out.');

/** With `FAULTS=all`, a process is stopped at every operation and not at a few. */
const EVERY = process.env.FAULTS === 'all';
const STOPS = 2;

const STEPS = [
  'create',
  'open',
  'decide',
  'import',
  'close',
  'backup',
  'restore',
  'fromBackup',
  'elsewhere',
  'seal',
  'migrate',
] as const;
const WORKER = fileURLToPath(new URL('faulty.ts', import.meta.url));

let folder = '';
let library = '';

beforeAll(() => {
  if (!canCompile) return;
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-faults-'));
  library = join(folder, 'faults.so');
  const source = fileURLToPath(new URL('faults.c', import.meta.url));
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Sweep {
  readonly before: string;
  readonly after: string;
  readonly operations: number;
  readonly wrong: readonly string[];
  /** How often each mode failed with each code. */
  readonly failed: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

function run(step: string, ...task: string[]) {
  const child = spawnSync(
    process.execPath,
    ['--no-warnings', WORKER, join(folder, step, 'faulty-drive'), step, ...task],
    {
      env: { ...process.env, LD_PRELOAD: library },
      encoding: 'utf8',
    },
  );
  return { status: child.status, output: child.stdout, complaint: child.stderr };
}

test.skipIf(!canCompile).each(STEPS)(
  '%s on a drive that fails or stops at the N-th operation: the old state or the new, and a clear message',
  (step) => {
    const { output, complaint } = run(step, 'sweep');
    expect(complaint).toBe('');
    const { before, after, operations, wrong, failed } = JSON.parse(output) as Sweep;
    expect(operations).toBeGreaterThan(2);
    expect(wrong).toEqual([]);
    // It did fail. What closing leaves undone, the next opening does.
    if (step !== 'close') {
      expect(Object.keys(failed.full ?? {})).toContain('disk-full');
      expect(Object.keys(failed.broken ?? {})).toEqual(['unavailable']);
    }
    const drive = join(folder, step, 'faulty-drive');
    const stride = EVERY ? 1 : Math.max(1, Math.ceil(operations / STOPS));
    for (const mode of ['stop', 'torn']) {
      for (let number = EVERY ? 1 : Math.ceil(stride / 2); number <= operations; number += stride) {
        const { status, complaint } = run(step, mode, String(number));
        expect([0, 9], `${mode} at ${number}: ${complaint}`).toContain(status);
        expect([before, after], `${mode} at ${number}`).toContain(held(join(drive, 'review.evidence')));
        expect(isSound(join(drive, 'review.evidence'), join(drive, 'backups')), `${mode} at ${number}`).toBe(true);
      }
    }
  },
  EVERY ? 1_800_000 : 120_000,
);
