import { expect, test } from 'vitest';
import listed from '../../../resources/language/polarity.json' with { type: 'json' };
import { beginningsOf, patternsByBeginning } from '../../../src/language/patterns-by-beginning.ts';

const { noun: _, ...negative } = listed.negative;
const sets = [listed.neutral, ...Object.values(negative), ...Object.values(listed.positive)];

/** What is found set by set, each over the whole text. */
function oneByOne(patternSets: readonly (readonly string[])[], text: string) {
  return patternSets.flatMap((patterns, place) =>
    [...text.matchAll(new RegExp(`\\b(?:${patterns.join('|')})\\b`, 'g'))].map((match) => ({
      place,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

test.each([
  'leaders do not always share plans in good time, and too few reviews are timely or well led',
  'is it in use? no: not yet. children’s needs are met; the team’s work hasn’t improved',
  'under-developed, over-reliant, child-centred and high quality work (with no delay) at the right time',
  'naïve éffective effectiveé weak_ 2weak weak2 weak',
  'poor poorer poorly; not not only not always',
  '',
  ' ',
  'a',
])('finds what looking for one pattern after another finds: %s', (text) => {
  expect(patternsByBeginning(sets)(text)).toEqual(oneByOne(sets, text));
});

test('patterns that may begin in any way are tried at every word', () => {
  const odd = [['(?:very )?late', '\\w+ness', 'o?ther', '(?:a|b)?c', '[xy]es', 'ab|cd', '(?:un|in)?sure']];
  const text = 'very late, late kindness; other ther, ac bc c, xes yes, ab cd, unsure insure sure';
  expect(patternsByBeginning(odd)(text)).toEqual(oneByOne(odd, text));
});

test('tells how a pattern begins as far as that is sure', () => {
  expect(beginningsOf('lack(?:s|ed)?')).toEqual(['lac']);
  expect(beginningsOf('(?:is|are) weak')).toEqual(['is', 'are']);
  expect(beginningsOf('(?:very )?late')).toEqual(['']);
  expect(beginningsOf('no?t')).toEqual(['n']);
  expect(beginningsOf('ab|cd')).toEqual(['ab', 'cd']);
});

test('holds as many sets as it has bits for, and no more', () => {
  const many = Array.from({ length: 32 }, (_, at) => [`word${String.fromCharCode(97 + (at % 26))}${at}`]);
  expect(patternsByBeginning(many)('worda0 wordf31')).toEqual([
    { place: 0, start: 0, end: 6 },
    { place: 31, start: 7, end: 14 },
  ]);
  expect(() => patternsByBeginning([...many, ['more']])).toThrow('more than 32');
});
