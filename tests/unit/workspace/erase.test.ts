import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addThemeEdit, separateCopies, setProgress, themeEdits } from '../../../src/workspace/choices.ts';
import { type DecisionInput, saveDecision } from '../../../src/workspace/decisions.ts';
import { addDocument, correctMetadata, listDocuments } from '../../../src/workspace/documents.ts';
import { eraseDocument, eraseDocuments } from '../../../src/workspace/erase.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { undoWords } from '../../../src/workspace/ledger.ts';
import { exportLog, recentLines } from '../../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { putStage } from '../../../src/workspace/stages.ts';
import { verifyFile, verifyWorkspace } from '../../../src/workspace/verify.ts';
import { EASTHOLT, inFolder, letter, NORTHMERE } from './samples.ts';
import { unsealed } from './unsealed.ts';

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

test('nothing of what was erased is left in the bytes of the file: text, original, index, theme or log', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = createWorkspace(path);
    // A word that stands nowhere else, also as its own stem in the index.
    const secret = letter('kept-apart', [
      'The zyxquorl family moved twice.',
      ...Array.from({ length: 400 }, (_, at) => `Paragraph ${at} speaks of zyxquorl and of nothing else that is new.`),
    ]);
    const rest = letter(
      'rest',
      Array.from(
        { length: 4000 },
        (_, at) => `Finding ${at} says that staff and partners of area ${at % 97} work well.`,
      ),
    );
    addDocument(workspace, rest.document, rest.bytes);
    addDocument(workspace, secret.document, secret.bytes);
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    saveDecision(workspace, {
      frameworkId: 'f1',
      documentId: 'kept-apart',
      passageId: 'p1',
      criteria: ['C11'],
      polarity: 'strength',
      agencies: [],
      tags: [],
      note: 'ask about zyxquorl',
      reviewer: 'A. Reviewer',
    });
    addThemeEdit(
      workspace,
      {
        kind: 'make',
        id: 't1',
        label: 'Moves',
        query: null,
        passages: [
          { documentId: 'kept-apart', passageId: 'p1' },
          { documentId: 'eastholt', passageId: 'p1' },
        ],
      },
      'made a theme',
      'A. Reviewer',
    );
    putStage(workspace, 'themes', '', 1, { label: 'zyxquorl' });
    workspace.database.pragma('wal_checkpoint(TRUNCATE)');
    // The file is held while it is open; what is on the disk can be read all the same.
    expect(unsealed(workspace)).toMatch(/zyxquorl/u);

    eraseDocuments(workspace, ['kept-apart'], 'B. Second');

    const left = unsealed(workspace);
    expect(left).not.toMatch(/zyxq|quorl/u);
    expect(left).not.toContain('kept-apart');
    expect(left).toMatch(/eastholt/u);
    expect(themeEdits(workspace)).toMatchObject([{ label: 'Moves', passages: [{ documentId: 'eastholt' }] }]);
    expect(verifyWorkspace(workspace).findings).toEqual([]);
    closeWorkspace(workspace);
  });
});

test('of several documents all are erased or none', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    expect(() => eraseDocuments(workspace, ['northmere', 'nowhere'], 'A. Reviewer')).toThrow(/not in the workspace/u);
    expect(listDocuments(workspace)).toHaveLength(1);
    closeWorkspace(workspace);
  });
});
