import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWindow, type TestWindow } from './window.ts';

let window: TestWindow;

beforeAll(async () => {
  window = openWindow();
  await window.client.call('workspace.samples', {});
});

afterAll(() => window.close());

test('undo and redo say which passage they were about', async () => {
  const { client } = window;
  const { frameworkId } = await client.call('workspace.get', {});
  expect(await client.call('review.undo', {})).toEqual({ done: null, passage: null });
  const { items } = await client.call('review.queue', { frameworkId, show: 'to-decide' });
  const [{ documentId, passageId } = { documentId: '', passageId: '' }] = items;
  const decision = { criteria: [], polarity: 'neutral' as const, agencies: [], tags: [], note: '' };
  await client.call('review.decide', { frameworkId, documentId, passageId, decision });
  const place = { documentId, passageId };
  expect(await client.call('review.undo', {})).toMatchObject({ passage: place });
  expect(await client.call('review.redo', {})).toMatchObject({ passage: place });

  // What is about no passage says so.
  await client.call('documents.correct', { ids: [documentId], change: { area: 'Upper Northmere' } });
  expect(await client.call('review.undo', {})).toMatchObject({ done: expect.any(String), passage: null });
});

test('single letters that act can be switched off and changed', async () => {
  const { client } = window;
  expect(await client.call('settings.get', {})).toMatchObject({ letterKeys: true, otherKeys: {} });
  const change = { letterKeys: false, otherKeys: { a: 'q' } };
  expect(await client.call('settings.set', change)).toMatchObject(change);
  // Other settings leave them as they are.
  expect(await client.call('settings.set', { textScale: 1.5 })).toMatchObject(change);
  await expect(client.call('settings.set', { otherKeys: { a: 'quit' } })).rejects.toMatchObject({
    code: 'wrong-input',
  });
});
