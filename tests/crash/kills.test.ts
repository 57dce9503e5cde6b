import { expect, test } from 'vitest';
import { JOBS, killRepeatedly } from './kills.ts';

/** Stops of each job; `node tests/crash/run.ts 200` makes many. */
const STOPS = 2;

test.each(JOBS)('stopped at any moment of %s: what was said is there, nothing half-done shows', async (job) => {
  const tally = await killRepeatedly(job, STOPS, 7);
  expect(tally.wrong).toEqual([]);
  expect(tally.kills).toBe(STOPS);
});
