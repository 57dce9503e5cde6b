import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replayed } from '../../../src/review/history.ts';
import { type Entry, recordId } from '../../../src/review/records.ts';
import {
  chooseCounted,
  copyDecisions,
  listProgress,
  separateCopies,
  setProgress,
} from '../../../src/workspace/choices.ts';
import {
  adjustPassage,
  countDecisions,
  type DecisionInput,
  decideSelection,
  decisionHistory,
  eachDecision,
  getDecision,
  saveDecision,
  saveDecisions,
  tagsInUse,
  takeBackDecision,
} from '../../../src/workspace/decisions.ts';
import { addDocument, correctMetadata, listDocuments, removeDocument } from '../../../src/workspace/documents.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { act, redo, undo, undoWords } from '../../../src/workspace/ledger.ts';
import { eachEntry, exportLog, logHead, recentLines, verifyLog } from '../../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../src/workspace/open.ts';
import { countPassages, getPassage } from '../../../src/workspace/passages.ts';
import { eachRecord } from '../../../src/workspace/records.ts';
import { searchPassages } from '../../../src/workspace/search.ts';
import { putAssessments } from '../../../src/workspace/stages.ts';
import { ASSESSMENT, EASTHOLT, inFolder, NORTHMERE } from './samples.ts';

const CHOICE: DecisionInput = {
  frameworkId: 'f1',
  documentId: 'northmere',
  passageId: 'p1',
  criteria: ['C11'],
  polarity: 'strength',
  agencies: ['police'],
  tags: [],
  note: '',
  reviewer: 'A. Reviewer',
};

/** A workspace with two letters; its clock goes on by a second at every look. */
function withWorkspace(work: (workspace: Workspace, path: string) => void): void {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    let seconds = 0;
    const workspace = createWorkspace(path, { now: () => new Date(Date.UTC(2024, 4, 31, 9, 0, seconds++)) });
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    putAssessments(workspace, 'f1', 7, [{ documentId: 'northmere', passageId: 'p1', assessment: ASSESSMENT }]);
    work(workspace, path);
    closeWorkspace(workspace);
  });
}

test('a decision is kept with everything it rested on', () => {
  withWorkspace((workspace) => {
    saveDecision(workspace, CHOICE, { edition: '2019' });
    expect(getDecision(workspace, 'f1', 'northmere', 'p1')).toEqual({
      ...CHOICE,
      at: '2024-05-31T09:00:03.000Z',
      suggested: ASSESSMENT,
      rules: 7,
      edition: '2019',
      quotation: { text: NORTHMERE.document.passages[0]?.text, start: 0, end: 73 },
    });
    expect(countDecisions(workspace, 'f1')).toBe(1);
    expect(countDecisions(workspace, 'f2')).toBe(0);
  });
});

test('a new suggestion changes no decision, and its frozen suggestion stays', () => {
  withWorkspace((workspace) => {
    const saved = saveDecision(workspace, CHOICE);
    putAssessments(workspace, 'f1', 8, [
      { documentId: 'northmere', passageId: 'p1', assessment: { ...ASSESSMENT, suggestions: [] } },
    ]);
    expect(getDecision(workspace, 'f1', 'northmere', 'p1')).toEqual(saved);
  });
});

test('undo and redo work across closing and opening, in the words of the reviewer', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const first = createWorkspace(path);
    addDocument(first, NORTHMERE.document, NORTHMERE.bytes);
    saveDecision(first, CHOICE);
    saveDecision(first, { ...CHOICE, criteria: ['C05'], note: 'see page 2' });
    const about = '“Police officers in Northmere listen to children…” (Northmere, paragraph 1)';
    closeWorkspace(first);
    const second = openWorkspace(path);
    expect(undoWords(second)).toEqual({ undo: `changed C11 to C05 and wrote a note for ${about}`, redo: null });
    expect(undo(second, 'A. Reviewer')).toBe(`changed C11 to C05 and wrote a note for ${about}`);
    expect(getDecision(second, 'f1', 'northmere', 'p1')?.criteria).toEqual(['C11']);
    expect(undo(second, 'A. Reviewer')).toBe(`chose C11 for ${about}`);
    expect(getDecision(second, 'f1', 'northmere', 'p1')).toBeNull();
    expect(undo(second, 'A. Reviewer')).toBeNull();
    closeWorkspace(second);
    const third = openWorkspace(path);
    expect(redo(third, 'A. Reviewer')).toBe(`chose C11 for ${about}`);
    expect(redo(third, 'A. Reviewer')).toBe(`changed C11 to C05 and wrote a note for ${about}`);
    expect(redo(third, 'A. Reviewer')).toBeNull();
    expect(getDecision(third, 'f1', 'northmere', 'p1')?.note).toBe('see page 2');
    expect(verifyLog(third)).toEqual([]);
    closeWorkspace(third);
  });
});

test('copies are decided together and undone together', () => {
  withWorkspace((workspace) => {
    const { what } = saveDecisions(workspace, [CHOICE, { ...CHOICE, documentId: 'eastholt' }]);
    expect(what).toMatch(/ and its copy$/u);
    expect([...eachDecision(workspace, 'f1')].map((decision) => decision.documentId)).toEqual([
      'eastholt',
      'northmere',
    ]);
    undo(workspace, 'A. Reviewer');
    expect([...eachDecision(workspace, 'f1')]).toEqual([]);
  });
});

test('when one of several decisions cannot be saved, none is', () => {
  withWorkspace((workspace) => {
    const head = logHead(workspace);
    expect(() => saveDecisions(workspace, [CHOICE, { ...CHOICE, passageId: 'p99' }])).toThrow(/not in the workspace/);
    expect(getDecision(workspace, 'f1', 'northmere', 'p1')).toBeNull();
    expect(logHead(workspace)).toEqual(head);
  });
});

test('the history of a passage shows every step, with what was decided then', () => {
  withWorkspace((workspace) => {
    saveDecision(workspace, CHOICE);
    saveDecision(workspace, { ...CHOICE, polarity: 'mixed', reviewer: 'B. Second' });
    takeBackDecision(workspace, 'f1', 'northmere', 'p1', 'A. Reviewer');
    const steps = decisionHistory(workspace, 'f1', 'northmere', 'p1');
    expect(steps.map((step) => [step.reviewer, step.decision?.polarity ?? null])).toEqual([
      ['A. Reviewer', 'strength'],
      ['B. Second', 'mixed'],
      ['A. Reviewer', null],
    ]);
  });
});

test('any words can be made evidence, and undo takes the passage away with its decision', () => {
  withWorkspace((workspace) => {
    const start = NORTHMERE.document.text.indexOf('too long');
    const { passage } = decideSelection(
      workspace,
      { start: start + 1, end: start + 6 },
      { ...CHOICE, criteria: ['C04'] },
    );
    expect(passage.text).toBe('too long');
    expect(getPassage(workspace, 'northmere', passage.id)).toEqual(passage);
    expect(searchPassages(workspace, '"too long"').total).toBe(2);
    undo(workspace, 'A. Reviewer');
    expect(getPassage(workspace, 'northmere', passage.id)).toBeNull();
    expect(searchPassages(workspace, '"too long"').total).toBe(1);
    redo(workspace, 'A. Reviewer');
    expect(getDecision(workspace, 'f1', 'northmere', passage.id)?.quotation.text).toBe('too long');
    expect(searchPassages(workspace, '"too long"').total).toBe(2);
  });
});

test('moved borders take the decision along and leave the passage as it was read', () => {
  withWorkspace((workspace) => {
    saveDecision(workspace, CHOICE);
    const passage = adjustPassage(workspace, 'northmere', 'p1', { start: 0, end: 45 }, 'B. Second');
    expect(passage.text).toBe('Police officers in Northmere listen to children');
    expect(getDecision(workspace, 'f1', 'northmere', 'p1')).toBeNull();
    expect(getDecision(workspace, 'f1', 'northmere', passage.id)?.criteria).toEqual(['C11']);
    expect(getPassage(workspace, 'northmere', 'p1')).toEqual(NORTHMERE.document.passages[0]);
    const again = adjustPassage(workspace, 'northmere', passage.id, { start: 0, end: 30 }, 'B. Second');
    expect(getPassage(workspace, 'northmere', passage.id)).toBeNull();
    undo(workspace, 'B. Second');
    undo(workspace, 'B. Second');
    expect(getPassage(workspace, 'northmere', again.id)).toBeNull();
    expect(getDecision(workspace, 'f1', 'northmere', 'p1')?.reviewer).toBe('A. Reviewer');
  });
});

test('tags, progress and copies are kept and undone like everything else', () => {
  withWorkspace((workspace) => {
    saveDecision(workspace, { ...CHOICE, tags: ['front door', 'voice'] });
    saveDecision(workspace, { ...CHOICE, passageId: 'p2', tags: ['voice'] });
    expect(tagsInUse(workspace, 'f1')).toEqual([
      { tag: 'voice', passages: 2 },
      { tag: 'front door', passages: 1 },
    ]);
    const of = { frameworkId: 'f1', documentId: 'northmere', criterion: 'C11' };
    setProgress(workspace, of, 'signed-off', 'A. Reviewer');
    expect(listProgress(workspace, 'f1')).toEqual([{ ...of, progress: 'signed-off' }]);
    separateCopies(workspace, ['northmere', 'eastholt'], true, 'A. Reviewer');
    chooseCounted(workspace, 'eastholt', ['northmere'], 'A. Reviewer');
    expect(copyDecisions(workspace)).toEqual({ notCopies: [['eastholt', 'northmere']], counts: ['eastholt'] });
    for (let step = 0; step < 3; step++) undo(workspace, 'A. Reviewer');
    expect(copyDecisions(workspace)).toEqual({ notCopies: [], counts: [] });
    expect(listProgress(workspace, 'f1')).toEqual([]);
  });
});

test('decisions of a removed document wait for it', () => {
  withWorkspace((workspace) => {
    saveDecision(workspace, CHOICE);
    removeDocument(workspace, 'northmere', 'A. Reviewer');
    expect(countDecisions(workspace, 'f1')).toBe(0);
    expect(undo(workspace, 'A. Reviewer')).toBe('removed “Northmere, 31 January 2020”');
    expect(countDecisions(workspace, 'f1')).toBe(1);
    expect(searchPassages(workspace, 'polic').total).toBe(1);
  });
});

test('nothing changed is nothing to undo, and no line in the log', () => {
  withWorkspace((workspace) => {
    const head = logHead(workspace);
    separateCopies(workspace, ['northmere', 'eastholt'], false, 'A. Reviewer');
    expect(logHead(workspace)).toEqual(head);
    expect(undoWords(workspace)).toEqual({ undo: null, redo: null });
  });
});

test('the log cannot be edited or cut through the connection', () => {
  withWorkspace((workspace) => {
    saveDecision(workspace, CHOICE);
    for (const sql of [
      'DELETE FROM log',
      'DELETE FROM log_change',
      `UPDATE log SET what = 'nothing'`,
      `UPDATE log SET reviewer = 'x'`,
      `UPDATE log_change SET after = 'null'`,
    ]) {
      expect(() => workspace.database.exec(sql)).toThrow(/The log/);
    }
  });
});

test('the exported log holds every entry with its hash', () => {
  withWorkspace((workspace) => {
    saveDecision(workspace, CHOICE);
    const lines = [...exportLog(workspace)].map((line) => JSON.parse(line) as { sequence: number; hash: string });
    expect(lines.map((line) => line.sequence)).toEqual([1, 2, 3]);
    expect(lines.at(-1)?.hash).toBe(logHead(workspace)?.hash);
    expect(recentLines(workspace, 1)[0]?.what).toMatch(/^accepted C11 for/u);
  });
});

/** One thing a reviewer may do, by number, so that fast-check can string any of them together. */
const ACTIONS: readonly ((workspace: Workspace, value: number) => void)[] = [
  (workspace, value) =>
    saveDecision(workspace, {
      ...CHOICE,
      passageId: `p${1 + (value % 4)}`,
      criteria: [`C0${value % 9}`],
      note: `${value}`,
    }),
  (workspace, value) => takeBackDecision(workspace, 'f1', 'northmere', `p${1 + (value % 4)}`, 'A. Reviewer'),
  (workspace, value) =>
    decideSelection(workspace, { start: value * 7, end: value * 7 + 20 }, { ...CHOICE, criteria: [] }),
  (workspace, value) => correctMetadata(workspace, 'eastholt', { area: value % 2 === 0 ? null : `Area ${value}` }),
  (workspace, value) => separateCopies(workspace, ['northmere', 'eastholt'], value % 2 === 0, 'A. Reviewer'),
  (workspace, value) =>
    setProgress(
      workspace,
      { frameworkId: 'f1', documentId: null, criterion: `C0${value % 3}` },
      'checked',
      'A. Reviewer',
    ),
  (workspace) => {
    if (listDocuments(workspace).some((document) => document.id === 'eastholt')) removeDocument(workspace, 'eastholt');
    else addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
  },
  (workspace, value) => act(workspace, '', 'searched', [{ kind: 'search', key: '["saved","q"]', after: `${value}` }]),
];

function stateOf(workspace: Workspace): Map<string, unknown> {
  const order = (one: [string, unknown], other: [string, unknown]) => (one[0] < other[0] ? -1 : 1);
  return new Map(
    [...eachRecord(workspace)].map((record) => [recordId(record), record.value] as [string, unknown]).sort(order),
  );
}

test('any sequence of actions, undone, is the state before; redone, the state after; the log replayed is the state', () => {
  withWorkspace((workspace) => {
    const passages = countPassages(workspace);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(ACTIONS.length - 1), fc.nat(20)), { minLength: 1, maxLength: 10 }),
        fc.nat(10),
        (actions, back) => {
          const before = stateOf(workspace);
          let done = 0;
          for (const [kind, value] of actions) {
            if (kind === 3 && !listDocuments(workspace).some((document) => document.id === 'eastholt')) continue;
            const head = logHead(workspace)?.sequence;
            ACTIONS[kind]?.(workspace, value);
            if (logHead(workspace)?.sequence !== head) done++;
          }
          const after = stateOf(workspace);
          const steps = Math.min(back, done);
          for (let step = 0; step < steps; step++) undo(workspace, 'A. Reviewer');
          for (let step = 0; step < steps; step++) redo(workspace, 'A. Reviewer');
          expect(stateOf(workspace)).toEqual(after);
          const entries = [...eachEntry(workspace)] as unknown as Entry[];
          expect(new Map([...replayed(entries)].sort())).toEqual(new Map([...after].sort()));
          for (let step = 0; step < done; step++) expect(undo(workspace, 'A. Reviewer')).not.toBeNull();
          expect(stateOf(workspace)).toEqual(before);
        },
      ),
      { numRuns: 40 },
    );
    expect(countPassages(workspace)).toBe(passages);
    expect(verifyLog(workspace)).toEqual([]);
  });
});
