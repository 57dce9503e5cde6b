import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDocument } from '../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../src/workspace/erase.ts';
import { undo } from '../../../src/workspace/ledger.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { markWhose, oursIn, setOurAreas } from '../../../src/workspace/ours.ts';
import { mergeWorkspace } from '../../../src/workspace/second.ts';
import { verifyWorkspace } from '../../../src/workspace/verify.ts';
import { inFolder, NORTHMERE } from './samples.ts';

test('what is ours is undone, verified, taken over in a merge where we said nothing, and erased with its document', () => {
  inFolder((folder) => {
    const theirs = createWorkspace(join(folder, 'theirs.evidence'));
    addDocument(theirs, NORTHMERE.document, NORTHMERE.bytes);
    setOurAreas(theirs, ['Northmere', 'Harrowdale'], 'B');
    markWhose(theirs, ['northmere'], 'ours', 'B');
    closeWorkspace(theirs);

    const workspace = createWorkspace(join(folder, 'ours.evidence'));
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    setOurAreas(workspace, ['Leeds City Council', ' leeds '], 'A');
    expect(oursIn(workspace).areas).toEqual(['leeds']);
    setOurAreas(workspace, ['Northmere'], 'A');
    expect(oursIn(workspace).areas).toEqual(['Northmere']);
    expect(undo(workspace, 'A')).toBe('said that Northmere is ours, and no more leeds');
    expect(oursIn(workspace).areas).toEqual(['leeds']);
    markWhose(workspace, ['northmere'], 'theirs', 'A');
    expect(() => markWhose(workspace, ['nothing'], 'ours', 'A')).toThrow(/not in the workspace/u);

    mergeWorkspace(workspace, join(folder, 'theirs.evidence'), 'A');
    expect(oursIn(workspace).areas.toSorted()).toEqual(['Harrowdale', 'Northmere', 'leeds']);
    expect([...oursIn(workspace).documents]).toEqual([['northmere', false]]);
    expect(verifyWorkspace(workspace)).toMatchObject({ sound: true, findings: [] });

    eraseDocument(workspace, 'northmere', 'A');
    expect(oursIn(workspace).documents.size).toBe(0);
    expect(verifyWorkspace(workspace)).toMatchObject({ sound: true });
    closeWorkspace(workspace);
  });
});
