/** Where the system lets no more files be opened, that is what is said: no document is called damaged, and nothing ends in a stack trace. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endingOf } from '../../../src/service/reading/ending.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MAIN = join(ROOT, 'src', 'cli', 'main.ts');
const LETTER = join(ROOT, 'resources', 'samples', 'calder-vale-letter-7-february-2020.pdf');

test.skipIf(process.platform === 'win32').each([28, 32, 40])('with %i files at most', (most) => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-few-'));
  try {
    const args = [process.execPath, '--no-warnings', MAIN, 'import', join(folder, 'one.workspace'), LETTER];
    const { status, stderr } = spawnSync('sh', ['-c', `ulimit -n ${most}; exec "$@"`, 'sh', ...args], {
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, NO_COLOR: '1', XDG_CONFIG_HOME: folder },
    });
    expect([0, 1, 3], stderr).toContain(status);
    expect(stderr).not.toMatch(/damaged|^ +at |should not have/mu);
    if (status !== 0) expect(stderr).toMatch(/Too many files|cannot be opened/u);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a thread that cannot begin for that is told from one that a file has ended', () => {
  const failed = (code: string, message: string) => endingOf(Object.assign(new Error(message), { code }));
  expect(failed('EMFILE', 'too many open files')).toBe('crowded');
  expect(failed('ERR_WORKER_INIT_FAILED', 'Worker initialization failure: EMFILE')).toBe('crowded');
  expect(failed('ERR_WORKER_OUT_OF_MEMORY', 'memory')).toBe('memory');
  expect(failed('ERR_ASSERTION', 'EMFILEs')).toBe('threw');
});
