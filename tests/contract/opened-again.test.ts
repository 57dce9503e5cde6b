/** What takes the place of an open workspace is opened again; where it cannot be, what was done is still told. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWindow, type TestWindow } from './window.ts';

let window: TestWindow;
let path: string;

beforeEach(async () => {
  window = openWindow();
  await window.client.call('workspace.create', { name: 'Northmere' });
  const { place, file } = await window.client.call('workspace.now', {});
  path = join(place, file);
});
afterEach(() => window.close());

/** Lets the file not be opened again, until that is ended. */
function keepFromOpening(): () => void {
  rmSync(`${path}.lock`, { force: true });
  mkdirSync(`${path}.lock`);
  return () => rmSync(`${path}.lock`, { recursive: true });
}

test('the recovery code is told although the file cannot be opened again, and nobody works in the closed one', async () => {
  const end = keepFromOpening();
  const { recoveryCode } = await window.client.call('protection.set', { passphrase: 'ninety small otters' });
  expect(await window.client.call('workspace.now', {})).toMatchObject({ open: false });
  await expect(window.client.call('workspace.rename', { name: 'Lost' })).rejects.toMatchObject({
    code: 'no-workspace',
  });
  end();
  for (const secret of [{ passphrase: 'ninety small otters' }, { recoveryCode: recoveryCode ?? '' }]) {
    const opened = await window.client.call('workspace.open', { file: window.offer(path), ...secret });
    expect(opened).toMatchObject({ open: true, protected: true });
    await window.client.call('workspace.close', {});
  }
});

test('a backup that was put back and cannot be opened says why, and nobody works in the closed file', async () => {
  const [made] = await window.client.call('backups.make', {});
  let end: () => void = () => undefined;
  const onProgress = () => {
    end();
    end = keepFromOpening();
  };
  const restored = window.client.call('backups.restore', { id: made?.id ?? '' }, { onProgress });
  await expect(restored).rejects.toMatchObject({ code: 'unavailable' });
  expect(await window.client.call('workspace.now', {})).toMatchObject({ open: false });
  end();
  expect(await window.client.call('workspace.open', { file: window.offer(path) })).toMatchObject({ open: true });
});

test('two windows that protect it at once: one does, the other is told why not, and it is open', async () => {
  const both = ['ninety small otters', 'ninety large otters'].map((passphrase) =>
    window.client.call('protection.set', { passphrase }),
  );
  const [first, second] = await Promise.allSettled(both);
  expect(first?.status).toBe('fulfilled');
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'stopped' } });
  expect(await window.client.call('workspace.rename', { name: 'Saved' })).toMatchObject({ name: 'Saved' });
});
