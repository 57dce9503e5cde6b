import { expect, test } from 'vitest';
import { countWatched, mentionRanges } from '../../../src/themes/watched.ts';

const passages = [
  { documentId: 'a', passageId: 'p1', text: 'The front door is open. Front-door staff help.', year: 2020 },
  { documentId: 'a', passageId: 'p2', text: 'Contact centres answer; the front door services too.', year: 2020 },
  { documentId: 'b', passageId: 'p1', text: 'Nothing of the kind.', year: 2021 },
  { documentId: 'c', passageId: 'p1', text: 'A contact centre’s hours.', year: null },
].map((passage) => ({ ...passage, headings: [], area: null }));

test('words and phrases are counted with their synonyms, per document and year, whatever hyphens and plurals', () => {
  const watched = [{ name: 'front door', forms: ['front door', 'front door services', 'contact centre'] }];
  const [count] = countWatched(passages, watched);
  expect(count?.mentions).toBe(5);
  expect(count?.documents).toEqual([
    { documentId: 'a', passages: 2, mentions: 4 },
    { documentId: 'c', passages: 1, mentions: 1 },
  ]);
  expect(count?.years).toEqual([{ year: 2020, passages: 2, mentions: 4 }]);
  expect(countWatched([...passages].reverse(), watched)).toEqual([count]);
});

test('a term nobody uses is counted as nought', () => {
  expect(countWatched(passages, [{ name: 'bail', forms: ['bail'] }])[0]).toMatchObject({ mentions: 0, passages: [] });
});

test('the places of mentions are as many as are counted, and are the words themselves', () => {
  const forms = ['front door', 'front door services', 'contact centre'];
  const counted = countWatched(passages, [{ name: 'front door', forms }])[0]?.mentions;
  const words = passages.flatMap(({ text }) =>
    mentionRanges(text, forms).map(({ start, end }) => text.slice(start, end)),
  );
  expect(words).toEqual(['front door', 'Front-door', 'Contact centres', 'front door services', 'contact centre’s']);
  expect(words).toHaveLength(counted ?? -1);
});
