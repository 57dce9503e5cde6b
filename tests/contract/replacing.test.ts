/** Another file in the place of the workspace while something is being saved in it: refused, or the work makes room and goes on. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { printedLines, scanned, scannedPdf } from '../fixtures/scan.ts';
import { openWindow, type TestWindow } from './window.ts';

let window: TestWindow;

beforeEach(async () => {
  window = openWindow();
  await window.client.call('workspace.create', { name: 'Northmere' });
});
afterEach(() => window.close());

function letters(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const path = join(window.folder, `letter-${at}.txt`);
    writeFileSync(path, `Leaders know well what happens in place ${at}, and plans are clear.\n\n`.repeat(20));
    return path;
  });
}

/** A promise of the first line of progress. */
function firstTold(): { readonly told: Promise<void>; readonly onProgress: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { told: promise, onProgress: resolve };
}

test('while files are read nothing takes the place of the workspace, and every file is read', async () => {
  const [backup] = await window.client.call('backups.make', {});
  const paths = letters(12);
  const { told, onProgress } = firstTold();
  const files = paths.map((path) => window.offer(path));
  const reading = window.client.call('documents.import', { files }, { onProgress });
  await told;
  const refused = {
    code: 'conflict',
    message: expect.stringMatching(/^Files are being read.*Wait until that is done/u),
  };
  await expect(window.client.call('protection.set', { passphrase: 'ninety small otters' })).rejects.toMatchObject(
    refused,
  );
  await expect(window.client.call('backups.restore', { id: backup?.id ?? '' })).rejects.toMatchObject(refused);
  const result = await reading;
  expect(result).toMatchObject({ failed: [], unread: [], stopped: false, halted: null });
  expect(result.documents).toHaveLength(paths.length);
  expect(await window.client.call('documents.list', {})).toHaveLength(paths.length);

  const { recoveryCode } = await window.client.call('protection.set', { passphrase: 'ninety small otters' });
  expect(recoveryCode).not.toBeNull();
  expect(await window.client.call('workspace.now', {})).toMatchObject({ open: true, protected: true });
}, 60_000);

test('files added while it is encrypted are said to be left, and are read when asked again', async () => {
  await window.client.call('documents.import', { files: letters(3).map((path) => window.offer(path)) });
  const { told, onProgress } = firstTold();
  const sealing = window.client.call('protection.set', { passphrase: 'ninety small otters' }, { onProgress });
  await told;
  const paths = letters(8).slice(3);
  const result = await window.client.call('documents.import', { files: paths.map((path) => window.offer(path)) });
  await sealing;
  const named = [...result.documents.map(({ path }) => path), ...result.unread];
  expect(named.sort()).toEqual(paths);
  expect(await window.client.call('documents.list', {})).toHaveLength(3 + result.documents.length);
  const again = await window.client.call('documents.import', { files: paths.map((path) => window.offer(path)) });
  expect(again).toMatchObject({ unread: [], halted: null });
  expect(await window.client.call('documents.list', {})).toHaveLength(8);
}, 60_000);

test.each<[string, (backup: string) => Promise<unknown>, boolean]>([
  ['a backup', (id) => window.client.call('backups.restore', { id }), false],
  ['a password', () => window.client.call('protection.set', { passphrase: 'ninety small otters' }), true],
])(
  'recognition makes room for %s, and goes on in the file that is there then',
  async (_what, replace, isProtected) => {
    const pages = ['Staff know the children well.', 'Plans are clear and kept.', 'Visits are on time.'].map(
      (words) => ({
        pictures: [
          { scan: scanned(printedLines([words], { x: 20, y: 32 }), { width: 260, height: 60, density: 200 }) },
        ],
        width: 260,
        height: 60,
      }),
    );
    const path = join(window.folder, 'scan.pdf');
    writeFileSync(path, scannedPdf(pages));
    await window.client.call('documents.import', { files: [window.offer(path)] });
    const [backup] = await window.client.call('backups.make', {});
    const { told, onProgress } = firstTold();
    const recognising = window.client.call('recognition.run', {}, { onProgress });
    await told;
    await replace(backup?.id ?? '');
    expect(await recognising).toMatchObject({ failed: [], stopped: false, documents: 1 });
    expect(await window.client.call('recognition.waiting', {})).toMatchObject({ pages: 0, stuck: [] });
    expect((await window.client.call('search.run', { query: 'plans' })).total).toBe(1);
    expect(await window.client.call('workspace.now', {})).toMatchObject({ open: true, protected: isProtected });
  },
  60_000,
);

test('a protected backup of a workspace that is protected no more says which of them is, and where it opens', async () => {
  await window.client.call('protection.set', { passphrase: 'ninety small otters' });
  const [backup] = await window.client.call('backups.make', {});
  await window.client.call('protection.set', { current: 'ninety small otters', passphrase: null });
  await expect(window.client.call('backups.restore', { id: backup?.id ?? '' })).rejects.toMatchObject({
    code: 'passphrase',
    message: expect.stringMatching(/^This backup is protected.*start screen/u),
  });
  await window.client.call('workspace.close', {});
  const opened = await window.client.call('backups.open', {
    id: backup?.id ?? '',
    passphrase: 'ninety small otters',
  });
  expect(opened).toMatchObject({ open: true, name: 'Northmere' });
}, 60_000);
