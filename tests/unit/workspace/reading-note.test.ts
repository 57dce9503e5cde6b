/**
 * What was read of a document, and nobody has decided yet, cannot be changed or taken away behind the program's back.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyOf } from '../../../src/review/records.ts';
import { addDocument, correctMetadata, removeDocument } from '../../../src/workspace/documents.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { act, undo, undoWords } from '../../../src/workspace/ledger.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { replaceReading } from '../../../src/workspace/reading.ts';
import { readRecord } from '../../../src/workspace/records.ts';
import { setAside } from '../../../src/workspace/set-aside.ts';
import { verifyWorkspace } from '../../../src/workspace/verify.ts';
import { EASTHOLT, inFolder, letter, NORTHMERE } from './samples.ts';

const messages = (workspace: Workspace) => verifyWorkspace(workspace).findings.map(({ message }) => message);

function inWorkspace(work: (workspace: Workspace) => void): void {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    work(workspace);
    closeWorkspace(workspace);
  });
}

const PLACE = `document = 'northmere' AND id = 'p2'`;

test.each([
  [`DELETE FROM passage WHERE ${PLACE}`, /northmere\.txt was read into 4 passages, says the log; 3 are there/u],
  [
    `INSERT INTO passage (document, id, kind, start, end, text, details, boxes)
     SELECT document, 'p9', kind, start, end, text, details, boxes FROM passage WHERE ${PLACE}`,
    /was read into 4 passages, says the log; 5 are there/u,
  ],
  [`UPDATE passage SET id = 'p9' WHERE ${PLACE}`, /is not as it was when it was read/u],
  [`UPDATE passage SET furniture_read = 'boilerplate', furniture = 'boilerplate' WHERE ${PLACE}`, /not as it was/u],
  [`UPDATE passage SET furniture = 'boilerplate' WHERE ${PLACE}`, /1 passage of .* is set aside, or not/u],
  [`UPDATE passage SET kind = 'heading' WHERE ${PLACE}`, /not as it was/u],
  [`UPDATE passage SET details = replace(details, '"page":1', '"page":7') WHERE ${PLACE}`, /not as it was/u],
  [`UPDATE passage SET boxes = '[]' WHERE ${PLACE}`, /not as it was/u],
  [`UPDATE passage SET text = 'Waiting times', end = start + 13 WHERE ${PLACE}`, /not as it was/u],
  [`UPDATE passage SET origin = 'reviewer' WHERE ${PLACE}`, /was read into 4 passages/u],
  [`UPDATE document SET text = text || ' More.' WHERE id = 'northmere'`, /not as it was/u],
  [
    `UPDATE document SET metadata = replace(metadata, 'Northmere', 'Southmere') WHERE id = 'northmere'`,
    /not as it was/u,
  ],
  [`UPDATE document SET pages = 9 WHERE id = 'northmere'`, /not as it was/u],
  [`UPDATE document SET quality = replace(quality, '1', '0') WHERE id = 'northmere'`, /not as it was/u],
  [`DELETE FROM record WHERE kind = 'reading' AND key LIKE '%northmere%'`, /What entry 1 of the log says is gone/u],
  [
    `DELETE FROM passage WHERE ${PLACE};
     UPDATE record SET json = replace(json, '"passages":4', '"passages":3') WHERE kind = 'reading'`,
    /The reading about northmere is not as entry 1 of the log left it/u,
  ],
])('%s is found', (sql, message) => {
  inWorkspace((workspace) => {
    expect(messages(workspace)).toEqual([]);
    workspace.database.exec(sql);
    const found = messages(workspace);
    expect(found.join('\n')).toMatch(message);
    expect(found.join('\n')).not.toMatch(/eastholt/u);
  });
});

test('what reviewers do and reading again change nothing that was noted, or note it anew', () => {
  inWorkspace((workspace) => {
    const by = { reviewer: 'A. Reviewer', boilerplate: new Set<string>() };
    setAside(workspace, { documentId: 'northmere', passageIds: ['p1', 'p2'], aside: true, ...by });
    setAside(workspace, { documentId: 'northmere', passageIds: ['p1'], aside: false, ...by });
    correctMetadata(workspace, 'northmere', { area: 'Southmere' }, by.reviewer);
    const [passage] = NORTHMERE.document.passages;
    if (passage === undefined) throw new Error('A letter without passages.');
    act(workspace, by.reviewer, 'made evidence', [
      { kind: 'passage', key: keyOf('northmere', 'own1'), after: { ...passage, id: 'own1' } },
    ]);
    expect(messages(workspace)).toEqual([]);

    const anew = letter('northmere', [
      'A heading that was not read before.',
      ...NORTHMERE.document.passages.slice(0, 3).map(({ text }) => text),
      'Police officers listen.',
    ]).document;
    expect(replaceReading(workspace, 'northmere', anew, by.reviewer).changed).toBe(true);
    expect(readRecord(workspace, { kind: 'reading', key: keyOf('northmere') })).toMatchObject({ passages: 5 });
    expect(messages(workspace)).toEqual([]);
    expect(replaceReading(workspace, 'northmere', anew, by.reviewer).changed).toBe(false);
    removeDocument(workspace, 'northmere', by.reviewer);
    expect(messages(workspace)).toEqual([]);
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    expect(messages(workspace)).toEqual([]);
  });
});

test('an import stands in the way of no undo', () => {
  inWorkspace((workspace) => {
    correctMetadata(workspace, 'northmere', { area: 'Southmere' }, 'A. Reviewer');
    const more = letter('more', ['One more letter.']);
    addDocument(workspace, more.document, more.bytes);
    expect(undoWords(workspace).undo).toMatch(/corrected area/u);
    expect(undo(workspace, 'A. Reviewer')).toMatch(/corrected area/u);
    expect(messages(workspace)).toEqual([]);
  });
});

test('a document read before readings were noted is not called changed; read again, it is noted', () => {
  inWorkspace((workspace) => {
    workspace.database.exec(`DROP TRIGGER log_change_is_not_cut; DELETE FROM record WHERE kind = 'reading'`);
    const amiss = () => messages(workspace).filter((message) => /was read|when it was read/u.test(message));
    expect(amiss()).toEqual([]);
    replaceReading(workspace, 'northmere', NORTHMERE.document, 'A. Reviewer');
    workspace.database.exec(`DELETE FROM passage WHERE ${PLACE}; DELETE FROM passage WHERE document = 'eastholt'`);
    expect(amiss()).toEqual([expect.stringContaining('northmere.txt was read into 4 passages')]);
  });
});
