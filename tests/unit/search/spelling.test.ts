import { expect, test } from 'vitest';
import { corrections, vocabularyOf } from '../../../src/search/query.ts';
import { editDistance } from '../../../src/search/spelling.ts';

const vocabulary = vocabularyOf([
  'Safeguarding partners hold strategy discussions.',
  'Safeguarding supervision is monthly.',
  'The neglect toolkit is used; neglect is named.',
  'Neglected children.',
]);

const didYouMean = (query: string, words: typeof vocabulary) => corrections(query, words)[0] ?? null;

test('misspelt words are answered with words that the documents hold', () => {
  expect(didYouMean('safegaurding', vocabulary)).toBe('safeguarding');
  expect(didYouMean('stratgy discusion', vocabulary)).toBe('strategy discussions');
  expect(didYouMean('neglct', vocabulary)).toBe('neglect');
});

test('known words, their other endings, fields and operators are left alone', () => {
  expect(didYouMean('discussion supervised neglects', vocabulary)).toBeNull();
  expect(didYouMean('neglect AND area:Safegaurding', vocabulary)).toBeNull();
  expect(didYouMean('area:"Neglct Vale" neglect', vocabulary)).toBeNull();
  expect(didYouMean('safegaurd*', vocabulary)).toBeNull();
  expect(didYouMean('zzzz', vocabulary)).toBeNull();
  expect(didYouMean('', vocabulary)).toBeNull();
});

test('the rest of the query stays as it was written', () => {
  expect(didYouMean('"stratgy discussions" NOT monthly', vocabulary)).toBe('"strategy discussions" NOT monthly');
});

test('other spellings follow the likeliest one, for the case that it finds nothing', () => {
  const words = vocabularyOf(['The police came.', 'The police came.', 'A polite note.', 'Powers of protection.']);
  expect(corrections('polie', words)).toEqual(['police', 'polite']);
  expect(corrections('polie protecton', words)).toEqual(['police protection', 'polite protection']);
});

test('a word with a star is looked for as it begins, and never corrected', () => {
  expect(corrections('safegaurd* stratgy', vocabulary)).toEqual(['safegaurd* strategy']);
});

test('swapped neighbours are one slip', () => {
  expect(editDistance('gaurd', 'guard', 2)).toBe(1);
  expect(editDistance('neglect', 'neglected', 2)).toBe(2);
  expect(editDistance('abc', 'xyz', 1)).toBe(2);
});
