import { expect, test } from 'vitest';
import { Port } from '../../../src/ingest/pdf/port.ts';

/** What arrives at the other end of a way, after it has been said. */
async function said(message: Parameters<Port['postMessage']>[0], after: () => void): Promise<unknown> {
  const [near, far] = Port.pair();
  const heard = new Promise((resolve) => far.addEventListener('message', ({ data }) => resolve(data)));
  near.postMessage(message);
  after();
  return heard;
}

test('drawing operations arrive whole although their lists are emptied once they are said', async () => {
  const chunk = { fnArray: [1, 2], argsArray: [['a'], null], lastChunk: true };
  const data = await said({ chunk }, () => {
    chunk.fnArray.length = 0;
    chunk.argsArray.length = 0;
  });
  expect(data).toEqual({ chunk: { fnArray: [1, 2], argsArray: [['a'], null], lastChunk: true } });
});

test('text arrives whole although the next text is begun in the same chunk', async () => {
  const chunk = { items: [{ str: 'one' }] };
  const data = await said({ chunk }, () => {
    chunk.items = [];
  });
  expect(data).toEqual({ chunk: { items: [{ str: 'one' }] } });
});

test('everything else is cloned', async () => {
  const message = { data: { name: 'before' } } as object;
  const data = await said(message, () => Object.assign((message as { data: object }).data, { name: 'after' }));
  expect(data).toEqual({ data: { name: 'before' } });
});

test('a listener that is called off hears nothing more', async () => {
  const [near, far] = Port.pair();
  const heard: unknown[] = [];
  const control = new AbortController();
  far.addEventListener('message', ({ data }) => heard.push(data), { signal: control.signal });
  near.postMessage({ chunk: { items: [1] } });
  await Promise.resolve();
  control.abort();
  near.postMessage({ chunk: { items: [2] } });
  await Promise.resolve();
  expect(heard).toEqual([{ chunk: { items: [1] } }]);
});
