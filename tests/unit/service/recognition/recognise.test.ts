import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFiles } from '../../../../src/service/reading/import.ts';
import { createReadingPool, type ReadingPool } from '../../../../src/service/reading/pool.ts';
import { letWaitAgain } from '../../../../src/service/recognition/again.ts';
import { recogniseWaiting } from '../../../../src/service/recognition/recognise.ts';
import { saveDecision } from '../../../../src/workspace/decisions.ts';
import { getDocument, listDocuments } from '../../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../../src/workspace/erase.ts';
import { statement, type Workspace } from '../../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../../src/workspace/open.ts';
import { waitingDocuments } from '../../../../src/workspace/recognised.ts';
import { searchPassages } from '../../../../src/workspace/search.ts';
import { printedLines, scanned, scannedPdf } from '../../../fixtures/scan.ts';

const TEXTS = ['Staff know the children well.', 'Leaders check the quality of plans.'];
const SMALL = { width: 260, height: 60, density: 200 };
const scan = (text: string) => scanned(printedLines([text], { x: 20, y: 32 }), SMALL);
const TWO_PAGES = scannedPdf(TEXTS.map((text) => ({ pictures: [{ scan: scan(text) }], width: 260, height: 60 })));

let folder: string;
let pool: ReadingPool;
let workspace: Workspace;
const path = () => join(folder, 'review.evidence');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-scans-'));
  pool = createReadingPool({ workers: 1 });
  workspace = createWorkspace(path());
});

afterEach(async () => {
  await pool.close();
  if (workspace.database.open) closeWorkspace(workspace);
  rmSync(folder, { recursive: true, force: true });
});

async function add(name: string, bytes: Uint8Array): Promise<string> {
  writeFileSync(join(folder, name), bytes);
  const result = await importFiles(workspace, pool, [{ path: join(folder, name) }]);
  return result.documents[0]?.id ?? '';
}
const control = { reviewer: 'A. Reviewer', lanes: 1 };
const kept = () =>
  statement<{ page: number }>(workspace, 'SELECT page FROM recognised_page ORDER BY page').all().length;

test('stopped after a page it goes on with the next one; no page is recognised twice', async () => {
  const id = await add('scan.pdf', TWO_PAGES);
  let stopped = false;
  const first = await recogniseWaiting(workspace, pool, {
    ...control,
    isStopped: () => stopped,
    progress: ({ done }) => {
      stopped = done === 1;
    },
  });
  expect(first).toMatchObject({ pages: 1, documents: 0, stopped: true });
  expect(getDocument(workspace, id).quality.pagesWithoutText).toEqual([1, 2]);
  // Whatever happened to the program meanwhile.
  closeWorkspace(workspace);
  workspace = openWorkspace(path());
  expect(kept()).toBe(1);
  const begun: number[] = [];
  const second = await recogniseWaiting(workspace, pool, { ...control, progress: ({ page }) => begun.push(page) });
  expect(second).toMatchObject({ pages: 1, documents: 1, stopped: false });
  expect(new Set(begun)).toEqual(new Set([2]));
  const document = getDocument(workspace, id);
  expect(document.text.replaceAll('\n', ' ')).toBe(TEXTS.join(' '));
  expect(document.quality).toMatchObject({ pagesWithoutText: [], recognised: [{ page: 1 }, { page: 2 }] });
  expect(searchPassages(workspace, 'leader').hits).toHaveLength(1);
  expect(await recogniseWaiting(workspace, pool, control)).toMatchObject({ pages: 0, documents: 0 });
}, 60_000);

test('what is kept is used when the file is added from another place, and when its document is read late', async () => {
  await add('scan.pdf', TWO_PAGES);
  await recogniseWaiting(workspace, pool, control);
  const copy = await add('copy.pdf', TWO_PAGES);
  expect(waitingDocuments(workspace)).toMatchObject([{ id: copy, pages: [] }]);
  expect(await recogniseWaiting(workspace, pool, control)).toMatchObject({ pages: 0, documents: 1 });
  expect(getDocument(workspace, copy).text).toContain(TEXTS[0]);
}, 60_000);

test('what was decided about the text of a file stays when its scanned page is read', async () => {
  const mixed = scannedPdf([
    { pictures: [], content: `BT /F1 11 Tf 20 30 Td (${TEXTS[0]}) Tj ET`, width: 260, height: 60 },
    { pictures: [{ scan: scan(TEXTS[1] ?? '') }], width: 260, height: 60 },
  ]);
  const id = await add('mixed.pdf', mixed);
  expect(getDocument(workspace, id).quality.toRecognise).toEqual([2]);
  saveDecision(workspace, {
    frameworkId: 'f1',
    documentId: id,
    passageId: getDocument(workspace, id).passages[0]?.id ?? '',
    criteria: ['C11'],
    polarity: 'strength',
    agencies: [],
    tags: [],
    note: '',
    reviewer: 'A. Reviewer',
  });
  await recogniseWaiting(workspace, pool, control);
  expect(getDocument(workspace, id).text).toContain(TEXTS[1]);
  expect(statement<{ json: string }>(workspace, 'SELECT json FROM decision').all()).toHaveLength(1);
}, 60_000);

test('a page that takes too long is unread with its reason, and the others are read', async () => {
  const id = await add('scan.pdf', TWO_PAGES);
  await recogniseWaiting(workspace, pool, { ...control, timeLimit: 1 });
  const { quality } = getDocument(workspace, id);
  expect(quality.pagesWithoutText).toEqual([1, 2]);
  expect(quality.toRecognise).toBeUndefined();
  expect(quality.warnings.join(' ')).toContain('took longer');
}, 60_000);

test('pages that could not be recognised are tried again when that is asked, and no others', async () => {
  const [id, copy] = [await add('scan.pdf', TWO_PAGES), await add('copy.pdf', TWO_PAGES)];
  await recogniseWaiting(workspace, pool, { ...control, timeLimit: 1 });
  expect(waitingDocuments(workspace)).toEqual([]);
  expect(await letWaitAgain(workspace, pool, [id], control)).toBe(2);
  // Of the same bytes the pages wait in every document.
  expect(new Set(waitingDocuments(workspace).map((one) => one.id))).toEqual(new Set([id, copy]));
  expect(await recogniseWaiting(workspace, pool, control)).toMatchObject({ pages: 2, documents: 2 });
  for (const one of [id, copy]) expect(getDocument(workspace, one).text.replaceAll('\n', ' ')).toBe(TEXTS.join(' '));
  expect(await letWaitAgain(workspace, pool, null, control)).toBe(0);
  expect(waitingDocuments(workspace)).toEqual([]);
}, 60_000);

test('a page that takes too much memory is unread with its reason, and the program goes on', async () => {
  const id = await add('scan.pdf', TWO_PAGES);
  await recogniseWaiting(workspace, pool, { ...control, memoryLimit: 1 });
  const { quality } = getDocument(workspace, id);
  expect(quality.pagesWithoutText).toEqual([1, 2]);
  expect(quality.warnings.join(' ')).toContain('more memory');
}, 60_000);

test.skipIf(process.platform !== 'linux')(
  'a busy engine does not keep the pages in hand from being watched',
  async () => {
    const id = await add('scan.pdf', TWO_PAGES);
    const threads = () => readdirSync('/proc/self/task').length;
    let [most, least] = [0, 0];
    // As soon as the first page has been handed over this thread does nothing any more.
    const blocked = () => {
      most = threads();
      for (let looks = 0; looks < 8_000 && (looks === 0 || least >= most); looks++) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        least = threads();
        most = Math.max(most, least);
      }
    };
    let isBegun = false;
    const recognising = recogniseWaiting(workspace, pool, {
      ...control,
      memoryLimit: 1,
      progress: () => {
        if (!isBegun) setImmediate(blocked);
        isBegun = true;
      },
    });
    await recognising;
    // The thread that had the page was ended, although this one could not see to it.
    expect(least).toBeLessThan(most);
    expect(getDocument(workspace, id).quality.warnings.join(' ')).toContain('more memory');
  },
  60_000,
);

test('erasing a document for good takes what was recognised in it away', async () => {
  const id = await add('scan.pdf', TWO_PAGES);
  await recogniseWaiting(workspace, pool, control);
  expect(kept()).toBe(2);
  eraseDocument(workspace, id, 'A. Reviewer');
  expect(kept()).toBe(0);
  expect(listDocuments(workspace)).toEqual([]);
}, 60_000);
