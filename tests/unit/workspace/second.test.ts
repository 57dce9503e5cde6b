import { join } from 'node:path';
import { expect, test } from 'vitest';
import { notedBeside } from '../../../src/workspace/beside.ts';
import {
  type DecisionInput,
  decideSelection,
  eachDecision,
  getDecision,
  saveDecision,
} from '../../../src/workspace/decisions.ts';
import { addDocument, getDocument, listDocuments } from '../../../src/workspace/documents.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { undo } from '../../../src/workspace/ledger.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../src/workspace/open.ts';
import { oursIn, setOurAreas } from '../../../src/workspace/ours.ts';
import { replaceReading, unplacedDecisions } from '../../../src/workspace/reading.ts';
import { searchPassages } from '../../../src/workspace/search.ts';
import {
  agreementUnder,
  exportSample,
  mergeWorkspace,
  opinionsUnder,
  sampleOf,
} from '../../../src/workspace/second.ts';
import { verifyWorkspace } from '../../../src/workspace/verify.ts';
import { EASTHOLT, inFolder, letter, NORTHMERE } from './samples.ts';

function decide(workspace: Workspace, passageId: string, change: Partial<DecisionInput> = {}): void {
  saveDecision(workspace, {
    frameworkId: 'f1',
    documentId: 'northmere',
    passageId,
    criteria: ['C11'],
    polarity: 'strength',
    agencies: [],
    tags: [],
    note: '',
    reviewer: 'A. Reviewer',
    ...change,
  });
}

function made(path: string): Workspace {
  let seconds = 0;
  const workspace = createWorkspace(path, { now: () => new Date(Date.UTC(2024, 4, 31, 9, 0, seconds++)) });
  addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
  return workspace;
}

test('a blind sample goes out without decisions, comes back, is compared and settled', () => {
  inFolder((folder) => {
    const workspace = made(join(folder, 'review.evidence'));
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    for (const passageId of ['p1', 'p2', 'p3', 'p4']) decide(workspace, passageId);
    const start = NORTHMERE.document.text.indexOf('record what');
    const selection = { start, end: start + 20 };
    const { passage } = decideSelection(workspace, selection, {
      frameworkId: 'f1',
      documentId: 'northmere',
      criteria: [],
      polarity: 'neutral',
      agencies: [],
      tags: [],
      note: '',
      reviewer: 'A. Reviewer',
    });
    const path = join(folder, 'second.evidence');
    const sample = exportSample(workspace, path, {
      frameworkId: 'f1',
      size: 10,
      seed: 'spring',
      reviewer: 'A. Reviewer',
    });
    expect(sample.passages).toHaveLength(5);

    const small = openWorkspace(path);
    expect(sampleOf(small)).toEqual(sample);
    expect([...eachDecision(small, 'f1')]).toEqual([]);
    expect(listDocuments(small).map(({ id }) => id)).toEqual(['northmere']);
    expect(getDocument(small, 'northmere')).toEqual(getDocument(workspace, 'northmere'));
    const second = { reviewer: 'B. Second' };
    decide(small, 'p1', { ...second, note: 'Read with fresh eyes.', tags: ['look again'] });
    decide(small, 'p2', { ...second, criteria: ['C04'], polarity: 'improvement' });
    decide(small, passage.id, { ...second, criteria: ['C02'] });
    closeWorkspace(small);

    expect(mergeWorkspace(workspace, path, 'A. Reviewer')).toEqual({
      documentsAdded: 0,
      taken: 0,
      agreed: 1,
      noted: 1,
      known: 0,
      also: [],
      left: [],
      conflicts: 2,
      unplaced: 0,
      findings: 0,
      notUnderstood: 0,
    });
    expect(getDecision(workspace, 'f1', 'northmere', 'p2')?.criteria).toEqual(['C11']);
    // What the other noted where both agree is in no decision that stands, so it has a list of its own.
    const noted = () => notedBeside(workspace, 'f1').map(({ passageId, opinions }) => [passageId, opinions[0]?.note]);
    expect(noted()).toEqual([['p1', 'Read with fresh eyes.']]);
    decide(workspace, 'p1', { note: 'Ours.\n\nRead with fresh eyes.', tags: ['look again'] });
    expect(noted()).toEqual([]);
    const open = () => opinionsUnder(workspace, 'f1').filter(({ toSettle }) => toSettle);
    expect(
      open()
        .map(({ passageId }) => passageId)
        .sort(),
    ).toEqual(['p2', passage.id].sort());
    const [pair] = agreementUnder(workspace, 'f1');
    expect(pair?.reviewers).toEqual(['A. Reviewer', 'B. Second']);
    expect(pair?.agreement).toMatchObject({ sameCriteria: 1, firstCriterion: { passages: 3, same: 1 } });

    decide(workspace, 'p2', { criteria: ['C04'], note: 'settled together' });
    expect(open().map(({ passageId }) => passageId)).toEqual([passage.id]);
    expect(
      opinionsUnder(workspace, 'f1')
        .find(({ passageId }) => passageId === 'p2')
        ?.opinions.map(({ criteria }) => criteria),
    ).toEqual([['C11'], ['C04']]);
    // The same sample put together again changes nothing.
    const again = mergeWorkspace(workspace, path, 'A. Reviewer');
    expect(again).toMatchObject({ taken: 0, agreed: 0, conflicts: 0 });
    expect(open().map(({ passageId }) => passageId)).toEqual([passage.id]);
    expect(verifyWorkspace(workspace).findings).toEqual([]);
    closeWorkspace(workspace);
  });
});

test('two whole workspaces are put together, nothing overwritten, as one step for undo', () => {
  inFolder((folder) => {
    const ours = made(join(folder, 'ours.evidence'));
    const path = join(folder, 'theirs.evidence');
    const theirs = createWorkspace(path);
    // The same file under another name, and a document that we do not have.
    const { document, bytes } = NORTHMERE;
    addDocument(theirs, { ...document, id: 'other-name', source: { ...document.source, path: 'copy.txt' } }, bytes);
    addDocument(theirs, EASTHOLT.document, EASTHOLT.bytes);
    decide(ours, 'p1');
    decide(theirs, 'p1', { documentId: 'other-name', criteria: ['C02'], reviewer: '' });
    decide(theirs, 'p3', { documentId: 'other-name', reviewer: '' });
    decide(theirs, 'p1', { documentId: 'eastholt', reviewer: '' });
    closeWorkspace(theirs);
    expect(mergeWorkspace(ours, path, 'A. Reviewer')).toEqual({
      documentsAdded: 1,
      taken: 2,
      agreed: 0,
      noted: 0,
      known: 0,
      conflicts: 1,
      unplaced: 0,
      findings: 0,
      also: [],
      left: [],
      notUnderstood: 0,
    });
    expect(getDecision(ours, 'f1', 'northmere', 'p1')?.criteria).toEqual(['C11']);
    expect(getDecision(ours, 'f1', 'northmere', 'p3')?.documentId).toBe('northmere');
    expect(getDecision(ours, 'f1', 'eastholt', 'p1')?.criteria).toEqual(['C11']);
    undo(ours, 'A. Reviewer');
    expect([...eachDecision(ours, 'f1')]).toHaveLength(1);
    expect(opinionsUnder(ours, 'f1')).toEqual([]);
    expect(verifyWorkspace(ours).findings).toEqual([]);
    closeWorkspace(ours);
  });
});

test('a document read again keeps the decisions whose words are still there, and shows the others', () => {
  inFolder((folder) => {
    const workspace = made(join(folder, 'review.evidence'));
    decide(workspace, 'p1');
    decide(workspace, 'p2');
    decide(workspace, 'p4', { criteria: ['C10'] });
    const [first = '', , third = '', fourth = ''] = NORTHMERE.document.passages.map(({ text }) => text);
    const better = letter('northmere', [
      'A heading that was missed.',
      third,
      `${fourth} It will be checked.`,
      first,
    ]).document;
    const { carried, unplaced } = replaceReading(workspace, 'northmere', better, 'A. Reviewer');
    expect(carried).toBe(2);
    expect(unplaced.map(({ passageId }) => passageId)).toEqual(['p2']);
    expect(unplacedDecisions(workspace)).toEqual(unplaced);
    expect(getDecision(workspace, 'f1', 'northmere', 'p4')?.quotation.text).toBe(first);
    const moved = [...eachDecision(workspace, 'f1')].find(({ criteria }) => criteria[0] === 'C10');
    expect(moved?.passageId).toMatch(/^s/u);
    expect(moved?.quotation.text).toBe(fourth.replace(/\.$/u, ''));
    expect(listDocuments(workspace)[0]?.reading).toBe(2);
    expect(searchPassages(workspace, 'wait').total).toBe(0);
    expect(undo(workspace, 'A. Reviewer')).toBeNull();
    expect(verifyWorkspace(workspace).findings).toEqual([]);
    closeWorkspace(workspace);
  });
});

test('what does not hold what its kind holds is left out and counted, and everything else is put together', () => {
  inFolder((folder) => {
    const workspace = made(join(folder, 'ours.evidence'));
    const other = made(join(folder, 'theirs.evidence'));
    for (const passageId of ['p1', 'p2', 'p3']) decide(other, passageId, { reviewer: 'B. Reviewer' });
    setOurAreas(other, ['Northmere'], 'B. Reviewer');
    const spoil = (passage: string, json: string) =>
      other.database.prepare('UPDATE decision SET json = ? WHERE passage = ?').run(json, passage);
    spoil('p1', '{"criteria":"C11"}');
    spoil('p2', '{"criteria":');
    const record = other.database.prepare('INSERT INTO record (kind, key, json) VALUES (?, ?, ?)');
    record.run('whose', '["northmere"]', '"everybody’s"');
    record.run('our-area', 'no parts', '"Eastholt"');
    record.run('finding', '["f1","criterion","C11"]', '{"text":5}');
    closeWorkspace(other);
    const merged = mergeWorkspace(workspace, join(folder, 'theirs.evidence'), 'A. Reviewer');
    expect(merged).toMatchObject({ taken: 1, findings: 0, notUnderstood: 5 });
    expect(getDecision(workspace, 'f1', 'northmere', 'p3')?.reviewer).toBe('B. Reviewer');
    expect(oursIn(workspace).areas).toEqual(['Northmere']);
    expect(verifyWorkspace(workspace).findings).toEqual([]);
    closeWorkspace(workspace);
  });
});
