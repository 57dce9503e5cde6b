import { join } from 'node:path';
import { expect, test } from 'vitest';
import { separateCopies, setProgress } from '../../../src/workspace/choices.ts';
import { type DecisionInput, saveDecision } from '../../../src/workspace/decisions.ts';
import { addDocument, correctMetadata, listDocuments } from '../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../src/workspace/erase.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { undoWords } from '../../../src/workspace/ledger.ts';
import { exportLog, recentLines } from '../../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { putStage } from '../../../src/workspace/stages.ts';
import { verifyFile, verifyWorkspace } from '../../../src/workspace/verify.ts';
import { EASTHOLT, inFolder, NORTHMERE } from './samples.ts';

/** Every value of every table, as text. */
function everything(workspace: Workspace): string {
  const tables = workspace.database
    .prepare<unknown[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%'`,
    )
    .all();
  return tables.map(({ name }) => JSON.stringify(workspace.database.prepare(`SELECT * FROM ${name}`).all())).join('\n');
}

test('an erased document is nowhere, and the log still holds', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = createWorkspace(path);
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    const said: Omit<DecisionInput, 'documentId'> = {
      frameworkId: 'f1',
      passageId: 'p1',
      criteria: ['C11'],
      polarity: 'strength',
      agencies: [],
      tags: [],
      note: '',
      reviewer: 'A. Reviewer',
    };
    saveDecision(workspace, { ...said, documentId: 'northmere', note: 'about Northmere' });
    saveDecision(workspace, { ...said, documentId: 'eastholt' });
    separateCopies(workspace, ['northmere', 'eastholt'], true, 'A. Reviewer');
    correctMetadata(workspace, 'northmere', { area: 'Northmere and around' }, 'A. Reviewer');
    setProgress(workspace, { frameworkId: 'f1', documentId: 'northmere', criterion: null }, 'checked', 'A. Reviewer');
    putStage(workspace, 'themes', '', 1, { label: 'Waiting in Northmere' });
    expect(everything(workspace)).toMatch(/northmere/iu);

    eraseDocument(workspace, 'northmere', 'B. Second');

    expect(everything(workspace)).not.toMatch(/northmere|police officers/iu);
    expect(everything(workspace)).toMatch(/Eastholt/u);
    expect([...exportLog(workspace)].join('')).not.toMatch(/northmere/iu);
    expect(listDocuments(workspace).map(({ id }) => id)).toEqual(['eastholt']);
    expect(recentLines(workspace, 1)[0]).toMatchObject({ reviewer: 'B. Second', what: 'erased a document for good' });
    expect(undoWords(workspace)).toEqual({ undo: null, redo: null });
    expect(verifyWorkspace(workspace).findings).toEqual([]);
    expect(() => eraseDocument(workspace, 'northmere', 'B. Second')).toThrow(/not in the workspace/u);
    closeWorkspace(workspace);
    expect(verifyFile(path).sound).toBe(true);
  });
});
