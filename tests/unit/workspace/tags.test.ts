import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseQuery, toFts5 } from '../../../src/search/query.ts';
import { type DecisionInput, getDecision, saveDecision, tagsInUse } from '../../../src/workspace/decisions.ts';
import { addDocument } from '../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../src/workspace/erase.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { redo, undo } from '../../../src/workspace/ledger.ts';
import { verifyLog } from '../../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { leftovers, replaceReading } from '../../../src/workspace/reading.ts';
import { searchPassages } from '../../../src/workspace/search.ts';
import { taggedBeforeDeciding, tagPassages, tagsBeforeDeciding } from '../../../src/workspace/tags.ts';
import { inFolder, NORTHMERE } from './samples.ts';

const REVIEWER = 'A. Reviewer';
const CHOICE: DecisionInput = {
  frameworkId: 'f1',
  documentId: 'northmere',
  passageId: 'p1',
  criteria: ['C05'],
  polarity: 'strength',
  agencies: [],
  tags: ['board'],
  note: '',
  reviewer: 'B. Second',
};
const PLACES = ['p1', 'p2'].map((passageId) => ({ documentId: 'northmere', passageId }));
const tagging = (tag: string, on = true) => ({ frameworkId: 'f1', places: PLACES, tag, on, reviewer: REVIEWER });

function withWorkspace(work: (workspace: Workspace) => void): void {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'w.workspace'), { name: 'Letters' });
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes, REVIEWER);
    try {
      work(workspace);
    } finally {
      closeWorkspace(workspace);
    }
  });
}

const found = (workspace: Workspace, query: string) => {
  const { match, filters } = toFts5(parseQuery(query), []);
  return searchPassages(workspace, match, { filters, frameworkId: 'f1' }).hits.map(({ passageId }) => passageId);
};

test('tagging decides nothing, is one step for undo, and is found by the tag', () => {
  withWorkspace((workspace) => {
    saveDecision(workspace, CHOICE);
    const { changed, what } = tagPassages(workspace, tagging('custody'));
    expect([changed, what]).toEqual([2, 'put the tag “custody” on 2 passages']);
    expect(getDecision(workspace, 'f1', 'northmere', 'p2')).toBeNull();
    expect(tagsBeforeDeciding(workspace, 'f1', 'northmere', 'p2')).toEqual(['custody']);
    // The judgement stays its reviewer's.
    expect(getDecision(workspace, 'f1', 'northmere', 'p1')).toMatchObject({
      reviewer: 'B. Second',
      tags: ['board', 'custody'],
    });
    expect(found(workspace, 'tag:Custody')).toEqual(['p1', 'p2']);
    expect(tagsInUse(workspace, 'f1')).toEqual([
      { tag: 'custody', passages: 2 },
      { tag: 'board', passages: 1 },
    ]);
    expect(tagPassages(workspace, tagging('custody'))).toEqual({ changed: 0, what: null });

    expect(undo(workspace, REVIEWER)).toBe('put the tag “custody” on 2 passages');
    expect(found(workspace, 'tag:custody')).toEqual([]);
    redo(workspace, REVIEWER);
    expect(tagPassages(workspace, tagging('custody', false)).changed).toBe(2);
    expect(tagsInUse(workspace, 'f1')).toEqual([{ tag: 'board', passages: 1 }]);
    expect(taggedBeforeDeciding(workspace, 'f1')).toEqual([]);
    expect(verifyLog(workspace)).toMatchObject([]);
  });
});

test('a passage that is decided later keeps its tags, and undo gives them back as they were', () => {
  withWorkspace((workspace) => {
    tagPassages(workspace, tagging('custody'));
    expect(saveDecision(workspace, CHOICE).tags).toEqual(['board', 'custody']);
    expect(tagsBeforeDeciding(workspace, 'f1', 'northmere', 'p1')).toEqual([]);
    undo(workspace, REVIEWER);
    expect(getDecision(workspace, 'f1', 'northmere', 'p1')).toBeNull();
    expect(tagsBeforeDeciding(workspace, 'f1', 'northmere', 'p1')).toEqual(['custody']);
    expect(tagsBeforeDeciding(workspace, 'f2', 'northmere', 'p1')).toEqual([]);
  });
});

test('erasing a document erases the tags on it', () => {
  withWorkspace((workspace) => {
    tagPassages(workspace, tagging('custody'));
    eraseDocument(workspace, 'northmere', REVIEWER);
    expect(taggedBeforeDeciding(workspace, 'f1')).toEqual([]);
  });
});

test('tags go with the words of their passages when a document is read again', () => {
  withWorkspace((workspace) => {
    tagPassages(workspace, tagging('custody'));
    const { document } = NORTHMERE;
    const passages = document.passages
      .filter(({ id }) => id !== 'p2')
      .map((passage) => ({ ...passage, id: `new-${passage.id}` }));
    const cut = document.passages.find(({ id }) => id === 'p2')?.text ?? '';
    const text = document.text.replace(cut, 'x'.repeat(cut.length));
    replaceReading(workspace, 'northmere', { ...document, text, passages }, REVIEWER);
    expect(taggedBeforeDeciding(workspace, 'f1')).toEqual([
      { documentId: 'northmere', passageId: 'new-p1', tags: ['custody'] },
    ]);
    expect(found(workspace, 'tag:custody')).toEqual(['new-p1']);
    expect(leftovers(workspace)).toMatchObject([
      { documentId: 'northmere', what: 'the tag “custody”', quotation: { text: cut } },
    ]);
    expect(verifyLog(workspace)).toEqual([]);
  });
});
