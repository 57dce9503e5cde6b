import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cameBackInWords } from '../../../../src/document/came-back.ts';
import { importFiles } from '../../../../src/service/reading/import.ts';
import { createReadingPool, type ReadingPool } from '../../../../src/service/reading/pool.ts';
import { listDocuments, listFailures, removeDocument } from '../../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../../src/workspace/erase.ts';
import { closeWorkspace, createWorkspace } from '../../../../src/workspace/open.ts';

let folder: string;
let pool: ReadingPool;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-import-'));
  pool = createReadingPool({ workers: 1 });
});

afterEach(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an archive that is stopped keeps what was read of it, and the rest is read the next time', async () => {
  const names = Array.from({ length: 6 }, (_, at) => `letter-${at}.txt`);
  const path = join(folder, 'letters.zip');
  writeFileSync(path, zipSync(Object.fromEntries(names.map((name) => [name, strToU8(`Plans are clear in ${name}.`)]))));
  const workspace = createWorkspace(join(folder, 'review.workspace'));
  let read = 0;
  const first = await importFiles(workspace, pool, [{ path }], {
    progress: ({ state }) => {
      if (state === 'done') read++;
    },
    isStopped: () => read > 1,
  });
  expect(first.failed).toMatchObject([
    { path, reason: expect.stringMatching(/stopped.*was kept: \d of its documents/u) },
  ]);
  expect(first.documents.length).toBeGreaterThan(1);
  expect(first.documents.length).toBeLessThan(names.length);
  expect(listFailures(workspace)).toHaveLength(1);

  const second = await importFiles(workspace, pool, [{ path }]);
  expect(second.present).toEqual(first.documents.map((document) => document.path));
  expect([...second.present, ...second.documents.map((document) => document.path)]).toEqual(
    names.map((name) => `${path}!/${name}`),
  );
  expect(listDocuments(workspace)).toHaveLength(names.length);
  expect(listFailures(workspace)).toEqual([]);
  closeWorkspace(workspace);
}, 60_000);

test('what had been erased or taken out of sight here and is added anew is said, whatever its file is called now', async () => {
  const at = (name: string, words: string) => {
    const path = join(folder, name);
    writeFileSync(path, words);
    return { path };
  };
  const [erased, removed, other] = [
    at('erased.txt', 'Plans of Eastmarsh are clear.'),
    at('removed.txt', 'Plans of Westmarsh are late.'),
    at('other.txt', 'Leaders of Southmarsh know their practice.'),
  ];
  const workspace = createWorkspace(join(folder, 'review.workspace'));
  const first = await importFiles(workspace, pool, [erased, removed, other]);
  expect(first.cameBack).toEqual([]);
  const idOf = ({ path }: { path: string }) => first.documents.find((document) => document.path === path)?.id ?? '';
  eraseDocument(workspace, idOf(erased), 'A. Reviewer');
  removeDocument(workspace, idOf(removed), 'A. Reviewer');

  const renamed = at('renamed.txt', 'Plans of Eastmarsh are clear.');
  const again = await importFiles(workspace, pool, [renamed, removed, other]);
  expect(again.present).toEqual([other.path]);
  expect(again.documents.map(({ path }) => path)).toEqual([removed.path, renamed.path]);
  expect([...again.cameBack].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
    { path: removed.path, was: 'removed' },
    { path: renamed.path, was: 'erased' },
  ]);
  expect(cameBackInWords(again.cameBack).join(' ')).toMatch(
    /1 document that had been erased for good is in this workspace again.*renamed\.txt.*1 document that had been taken out of sight.*removed\.txt/u,
  );
  closeWorkspace(workspace);
}, 60_000);

test('what is left when the reading is stopped is named: every file given is in one of the lists', async () => {
  const paths = Array.from({ length: 12 }, (_, at) => join(folder, `note-${at}.txt`));
  for (const path of paths) writeFileSync(path, `Leaders know well what happens in ${path}.`);
  const workspace = createWorkspace(join(folder, 'stopped.workspace'));
  let read = 0;
  const jobs = paths.map((path) => ({ path }));
  const first = await importFiles(workspace, pool, jobs, {
    progress: ({ state }) => {
      if (state === 'done') read++;
    },
    isStopped: () => read > 0,
  });
  expect(first.stopped).toBe(true);
  expect(first.unread.length).toBeGreaterThan(0);
  const named = [...first.documents.map(({ path }) => path), ...first.failed.map(({ path }) => path), ...first.unread];
  expect(named.sort()).toEqual([...paths].sort());

  const second = await importFiles(workspace, pool, jobs);
  expect(second).toMatchObject({ stopped: false, unread: [] });
  closeWorkspace(workspace);
}, 60_000);

test('where nothing more can be kept, what was read stays, and the rest is named', async () => {
  const paths = Array.from({ length: 6 }, (_, at) => join(folder, `note-${at}.txt`));
  for (const path of paths) writeFileSync(path, `Leaders know well what happens in ${path}.\n\n`.repeat(400));
  const workspace = createWorkspace(join(folder, 'full.workspace'));
  const jobs = paths.map((path) => ({ path }));
  const notFound = [{ path: 'gone.pdf', code: 'changed', reason: 'It is not there.' } as const];
  const most = (pages: number) => workspace.database.pragma(`max_page_count = ${pages}`);
  let read = 0;
  const first = await importFiles(workspace, pool, jobs, {
    notFound,
    progress: ({ state }) => {
      // The drive is full from the second document on.
      if (state === 'done' && ++read === 2) most(Number(workspace.database.pragma('page_count', { simple: true })));
    },
  });
  expect(first.halted).toMatch(/disk is full.*last step was not saved/u);
  expect(first.documents.length).toBeGreaterThan(1);
  expect(first.unread.length).toBeGreaterThan(0);
  expect([...first.documents.map(({ path }) => path), ...first.unread].sort()).toEqual(paths);
  expect(listDocuments(workspace).map(({ path }) => path)).toEqual(first.documents.map(({ path }) => path));
  expect(listFailures(workspace)).toMatchObject(notFound);

  most(1_000_000);
  const second = await importFiles(workspace, pool, jobs);
  expect(second).toMatchObject({ stopped: false, unread: [], halted: null });
  expect(second.documents.map(({ path }) => path)).toEqual(first.unread);
  closeWorkspace(workspace);
}, 60_000);
