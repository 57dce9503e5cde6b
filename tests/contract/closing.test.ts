import { expect, test } from 'vitest';
import { openWindow } from './window.ts';

test('another workspace may be opened, and the program closed, while letters are read and assessed', async () => {
  const window = openWindow();
  let told = 0;
  const reading = window.client.call('workspace.samples', {}, { onProgress: () => told++ });
  await expect.poll(() => told, { timeout: 50_000 }).toBeGreaterThan(3);
  await window.client.call('workspace.create', { name: 'Another' });
  expect(await reading).toMatchObject({ name: 'Another' });
  expect(await window.client.call('documents.list', {})).toEqual([]);

  told = 0;
  const failed: string[] = [];
  const again = window.client
    .call('workspace.samples', {}, { onProgress: () => told++ })
    .catch((error: { code: string }) => failed.push(error.code));
  await expect.poll(() => told, { timeout: 50_000 }).toBeGreaterThan(3);
  await window.close();
  await again;
  expect(failed).not.toContain('unexpected');
});
