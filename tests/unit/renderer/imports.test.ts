import { expect, test } from 'vitest';
import { type ImportState, withProgress, withResult } from '../../../renderer/data/imports.ts';

const NOTHING: ImportState = {
  running: true,
  stage: 'reading',
  startedAt: 0,
  done: 0,
  total: 3,
  lines: [],
  after: null,
  result: null,
};
const progress = (path: string, state: 'reading' | 'done' | 'failed') =>
  ({ path, state, message: '', code: null, done: 0, total: 3 }) as const;

test('of a reading that was stopped each file has one line: read, failed, or left', () => {
  const before = [progress('a', 'done'), progress('b', 'failed'), progress('c', 'reading')].reduce(
    withProgress,
    NOTHING,
  );
  const result = {
    documents: [],
    failed: [],
    present: [],
    cameBack: [],
    stopped: true,
    unread: ['c', 'd'],
    halted: null,
  };
  const after = withResult(before, result);
  expect(after.running).toBe(false);
  expect(after.lines.map(({ path, state }) => `${path} ${state}`).sort()).toEqual([
    'a done',
    'b failed',
    'c left',
    'd left',
  ]);
  expect(withResult(before, { ...result, stopped: false, unread: [] }).lines.map(({ state }) => state)).toEqual([
    'failed',
    'done',
  ]);
});
