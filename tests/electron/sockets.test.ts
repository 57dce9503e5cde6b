/**
 * What the operating system sees: the system calls of the engine and of the command line while they do the whole job. Needs
 * strace, which only Linux has; elsewhere, and where it may not trace, the tests are left out and say so.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/service/workspaces/settings.ts';
import { built } from './built.ts';
import { startEngine } from './engine-process.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SAMPLES = join(ROOT, 'resources', 'samples');
const STRACE = ['strace', '-f', '-qq', '-e', 'trace=socket,connect,bind,listen'];

const canTrace = process.platform === 'linux' && spawnSync('strace', ['-qq', 'true'], { stdio: 'ignore' }).status === 0;
if (!canTrace)
  process.stdout.write('strace is not to be had here: the system calls of the engine were not looked at.\n');

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-sockets-'));
  if (canTrace) await built();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** System calls for anything that could lead off this computer, or be reached from outside of the program. */
function internet(trace: string): string[] {
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((call) => /AF_INET|AF_PACKET|\blisten\(/u.test(call));
}

test.skipIf(!canTrace)('a connection would be seen', () => {
  const trace = join(folder, 'control.trace');
  const code = "require('node:net').connect(9, '127.0.0.1').on('error', () => undefined)";
  spawnSync(STRACE[0] ?? '', [...STRACE.slice(1), '-o', trace, process.execPath, '-e', code], { stdio: 'ignore' });
  expect(internet(trace).length).toBeGreaterThan(0);
});

test.skipIf(!canTrace)(
  'the command line opens no internet socket while it analyses the samples',
  () => {
    const trace = join(folder, 'analyse.trace');
    const [command = '', ...options] = STRACE;
    const job = ['src/cli/main.ts', 'analyse', SAMPLES, '--out', join(folder, 'out')];
    const { status } = spawnSync(command, [...options, '-o', trace, process.execPath, ...job], {
      cwd: ROOT,
      stdio: 'ignore',
    });
    expect(status).toBe(0);
    expect(internet(trace)).toEqual([]);
  },
  240_000,
);

test.skipIf(!canTrace)(
  'the engine of the desktop opens no internet socket while it reads, finds themes and exports',
  async () => {
    const trace = join(folder, 'engine.trace');
    const engine = startEngine([...STRACE, '-o', trace]);
    try {
      engine.post({
        kind: 'start',
        folder,
        backups: join(folder, 'backups'),
        recent: join(folder, 'recent.json'),
        samples: SAMPLES,
        version: 'test',
        settings: DEFAULT_SETTINGS,
        workspace: null,
      });
      engine.post({ kind: 'window' });
      const { frameworkId, failures } = await engine.client.call('workspace.samples', {});
      expect(failures).toBe(0);
      await engine.client.call('exports.make', { format: 'docx', frameworkId });
      await engine.ask({ kind: 'close', id: 1 });
    } finally {
      await engine.end();
    }
    expect(internet(trace)).toEqual([]);
  },
  240_000,
);
