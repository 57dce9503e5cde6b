import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeSamples } from '../../../tools/samples/make.ts';

const folder = join(import.meta.dirname, '../../../resources/samples');

test('the samples in the repository are those that their sources make, to the byte', async () => {
  const made = await makeSamples();
  const kept = await readdir(folder);
  expect(kept.sort()).toEqual([...made.keys()].sort());
  for (const [name, bytes] of made) {
    const same = Buffer.compare(await readFile(join(folder, name)), bytes) === 0;
    expect(same, `${name} differs: run node tools/samples/make.ts`).toBe(true);
  }
});

test('the samples stay small enough to be kept in the repository', async () => {
  const bytes = [...(await makeSamples()).values()].reduce((sum, each) => sum + each.length, 0);
  expect(bytes).toBeLessThan(600_000);
});
