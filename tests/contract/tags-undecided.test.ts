import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWindow, type TestWindow } from './window.ts';

let window: TestWindow;

beforeAll(async () => {
  window = openWindow();
  await window.client.call('workspace.samples', {});
});
afterAll(() => window.close());

test('tags of passages that nobody has decided go out where there is a place for them, and are named where not', async () => {
  const { client } = window;
  const { frameworkId } = await client.call('workspace.get', {});
  const placesOf = async (show: 'to-decide' | 'no-suggestion', count: number) => {
    const { items } = await client.call('review.queue', { frameworkId, show, order: 'document', limit: count });
    return items.map(({ documentId, passageId }) => ({ documentId, passageId }));
  };
  const [decided, ...suggested] = await placesOf('to-decide', 6);
  const unsuggested = await placesOf('no-suggestion', 3);
  if (decided === undefined) throw new Error('the samples have suggestions');
  const decision = { criteria: ['C01'], polarity: 'strength' as const, agencies: [], tags: ['mine'], note: '' };
  await client.call('review.decide', { frameworkId, ...decided, decision, twins: false });
  const losses = async (
    format: 'csv' | 'xlsx' | 'html' | 'docx' | 'letters' | 'qdpx' | 'decisions',
    decidedOnly: boolean,
  ) => {
    const check = await client.call('exports.check', { format, frameworkId, choice: { decidedOnly } });
    return check.losses.filter((loss) => loss.startsWith('The tags of'));
  };
  expect(await losses('csv', true)).toEqual([]);
  await client.call('search.tag', { query: '', places: [...suggested, ...unsuggested], tag: 'later', on: true });
  const left = (count: number) => [`The tags of ${count} passages that nobody has decided.`];
  for (const format of ['csv', 'xlsx', 'html', 'docx', 'letters', 'qdpx', 'decisions'] as const) {
    expect([format, await losses(format, true)]).toEqual([format, left(8)]);
    expect([format, await losses(format, false)]).toEqual([format, left(format === 'decisions' ? 8 : 3)]);
  }

  // Those of suggestions come back from a project as what they are.
  const made = await client.call('exports.make', { format: 'qdpx', frameworkId, choice: { decidedOnly: false } });
  expect(made.losses).toContain(left(3)[0]);
  const file = join(window.folder, 'back.qdpx');
  writeFileSync(file, window.engine.exported(made.id)?.bytes ?? new Uint8Array());
  await client.call('workspace.create', { name: 'Another' });
  const taken = await client.call('exports.takeIn', { file: window.offer(file) });
  expect(taken.decisions).toBe(1);
  const { codings, placed, undecided, leftOut } = taken.counts;
  expect(placed + undecided + leftOut).toBe(codings);
  await client.call('frameworks.use', { id: taken.frameworkId });
  const { items } = await client.call('review.queue', { frameworkId: taken.frameworkId, show: 'all', limit: 500 });
  const places = items.map(({ documentId, passageId }) => ({ documentId, passageId }));
  const shown = await Promise.all(
    places.map((place) => client.call('review.passage', { frameworkId: taken.frameworkId, ...place })),
  );
  const tagged = shown.filter(({ tags }) => tags.includes('later'));
  expect(tagged.map((one) => one.decision)).toEqual(suggested.map(() => null));
  expect(shown.flatMap((one) => one.decision?.tags ?? [])).toEqual(['mine']);
});
