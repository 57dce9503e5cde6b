import { expect, test } from 'vitest';
import { withinSize } from '../../../src/service/learning.ts';

const taught = (text: string) => ({ text, headings: [], criteria: ['A'] });

test('where a file has no room for all decisions, the latest go in', () => {
  const decisions = ['first', 'second', 'third'].map(taught);
  const one = JSON.stringify(taught('second'), null, 6).length + 2;
  expect(withinSize(decisions, 10_000)).toEqual(decisions);
  expect(withinSize(decisions, 2 * one)).toEqual(decisions.slice(1));
  expect(withinSize(decisions, 10)).toEqual([]);
  expect(withinSize([], 0)).toEqual([]);
});
