import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DocumentContent } from '../../../src/document/document.ts';
import { addThemeEdit, themeEdits } from '../../../src/workspace/choices.ts';
import { saveDecision, takeBackDecision } from '../../../src/workspace/decisions.ts';
import { addDocument, getDocument, listDocuments } from '../../../src/workspace/documents.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { redo, undo } from '../../../src/workspace/ledger.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { evidenceIds } from '../../../src/workspace/passages.ts';
import { leftovers, readByEarlierRules, replaceReading, unplacedDecisions } from '../../../src/workspace/reading.ts';
import { setAside, setAsideDecisions } from '../../../src/workspace/set-aside.ts';
import { getAssessment, getStage, putAssessments, putStage } from '../../../src/workspace/stages.ts';
import { verifyWorkspace } from '../../../src/workspace/verify.ts';
import { ASSESSMENT, inFolder, NORTHMERE } from './samples.ts';

const REVIEWER = 'A. Reviewer';

/** A letter whose last paragraph was read as next steps. */
const CONTENT: DocumentContent = {
  ...NORTHMERE.document,
  passages: NORTHMERE.document.passages.map((passage) =>
    passage.id === 'p4' ? { ...passage, furniture: 'next-steps' } : passage,
  ),
};

function withLetter(work: (workspace: Workspace) => void): void {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    addDocument(workspace, { ...NORTHMERE.document, ...CONTENT }, NORTHMERE.bytes);
    work(workspace);
    expect(verifyWorkspace(workspace).findings).toEqual([]);
    closeWorkspace(workspace);
  });
}

const say = (workspace: Workspace, passageIds: readonly string[], aside: boolean, boilerplate: string[] = []) =>
  setAside(workspace, {
    documentId: 'northmere',
    passageIds,
    aside,
    boilerplate: new Set(boilerplate),
    reviewer: REVIEWER,
  });
const evidence = (workspace: Workspace) => evidenceIds(workspace, 'northmere');
const decision = (passageId: string) => ({
  frameworkId: 'f1',
  documentId: 'northmere',
  passageId,
  criteria: ['C11'],
  polarity: 'strength' as const,
  agencies: [],
  tags: [],
  note: '',
  reviewer: REVIEWER,
});

test('a passage is brought back and another set aside, undone and done again', () => {
  withLetter((workspace) => {
    expect(evidence(workspace)).toEqual(['p1', 'p2', 'p3']);
    expect(say(workspace, ['p4'], false)).toMatchObject({
      changed: 1,
      what: 'brought back “Leaders have not made sure that supervision is…” (Northmere, paragraph 4)',
    });
    say(workspace, ['p1', 'p2'], true);
    expect(evidence(workspace)).toEqual(['p3', 'p4']);
    expect(getDocument(workspace, 'northmere').passages.map(({ furniture }) => furniture)).toEqual([
      'by-reviewer',
      'by-reviewer',
      null,
      null,
    ]);
    undo(workspace, REVIEWER);
    expect(evidence(workspace)).toEqual(['p1', 'p2', 'p3', 'p4']);
    undo(workspace, REVIEWER);
    expect(evidence(workspace)).toEqual(['p1', 'p2', 'p3']);
    redo(workspace, REVIEWER);
    expect(evidence(workspace)).toEqual(['p1', 'p2', 'p3', 'p4']);
    say(workspace, ['p4'], true);
    expect(getDocument(workspace, 'northmere').passages[3]?.furniture).toBe('next-steps');
    expect(setAsideDecisions(workspace).size).toBe(0);
    expect(say(workspace, ['p4'], true)).toEqual({ changed: 0, what: null });
  });
});

test('a standing paragraph of many documents is brought back by a decision of its own', () => {
  withLetter((workspace) => {
    say(workspace, ['p2'], false, ['northmere p2']);
    expect(setAsideDecisions(workspace)).toEqual(new Map([['northmere p2', false]]));
    say(workspace, ['p2'], true, ['northmere p2']);
    expect(setAsideDecisions(workspace).size).toBe(0);
  });
});

test('what is computed about the passage is forgotten, and about nothing else', () => {
  withLetter((workspace) => {
    putAssessments(workspace, 'f1', 1, [
      { documentId: 'northmere', passageId: 'p1', assessment: ASSESSMENT },
      { documentId: 'northmere', passageId: 'p2', assessment: ASSESSMENT },
    ]);
    putStage(workspace, 'sayings', 'northmere', 1, []);
    putStage(workspace, 'sketch', 'northmere', 1, []);
    putStage(workspace, 'assessed under f1', 'northmere', 1, 1);
    say(workspace, ['p1'], true);
    expect(getAssessment(workspace, 'f1', 'northmere', 'p1')).toBeNull();
    expect(getAssessment(workspace, 'f1', 'northmere', 'p2')).not.toBeNull();
    expect(getStage(workspace, 'sayings', 'northmere')).toBeNull();
    expect(getStage(workspace, 'assessed under f1', 'northmere')).toBeNull();
    expect(getStage(workspace, 'sketch', 'northmere')).not.toBeNull();
  });
});

test('a decided passage is not set aside before its decision is taken back', () => {
  withLetter((workspace) => {
    saveDecision(workspace, decision('p1'));
    expect(() => say(workspace, ['p1'], true)).toThrow(/Take the decision back/u);
    expect(() => say(workspace, ['p9'], true)).toThrow(/not in the document/u);
    takeBackDecision(workspace, 'f1', 'northmere', 'p1', REVIEWER);
    say(workspace, ['p1'], true);
    expect(evidence(workspace)).toEqual(['p2', 'p3']);
  });
});

/** The same letter with a heading before it, so that every passage has another name and place. */
function shifted(without: readonly string[] = []): DocumentContent {
  const heading = 'Findings that were missed';
  const shift = heading.length + 2;
  const kept = CONTENT.passages.filter(({ id }) => !without.includes(id));
  let text = `${heading}\n\n${CONTENT.text}`;
  for (const { id, text: gone } of CONTENT.passages) {
    if (without.includes(id)) text = text.replace(gone, 'x'.repeat(gone.length));
  }
  return {
    ...CONTENT,
    text,
    passages: [
      {
        ...(CONTENT.passages[0] as (typeof CONTENT.passages)[0]),
        id: 'p1',
        text: heading,
        start: 0,
        end: heading.length,
      },
      ...kept.map((passage, at) => ({
        ...passage,
        id: `p${at + 2}`,
        start: passage.start + shift,
        end: passage.end + shift,
      })),
    ],
  };
}

test('what was said goes with the words when a document is read again', () => {
  withLetter((workspace) => {
    say(workspace, ['p4'], false);
    say(workspace, ['p1'], true);
    saveDecision(workspace, decision('p3'));
    addThemeEdit(
      workspace,
      { kind: 'add', theme: 't1', passage: { documentId: 'northmere', passageId: 'p2' } },
      'moved a passage',
      REVIEWER,
    );
    expect(replaceReading(workspace, 'northmere', shifted(), REVIEWER)).toMatchObject({
      changed: true,
      carried: 1,
      unplaced: [],
      leftovers: [],
    });
    expect(setAsideDecisions(workspace)).toEqual(
      new Map([
        ['northmere p2', true],
        ['northmere p5', false],
      ]),
    );
    expect(evidence(workspace)).toEqual(['p1', 'p3', 'p4', 'p5']);
    expect(themeEdits(workspace)).toMatchObject([{ passage: { documentId: 'northmere', passageId: 'p3' } }]);
  });
});

test('what was said of words that are gone is listed and kept', () => {
  withLetter((workspace) => {
    say(workspace, ['p1'], true);
    saveDecision(workspace, decision('p3'));
    addThemeEdit(
      workspace,
      {
        kind: 'make',
        id: 't9',
        label: 'Waiting',
        query: null,
        passages: ['p2', 'p3'].map((passageId) => ({ documentId: 'northmere', passageId })),
      },
      'made a theme',
      REVIEWER,
    );
    const { carried, unplaced } = replaceReading(workspace, 'northmere', shifted(['p1', 'p3']), REVIEWER);
    expect(carried).toBe(0);
    expect(unplaced.map(({ quotation }) => quotation.text)).toEqual([CONTENT.passages[2]?.text]);
    expect(unplacedDecisions(workspace)).toEqual(unplaced);
    expect(leftovers(workspace).map(({ what, quotation }) => [what, quotation.text])).toEqual(
      expect.arrayContaining([
        ['set aside', CONTENT.passages[0]?.text],
        ['in a theme you edited', CONTENT.passages[2]?.text],
      ]),
    );
    expect(themeEdits(workspace)).toMatchObject([{ passages: [{ passageId: 'p2' }] }]);
  });
});

test('equal passages keep their own decisions, each nearest to where it stood', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    const twice = { ...NORTHMERE.document };
    const [first] = twice.passages;
    if (first === undefined) throw new Error('no passage');
    const text = `${first.text}\n\n${first.text}`;
    const at = (start: number, id: string) => ({ ...first, id, start, end: start + first.text.length });
    const next = first.text.length + 2;
    addDocument(workspace, { ...twice, text, passages: [at(0, 'p1'), at(next, 'p2')] }, NORTHMERE.bytes);
    saveDecision(workspace, { ...decision('p1'), note: 'first' });
    saveDecision(workspace, { ...decision('p2'), note: 'second' });
    const lead = 'A long paragraph that stands before both of them now. '.repeat(20);
    replaceReading(workspace, 'northmere', {
      ...twice,
      text: lead + text,
      passages: [at(lead.length, 'p7'), at(lead.length + next, 'p8')],
    });
    expect(unplacedDecisions(workspace)).toEqual([]);
    closeWorkspace(workspace);
  });
});

test('a reading that says the same keeps everything as it was, undo included', () => {
  withLetter((workspace) => {
    workspace.database.prepare('UPDATE document SET rules = 1').run();
    say(workspace, ['p4'], false);
    expect(readByEarlierRules(workspace)).toEqual(['northmere']);
    expect(replaceReading(workspace, 'northmere', CONTENT, REVIEWER).changed).toBe(false);
    expect(readByEarlierRules(workspace)).toEqual([]);
    expect(listDocuments(workspace)[0]?.reading).toBe(1);
    expect(evidence(workspace)).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(undo(workspace, REVIEWER)).toMatch(/^brought back/u);
  });
});
