import { expect, test } from 'vitest';
import { decodeSketch, encodeSketch, sketch } from '../../../src/dedupe/sketch.ts';

const text = `14 May 2021. Joint inspection of services in Northmere. Between 12 and 16 April 2021 inspectors visited Northmere
  Council. Most children in Northmere wait fewer than 14 days and 91% are seen at home.`;

test('a sketch comes back from its bytes unchanged', () => {
  for (const words of [text, '', 'One line.']) {
    const made = sketch({ id: 'd1', text: words });
    expect(decodeSketch('d1', encodeSketch(made))).toEqual(made);
  }
});

test('a sketch cut short is refused', () => {
  const bytes = encodeSketch(sketch({ id: 'd1', text }));
  expect(() => decodeSketch('d1', bytes.subarray(0, bytes.length - 9))).toThrow();
});

test('the same words in another format have the same key', () => {
  const other = text.replaceAll('\n', ' ').replaceAll('.', ' .').toUpperCase();
  expect(sketch({ id: 'a', text: other }).wordsKey).toBe(sketch({ id: 'b', text }).wordsKey);
  expect(sketch({ id: 'a', text: `${text} More.` }).wordsKey).not.toBe(sketch({ id: 'b', text }).wordsKey);
});

test('a text that is one word of millions of letters has a sketch like any other', () => {
  const long = sketch({ id: 'd1', text: `${'x'.repeat(9_000_000)} ${'x'.repeat(9_000_000)}` });
  expect(long.words).toBe(2);
  expect(long.profile.subject).toEqual([]);
});
