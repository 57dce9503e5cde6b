import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from '../../../src/language/sentences.ts';
import { stem, stems } from '../../../src/language/stems.ts';
import { tokens, words } from '../../../src/language/tokens.ts';

test('every token stands in the text where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const token of tokens(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
    }),
  );
});

test('the quick way over plain words finds what the pattern of a word finds', () => {
  const pattern = /[\p{L}\p{N}]+(?:['’\-‐‑&][\p{L}\p{N}]+)*/gu;
  const part = fc.constantFrom('a', 'Zed', '9', 'é', 'ß', '𝒳', '́', "'", '’', '-', '‑', '&', ' ', '.', '–', '\n', '_');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      expect(tokens(text).map(({ text: word, start }) => [word, start])).toEqual(
        [...text.matchAll(pattern)].map((match) => [match[0], match.index]),
      );
    }),
    { numRuns: 500 },
  );
});

test('words compare alike whatever their apostrophes, hyphens and case', () => {
  expect(words('Child’s multi‑agency A&E')).toEqual(words("child's MULTI-agency a&e"));
  expect(words('Child’s')).toEqual(['child']);
});

test('stems fold plurals, also inside hyphenated words', () => {
  expect(stem('agencies')).toBe(stem('agency'));
  expect(stems('multi-agencies')).toEqual(stems('multi-agency'));
});

test('sentences end at their stops, not at abbreviations, and stand where they say', () => {
  const text = 'Staff use tools, e.g. scaling. Plans vary. “Good.” Dr. Vane agreed.';
  const found = sentences(text);
  expect(found.map((sentence) => sentence.text)).toEqual([
    'Staff use tools, e.g. scaling.',
    'Plans vary.',
    '“Good.”',
    'Dr. Vane agreed.',
  ]);
  for (const sentence of found) expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
});
