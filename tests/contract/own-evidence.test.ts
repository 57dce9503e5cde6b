import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InputOf, OperationName, OutputOf } from '../../src/contract/contract.ts';
import { openWindow, ROOT, type TestWindow } from './window.ts';

let window: TestWindow;
let frameworkId = '';
const call = <Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> =>
  window.client.call(name, input);
const OPEN = { criteria: ['C05'], polarity: null, agencies: [], tags: [], note: '' };
const counts = async () => {
  const { toDecide, noSuggestion, decided } = await call('review.criteria', { frameworkId });
  return { undecided: toDecide + noSuggestion, decided };
};

beforeAll(async () => {
  window = openWindow();
  await call('workspace.create', { name: 'Own evidence' });
  const path = join(ROOT, 'resources', 'samples', 'northmere-letter-15-november-2019.pdf');
  await call('documents.import', { files: [window.offer(path)] });
  frameworkId = (await call('workspace.now', {})).frameworkId;
}, 120_000);
afterAll(() => window.close());

/** Two bullets that stand below one another, under a heading of which the words are given. */
async function twoBullets(heading: RegExp) {
  const [row] = await call('documents.list', {});
  const { passages } = await call('documents.get', { id: row?.id ?? '' });
  const under = passages.filter(
    ({ kind, headings, furniture }) =>
      kind === 'bullet' && furniture === null && headings.some((one) => heading.test(one)),
  );
  const [first, second] = under;
  if (!row || !first || !second) throw new Error('the sample has no two bullets there');
  return { documentId: row.id, first, second };
}

test.each([
  [/strength/iu, 'strength'],
  [/improve/iu, 'improvement'],
] as const)(
  'evidence of one’s own over two bullets settles both and reads as its heading says: %s',
  async (heading, side) => {
    const { documentId, first, second } = await twoBullets(heading);
    const before = await counts();
    const made = await call('review.make', {
      frameworkId,
      documentId,
      start: first.start,
      end: second.end,
      decision: OPEN,
    });
    expect(made.decision.polarity).toBe(side);
    expect(made.settled).toBe(2);
    // Two passages are no longer to do, and one is decided that was not there before.
    expect(await counts()).toEqual({ undecided: before.undecided - 2, decided: before.decided + 1 });
    const all = await call('review.queue', {
      frameworkId,
      show: 'all',
      documentId,
      order: 'document',
      offset: 0,
      limit: 500,
    });
    const ids = all.items.map(({ passageId }) => passageId);
    expect(ids).toContain(made.passageId);
    expect(ids).not.toContain(first.id);
    expect(ids).not.toContain(second.id);

    await call('review.undo', {});
    expect(await counts()).toEqual(before);
  },
);

test('what it covers by less than half, and what was decided before, stays as it is', async () => {
  const { documentId, first, second } = await twoBullets(/strength/iu);
  await call('review.decide', {
    frameworkId,
    documentId,
    passageId: first.id,
    decision: { ...OPEN, polarity: 'strength' },
  });
  const before = await counts();
  const end = second.start + Math.floor((second.end - second.start) / 3);
  const made = await call('review.make', { frameworkId, documentId, start: first.start, end, decision: OPEN });
  expect(made.settled).toBe(0);
  expect(await counts()).toEqual({ undecided: before.undecided, decided: before.decided + 1 });
  await call('review.undo', {});
  await call('review.undo', {});
});

test('decisions made before anyone gave a name are put in it, as one step for undo', async () => {
  const { documentId, first, second } = await twoBullets(/strength/iu);
  for (const { id: passageId } of [first, second])
    await call('review.decide', { frameworkId, documentId, passageId, decision: { ...OPEN, polarity: 'strength' } });
  expect(await call('review.unnamed', {})).toEqual({ decisions: 2 });
  await call('settings.set', { reviewer: 'A. Larch' });
  expect(await call('review.putInName', {})).toEqual({ changed: 2 });
  expect(await call('review.unnamed', {})).toEqual({ decisions: 0 });
  const read = () => call('review.passage', { frameworkId, documentId, passageId: first.id });
  expect((await read()).decision).toMatchObject({ reviewer: 'A. Larch', criteria: ['C05'] });
  expect((await call('workspace.verify', {})).findings).toEqual([]);
  await call('review.undo', {});
  expect((await read()).decision).toMatchObject({ reviewer: 'Reviewer' });
});

test('where one left off is kept with the workspace', async () => {
  expect(await call('workspace.leftOff', {})).toBeNull();
  const where = { address: '#/review?show=C05', passage: 'a\nb', asText: true };
  await call('workspace.leave', where);
  expect(await call('workspace.leftOff', {})).toEqual(where);
  await expect(call('workspace.leave', { ...where, address: 'elsewhere' })).rejects.toMatchObject({
    code: 'wrong-input',
  });
});

test('other windows are told of what one has changed, and of nothing else', async () => {
  const told: string[] = [];
  const other = window.engine.connect((message) => message.kind === 'changed' && told.push(message.name));
  await call('workspace.now', {});
  await window.client.call('workspace.rename', { name: 'Renamed' });
  await expect(window.client.call('workspace.rename', { name: ' ' })).rejects.toThrow();
  expect(told).toEqual(['workspace.rename']);
  other.close();
  await window.client.call('workspace.rename', { name: 'Again' });
  expect(told).toEqual(['workspace.rename']);
});
