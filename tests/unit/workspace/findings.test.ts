import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMPTY_FINDING, type Finding } from '../../../src/document/finding.ts';
import { addDocument } from '../../../src/workspace/documents.ts';
import {
  findingsUnder,
  getFinding,
  otherFindings,
  saveFinding,
  settleFinding,
} from '../../../src/workspace/findings.ts';
import { redo, undo } from '../../../src/workspace/ledger.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { mergeWorkspace } from '../../../src/workspace/second.ts';
import { verifyWorkspace } from '../../../src/workspace/verify.ts';
import { inFolder, NORTHMERE } from './samples.ts';

const ABOUT = { kind: 'criterion', id: 'C04' } as const;
const written = (text: string, by: string): Finding => ({
  ...EMPTY_FINDING,
  text,
  by,
  at: '2026-05-31T09:00:00.000Z',
  state: 'written',
  attached: [{ documentId: 'northmere', passageId: 'p1' }],
});

test('a finding is undone, done again and verified like a decision', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'one.evidence'));
    saveFinding(workspace, 'f1', ABOUT, written('Children wait.', 'A'), { what: 'wrote', reviewer: 'A' });
    expect(findingsUnder(workspace, 'f1').map(({ finding }) => finding.text)).toEqual(['Children wait.']);
    expect(findingsUnder(workspace, 'f2')).toEqual([]);
    expect(undo(workspace, 'A')).toBe('wrote');
    expect(getFinding(workspace, 'f1', ABOUT)).toBeNull();
    redo(workspace, 'A');
    expect(getFinding(workspace, 'f1', ABOUT)?.text).toBe('Children wait.');
    expect(verifyWorkspace(workspace)).toMatchObject({ sound: true, findings: [] });
    closeWorkspace(workspace);
  });
});

test('two texts stand side by side after a merge until one is chosen, and neither is lost', () => {
  inFolder((folder) => {
    const theirs = createWorkspace(join(folder, 'theirs.evidence'));
    addDocument(theirs, NORTHMERE.document, NORTHMERE.bytes);
    saveFinding(theirs, 'f1', ABOUT, written('Children wait too long.', 'B'), { what: 'wrote', reviewer: 'B' });
    saveFinding(theirs, 'f1', { kind: 'criterion', id: 'C05' }, written('Whole.', 'B'), {
      what: 'wrote',
      reviewer: 'B',
    });
    closeWorkspace(theirs);

    const ours = createWorkspace(join(folder, 'ours.evidence'));
    addDocument(ours, NORTHMERE.document, NORTHMERE.bytes);
    saveFinding(ours, 'f1', ABOUT, written('Children wait.', 'A'), { what: 'wrote', reviewer: 'A' });
    expect(mergeWorkspace(ours, join(folder, 'theirs.evidence'), 'A')).toMatchObject({ findings: 2 });
    expect(getFinding(ours, 'f1', ABOUT)?.text).toBe('Children wait.');
    expect(getFinding(ours, 'f1', { kind: 'criterion', id: 'C05' })?.text).toBe('Whole.');
    const [other] = otherFindings(ours, 'f1');
    expect(other).toMatchObject({ reviewer: 'B', finding: { text: 'Children wait too long.' } });
    expect(other?.finding.attached).toEqual([{ documentId: 'northmere', passageId: 'p1' }]);

    if (other === undefined) throw new Error('theirs is kept');
    settleFinding(ours, 'f1', other, true, 'A');
    expect(getFinding(ours, 'f1', ABOUT)?.text).toBe('Children wait too long.');
    expect(otherFindings(ours, 'f1')).toEqual([]);
    undo(ours, 'A');
    expect(getFinding(ours, 'f1', ABOUT)?.text).toBe('Children wait.');
    expect(otherFindings(ours, 'f1')).toHaveLength(1);
    closeWorkspace(ours);
  });
});
