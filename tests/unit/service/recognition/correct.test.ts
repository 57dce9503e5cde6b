import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFiles } from '../../../../src/service/reading/import.ts';
import { createReadingPool, type ReadingPool } from '../../../../src/service/reading/pool.ts';
import { correctWord, followWords, recognisedWords } from '../../../../src/service/recognition/correct.ts';
import { recogniseWaiting } from '../../../../src/service/recognition/recognise.ts';
import { saveDecision } from '../../../../src/workspace/decisions.ts';
import { getDocument } from '../../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../../src/workspace/erase.ts';
import { statement, type Workspace } from '../../../../src/workspace/handle.ts';
import { redo, undo, undoWords } from '../../../../src/workspace/ledger.ts';
import { logHead, recentLines, verifyLog } from '../../../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace } from '../../../../src/workspace/open.ts';
import { searchPassages } from '../../../../src/workspace/search.ts';
import { printedLines, scanned, scannedPdf } from '../../../fixtures/scan.ts';

const SIZE = { width: 360, height: 90 };
/** Printed wrong, so that it is surely recognised as it shall not stay. */
const LINES = ['Staff know the chiidren well and', 'act when they are worried.'];

let folder: string;
let pool: ReadingPool;
let workspace: Workspace;
let id: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-words-'));
  pool = createReadingPool({ workers: 1 });
  workspace = createWorkspace(join(folder, 'review.evidence'));
  const scan = scanned(printedLines(LINES, { x: 30, y: 32 }), { ...SIZE, density: 200 });
  writeFileSync(join(folder, 'scan.pdf'), scannedPdf([{ pictures: [{ scan }], ...SIZE }]));
  id = (await importFiles(workspace, pool, [{ path: join(folder, 'scan.pdf') }])).documents[0]?.id ?? '';
  await recogniseWaiting(workspace, pool, { reviewer: 'A. Reviewer', lanes: 1 });
}, 60_000);

afterEach(async () => {
  await pool.close();
  closeWorkspace(workspace);
  rmSync(folder, { recursive: true, force: true });
});

const words = () => recognisedWords(workspace, id, 1);
const textOf = () => getDocument(workspace, id).text;
const found = (text: string) => {
  const word = words().find((each) => each.text === text);
  if (word === undefined) throw new Error(`${text} was not recognised: ${words().map((each) => each.text)}`);
  return { documentId: id, page: word.page, line: word.line, word: word.word };
};
const put = (text: string, right: string | null) =>
  correctWord(workspace, pool, { ...found(text), text: right }, 'A. Reviewer');
const stepBack = async (step: typeof undo) => {
  const done = step(workspace, 'A. Reviewer');
  await followWords(workspace, pool, logHead(workspace)?.sequence ?? 0, 'A. Reviewer');
  return done;
};

test('every word has its place in the text, and its box within that of its passage', () => {
  const text = textOf();
  const [passage] = getDocument(workspace, id).passages;
  expect(words().map(({ text: word }) => word)).toEqual(LINES.join(' ').split(' '));
  for (const { text: word, start, end, box, passageId } of words()) {
    expect(text.slice(start ?? 0, end ?? 0)).toBe(word);
    expect(passageId).toBe(passage?.id);
    const line = passage?.boxes.find(({ top, height }) => box.top + box.height / 2 > top && box.top < top + height);
    expect(box.left).toBeGreaterThanOrEqual((line?.left ?? Number.NaN) - 1);
  }
});

test('a misread word is put right, logged, searched for, undone and done again, beside a decision', async () => {
  const passage = getDocument(workspace, id).passages[0];
  saveDecision(workspace, {
    frameworkId: 'f1',
    documentId: id,
    passageId: passage?.id ?? '',
    criteria: ['C11'],
    polarity: 'strength',
    agencies: [],
    tags: [],
    note: '',
    reviewer: 'A. Reviewer',
  });
  await put('chiidren', 'children');
  expect(textOf()).toContain('know the children well');
  // The index has stems.
  expect(searchPassages(workspace, 'child').hits).toHaveLength(1);
  expect(words().find(({ text }) => text === 'children')).toMatchObject({ was: 'chiidren', doubtful: false });
  expect(recognisedWords(workspace, id, null)).toMatchObject([{ text: 'children', was: 'chiidren' }]);
  expect(recentLines(workspace, 1)[0]?.what).toMatch(/^put “chiidren” right: “children” on page 1/u);
  const decisions = () => statement<{ json: string }>(workspace, 'SELECT json FROM decision').all();
  expect(decisions()[0]?.json).toContain('children well');

  expect(await stepBack(undo)).toContain('chiidren');
  expect(textOf()).toContain('chiidren');
  expect(decisions()).toHaveLength(1);
  expect(undoWords(workspace).redo).toContain('chiidren');
  await stepBack(redo);
  expect(textOf()).toContain('children');
  expect(await stepBack(undo)).toContain('chiidren');
  expect(verifyLog(workspace)).toEqual([]);
}, 60_000);

test('a decision stays on its passage when a word is taken off it and put back', async () => {
  const passageId = getDocument(workspace, id).passages[0]?.id ?? '';
  const choice = { frameworkId: 'f1', documentId: id, passageId, criteria: ['C11'], polarity: 'strength' as const };
  saveDecision(workspace, { ...choice, agencies: [], tags: [], note: '', reviewer: 'A. Reviewer' });
  await put('chiidren', '');
  await stepBack(undo);
  expect(textOf()).toContain('chiidren');
  expect(statement(workspace, 'SELECT 1 FROM decision').all()).toHaveLength(1);
}, 60_000);

test('a word is put back as it was recognised, or taken off where there is none', async () => {
  await put('chiidren', 'children');
  await put('children', null);
  expect(textOf()).toContain('chiidren');
  expect(await put('chiidren', null)).toBeNull();
  await put('chiidren', '');
  expect(textOf()).toContain('know the well');
  expect(words().filter(({ text }) => text === '')).toMatchObject([{ was: 'chiidren', passageId: null }]);
}, 60_000);

test('erased with its document, what was put right leaves no word in the file', async () => {
  await put('chiidren', 'Quillfeather');
  eraseDocument(workspace, id, 'A. Reviewer');
  const all = statement<{ all: string }>(
    workspace,
    `SELECT group_concat(coalesce(what, '')) || (SELECT group_concat(coalesce(before, '') || coalesce(after, '')) FROM log_change) AS "all" FROM log`,
  ).get()?.all;
  expect(all).not.toContain('Quillfeather');
  expect(statement(workspace, `SELECT 1 FROM record WHERE kind = 'word'`).all()).toEqual([]);
}, 60_000);
