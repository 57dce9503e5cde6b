/**
 * Every option that names a file to be read: what is no file is not waited for, and what cannot be read is said in a sentence.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declare } from '../../../src/cli/program.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import type { Run } from './runs.ts';

const RUNS = fileURLToPath(new URL('runs.ts', import.meta.url));
const LETTER = join(import.meta.dirname, '..', '..', '..', 'resources', 'samples', 'fenmoor-audit-learning.md');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-named-'));
  for (const name of ['one.workspace', 'other.workspace']) closeWorkspace(createWorkspace(join(folder, name)));
  writeFileSync(join(folder, 'passages'), '{"id":"a","text":"Visits are recorded."}\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runs(commands: readonly (readonly string[])[]): Run[] {
  const { stdout, stderr, signal } = spawnSync(process.execPath, ['--no-warnings', RUNS, JSON.stringify(commands)], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, NO_COLOR: '1', XDG_CONFIG_HOME: folder },
  });
  expect({ signal, stderr }).toEqual({ signal: null, stderr: '' });
  return JSON.parse(stdout) as Run[];
}

/** What is typed for each option, with the file in its place. */
const TYPED: Readonly<Record<string, (file: string, at: (name: string) => string) => string[]>> = {
  '--subjects': (file) => ['themes', LETTER, '--subjects', file],
  '--passages': (file) => ['suggest', '--passages', file],
  '--decisions': (file, at) => ['suggest', '--passages', at('passages'), '--decisions', file],
  '--framework': (file, at) => ['suggest', '--passages', at('passages'), '--framework', file],
  '--take-in': (file, at) => ['readiness', at('one.workspace'), '--take-in', file],
  '--export': (file, at) => ['verify', at('one.workspace'), '--export', file],
  '--passphrase-file': (file, at) => ['log', at('one.workspace'), '--passphrase-file', file],
  '--password-file': (file, at) => ['import', at('one.workspace'), LETTER, '--password-file', file],
  '--new-file': (file, at) => ['passphrase', at('one.workspace'), '--new-file', file],
  '--sample-passphrase-file': (file, at) => [
    ...['sample', at('one.workspace'), '--out', at('sample.workspace')],
    ...['--sample-passphrase-file', file],
  ],
  '--other-passphrase-file': (file, at) => [
    ...['merge', at('one.workspace'), at('other.workspace')],
    ...['--other-passphrase-file', file],
  ],
};

/** Those that name what is written. */
const WRITTEN = ['--out', '--workspace'];
/** They are read line by line, however large they are. */
const OF_ANY_SIZE = ['--passages', '--decisions'];

test('every option with a file is tried here', () => {
  const all = (command: Command): Command[] => command.commands.flatMap((child) => [child, ...all(child)]);
  const named = all(declare(() => async () => {})).flatMap(({ options }) =>
    options.flatMap(({ flags, long }) => (/[<|]file>/u.test(flags) ? (long ?? []) : [])),
  );
  expect([...new Set(named)].sort()).toEqual([...Object.keys(TYPED), ...WRITTEN].sort());
});

test.skipIf(process.platform === 'win32')(
  'no option waits for a pipe or a device, and each names what it is given',
  () => {
    const at = (name: string) => join(folder, name);
    execFileSync('mkfifo', [at('pipe')]);
    mkdirSync(at('folder'));
    writeFileSync(at('large'), '');
    // Sparse: it takes no room on the disk.
    truncateSync(at('large'), 1_100_000_000);
    const odd: readonly [string, RegExp][] = [
      [at('pipe'), /is a pipe or a device/u],
      ['/dev/zero', /is a pipe or a device/u],
      [at('folder'), /is a folder/u],
      [at('nothing'), /does not exist|no framework and no file/u],
      [at('large'), /is too large/u],
      [at('long'.repeat(80)), /is too long|name or path that is too long/u],
    ];
    const tried = Object.entries(TYPED).flatMap(([option, typed]) =>
      odd
        .filter(([file]) => file !== at('large') || !OF_ANY_SIZE.includes(option))
        .map(([file, words]) => ({ args: typed(file, at), file, words, option })),
    );
    const results = runs(tried.map(({ args }) => args));
    for (const [index, { option, file, words }] of tried.entries()) {
      const what = `${option} ${file.slice(0, 60)}`;
      expect(results[index], what).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(words) });
      expect(results[index]?.stderr, what).toContain(file);
      expect(results[index]?.stderr.trim().split('\n').at(-1), what).toContain(file);
      expect(results[index]?.stderr, what).not.toMatch(/^ +at |should not have/mu);
    }
  },
);
