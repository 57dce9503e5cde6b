/**
 * Each cause for which a workspace cannot be used, against what is said of it, tried for real. A small drive and one that
 * can only be read are mounted in a name space of this test's own, another user is one that the system knows; where a
 * machine allows neither, those rows are left out and say so.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDocument } from '../../../src/workspace/documents.ts';
import { asDatabaseProblem } from '../../../src/workspace/errors.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { asAnother, canBeAnother } from '../another-user.ts';
import { NORTHMERE } from './samples.ts';

const WORKER = fileURLToPath(new URL('causes-worker.ts', import.meta.url));
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;
if (!canMount) console.warn('This machine mounts no drives for tests: causes that need one are left out.');

let folder = '';
let sound = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-causes-'));
  sound = join(folder, 'sound.evidence');
  const workspace = createWorkspace(sound);
  addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
  closeWorkspace(workspace);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Said {
  readonly code: string;
  readonly message: string;
}

/** What opening and checking say of a file, from a process of its own, after some words of the shell. */
type Action = 'open' | 'crowded' | 'verify' | 'create' | 'decide' | 'setting' | 'page' | 'failure';

function saidOf(action: Action, path: string, before = '', limits = ''): Said {
  const command = `${before}\n ${limits}\n exec "$0" --no-warnings "$1" "$2" "$3"`;
  const way = before === '' ? ['sh'] : ['unshare', '-rm', 'sh'];
  const [program = '', ...rest] = [...way, '-ec', command, process.execPath, WORKER, action, path];
  const { stdout, stderr } = spawnSync(program, rest, { encoding: 'utf8' });
  try {
    return JSON.parse(stdout) as Said;
  } catch {
    throw new Error(`${action} ${path}: ${stdout}${stderr}`);
  }
}

const smallDrive = (place: string) => `mount -t tmpfs -o size=2m none ${place}; cp ${sound} ${place}/review.evidence`;

test('what is wrong with the file itself: none is taken for another', () => {
  const at = (name: string) => join(folder, name);
  copyFileSync(sound, at('cut.evidence'));
  truncateSync(at('cut.evidence'), 20_000);
  writeFileSync(at('letter.evidence'), 'Dear colleagues, this is a letter and no workspace.');
  mkdirSync(at('folder.evidence'), { recursive: true });
  const table: readonly [string, string, RegExp][] = [
    ['nothing.evidence', 'missing', /no workspace at this place/u],
    ['letter.evidence', 'not-a-workspace', /not a workspace/u],
    ['folder.evidence', 'not-a-workspace', /a folder, not a workspace/u],
    [`${'long'.repeat(80)}.evidence`, 'unavailable', /too long/u],
  ];
  for (const [name, code, words] of table) {
    for (const action of ['open', 'verify'] as const) {
      const said = saidOf(action, at(name));
      expect(said, `${action} ${name.slice(0, 20)}`).toMatchObject({ code, message: expect.stringMatching(words) });
      expect(said.message).not.toMatch(/damaged|restore/iu);
    }
  }
  expect(saidOf('verify', at('cut.evidence'))).toMatchObject({ code: 'damaged' });
});

test.skipIf(process.platform === 'win32')('too many open files are told from a folder that is gone', () => {
  const said = saidOf('crowded', sound, '', 'ulimit -n 64');
  expect(said).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/too many files are open/iu) });
});

test.skipIf(!canBeAnother)(
  'no permission is told from everything else, for the file, its folder and the folder above',
  () => {
    const table: readonly [string, number, number, RegExp, ('open' | 'verify' | 'create')[]][] = [
      ['a file of somebody else', 0o755, 0o000, /to read “review/u, ['open', 'verify']],
      ['a file that can only be written to', 0o777, 0o222, /to read “review/u, ['open', 'verify']],
      ['a file that can only be read', 0o777, 0o444, /to write to “review/u, ['open', 'verify']],
      ['a folder that can only be read', 0o555, 0o666, /to write to “(?:review|new)/u, ['open', 'verify', 'create']],
      ['a folder that cannot be entered', 0o666, 0o666, /to enter the folder of “/u, ['open', 'verify', 'create']],
      ['a folder that is out of reach', 0o000, 0o666, /to enter the folder of “/u, ['open', 'verify', 'create']],
    ];
    chmodSync(folder, 0o755);
    for (const [what, folderMode, fileMode, words, actions] of table) {
      const place = join(folder, what);
      mkdirSync(place);
      const path = join(place, 'review.evidence');
      copyFileSync(sound, path);
      chmodSync(path, fileMode);
      chmodSync(place, folderMode);
      try {
        for (const action of actions) {
          const at = action === 'create' ? join(place, 'new.evidence') : path;
          const [program = '', ...rest] = [...asAnother, process.execPath, '--no-warnings', WORKER, action, at];
          const said = JSON.parse(spawnSync(program, rest, { encoding: 'utf8' }).stdout) as Said;
          expect(said, `${action}, ${what}`).toMatchObject({ code: 'permission' });
          expect(said.message, `${action}, ${what}`).toMatch(/^You have no permission/u);
          expect(said.message, `${action}, ${what}`).toMatch(words);
        }
      } finally {
        chmodSync(place, 0o755);
      }
      expect(readFileSync(path).equals(readFileSync(sound)), what).toBe(true);
      expect(readdirSync(place), what).toEqual(['review.evidence']);
    }
  },
);

test.skipIf(!canMount)('no space is told from damage, in opening, deciding and checking', () => {
  const place = join(folder, 'small');
  mkdirSync(place);
  const path = join(place, 'review.evidence');
  const full = `${smallDrive(place)}; head -c 4m /dev/zero > ${place}/fill || true`;
  for (const action of ['open', 'verify', 'decide', 'create'] as const) {
    const said = saidOf(action, action === 'create' ? join(place, 'new.evidence') : path, full);
    if (said.code === 'done') continue;
    expect(said, action).toMatchObject({ code: 'disk-full' });
    expect(said.message, action).not.toMatch(/damaged|restore/iu);
    // What only reads, or makes a file, had no step to save.
    if (action !== 'decide') expect(said.message, action).not.toMatch(/not saved/u);
  }
  for (const write of ['decide', 'setting', 'page', 'failure'] as const) {
    const said = saidOf(write, path, full);
    expect(said, write).toMatchObject({ code: 'disk-full', message: expect.stringMatching(/disk is full/u) });
  }
  expect(saidOf('verify', path, smallDrive(place)).code).toBe('sound');
});

test.skipIf(!canMount)('a drive that can only be read is told from damage and from a lack of permission', () => {
  const place = join(folder, 'read');
  mkdirSync(place);
  const locked = `${smallDrive(place)}; mount -o remount,ro ${place}`;
  for (const action of ['open', 'verify', 'create'] as const) {
    const said = saidOf(action, join(place, action === 'create' ? 'new.evidence' : 'review.evidence'), locked);
    expect(said, action).toMatchObject({ code: 'read-only', message: expect.stringMatching(/only be read/u) });
    expect(said.message).not.toMatch(/damaged|restore/iu);
  }
});

test('what the database says is put in words wherever it comes from, and nothing else is', () => {
  const error = (code: string) => Object.assign(new Error('raw words'), { code });
  expect(asDatabaseProblem(error('SQLITE_FULL'))).toMatchObject({ name: 'WorkspaceError', code: 'disk-full' });
  expect(asDatabaseProblem(error('SQLITE_IOERR_READ'))).toMatchObject({ name: 'WorkspaceError', code: 'unavailable' });
  for (const other of [error('ENOENT'), error('SQLITE_MISUSE'), null, 'text'])
    expect(asDatabaseProblem(other)).toBe(other);
});
