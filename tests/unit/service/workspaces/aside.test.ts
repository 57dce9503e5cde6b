import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Settings } from '../../../../src/contract/operations/workspace.ts';
import { createEngine, operationsOf } from '../../../../src/service/engine.ts';
import { createSession, type SessionOptions } from '../../../../src/service/session.ts';
import { backUpAside } from '../../../../src/service/workspaces/aside.ts';
import { listBackups, makeBackup } from '../../../../src/workspace/backup.ts';
import { addDocument, listDocuments } from '../../../../src/workspace/documents.ts';
import type { Workspace } from '../../../../src/workspace/handle.ts';
import { logHead } from '../../../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../../src/workspace/open.ts';
import { changePassphrase } from '../../../../src/workspace/passphrase.ts';
import { restoreBackup } from '../../../../src/workspace/restore.ts';
import { verifyFile, verifyWorkspace } from '../../../../src/workspace/verify.ts';
import { EASTHOLT, letter, NORTHMERE } from '../../workspace/samples.ts';

let folder: string;
let backups: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-backing-up-'));
  backups = join(folder, 'backups');
  path = join(folder, 'review.evidence');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Adds a document whose original takes so many bytes, as nothing of it packs. */
function addLarge(workspace: Workspace, id: string, size: number): void {
  const blocks = Array.from({ length: size / 32 }, (_, at) => createHash('sha256').update(`${id} ${at}`).digest());
  const bytes = Buffer.concat(blocks);
  const { document } = letter(id, ['Children wait too long for help.']);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  addDocument(workspace, { ...document, source: { ...document.source, sha256, bytes: size } }, bytes);
}

/** A workspace of some megabytes, so that copying it takes more than one piece. */
function large(): Workspace {
  const workspace = createWorkspace(path);
  const { document, bytes } = NORTHMERE;
  addDocument(workspace, document, bytes);
  addLarge(workspace, 'large', 8 * 1024 * 1024);
  return workspace;
}

function options(workspace: Workspace): SessionOptions {
  const settings = { reviewer: '', rememberWorkspaces: false, copyThreshold: 0.8 } as Settings;
  const store = { get: () => settings, set: () => settings };
  return { workspace, settings: store, folder, backups, samples: folder, version: 'test' };
}

test('work goes on while a backup is made; the backup holds what was there when it began', async () => {
  const workspace = large();
  const head = logHead(workspace);
  const told: number[] = [];
  let saved = 0;
  const made = await backUpAside(workspace, backups, {
    onProgress(done, total) {
      told.push(done / total);
      if (saved === 2) return;
      // Each writes more than SQLite lets lie in the log beside the file before it brings the file up to date.
      addLarge(workspace, `meanwhile-${saved++}`, 5 * 1024 * 1024);
    },
  });
  expect(told.length).toBeGreaterThan(2);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(told.every((part) => part > 0 && part <= 1)).toBe(true);
  expect(verifyWorkspace(workspace).findings).toEqual([]);
  expect(listDocuments(workspace)).toHaveLength(2 + saved);
  closeWorkspace(workspace);
  expect(verifyFile(made.path).findings).toEqual([]);
  restoreBackup(made.path, path);
  const restored = openWorkspace(path);
  expect(listDocuments(restored).map(({ id }) => id)).toEqual(['large', 'northmere']);
  expect(logHead(restored)).toEqual(head);
  closeWorkspace(restored);
});

test('a protected workspace is backed up in the thread, too; nothing changed makes no second one', async () => {
  closeWorkspace(large());
  changePassphrase(path, {}, 'ninety small otters');
  const workspace = openWorkspace(path, { passphrase: 'ninety small otters' });
  const first = await backUpAside(workspace, backups);
  expect(await backUpAside(workspace, backups)).toEqual(first);
  closeWorkspace(workspace);
  expect(verifyFile(first.path, { passphrase: 'ninety small otters' }).findings).toEqual([]);
});

test('stopped, it leaves no half, and the earlier backups; the next one is made', async () => {
  const workspace = large();
  const first = makeBackup(workspace, backups);
  addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
  const stop = new AbortController();
  const stopped = backUpAside(workspace, backups, { onProgress: () => stop.abort(), signal: stop.signal });
  await expect(stopped).rejects.toMatchObject({ code: 'stopped' });
  expect(readdirSync(backups)).toHaveLength(1);
  expect(listBackups(backups)).toEqual([first]);
  const next = await backUpAside(workspace, backups);
  expect(next.number).toBe(first.number + 1);
  closeWorkspace(workspace);
});

test('what goes wrong in the thread is said as without it', async () => {
  const workspace = createWorkspace(path);
  await expect(backUpAside(workspace, folder)).rejects.toThrow(/another folder/u);
  await expect(backUpAside(workspace, '/dev/null/backups')).rejects.toThrow(/folder for backups/u);
  closeWorkspace(workspace);
  await expect(backUpAside(workspace, backups)).rejects.toMatchObject({ code: 'stopped' });
});

test('a file that was checked while it was copied is no backup', async () => {
  const workspace = large();
  let isChecked = false;
  const made = backUpAside(workspace, backups, {
    onProgress() {
      if (isChecked) return;
      isChecked = true;
      addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
      verifyWorkspace(workspace);
    },
  });
  await expect(made).rejects.toMatchObject({ code: 'conflict' });
  expect(readdirSync(backups)).toEqual([]);
  closeWorkspace(workspace);
});

test('closing stops a backup that is being made, and makes the last one', async () => {
  const workspace = large();
  const session = createSession(options(workspace));
  const underWay = session.backUp();
  addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
  const closed = session.close();
  await expect(underWay).rejects.toMatchObject({ code: 'stopped' });
  await closed;
  expect(listBackups(backups)).toHaveLength(1);
  restoreBackup(listBackups(backups)[0]?.path ?? '', path);
  const restored = openWorkspace(path);
  expect(listDocuments(restored)).toHaveLength(3);
  closeWorkspace(restored);
});

test('a window is answered while a backup is made, and told how far it is', async () => {
  const engine = createEngine(options(large()));
  const kinds: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const connection = engine.connect((message) => {
    if (message.kind === 'changed') return;
    kinds.push(`${message.id} ${message.kind}`);
    if (message.id === 1 && message.kind === 'progress' && kinds.length === 1)
      connection.receive({ kind: 'call', id: 2, name: 'backups.list', input: {}, changes: false });
    if (message.id === 1 && message.kind !== 'progress') resolve();
  });
  connection.receive({ kind: 'call', id: 1, name: 'backups.make', input: {}, changes: false });
  await promise;
  expect(kinds.indexOf('2 result')).toBeGreaterThan(0);
  expect(kinds.indexOf('2 result')).toBeLessThan(kinds.indexOf('1 result'));
  await engine.close();
});

test('erasing stops a backup that would hold what is erased, and makes one that does not', async () => {
  const workspace = large();
  makeBackup(workspace, backups);
  addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
  const session = createSession(options(workspace));
  const underWay = session.backUp();
  const run = { progress: () => undefined, isStopped: () => false };
  const erased = await operationsOf(session)['erasing.erase']({ ids: ['northmere'], backups: true }, run);
  await expect(underWay).rejects.toMatchObject({ code: 'stopped' });
  expect(erased).toEqual({ erased: 1, masksRemoved: 0, backupsRemoved: 1, backupsLeft: 0 });
  const [only, ...more] = listBackups(backups);
  expect(more).toEqual([]);
  await session.close();
  restoreBackup(only?.path ?? '', path);
  const restored = openWorkspace(path);
  expect(listDocuments(restored).map(({ id }) => id)).toEqual(['eastholt', 'large']);
  closeWorkspace(restored);
});
