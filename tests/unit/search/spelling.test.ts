import { expect, test } from 'vitest';
import { didYouMean, vocabularyOf } from '../../../src/search/query.ts';
import { editDistance } from '../../../src/search/spelling.ts';

const vocabulary = vocabularyOf([
  'Safeguarding partners hold strategy discussions.',
  'Safeguarding supervision is monthly.',
  'The neglect toolkit is used; neglect is named.',
  'Neglected children.',
]);

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

test('swapped neighbours are one slip', () => {
  expect(editDistance('gaurd', 'guard', 2)).toBe(1);
  expect(editDistance('neglect', 'neglected', 2)).toBe(2);
  expect(editDistance('abc', 'xyz', 1)).toBe(2);
});
