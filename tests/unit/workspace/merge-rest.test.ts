/**
 * Of everything that can be said in a workspace, putting it together with another takes over or names each record.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Framework } from '../../../src/document/framework.ts';
import type { Subject } from '../../../src/document/theme.ts';
import {
  addThemeEdit,
  chooseCounted,
  listFrameworks,
  listProgress,
  notCopies,
  savedSearches,
  saveFramework,
  saveSearch,
  separateCopies,
  setProgress,
} from '../../../src/workspace/choices.ts';
import { saveDecision } from '../../../src/workspace/decisions.ts';
import { addDocument, correctMetadata, listDocuments } from '../../../src/workspace/documents.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { undo } from '../../../src/workspace/ledger.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { markWhose } from '../../../src/workspace/ours.ts';
import { mergeWorkspace } from '../../../src/workspace/second.ts';
import { setAside } from '../../../src/workspace/set-aside.ts';
import { ownSubjects, saveSubjects } from '../../../src/workspace/subjects.ts';
import { taggedBeforeDeciding, tagPassages } from '../../../src/workspace/tags.ts';
import { verifyWorkspace } from '../../../src/workspace/verify.ts';
import { saveWordList, wordLists } from '../../../src/workspace/word-lists.ts';
import { EASTHOLT, inFolder, NORTHMERE } from './samples.ts';

const B = 'B. Reviewer';
const SUBJECT: Subject = {
  id: 'waiting',
  name: 'Waiting times',
  parent: null,
  belongs: 'How long children wait.',
  isNot: null,
  names: ['waiting time'],
  signs: [],
  except: [],
  general: false,
  sought: true,
};
const FRAMEWORK: Framework = {
  id: 'own-set',
  title: 'Our set',
  theme: null,
  edition: null,
  source: '',
  builtIn: false,
  official: false,
  criteria: [
    {
      ...{ code: '1', title: 'Visits', text: 'Visits are recorded.', official: null, cues: [], agencies: [] },
      ...{ isNot: null, isHeading: false, children: [] },
    },
  ],
};

function made(path: string): Workspace {
  const workspace = createWorkspace(path);
  for (const { document, bytes } of [NORTHMERE, EASTHOLT]) addDocument(workspace, document, bytes);
  return workspace;
}

function decide(workspace: Workspace, passageId: string, reviewer: string): void {
  const place = { frameworkId: 'f1', documentId: 'northmere', passageId };
  const said = { criteria: ['C11'], polarity: 'strength', agencies: [], tags: [], note: '' } as const;
  saveDecision(workspace, { ...place, ...said, reviewer });
}

const tag = (workspace: Workspace, passageId: string, name: string) => {
  const place = { frameworkId: 'f1', places: [{ documentId: 'northmere', passageId }] };
  tagPassages(workspace, { ...place, tag: name, on: true, reviewer: B });
};

/** Says one thing of each kind that is taken over. */
function say(workspace: Workspace): void {
  decide(workspace, 'p1', B);
  tag(workspace, 'p2', 'ask again');
  correctMetadata(workspace, 'northmere', { area: 'Fenmoor' }, B);
  setProgress(workspace, { frameworkId: 'f1', documentId: 'northmere', criterion: null }, 'checked', B);
  saveSearch(workspace, 'waits', 'waiting', B);
  saveWordList(workspace, 'family', 'carer', ['carer', 'guardian'], B);
  saveWordList(workspace, 'watched', 'lost', ['lost'], B);
  saveSubjects(workspace, [SUBJECT], B);
  saveFramework(workspace, FRAMEWORK, B);
  separateCopies(workspace, ['eastholt', 'northmere'], true, B);
}

const TAKEN = [
  'tags of undecided passages',
  'corrections of documents',
  'marks of progress',
  'saved searches',
  'families of words',
  'watched words',
  'subjects of their own',
  'sets of criteria',
  'pairs of documents that are not copies',
];
const names = (counts: readonly { readonly what: string }[]) => counts.map(({ what }) => what).toSorted();

test('what is said only there is taken over in the step of the decisions, and a second time nothing is left to say', () => {
  inFolder((folder) => {
    const theirs = made(join(folder, 'theirs.evidence'));
    say(theirs);
    closeWorkspace(theirs);
    const ours = made(join(folder, 'ours.evidence'));
    const merged = mergeWorkspace(ours, join(folder, 'theirs.evidence'), 'A. Reviewer');
    expect(merged).toMatchObject({ taken: 1, known: 0, left: [], notUnderstood: 0 });
    expect(names(merged.also)).toEqual(TAKEN.toSorted());
    expect(taggedBeforeDeciding(ours, 'f1')).toEqual([
      { documentId: 'northmere', passageId: 'p2', tags: ['ask again'] },
    ]);
    const areaOf = () => listDocuments(ours).find(({ id }) => id === 'northmere')?.metadata.area;
    expect(areaOf()).toBe('Fenmoor');
    expect(listProgress(ours, 'f1')).toHaveLength(1);
    expect(savedSearches(ours)).toEqual([{ name: 'waits', query: 'waiting' }]);
    expect(wordLists(ours, 'family')).toEqual([{ name: 'carer', forms: ['carer', 'guardian'] }]);
    expect(wordLists(ours, 'watched')).toHaveLength(1);
    expect(ownSubjects(ours)).toEqual([SUBJECT]);
    expect(listFrameworks(ours)).toEqual([FRAMEWORK]);
    expect(notCopies(ours)).toEqual([['eastholt', 'northmere']]);
    const again = mergeWorkspace(ours, join(folder, 'theirs.evidence'), 'A. Reviewer');
    expect(again).toMatchObject({ taken: 0, agreed: 0, known: 1, also: [], left: [] });
    undo(ours, 'A. Reviewer');
    expect([areaOf(), savedSearches(ours), ownSubjects(ours)]).toEqual(['Northmere', [], []]);
    expect(verifyWorkspace(ours).findings).toEqual([]);
    closeWorkspace(ours);
  });
});

test('where something else is said here, or it cannot stand here, ours stays and theirs is counted as left', () => {
  inFolder((folder) => {
    const theirs = made(join(folder, 'theirs.evidence'));
    say(theirs);
    tag(theirs, 'p3', 'on a passage decided here');
    setProgress(theirs, { frameworkId: 'f1', documentId: null, criterion: 'C11' }, 'signed-off', B);
    chooseCounted(theirs, 'northmere', [], B);
    addThemeEdit(theirs, { kind: 'rename', theme: 'waiting', label: 'Waits' }, 'renamed a theme', B);
    markWhose(theirs, ['eastholt'], 'theirs', B);
    setAside(theirs, { documentId: 'northmere', passageIds: ['p4'], aside: true, boilerplate: new Set(), reviewer: B });
    saveFramework(theirs, { ...FRAMEWORK, id: 'of-the-program', builtIn: true }, B);
    saveWordList(theirs, 'family', 'off', [], B);
    closeWorkspace(theirs);
    const ours = made(join(folder, 'ours.evidence'));
    decide(ours, 'p3', 'A. Reviewer');
    tag(ours, 'p2', 'ours');
    correctMetadata(ours, 'northmere', { area: 'Westmere' }, B);
    saveSearch(ours, 'waits', 'queue', B);
    saveWordList(ours, 'family', 'carer', ['carer'], B);
    saveWordList(ours, 'watched', 'lost', ['missing'], B);
    saveSubjects(ours, [{ ...SUBJECT, name: 'Queues' }], B);
    saveFramework(ours, { ...FRAMEWORK, title: 'Another' }, B);
    markWhose(ours, ['eastholt'], 'ours', B);
    const merged = mergeWorkspace(ours, join(folder, 'theirs.evidence'), 'A. Reviewer');
    expect(names(merged.also)).toEqual([
      'pairs of documents that are not copies',
      'passages set aside or brought back',
    ]);
    expect(Object.fromEntries(merged.left.map(({ what, count }) => [what, count]))).toEqual({
      'tags of undecided passages': 2,
      'corrections of documents': 1,
      'marks of progress': 2,
      'saved searches': 1,
      'families of words': 2,
      'watched words': 1,
      'subjects of their own': 1,
      'sets of criteria': 2,
      'copies chosen to count': 1,
      'changes of themes': 1,
      'documents that are ours or not ours': 1,
    });
    expect(listDocuments(ours).find(({ id }) => id === 'northmere')?.metadata.area).toBe('Westmere');
    expect(savedSearches(ours)).toEqual([{ name: 'waits', query: 'queue' }]);
    expect(ownSubjects(ours)[0]?.name).toBe('Queues');
    expect(verifyWorkspace(ours).findings).toEqual([]);
    closeWorkspace(ours);
  });
});

test('a workspace is not put together with itself, and it is said why', () => {
  inFolder((folder) => {
    const ours = made(join(folder, 'ours.evidence'));
    expect(() => mergeWorkspace(ours, join(folder, 'ours.evidence'), B)).toThrow('This is the workspace itself');
    closeWorkspace(ours);
  });
});
