import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eraseForGood } from '../../../../src/service/reading/erasing.ts';
import { importFiles } from '../../../../src/service/reading/import.ts';
import { createReadingPool, type ReadingPool } from '../../../../src/service/reading/pool.ts';
import { rereadDocuments } from '../../../../src/service/reading/reread.ts';
import { listBackups, makeBackup } from '../../../../src/workspace/backup.ts';
import { eachDecision, saveDecision } from '../../../../src/workspace/decisions.ts';
import { addDocument, getDocument, listDocuments } from '../../../../src/workspace/documents.ts';
import { WorkspaceError } from '../../../../src/workspace/errors.ts';
import type { Workspace } from '../../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace } from '../../../../src/workspace/open.ts';
import { readByEarlierRules, replaceReading, unplacedDecisions } from '../../../../src/workspace/reading.ts';
import { verifyWorkspace } from '../../../../src/workspace/verify.ts';
import { zip } from '../../../fixtures/containers.ts';

const PARAGRAPHS = [
  'Staff know the children of Northmere well and act quickly when they are worried about them.',
  'Waiting times for the specialist service are too long, and nobody tells families why.',
  'Leaders check the quality of plans each month and change what does not work.',
];
const MAIL = `From: a@example.org\nSubject: Letter\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${PARAGRAPHS[0]}\n\n--b\nContent-Type: text/plain; name=plan.txt\nContent-Disposition: attachment; filename=plan.txt\n\n${PARAGRAPHS[2]}\n--b--\n`;

let folder: string;
let pool: ReadingPool;
let workspace: Workspace;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-reread-'));
  pool = createReadingPool();
  workspace = createWorkspace(join(folder, 'review.evidence'));
  writeFileSync(join(folder, 'northmere.txt'), PARAGRAPHS.join('\n\n'));
  writeFileSync(join(folder, 'letter.eml'), MAIL);
  const jobs = ['northmere.txt', 'letter.eml'].map((name) => ({ path: join(folder, name) }));
  expect((await importFiles(workspace, pool, jobs)).failed).toEqual([]);
});

afterEach(async () => {
  await pool.close();
  if (workspace.database.open) closeWorkspace(workspace);
  rmSync(folder, { recursive: true, force: true });
});

const named = (name: string) => {
  const found = listDocuments(workspace).find(({ path }) => path.endsWith(name));
  if (found === undefined) throw new Error(`no ${name}`);
  return found.id;
};
const again = (ids: readonly string[] | null) => rereadDocuments(workspace, pool, ids, { reviewer: 'A. Reviewer' });
const decide = (passageId: string) =>
  saveDecision(workspace, {
    frameworkId: 'f1',
    documentId: named('northmere.txt'),
    passageId,
    criteria: ['C11'],
    polarity: 'strength',
    agencies: [],
    tags: [],
    note: '',
    reviewer: 'A. Reviewer',
  });

/** What an earlier version made of the letter: one long passage and one that was no passage of the text. */
function readByEarlier(): void {
  const id = named('northmere.txt');
  const document = getDocument(workspace, id);
  const [first] = document.passages;
  if (first === undefined) throw new Error('no passage');
  const text = `${document.text}\n\npage 1 of 2`;
  const whole = { ...first, id: 'p1', start: 0, end: document.text.length, text: document.text };
  const page = { ...first, id: 'p2', start: document.text.length + 2, end: text.length, text: 'page 1 of 2' };
  replaceReading(workspace, id, { ...document, text, passages: [whole, page] });
  workspace.database.prepare('UPDATE document SET rules = 1 WHERE id = ?').run(id);
}

test('a letter read by earlier rules is read again from its original, although the file is gone', async () => {
  readByEarlier();
  decide('p1');
  decide('p2');
  rmSync(join(folder, 'northmere.txt'));
  expect(readByEarlierRules(workspace)).toEqual([named('northmere.txt')]);
  expect(await again(null)).toMatchObject({
    read: [{ changed: true, carried: 1, unplaced: 1 }],
    failed: [],
    stopped: false,
  });
  const { passages } = getDocument(workspace, named('northmere.txt'));
  expect(passages.filter(({ id }) => id.startsWith('p')).map(({ text }) => text)).toEqual(PARAGRAPHS);
  expect([...eachDecision(workspace, 'f1')]).toHaveLength(1);
  expect(unplacedDecisions(workspace).map(({ quotation }) => quotation.text)).toEqual(['page 1 of 2']);
  expect(readByEarlierRules(workspace)).toEqual([]);
  expect(verifyWorkspace(workspace).findings).toEqual([]);
});

test('a mail and what was attached to it are read again as what they are, and nothing changes', async () => {
  const before = listDocuments(workspace).map(({ id, reading }) => [id, reading]);
  const { read, failed } = await again(listDocuments(workspace).map(({ id }) => id));
  expect(failed).toEqual([]);
  expect(read.map(({ changed }) => changed)).toEqual(listDocuments(workspace).map(() => false));
  expect(listDocuments(workspace).map(({ id, reading }) => [id, reading])).toEqual(before);
});

test('an original that is damaged leaves its document as it was, and is named', async () => {
  readByEarlier();
  const id = named('northmere.txt');
  const before = getDocument(workspace, id);
  workspace.database
    .prepare(`UPDATE source SET content = x'00' WHERE sha256 = (SELECT sha256 FROM document WHERE id = ?)`)
    .run(id);
  expect(await again([id])).toMatchObject({ read: [], failed: [{ code: 'damaged', reason: /damaged/u }] });
  expect(getDocument(workspace, id)).toEqual(before);
});

test('of an archive that was read as one document it is said that it has to be added again', async () => {
  const bytes = zip({ 'one.txt': PARAGRAPHS[0] ?? '', 'two.txt': PARAGRAPHS[1] ?? '' });
  const document = getDocument(workspace, named('northmere.txt'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const source = { ...document.source, path: 'letters.zip', sha256, bytes: bytes.length };
  addDocument(workspace, { ...document, id: 'archive', source }, bytes);
  const { failed } = await again(['archive']);
  expect(failed).toMatchObject([
    { path: 'letters.zip', reason: expect.stringMatching(/several files.*add it again/u) },
  ]);
  expect(getDocument(workspace, 'archive').text).toBe(document.text);
});

test('stopped, it keeps what is read and leaves the rest for the next time', async () => {
  workspace.database.prepare('UPDATE document SET rules = 1').run();
  const result = await rereadDocuments(workspace, pool, null, { reviewer: 'A. Reviewer', isStopped: () => true });
  expect(result).toMatchObject({ read: [], stopped: true });
  expect(readByEarlierRules(workspace)).toHaveLength(listDocuments(workspace).length);
});

test('what cannot be kept, on a full disk for example, ends it with how far it had come; the rest is read the next time', async () => {
  workspace.database.prepare('UPDATE document SET rules = 1').run();
  const all = listDocuments(workspace).length;
  let kept = 0;
  const along = () => {
    if (kept++ > 0) throw new WorkspaceError('disk-full', 'The disk is full.');
  };
  const halted = rereadDocuments(workspace, pool, null, { reviewer: 'A. Reviewer', along });
  await expect(halted).rejects.toMatchObject({
    code: 'disk-full',
    message: `The disk is full. Before that, 1 of ${all} documents had been read again, and they are kept; begin again for the rest.`,
  });
  expect(readByEarlierRules(workspace)).toHaveLength(all - 1);
  expect((await again(null)).read).toHaveLength(all - 1);
});

test('erasing says which backups still hold the document, or takes them away', () => {
  const backups = join(folder, 'backups');
  makeBackup(workspace, backups);
  // Steps that were put aside when another program wrote over the file; and a file that only looks like it.
  for (const name of [
    'review.evidence.written-over-wal',
    'review.evidence.2.written-over-wal',
    'review.evidence.old.written-over-wal',
  ])
    writeFileSync(join(folder, name), 'steps');
  const [one, other] = listDocuments(workspace).map(({ id }) => id);
  const options = { folder: backups, reviewer: 'A. Reviewer' };
  expect(eraseForGood(workspace, [one ?? ''], { ...options, backups: false })).toEqual({
    erased: 1,
    masksRemoved: 0,
    backupsRemoved: 0,
    backupsLeft: 3,
  });
  expect(eraseForGood(workspace, [other ?? ''], { ...options, backups: true })).toMatchObject({
    masksRemoved: 0,
    backupsRemoved: 3,
    backupsLeft: 0,
  });
  expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual(
    ['review.evidence.old.written-over-wal', 'review.evidence-wal'].sort(),
  );
  expect(listBackups(backups)).toEqual([]);
});
