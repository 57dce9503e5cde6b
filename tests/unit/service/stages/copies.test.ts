import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_THRESHOLD } from '../../../../src/dedupe/copies.ts';
import { boilerplateIn, bringCopiesUpToDate, copiesIn, twinsIn } from '../../../../src/service/stages/copies.ts';
import { addDocument, correctMetadata, removeDocument } from '../../../../src/workspace/documents.ts';
import type { Workspace } from '../../../../src/workspace/handle.ts';
import { undo } from '../../../../src/workspace/ledger.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../../src/workspace/open.ts';
import { clearStage } from '../../../../src/workspace/stages.ts';
import { letter as invented, random } from '../../dedupe/invented.ts';
import { letter } from '../../workspace/samples.ts';

const PRINTED = 'We would like to thank everybody in this place who met with the inspectors during their visit to it.';

function add(workspace: Workspace, name: string, seed: number): void {
  const area = `Place${seed}mere`;
  const paragraphs = [...invented({ area, seed, paragraphs: 4 }).split('\n\n'), PRINTED];
  const { document, bytes } = letter(name, paragraphs, { area, title: `Letter about ${area}` });
  addDocument(workspace, document, bytes);
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'copies-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const answers = (workspace: Workspace) => ({
  copies: copiesIn(workspace, DEFAULT_THRESHOLD),
  boilerplate: [...boilerplateIn(workspace, DEFAULT_THRESHOLD)],
  twins: twinsIn(workspace),
});

/** The same with nothing known from before. */
function fromNothing(workspace: Workspace): [Workspace, ReturnType<typeof answers>] {
  const { path } = workspace;
  for (const stage of ['copies', 'boilerplate', 'twins']) clearStage(workspace, stage);
  closeWorkspace(workspace);
  const again = openWorkspace(path);
  return [again, answers(again)];
}

test('after every change copies, boilerplate and twins are those of a workspace in which nothing is known', async () => {
  await inFolder(async (folder) => {
    let workspace = createWorkspace(join(folder, 'review.evidence'));
    for (let seed = 1; seed <= 8; seed++) add(workspace, `letter-${seed}`, seed);
    await bringCopiesUpToDate(workspace, DEFAULT_THRESHOLD);
    const changes = [
      () => add(workspace, 'copy-of-3', 3),
      () => removeDocument(workspace, 'letter-5'),
      () => correctMetadata(workspace, 'copy-of-3', { area: 'Eastholt', title: 'Letter about Eastholt' }),
      () => undo(workspace, 'A. Reviewer'),
      () => undo(workspace, 'A. Reviewer'),
    ];
    for (const change of changes) {
      change();
      const known = answers(workspace);
      const [again, afresh] = fromNothing(workspace);
      expect(known).toEqual(afresh);
      workspace = again;
      // What is held in memory from here on has been there before the next change.
      await bringCopiesUpToDate(workspace, DEFAULT_THRESHOLD);
    }
    const { copies, boilerplate, twins } = answers(workspace);
    expect(copies.groups.map(({ members }) => members.map(({ documentId }) => documentId).sort())).toEqual([
      ['copy-of-3', 'letter-3'],
    ]);
    expect(boilerplate.length).toBeGreaterThan(7);
    expect(twins.length).toBeGreaterThan(1);
    closeWorkspace(workspace);
  });
});

test('while documents are compared, others get their turn and are told what was last known', async () => {
  await inFolder(async (folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    for (let seed = 1; seed <= 60; seed++) add(workspace, `letter-${seed}`, seed);
    const before = answers(workspace);
    const next = random(7);
    for (let seed = 1; seed <= 60; seed++) add(workspace, `copy-of-${seed}-${next()}`, seed);
    let turns = 0;
    let isOver = false;
    const told: unknown[] = [];
    const other = (async () => {
      while (!isOver) {
        await new Promise(setImmediate);
        if (isOver) return;
        turns++;
        told.push(copiesIn(workspace, DEFAULT_THRESHOLD));
      }
    })();
    await bringCopiesUpToDate(workspace, DEFAULT_THRESHOLD);
    isOver = true;
    await other;
    expect(turns).toBeGreaterThan(1);
    expect(told[0]).toEqual(before.copies);
    const after = answers(workspace);
    expect(after.copies.groups).toHaveLength(60);
    const [again, afresh] = fromNothing(workspace);
    expect(after).toEqual(afresh);
    closeWorkspace(again);
  });
});

test('stopped, what was last known stands, and the next one to ask gets all of it', async () => {
  await inFolder(async (folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    for (let seed = 1; seed <= 40; seed++) add(workspace, `letter-${seed}`, seed);
    await bringCopiesUpToDate(workspace, DEFAULT_THRESHOLD, { isStopped: () => true });
    const known = answers(workspace);
    const [again, afresh] = fromNothing(workspace);
    expect(known).toEqual(afresh);
    closeWorkspace(again);
  });
});
