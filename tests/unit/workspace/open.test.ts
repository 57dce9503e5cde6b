import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, test, vi } from 'vitest';
import { folderWarning } from '../../../src/workspace/folder.ts';
import {
  closeWorkspace,
  connect,
  createWorkspace,
  getSetting,
  openWorkspace,
  setSetting,
} from '../../../src/workspace/open.ts';
import { sealOf } from '../../../src/workspace/seal.ts';
import { inFolder } from './samples.ts';

function problem(work: () => unknown): { code: unknown; message: string } {
  try {
    work();
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    return { code, message };
  }
  return { code: null, message: '' };
}

test('whatever is wrong with a file has its own code and a sentence that says what to do', () => {
  inFolder((folder) => {
    const at = (name: string) => join(folder, name);
    closeWorkspace(createWorkspace(at('whole.evidence')));
    writeFileSync(at('letter.txt'), 'Dear colleagues, this is no workspace at all.');
    writeFileSync(at('empty.evidence'), '');
    new Sqlite(at('other.db')).exec('CREATE TABLE t (x)').close();
    closeWorkspace(createWorkspace(at('newer.evidence')));
    const newer = connect(at('newer.evidence'), sealOf(at('newer.evidence')), true);
    newer.pragma('user_version = 999');
    newer.close();
    const cases: readonly [string, string, RegExp][] = [
      ['nothing.evidence', 'missing', /no workspace at this place/u],
      ['gone/review.evidence', 'unavailable', /drive is connected/u],
      ['letter.txt', 'not-a-workspace', /Choose another file/u],
      ['other.db', 'not-a-workspace', /Choose another file/u],
      ['empty.evidence', 'damaged', /restore the last good backup/u],
      ['newer.evidence', 'newer', /newer version/u],
    ];
    for (const [name, code, sentence] of cases) {
      const before = existsSync(at(name)) ? readFileSync(at(name)) : null;
      const found = problem(() => openWorkspace(at(name)));
      expect(found.code, name).toBe(code);
      expect(found.message, name).toMatch(sentence);
      if (before !== null && code !== 'newer') expect(before.equals(readFileSync(at(name)))).toBe(true);
    }
    expect(problem(() => createWorkspace(at('whole.evidence'))).code).toBe('exists');
    expect(problem(() => createWorkspace(at('gone/review.evidence'))).code).toBe('unavailable');
  });
});

test('a workspace that is open cannot be opened again, and can be when it is closed', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const first = createWorkspace(path);
    const refused = problem(() => openWorkspace(path));
    expect(refused.code).toBe('locked');
    expect(refused.message).toMatch(
      /“review\.evidence” is open in another window or program on this machine since \d\d:\d\d UTC/u,
    );
    setSetting(first, 'name', 'Northmere');
    closeWorkspace(first);
    const second = openWorkspace(path);
    expect(getSetting(second, 'name')).toBe('Northmere');
    closeWorkspace(second);
    expect(readdirSync(folder)).toEqual(['review.evidence']);
  });
});

test('a window on another machine holds it while it is heard of, and no longer', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(createWorkspace(path));
    writeFileSync(
      `${path}.lock`,
      JSON.stringify({ machine: 'LAPTOP-12', process: 1, since: '2024-05-31T09:00:00.000Z' }),
    );
    expect(problem(() => openWorkspace(path))).toMatchObject({
      code: 'locked',
      message: expect.stringContaining('LAPTOP-12'),
    });
    utimesSync(`${path}.lock`, new Date(Date.now() - 121_000), new Date(Date.now() - 121_000));
    closeWorkspace(openWorkspace(path));
    writeFileSync(`${path}.lock`, '');
    closeWorkspace(openWorkspace(path));
  });
});

test('which clock this machine or the other has does not matter: the drive tells when the holder was heard of', () => {
  const other = JSON.stringify({ machine: 'LAPTOP-12', process: 1, since: '2024-05-31T09:00:00.000Z' });
  const hours = 60 * 60 * 1000;
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(createWorkspace(path));
    try {
      for (const apart of [-50 * hours, -3 * hours, 3 * hours, 50 * hours]) {
        vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.now() + apart });
        writeFileSync(`${path}.lock`, other);
        expect(
          problem(() => openWorkspace(path)),
          `${apart}`,
        ).toMatchObject({ code: 'locked' });
        rmSync(`${path}.lock`);
        // What this machine says of itself is in the drive's time, too.
        const workspace = openWorkspace(path);
        const long = new Date(2020, 1, 1);
        utimesSync(`${path}.lock`, long, long);
        vi.advanceTimersByTime(25_000);
        writeFileSync(join(folder, 'now'), '');
        expect(statSync(join(folder, 'now')).mtimeMs - statSync(`${path}.lock`).mtimeMs).toBeLessThan(hours);
        expect(statSync(join(folder, 'now')).mtimeMs - statSync(`${path}.lock`).mtimeMs).toBeGreaterThan(-hours);
        // The other machine has taken it over: its name stands.
        writeFileSync(`${path}.lock`, other);
        vi.advanceTimersByTime(25_000);
        expect(readFileSync(`${path}.lock`, 'utf8')).toBe(other);
        closeWorkspace(workspace);
        rmSync(`${path}.lock`);
        rmSync(join(folder, 'now'));
        vi.useRealTimers();
      }
      expect(readdirSync(folder)).toEqual(['review.evidence']);
    } finally {
      vi.useRealTimers();
    }
  });
});

test('what a stopped process left half-made is taken away', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(createWorkspace(path));
    writeFileSync(`${path}.being-sealed`, 'half');
    closeWorkspace(openWorkspace(path));
    expect(readdirSync(folder)).toEqual(['review.evidence']);
  });
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that may not be written to is named',
  () => {
    inFolder((folder) => {
      const home = join(folder, 'read-only');
      mkdirSync(home);
      closeWorkspace(createWorkspace(join(home, 'review.evidence')));
      chmodSync(home, 0o500);
      expect(problem(() => openWorkspace(join(home, 'review.evidence'))).code).toMatch(/read-only|unavailable/u);
      expect(problem(() => createWorkspace(join(home, 'other.evidence'))).code).toMatch(/read-only|unavailable/u);
      chmodSync(home, 0o700);
    });
  },
);

test('synchronised and network folders are warned of, others are not', () => {
  const local = () => 0xef53;
  const kind = (path: string, type = local) => folderWarning(path, type)?.kind ?? null;
  expect(kind('/home/officer/OneDrive - Calder Vale Council/review.evidence')).toBe('synced');
  expect(kind('/Users/officer/Library/Mobile Documents/com~apple~CloudDocs/review.evidence')).toBe('synced');
  expect(kind('/home/officer/Dropbox/cases/review.evidence')).toBe('synced');
  expect(kind('/home/officer/Boxes/review.evidence')).toBeNull();
  expect(kind('/home/officer/review.evidence')).toBeNull();
  expect(kind('/mnt/share/review.evidence', () => 0xff534d42)).toBe('network');
  expect(kind('//server/share/review.evidence')).toBe('network');
});
