import { expect, test } from 'vitest';
import { readFile } from '../../../src/ingest/read.ts';
import { tortures } from '../../fixtures/torture.ts';
import { expectSound } from './reading.ts';

test.each(await tortures())('$name', async ({ name, bytes, expected }) => {
  const readings = await readFile({ path: name, bytes });
  expect(readings.length).toBeGreaterThan(0);
  for (const reading of readings) {
    if ('failure' in reading) {
      expect(reading.failure.path).toBe(reading.path);
      expect(reading.failure.reason).toMatch(/^\p{Lu}.*\.$/u);
    } else expectSound(reading.content);
  }
  if (expected === 'any') return;
  const outcomes = readings.map((reading) => ('failure' in reading ? reading.failure.code : 'read'));
  for (const outcome of outcomes) expect(expected).toContain(outcome);
});
