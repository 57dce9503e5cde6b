import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentsRevision } from '../../../src/workspace/changes.ts';
import { decideSelection } from '../../../src/workspace/decisions.ts';
import { addDocument, correctMetadata, listDocuments, removeDocument } from '../../../src/workspace/documents.ts';
import { inOneTransaction, type Workspace } from '../../../src/workspace/handle.ts';
import { undo } from '../../../src/workspace/ledger.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../src/workspace/open.ts';
import { areListed, countDocuments, readDocuments } from '../../../src/workspace/summaries.ts';
import { inFolder, letter } from './samples.ts';

/** Paths that UTF-16 puts in another order than their bytes do. */
const PATHS = ['b', 'a', 'ö', '\u{1F4D6}', '\uFF5A', 'a b'];

const add = (workspace: Workspace, path: string) => {
  const { document, bytes } = letter(`letter-${path.codePointAt(0)}-${path.length}`, [
    'Nurses came.',
    'Leaders did not.',
  ]);
  addDocument(workspace, { ...document, source: { ...document.source, path } }, bytes);
  return document.id;
};

/** The list as a connection reads it that has never read it before. */
function afresh(workspace: Workspace) {
  const { path } = workspace;
  closeWorkspace(workspace);
  const again = openWorkspace(path);
  return { again, listed: listDocuments(again) };
}

test('the list of documents is that of reading all of them, whatever has changed since it was read', () => {
  inFolder((folder) => {
    let workspace = createWorkspace(join(folder, 'review.evidence'));
    const changes: ((ids: string[]) => unknown)[] = [
      ...PATHS.map((path) => () => add(workspace, path)),
      ([first = '']) => correctMetadata(workspace, first, { area: 'Eastholt' }),
      ([, second = '']) => removeDocument(workspace, second),
      () => undo(workspace, 'A. Reviewer'),
      ([first = '']) =>
        decideSelection(
          workspace,
          { start: 0, end: 6 },
          {
            frameworkId: 'f1',
            documentId: first,
            criteria: [],
            polarity: 'neutral',
            agencies: [],
            tags: [],
            note: '',
            reviewer: 'A. Reviewer',
          },
        ),
      () => undo(workspace, 'A. Reviewer'),
    ];
    for (const change of changes) {
      change(listDocuments(workspace).map(({ id }) => id));
      const now = listDocuments(workspace);
      const { again, listed } = afresh(workspace);
      expect(now).toEqual(listed);
      workspace = again;
    }
    expect(listDocuments(workspace)).toHaveLength(PATHS.length);
    closeWorkspace(workspace);
  });
});

test('what a transaction wrote and took back is in no list, and is no revision that anything is known of', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    add(workspace, 'a');
    const before = { documents: listDocuments(workspace), revision: documentsRevision(workspace) };
    expect(() =>
      inOneTransaction(workspace, () => {
        add(workspace, 'b');
        expect(listDocuments(workspace)).toHaveLength(2);
        expect(documentsRevision(workspace)).toBeNull();
        throw new Error('taken back');
      }),
    ).toThrow('taken back');
    expect(listDocuments(workspace)).toEqual(before.documents);
    expect(documentsRevision(workspace)).toBe(before.revision);
    add(workspace, 'c');
    expect(listDocuments(workspace).map(({ path }) => path)).toEqual(['a', 'c']);
    expect(documentsRevision(workspace)).not.toBe(before.revision);
    closeWorkspace(workspace);
  });
});

test('read in pauses, the list is the one that is read at once, whatever changes meanwhile', () => {
  inFolder((folder) => {
    const path = join(folder, 'many.evidence');
    const workspace = createWorkspace(path);
    for (let at = 0; at < 250; at++) {
      const { document, bytes } = letter(`letter-${at}`, ['Children wait too long for help.']);
      const place = `${PATHS[at % PATHS.length]}/${300 - at}.pdf`;
      addDocument(workspace, { ...document, source: { ...document.source, path: place } }, bytes);
    }
    closeWorkspace(workspace);
    const again = openWorkspace(path);
    const steps = readDocuments(again);
    steps.next();
    // Before and behind the place that has been reached.
    for (const id of ['letter-0', 'letter-99']) removeDocument(again, id);
    correctMetadata(again, 'letter-1', { area: 'Upper Northmere' });
    add(again, 'c');
    while (steps.next().done !== true);
    expect(areListed(again)).toBe(true);
    const inPauses = listDocuments(again);
    const { again: last, listed } = afresh(again);
    expect(inPauses).toEqual(listed);
    expect(listed).toHaveLength(249);
    expect(countDocuments(last)).toBe(249);
    closeWorkspace(last);
  });
});
