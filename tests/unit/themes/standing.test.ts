import { expect, test } from 'vitest';
import { standingOf } from '../../../src/themes/standing.ts';
import { findThemes } from '../../../src/themes/themes.ts';
import { termKey } from '../../../src/themes/words.ts';
import { inventedPassages } from '../../bench/invented-passages.ts';

const standing = (term: string) => standingOf(termKey(term));

test('what the field has a name for stands above what anybody says', () => {
  for (const term of ['strategy discussions', 'neglect', 'front door', 'referrals']) expect(standing(term)).toBe(1);
  for (const word of ['boy', 'room', 'morning', 'paperclip']) expect(standing(word)).toBeLessThan(0.4);
  expect(standing('school desk')).toBeGreaterThan(standing('biscuit tin'));
});

test('what recurs without a name in the field is no theme', () => {
  const passages = inventedPassages(12, 10).map((passage, at) =>
    at % 6 === 0
      ? { ...passage, text: `The boy left, visit ${at}. This room was cold, and that boy came late.` }
      : passage,
  );
  const labels = findThemes(passages).map(({ label }) => label);
  expect(labels.join(' ')).toMatch(/strategy discussions/iu);
  expect(labels.join(' ')).not.toMatch(/\b(?:boy|room|door)\b/iu);
});
