import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchedRanges, parseQuery, snippet } from '../../../src/search/query.ts';

test('a short passage is shown whole, its white space run together', () => {
  expect(snippet('Police  and\nnurse', [{ start: 12, end: 17 }], 100)).toEqual({
    text: 'Police and nurse',
    ranges: [{ start: 11, end: 16 }],
  });
});

test('a long one is cut round its matched words, at word borders', () => {
  const text = `${'Nothing of note. '.repeat(20)}The police inform the nurse.${' And so on it goes.'.repeat(20)}`;
  const cut = snippet(text, matchedRanges(text, parseQuery('police nurse'), []), 120);
  expect(cut.text.length).toBeLessThanOrEqual(126);
  expect(cut.text).toMatch(/^… .* …$/u);
  expect(cut.ranges.map(({ start, end }) => cut.text.slice(start, end))).toEqual(['police', 'nurse']);
});

test('marked words are always words of the snippet', () => {
  const words = fc.constantFrom('police', 'nurse', 'help', 'early', 'plan.', 'a', 'multi-agency');
  fc.assert(
    fc.property(fc.array(words, { maxLength: 80 }), fc.integer({ min: 20, max: 200 }), (list, length) => {
      const text = list.join(' ');
      const ranges = matchedRanges(text, parseQuery('police OR help'), []);
      const cut = snippet(text, ranges, length);
      for (const { start, end } of cut.ranges)
        expect(cut.text.slice(start, end)).toMatch(/^(?:police|help)( (?:police|help))*$/u);
      if (ranges.length > 0) expect(cut.ranges.length).toBeGreaterThan(0);
    }),
  );
});
