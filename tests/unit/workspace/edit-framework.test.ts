import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMPTY_FINDING } from '../../../src/document/finding.ts';
import type { Framework } from '../../../src/document/framework.ts';
import { keyOf } from '../../../src/review/records.ts';
import { listFrameworks, listProgress, saveFramework, setProgress } from '../../../src/workspace/choices.ts';
import { getDecision, saveDecision, tagsInUse } from '../../../src/workspace/decisions.ts';
import { addDocument } from '../../../src/workspace/documents.ts';
import { decidedFor, editFramework } from '../../../src/workspace/edit-framework.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { act, undo } from '../../../src/workspace/ledger.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { readRecord } from '../../../src/workspace/records.ts';
import { inFolder, NORTHMERE } from './samples.ts';

const framework: Framework = {
  id: 'f1',
  title: 'Ours',
  theme: null,
  edition: null,
  source: '',
  builtIn: false,
  official: false,
  criteria: [],
};
const said = { polarity: 'improvement', agencies: [], tags: ['Delay'], note: '', reviewer: 'A. Reviewer' } as const;
const place = { frameworkId: 'f1', documentId: 'northmere' };

function withDecisions(work: (workspace: Workspace) => void): void {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    saveFramework(workspace, framework, 'A. Reviewer');
    saveDecision(workspace, { ...place, passageId: 'p1', criteria: ['A'], ...said });
    saveDecision(workspace, { ...place, passageId: 'p2', criteria: ['A', 'B'], ...said });
    saveDecision(workspace, { ...place, passageId: 'p4', criteria: [], ...said });
    setProgress(workspace, { frameworkId: 'f1', documentId: null, criterion: 'A' }, 'checked', 'A. Reviewer');
    act(workspace, 'A. Reviewer', 'wrote', [
      { kind: 'finding', key: keyOf('f1', 'criterion', 'A'), after: { ...EMPTY_FINDING, text: 'text' } },
    ]);
    work(workspace);
    closeWorkspace(workspace);
  });
}

const criteriaOf = (workspace: Workspace, passageId: string) =>
  getDecision(workspace, 'f1', 'northmere', passageId)?.criteria ?? null;

test('decisions, findings and progress go with a code, and one undo takes all of it back', () => {
  withDecisions((workspace) => {
    const renamed = { ...framework, title: 'Ours, recoded' };
    expect(editFramework(workspace, renamed, new Map([['A', 'X']]), 'A. Reviewer', 'gave A another code')).toEqual({
      followed: 2,
      takenBack: 0,
    });
    expect(['p1', 'p2', 'p4'].map((id) => criteriaOf(workspace, id))).toEqual([['X'], ['X', 'B'], []]);
    expect(getDecision(workspace, 'f1', 'northmere', 'p2')).toMatchObject({ polarity: 'improvement', tags: ['Delay'] });
    expect(listProgress(workspace, 'f1').map(({ criterion }) => criterion)).toEqual(['X']);
    expect(readRecord(workspace, { kind: 'finding', key: keyOf('f1', 'criterion', 'X') })?.text).toBe('text');
    expect(readRecord(workspace, { kind: 'finding', key: keyOf('f1', 'criterion', 'A') })).toBeNull();
    undo(workspace, 'A. Reviewer');
    expect(['p1', 'p2', 'p4'].map((id) => criteriaOf(workspace, id))).toEqual([['A'], ['A', 'B'], []]);
    expect(listFrameworks(workspace).map(({ title }) => title)).toEqual(['Ours']);
    expect(readRecord(workspace, { kind: 'finding', key: keyOf('f1', 'criterion', 'A') })?.text).toBe('text');
  });
});

test('what was accepted for a deleted criterion alone is to be decided again and keeps its tags', () => {
  withDecisions((workspace) => {
    expect(decidedFor(workspace, 'f1', 'A')).toEqual({ all: 2, only: 1 });
    const done = editFramework(workspace, framework, new Map([['A', null]]), 'A. Reviewer', 'took A out');
    expect(done).toEqual({ followed: 1, takenBack: 1 });
    expect(['p1', 'p2', 'p4'].map((id) => criteriaOf(workspace, id))).toEqual([null, ['B'], []]);
    expect(tagsInUse(workspace, 'f1')).toEqual([{ tag: 'Delay', passages: 3 }]);
    undo(workspace, 'A. Reviewer');
    expect(['p1', 'p2', 'p4'].map((id) => criteriaOf(workspace, id))).toEqual([['A'], ['A', 'B'], []]);
  });
});

test('into another criterion, a passage that had both has it once', () => {
  withDecisions((workspace) => {
    editFramework(workspace, framework, new Map([['A', 'B']]), 'A. Reviewer', 'took A out');
    expect(['p1', 'p2', 'p4'].map((id) => criteriaOf(workspace, id))).toEqual([['B'], ['B'], []]);
  });
});

test('what another reviewer said, and what fits no passage any more, follow the codes as well', () => {
  withDecisions((workspace) => {
    const decision = getDecision(workspace, 'f1', 'northmere', 'p2');
    if (decision === null) throw new Error('p2 is not decided');
    const opinion = { kind: 'opinion', key: keyOf('f1', 'northmere', 'p2', 'B. Reviewer') } as const;
    const unplaced = { kind: 'unplaced', key: keyOf('f1', 'northmere', 'p9', decision.at) } as const;
    act(workspace, 'A. Reviewer', 'took over', [
      { ...opinion, after: { decision, mergedAt: decision.at } },
      { ...unplaced, after: decision },
    ]);
    editFramework(workspace, framework, new Map([['A', 'X']]), 'A. Reviewer', 'gave A another code');
    expect(readRecord(workspace, opinion)?.decision.criteria).toEqual(['X', 'B']);
    expect(readRecord(workspace, unplaced)?.criteria).toEqual(['X', 'B']);
    undo(workspace, 'A. Reviewer');
    expect(readRecord(workspace, opinion)?.decision.criteria).toEqual(['A', 'B']);
  });
});
