/**
 * Documents that were erased or taken out of sight here do not come back with another workspace, and are counted.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveDecision } from '../../../src/workspace/decisions.ts';
import { addDocument, listDocuments, removeDocument } from '../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../src/workspace/erase.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { mergeWorkspace } from '../../../src/workspace/second.ts';
import { verifyWorkspace } from '../../../src/workspace/verify.ts';
import { EASTHOLT, inFolder, letter, NORTHMERE, type Sample } from './samples.ts';

const WESTFORD = letter('westford', ['Visits are recorded.', 'Plans are not shared.'], { area: 'Westford' });

function decide(workspace: Workspace, documentId: string): void {
  const said = { criteria: ['C11'], polarity: 'strength', agencies: [], tags: [], note: '', reviewer: 'B' } as const;
  saveDecision(workspace, { frameworkId: 'f1', documentId, passageId: 'p1', ...said });
}

function made(path: string, ...samples: readonly Sample[]): Workspace {
  const workspace = createWorkspace(path);
  for (const { document, bytes } of samples) addDocument(workspace, document, bytes);
  return workspace;
}

/** The same file as it is called on another computer. */
function elsewhere({ document, bytes }: Sample): Sample {
  const source = { ...document.source, path: `D:\\letters\\${document.id}.txt` };
  return { document: { ...document, id: `${document.id} elsewhere`, source }, bytes };
}

const ids = (workspace: Workspace) => listDocuments(workspace).map(({ id }) => id);

test.each([
  ['from the same place', (sample: Sample) => sample],
  ['from another place', elsewhere],
])('what was erased or taken out of sight here stays away: %s', (_, called) => {
  inFolder((folder) => {
    const path = join(folder, 'theirs.evidence');
    const [northmere, eastholt, westford] = [called(NORTHMERE), called(EASTHOLT), called(WESTFORD)];
    const theirs = made(path, northmere, eastholt, westford);
    for (const { document } of [northmere, eastholt, westford]) decide(theirs, document.id);
    closeWorkspace(theirs);
    const ours = made(join(folder, 'ours.evidence'), NORTHMERE, EASTHOLT);
    eraseDocument(ours, 'northmere', 'A');
    removeDocument(ours, 'eastholt', 'A');
    for (const added of [1, 0]) {
      expect(mergeWorkspace(ours, path, 'A')).toMatchObject({
        documentsAdded: added,
        taken: added,
        left: [
          { what: 'documents that were erased here', count: 1 },
          { what: 'documents taken out of sight here', count: 1 },
          { what: 'decisions on documents erased here, or out of sight on either side', count: 2 },
        ],
      });
      expect(ids(ours)).toEqual([westford.document.id]);
    }
    expect(verifyWorkspace(ours).findings).toEqual([]);
    // Whoever adds the file itself wants it again.
    addDocument(ours, NORTHMERE.document, NORTHMERE.bytes);
    addDocument(ours, EASTHOLT.document, EASTHOLT.bytes);
    expect(mergeWorkspace(ours, path, 'A')).toMatchObject({ documentsAdded: 0, taken: 2, left: [] });
    expect(verifyWorkspace(ours).findings).toEqual([]);
    closeWorkspace(ours);
  });
});

test('a file erased by an earlier version, of which only the log tells, stays away as well', () => {
  inFolder((folder) => {
    const path = join(folder, 'theirs.evidence');
    closeWorkspace(made(path, NORTHMERE, EASTHOLT));
    const ours = made(join(folder, 'ours.evidence'), NORTHMERE);
    eraseDocument(ours, 'northmere', 'A');
    ours.database.prepare(`DELETE FROM setting WHERE name = 'erased'`).run();
    expect(mergeWorkspace(ours, path, 'A')).toMatchObject({
      documentsAdded: 1,
      left: [{ what: 'documents that were erased here', count: 1 }],
    });
    expect(ids(ours)).toEqual(['eastholt']);
    closeWorkspace(ours);
  });
});

test('one of two documents with the same contents that was erased does not keep the other from meeting theirs', () => {
  inFolder((folder) => {
    const path = join(folder, 'theirs.evidence');
    const theirs = made(path, NORTHMERE);
    decide(theirs, 'northmere');
    closeWorkspace(theirs);
    const ours = made(join(folder, 'ours.evidence'), NORTHMERE, elsewhere(NORTHMERE));
    eraseDocument(ours, 'northmere', 'A');
    expect(mergeWorkspace(ours, path, 'A')).toMatchObject({ documentsAdded: 0, taken: 1, left: [] });
    closeWorkspace(ours);
  });
});

test('decisions on what the other has taken out of sight are counted', () => {
  inFolder((folder) => {
    const path = join(folder, 'theirs.evidence');
    const theirs = made(path, NORTHMERE, EASTHOLT);
    for (const id of ['northmere', 'eastholt']) decide(theirs, id);
    removeDocument(theirs, 'eastholt', 'B');
    closeWorkspace(theirs);
    const ours = made(join(folder, 'ours.evidence'), NORTHMERE);
    expect(mergeWorkspace(ours, path, 'A')).toMatchObject({
      taken: 1,
      left: [
        { what: 'decisions on documents erased here, or out of sight on either side', count: 1 },
        { what: 'documents taken out of sight there', count: 1 },
      ],
    });
    closeWorkspace(ours);
  });
});
