/**
 * Work that copies a whole workspace, stopped at every moment at which it tells how far it is: everything is as it was.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Settings } from '../../../../src/contract/operations/workspace.ts';
import { createEngine } from '../../../../src/service/engine.ts';
import type { SessionOptions } from '../../../../src/service/session.ts';
import {
  type AsideControl,
  backUpAside,
  changePassphraseAside,
  restoreAside,
  saveAside,
  sealAside,
  workspaceFromAside,
} from '../../../../src/service/workspaces/aside.ts';
import { listBackups, makeBackup } from '../../../../src/workspace/backup.ts';
import { addDocument, listDocuments } from '../../../../src/workspace/documents.ts';
import { isOpen, type Workspace } from '../../../../src/workspace/handle.ts';
import {
  closeWorkspace,
  connect,
  createWorkspace,
  getSetting,
  openWorkspace,
  openWorkspaceAfter,
  setSetting,
} from '../../../../src/workspace/open.ts';
import { sealOf } from '../../../../src/workspace/seal.ts';
import { verifyFile } from '../../../../src/workspace/verify.ts';
import { makeOlder } from '../../workspace/older/older.ts';
import { EASTHOLT, letter, NORTHMERE } from '../../workspace/samples.ts';

let folder: string;
let path: string;
let backups: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-stopped-'));
  path = join(folder, 'review.evidence');
  backups = join(folder, 'backups');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A workspace of some megabytes, so that copying it takes more than one piece; a passphrase costs time in each test. */
function large(): Workspace {
  const workspace = createWorkspace(path);
  addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
  const size = 8 * 1024 * 1024;
  const blocks = Array.from({ length: size / 32 }, (_, at) => createHash('sha256').update(`${at}`).digest());
  const bytes = Buffer.concat(blocks);
  const { document } = letter('large', ['Children wait too long for help.']);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  addDocument(workspace, { ...document, source: { ...document.source, sha256, bytes: size } }, bytes);
  return workspace;
}

/** Every file of the folder with what is in it, but for what a program that has a workspace open keeps beside it. */
function everything(): Record<string, string> {
  const names = (readdirSync(folder, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
    .filter((entry) => entry.isFile() && !/\.lock$|-wal$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(names.map((name) => [name, createHash('sha256').update(readFileSync(name)).digest('hex')]));
}

/** Stops such work at every moment at which it tells how far it is; gives how many there were. */
async function stoppedEverywhere(
  work: (control: AsideControl) => Promise<unknown>,
  between: () => void = () => undefined,
): Promise<number> {
  for (let moment = 0; ; moment++) {
    between();
    const before = everything();
    const stop = new AbortController();
    let told = 0;
    const done = work({ onProgress: () => told++ === moment && stop.abort(), signal: stop.signal });
    const outcome = await done.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );
    // The last moments may be told when it is done already.
    if (outcome === 'done') return moment;
    expect(outcome).toBe('stopped');
    expect(everything()).toEqual(before);
  }
}

test('a workspace that is encrypted anew stays as it was, and open, wherever that is stopped', async () => {
  const workspace = large();
  const before = everything();
  const moments = await stoppedEverywhere(
    (control) => sealAside(workspace, {}, 'ninety small otters', control),
    () => {
      expect(isOpen(workspace)).toBe(true);
      setSetting(workspace, 'name', 'still saved');
      workspace.database.pragma('wal_checkpoint(TRUNCATE)');
    },
  );
  expect(moments).toBeGreaterThan(3);
  // At last it was not stopped.
  expect(everything()).not.toEqual(before);
  expect(isOpen(workspace)).toBe(false);
  const sealed = openWorkspace(path, { passphrase: 'ninety small otters' });
  expect(listDocuments(sealed)).toHaveLength(2);
  expect(getSetting(sealed, 'name')).toBe('still saved');
  closeWorkspace(sealed);
  expect(verifyFile(path, { passphrase: 'ninety small otters' }).findings).toEqual([]);
});

test('stopped before it begins, nothing is done', async () => {
  const workspace = large();
  const signal = AbortSignal.abort();
  await expect(sealAside(workspace, {}, 'ninety small otters', { signal })).rejects.toMatchObject({ code: 'stopped' });
  setSetting(workspace, 'name', 'saved');
  const made = makeBackup(workspace, backups).path;
  closeWorkspace(workspace);
  const now = () => new Date();
  await expect(restoreAside(made, path, {}, { signal, now })).rejects.toMatchObject({ code: 'stopped' });
  await expect(changePassphraseAside(path, {}, 'otters', backups, { signal })).rejects.toMatchObject({
    code: 'stopped',
  });
  expect(readdirSync(folder).sort()).toEqual(['backups', 'review.evidence']);
});

test('while it is encrypted anew a workspace is read, and saving is refused, not lost', async () => {
  const workspace = large();
  let looks = 0;
  const onProgress = () => {
    looks++;
    expect(listDocuments(workspace)).toHaveLength(2);
    expect(() => addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes)).toThrow(/not saved/u);
    expect(() => setSetting(workspace, 'name', 'refused')).toThrow(/not saved/u);
  };
  const code = await sealAside(workspace, {}, 'ninety small otters', { onProgress });
  expect(looks).toBeGreaterThan(3);
  const sealed = openWorkspace(path, { recoveryCode: code ?? '' });
  expect(getSetting(sealed, 'name')).not.toBe('refused');
  closeWorkspace(sealed);
});

test('a wrong passphrase leaves the workspace open and as it was', async () => {
  closeWorkspace(large());
  await changePassphraseAside(path, {}, 'ninety small otters', backups);
  const workspace = openWorkspace(path, { passphrase: 'ninety small otters' });
  const before = everything();
  await expect(sealAside(workspace, { passphrase: 'wrong' }, null)).rejects.toMatchObject({ code: 'passphrase' });
  expect(everything()).toEqual(before);
  setSetting(workspace, 'name', 'saved');
  closeWorkspace(workspace);
});

test('a backup that is put back, or made a workspace, changes nothing wherever that is stopped', async () => {
  const workspace = large();
  const backup = makeBackup(workspace, backups).path;
  addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
  closeWorkspace(workspace);
  const now = () => new Date('2026-03-04T05:06:07Z');
  expect(await stoppedEverywhere((control) => restoreAside(backup, path, {}, { ...control, now }))).toBeGreaterThan(3);
  const restored = openWorkspace(path);
  expect(listDocuments(restored)).toHaveLength(2);
  closeWorkspace(restored);
  const aside = openWorkspace(`${path}.before-restore-20260304T050607`);
  expect(listDocuments(aside)).toHaveLength(3);
  closeWorkspace(aside);
  const own = join(folder, 'own.evidence');
  expect(await stoppedEverywhere((control) => workspaceFromAside(backup, own, {}, control))).toBeGreaterThan(3);
  expect(verifyFile(own).findings).toEqual([]);
});

test('a workspace that is saved elsewhere leaves nothing there wherever that is stopped, and is worked in meanwhile', async () => {
  const workspace = large();
  const copy = join(folder, 'copy.evidence');
  let saved = 0;
  const moments = await stoppedEverywhere(
    (control) => {
      const { onProgress } = control;
      const saving = (...told: Parameters<NonNullable<typeof onProgress>>) => {
        setSetting(workspace, 'name', `saved ${++saved}`);
        onProgress?.(...told);
      };
      return saveAside(workspace, copy, { ...control, onProgress: saving });
    },
    () => workspace.database.pragma('wal_checkpoint(TRUNCATE)'),
  );
  expect(moments).toBeGreaterThan(3);
  expect(getSetting(workspace, 'name')).toBe(`saved ${saved}`);
  closeWorkspace(workspace);
  expect(verifyFile(copy).findings).toEqual([]);
  await expect(saveAside(workspace, copy)).rejects.toMatchObject({ code: 'stopped' });
});

/** A file of the first version that takes more than one piece to copy. */
function largeOlder(): void {
  makeOlder(path, 1);
  const database = connect(path, sealOf(path), true);
  const blocks = Array.from({ length: 2 ** 18 }, (_, at) => createHash('sha256').update(`${at}`).digest());
  database.prepare("INSERT INTO setting (name, value) VALUES ('large', ?)").run(Buffer.concat(blocks).toString('hex'));
  database.close();
}

/** The versions of the files in the backups, which are opened by it. */
function versionsOfBackups(): number[] {
  const seen: number[] = [];
  const beforeMigration = (older: Workspace) => void seen.push(versionOf(older));
  for (const backup of listBackups(backups)) closeWorkspace(openWorkspace(backup.path, { beforeMigration }));
  return seen;
}

const versionOf = (workspace: Workspace) => Number(workspace.database.pragma('user_version', { simple: true }));

test('a file of an older version stays one wherever the backup before it is opened is stopped', async () => {
  largeOlder();
  mkdirSync(backups);
  const moments = await stoppedEverywhere(async (control) =>
    closeWorkspace(await openWorkspaceAfter(path, {}, (older) => backUpAside(older, backups, control))),
  );
  expect(moments).toBeGreaterThan(3);
  // At last it was not stopped: what was backed up is the old file.
  expect(versionsOfBackups()).toEqual([1]);
});

test('a passphrase for a file of an older version: it is backed up before, and stays as it is where that is stopped', async () => {
  makeOlder(path, 1);
  mkdirSync(backups);
  const before = everything();
  const stop = new AbortController();
  const control = { onProgress: () => stop.abort(), signal: stop.signal };
  await expect(changePassphraseAside(path, {}, 'otters', backups, control)).rejects.toMatchObject({ code: 'stopped' });
  expect(Object.keys(everything())).toEqual(Object.keys(before));
  await changePassphraseAside(path, {}, 'ninety small otters', backups);
  expect(versionsOfBackups()).toEqual([1]);
});

test('a file that is backed up before it is brought up to date is not written to meanwhile', async () => {
  makeOlder(path, 1);
  const workspace = await openWorkspaceAfter(path, {}, (older) => {
    expect(versionOf(older)).toBe(1);
    expect(() => setSetting(older, 'name', 'too early')).toThrow(/just being opened/u);
    return backUpAside(older, backups);
  });
  setSetting(workspace, 'name', 'saved');
  closeWorkspace(workspace);
});

test.each([
  ['protection.set', { passphrase: 'ninety small otters' }],
  ['backups.restore', {}],
] as const)('%s: the window is answered meanwhile, and Stop leaves the workspace open', async (name, given) => {
  const workspace = large();
  const { path: backup } = makeBackup(workspace, backups);
  const settings = { reviewer: '', rememberWorkspaces: false, copyThreshold: 0.8 } as Settings;
  const options: SessionOptions = {
    workspace,
    settings: { get: () => settings, set: () => settings },
    folder,
    backups,
    samples: folder,
    version: 'test',
  };
  const engine = createEngine(options);
  const input = name === 'backups.restore' ? { id: backup.slice(backups.length + 1) } : given;
  const said: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  let isStopping = true;
  const connection = engine.connect((message) => {
    if (message.kind === 'changed') return;
    said.push(`${message.id} ${message.kind}`);
    if (message.kind === 'progress' && said.filter((line) => line === '1 progress').length === 1) {
      connection.receive({ kind: 'call', id: 2, name: 'backups.list', input: {}, changes: false });
      if (isStopping) connection.receive({ kind: 'stop', id: 1 });
    }
    if (message.id === 1 && message.kind === 'error') {
      isStopping = false;
      connection.receive({ kind: 'call', id: 3, name: 'workspace.rename', input: { name: 'Renamed' }, changes: true });
      connection.receive({ kind: 'call', id: 4, name, input, changes: true });
    }
    if (message.id === 4 && message.kind !== 'progress') resolve();
  });
  connection.receive({ kind: 'call', id: 1, name, input, changes: true });
  await promise;
  expect(said.indexOf('2 result')).toBeGreaterThan(0);
  expect(said.indexOf('2 result')).toBeLessThan(said.indexOf('1 error'));
  expect(said).toContain('3 result');
  expect(said.at(-1)).toBe('4 result');
  await engine.close();
  expect(readdirSync(folder).filter((entry) => entry.includes('being-'))).toEqual([]);
});
