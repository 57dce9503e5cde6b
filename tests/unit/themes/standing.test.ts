import { expect, test } from 'vitest';
import { byNumber, termsBySentence, termsOf } from '../../../src/themes/keyphrases.ts';
import { readPassages } from '../../../src/themes/reading.ts';
import { familyOf, standingOf } from '../../../src/themes/standing.ts';
import { findThemes } from '../../../src/themes/themes.ts';
import { termKey } from '../../../src/themes/words.ts';
import { inventedPassages } from '../../bench/invented-passages.ts';

const standing = (term: string) => standingOf(termKey(term));

test('what the field has a name for stands above what anybody says', () => {
  for (const term of ['strategy discussions', 'neglect', 'front door', 'referrals']) expect(standing(term)).toBe(1);
  for (const word of ['boy', 'room', 'morning', 'paperclip']) expect(standing(word)).toBeLessThan(0.4);
  expect(standing('school desk')).toBeGreaterThan(standing('biscuit tin'));
});

test('a term belongs to the family of the longest name in it', () => {
  expect(familyOf('safeguarding supervision')).toBe('supervision');
  expect(familyOf('school nurses')).toBe('school-nurse');
  expect(familyOf('paperclips')).toBeNull();
});

test('a term inside a longer one is not meant there', () => {
  const texts = [
    'School nurses are busy.',
    'School nurses are at schools.',
    'Schools are busy.',
    'Schools and nurses talk.',
  ];
  const reading = readPassages(texts.map((text, at) => ({ documentId: `d${at}`, text })));
  const terms = termsOf(reading);
  const known = byNumber(terms);
  const labels = (text: string) => {
    const words = reading.words[reading.texts.findIndex((read) => read.text === text)] ?? [];
    const found = termsBySentence(words, known);
    return [...found.values()]
      .flatMap((indices) => [...indices].map((at) => terms[at]?.key ?? ''))
      .filter((key) => /school/u.test(key));
  };
  expect(labels('School nurses are busy.')).toEqual(['nurs school']);
  expect(labels('School nurses are at schools.')).toEqual(['nurs school', 'school']);
  expect(labels('Schools are busy.')).toEqual(['school']);
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
