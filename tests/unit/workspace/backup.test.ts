import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  factsOf,
  keptBackups,
  listBackups,
  makeBackup,
  ownBackups,
  sweepBackups,
} from '../../../src/workspace/backup.ts';
import { addDocument, correctMetadata, listDocuments } from '../../../src/workspace/documents.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace, openWorkspace, setSetting } from '../../../src/workspace/open.ts';
import { bringUpToDate } from '../../../src/workspace/own-writing.ts';
import { changePassphrase } from '../../../src/workspace/passphrase.ts';
import { restoreBackup, workspaceFromBackup } from '../../../src/workspace/restore.ts';
import { EASTHOLT, inFolder, NORTHMERE } from './samples.ts';

/** A workspace whose clock goes on by a minute at every look. */
function made(path: string, passphrase?: string): Workspace {
  let minutes = 0;
  const now = () => new Date(Date.UTC(2024, 4, 31, 9, minutes++));
  const workspace = createWorkspace(path, passphrase === undefined ? { now } : { now, passphrase });
  addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
  return workspace;
}

function titles(path: string): string[] {
  const workspace = openWorkspace(path);
  const found = listDocuments(workspace).map(({ id }) => id);
  closeWorkspace(workspace);
  return found;
}

test('a backup holds what the workspace held, and restores it', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const backups = join(folder, 'backups');
    const workspace = made(path);
    const backup = makeBackup(workspace, backups);
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    expect(() => restoreBackup(backup.path, path)).toThrow(/is open/u);
    closeWorkspace(workspace);
    const aside = restoreBackup(backup.path, path, {}, () => new Date(Date.UTC(2024, 5, 1)));
    expect(titles(path)).toEqual(['northmere']);
    expect(aside).toBe(`${path}.before-restore-20240601T000000`);
    expect(titles(aside ?? '')).toEqual(['eastholt', 'northmere']);
    expect(readdirSync(backups)).toHaveLength(1);
  });
});

test('a backup is made once for the same content, and names nothing of it', () => {
  inFolder((folder) => {
    const workspace = made(join(folder, 'Northmere case.evidence'));
    const backups = join(folder, 'backups');
    const first = makeBackup(workspace, backups);
    expect(makeBackup(workspace, backups)).toEqual(first);
    setSetting(workspace, 'name', 'Northmere');
    expect(makeBackup(workspace, backups).path).not.toBe(first.path);
    expect(listBackups(backups).map(({ at }) => at)).toEqual(
      [...listBackups(backups).map(({ at }) => at)].sort().reverse(),
    );
    expect(readdirSync(backups).join()).not.toMatch(/northmere/iu);
    closeWorkspace(workspace);
  });
});

test.runIf(process.platform === 'linux')('a last backup that cannot be read keeps nobody from making the next', () => {
  inFolder((folder) => {
    const backups = join(folder, 'backups');
    const workspace = made(join(folder, 'review.evidence'));
    const last = makeBackup(workspace, backups).path;
    rmSync(last);
    // A file whose first byte the drive does not give.
    symlinkSync('/proc/self/mem', last);
    const next = makeBackup(workspace, backups).path;
    expect(next).not.toBe(last);
    expect(titles(next)).toEqual(['northmere']);
    closeWorkspace(workspace);
  });
});

test('a number that cannot be counted on from is no name of a backup', () => {
  inFolder((folder) => {
    const backups = join(folder, 'backups');
    const workspace = made(join(folder, 'review.evidence'));
    const first = makeBackup(workspace, backups).path;
    for (const number of ['9007199254740993', '9'.repeat(40)])
      copyFileSync(first, first.replace('-000001-', `-${number}-`));
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    expect(makeBackup(workspace, backups).number).toBe(2);
    expect(listBackups(backups).map(({ number }) => number)).toEqual([2, 1]);
    closeWorkspace(workspace);
  });
});

test('a damaged workspace is not backed up, and its earlier backups stay', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const backups = join(folder, 'backups');
    const workspace = made(path);
    const { path: good } = makeBackup(workspace, backups);
    setSetting(workspace, 'name', 'changed');
    bringUpToDate(workspace);
    // A drive that fails changes bytes, and tells nobody when.
    const written = join(folder, 'written');
    execFileSync('touch', ['-r', path, written]);
    const bytes = readFileSync(path);
    bytes[9000] = (bytes[9000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    execFileSync('touch', ['-r', written, path]);
    expect(() => makeBackup(workspace, backups)).toThrow(/not sound \(page 3 is damaged\)/u);
    expect(readdirSync(backups).map((name) => join(backups, name))).toEqual([good]);
    closeWorkspace(workspace);
    restoreBackup(good, path);
    expect(titles(path)).toEqual(['northmere']);
  });
});

test('a damaged backup is not restored, and the workspace stays', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = made(path);
    const { path: backup } = makeBackup(workspace, join(folder, 'backups'));
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    closeWorkspace(workspace);
    const bytes = readFileSync(backup);
    bytes[20_000] = (bytes[20_000] ?? 0) ^ 64;
    writeFileSync(backup, bytes);
    expect(() => restoreBackup(backup, path)).toThrow(/not sound/u);
    expect(titles(path)).toEqual(['eastholt', 'northmere']);
    expect(readdirSync(folder).sort()).toEqual(['backups', 'review.evidence']);
  });
});

test('a file that is gone or cannot be opened any more is replaced, and kept', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = made(path);
    const { path: backup } = makeBackup(workspace, join(folder, 'backups'));
    closeWorkspace(workspace);
    writeFileSync(path, '');
    const aside = restoreBackup(backup, path);
    expect(titles(path)).toEqual(['northmere']);
    expect(readFileSync(aside ?? '')).toHaveLength(0);
    rmSync(path);
    expect(restoreBackup(backup, path)).toBeNull();
    expect(titles(path)).toEqual(['northmere']);
  });
});

test('only a whole file is restored, and only a file makes room for it', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const stopped = join(folder, 'stopped.evidence');
    const workspace = made(path);
    const { path: backup } = makeBackup(workspace, join(folder, 'backups'));
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    closeWorkspace(workspace);
    // What a stopped process leaves: its last steps in the file beside.
    writeFileSync(stopped, readFileSync(path));
    writeFileSync(`${stopped}-wal`, 'steps');
    expect(() => restoreBackup(stopped, path)).toThrow(/“-wal” beside it/u);
    expect(() => workspaceFromBackup(stopped, join(folder, 'new.evidence'))).toThrow(/“-wal” beside it/u);
    mkdirSync(join(folder, 'letters'));
    expect(() => restoreBackup(backup, join(folder, 'letters'))).toThrow(/This is a folder/u);
    expect(() => restoreBackup(join(folder, 'nothing'), path)).toThrow(/There is no workspace at this place/u);
    expect(titles(path).sort()).toEqual(['eastholt', 'northmere']);
    expect(readdirSync(folder).sort()).toEqual(
      ['backups', 'letters', 'review.evidence', 'stopped.evidence', 'stopped.evidence-wal'].sort(),
    );
  });
});

test('a folder for backups that cannot be used is spoken of as that, not as the workspace', () => {
  inFolder((folder) => {
    const workspace = made(join(folder, 'review.evidence'));
    writeFileSync(join(folder, 'file'), '');
    for (const place of ['file', 'review.evidence', join('file', 'below')]) {
      expect(() => makeBackup(workspace, join(folder, place)), place).toThrow(
        /the folder for backups cannot be reached/u,
      );
    }
    closeWorkspace(workspace);
  });
});

test('backups are not kept beside the workspace', () => {
  inFolder((folder) => {
    const workspace = made(join(folder, 'review.evidence'));
    expect(() => makeBackup(workspace, folder)).toThrow(/another folder/u);
    closeWorkspace(workspace);
  });
});

test('a protected workspace has protected backups', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = made(path, 'two herons');
    const { path: backup } = makeBackup(workspace, join(folder, 'backups'));
    closeWorkspace(workspace);
    expect(() => restoreBackup(backup, path)).toThrow(/is protected/u);
    mkdirSync(join(folder, 'elsewhere'));
    restoreBackup(backup, join(folder, 'elsewhere', 'copy.evidence'), { passphrase: 'two herons' });
    expect(existsSync(join(folder, 'elsewhere', 'copy.evidence'))).toBe(true);
  });
});

test('the newest five, a week of days and eight weeks are kept, whatever the times', () => {
  const hours = Array.from({ length: 24 * 100 }, (_, hour) =>
    new Date(Date.UTC(2024, 0, 1, hour)).toISOString(),
  ).reverse();
  const kept = keptBackups(hours);
  expect(kept.size).toBe(5 - 1 + 7 + 8 - 2);
  fc.assert(
    fc.property(fc.array(fc.nat(100 * 24 * 60), { maxLength: 60 }), (minutes) => {
      const instants = [...new Set(minutes)]
        .sort((one, other) => other - one)
        .map((minute) => new Date(Date.UTC(2024, 0, 1, 0, minute)).toISOString());
      const some = keptBackups(instants);
      expect(some.size).toBeLessThanOrEqual(20);
      for (const at of instants.slice(0, 5)) expect(some.has(at)).toBe(true);
      // Keeping is settled: what is kept today is kept when asked again.
      expect(keptBackups(instants.filter((at) => some.has(at)))).toEqual(some);
    }),
  );
});

test('with the clock set back, the backup just made is kept, and is the first in the list', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const backups = join(folder, 'backups');
    let day = 100;
    const workspace = createWorkspace(path, { now: () => new Date(Date.UTC(2024, 0, day)) });
    const make = (value: string) => {
      setSetting(workspace, 'name', value);
      return makeBackup(workspace, backups);
    };
    for (let count = 0; count < 20; count++, day++) make(`forward ${count}`);
    // A year back, then again and again on the same day and second.
    day = -300;
    for (let count = 0; count < 8; count++) {
      const made = make(`back ${count}`);
      expect(existsSync(made.path)).toBe(true);
      expect(listBackups(backups)[0]?.path).toBe(made.path);
      expect(factsOf(made)).toEqual({ isProtected: false, isReadable: true, name: `back ${count}` });
    }
    closeWorkspace(workspace);
  });
});

test('backups that were never finished are taken away, those of others only once they are forgotten', () => {
  inFolder((folder) => {
    const backups = join(folder, 'backups');
    const workspace = made(join(folder, 'review.evidence'));
    const { path, workspaceId } = makeBackup(workspace, backups);
    const old = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
    const ours = `${path}.being-made-4194303-0`;
    const another = join(backups, path.slice(backups.length + 1).replace(workspaceId, 'ffffffff'));
    for (const draft of [ours, `${another}.being-made-4194303-0`, `${another}.being-made-2-0`])
      writeFileSync(draft, 'half');
    utimesSync(`${another}.being-made-4194303-0`, old, old);
    makeBackup(workspace, backups);
    expect(readdirSync(backups).filter((name) => name.includes('being-'))).toEqual([
      `${another.slice(backups.length + 1)}.being-made-2-0`,
    ]);
    closeWorkspace(workspace);
  });
});

test('a workspace is made of a backup where none will open, by passphrase or recovery code, and the backup stays', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(made(path));
    const code = changePassphrase(path, {}, 'ninety small otters') ?? '';
    const workspace = openWorkspace(path, { recoveryCode: code });
    const backup = makeBackup(workspace, join(folder, 'backups'));
    closeWorkspace(workspace);
    const bytes = readFileSync(backup.path);
    writeFileSync(path, 'no longer a workspace');
    expect(factsOf(backup)).toEqual({ isProtected: true, isReadable: true, name: null });
    const cut = { ...backup, path: join(folder, 'cut') };
    writeFileSync(cut.path, 'x');
    expect(factsOf(cut)).toEqual({ isProtected: false, isReadable: false, name: null });
    const target = join(folder, 'again.evidence');
    expect(() => workspaceFromBackup(backup.path, target)).toThrow(/protected/u);
    expect(() => workspaceFromBackup(backup.path, target, { passphrase: 'wrong' })).toThrow(/not the passphrase/u);
    expect(existsSync(target)).toBe(false);
    workspaceFromBackup(backup.path, target, { recoveryCode: code });
    expect(() => workspaceFromBackup(backup.path, target, { recoveryCode: code })).toThrow(/of this name already/u);
    closeWorkspace(openWorkspace(target, { passphrase: 'ninety small otters' }));
    expect(readFileSync(backup.path).equals(bytes)).toBe(true);
  });
});

test('what another living process makes of a copy of the workspace is left to it', () => {
  inFolder((folder) => {
    const backups = join(folder, 'backups');
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    const { path, workspaceId } = makeBackup(workspace, backups);
    const draft = (maker: number) => `${path}.being-made-${maker}-0`;
    for (const maker of [process.ppid, process.pid, 4_194_303]) writeFileSync(draft(maker), 'half');
    expect(sweepBackups(backups, workspaceId)).toBe(2);
    const long = new Date(Date.now() - 2 * 60 * 60 * 1000);
    writeFileSync(draft(1), 'half');
    utimesSync(draft(1), long, long);
    expect(sweepBackups(backups, workspaceId)).toBe(1);
    expect([process.ppid, process.pid, 4_194_303].map((maker) => existsSync(draft(maker)))).toEqual([
      true,
      false,
      false,
    ]);
    closeWorkspace(workspace);
  });
});

test('a backup never takes the place of one that a copy of the workspace has made in the same second', () => {
  inFolder((folder) => {
    const backups = join(folder, 'backups');
    let other = '';
    const now = () => {
      // Between the look at what is there and the copy.
      if (other !== '') writeFileSync(other, 'made by the other');
      return new Date('2024-05-01T10:00:00Z');
    };
    const workspace = createWorkspace(join(folder, 'review.evidence'), { now });
    const first = makeBackup(workspace, backups);
    setSetting(workspace, 'name', 'changed');
    other = first.path.replace('-000001-', '-000002-');
    const second = makeBackup(workspace, backups);
    expect(second.number).toBe(3);
    expect(readFileSync(other, 'utf8')).toBe('made by the other');
    closeWorkspace(workspace);
  });
});

test('a copy that goes its own way takes no backup of the other away, and each goes on from its own', () => {
  inFolder((folder) => {
    const backups = join(folder, 'backups');
    let day = 1;
    const now = () => new Date(Date.UTC(2024, 0, day++));
    const path = join(folder, 'review.evidence');
    const first = createWorkspace(path, { now });
    addDocument(first, NORTHMERE.document, NORTHMERE.bytes);
    const act = (workspace: Workspace, area: string) => correctMetadata(workspace, 'northmere', { area });
    act(first, 'Northmere');
    const common = makeBackup(first, backups);
    closeWorkspace(first);
    copyFileSync(path, join(folder, 'copy.evidence'));

    const [one, other] = [openWorkspace(path, { now }), openWorkspace(join(folder, 'copy.evidence'), { now })];
    act(one, 'Eastholt');
    const ones = makeBackup(one, backups);
    for (let count = 0; count < 30; count++) {
      act(other, `Area ${count}`);
      makeBackup(other, backups);
    }
    expect(existsSync(ones.path)).toBe(true);
    // Nothing has changed in the one: its own last backup stands, whatever the other has made since.
    expect(makeBackup(one, backups)).toEqual(ones);
    expect(ownBackups(one, backups).map(({ path }) => path)).toContain(ones.path);
    expect(ownBackups(other, backups).map(({ path }) => path)).not.toContain(ones.path);
    expect(ownBackups(other, backups).length).toBeLessThan(20);
    const numbers = listBackups(backups).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(ownBackups(one, backups).filter(({ path }) => path === common.path || path === ones.path).length).toBe(
      existsSync(common.path) ? 2 : 1,
    );
    closeWorkspace(one);
    closeWorkspace(other);
  });
});
