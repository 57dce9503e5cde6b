import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidatePairs } from '../../../src/dedupe/candidates.ts';
import { comparedText, editDistance, overlap } from '../../../src/dedupe/overlap.ts';
import { document, letter, reading, shortened } from './invented.ts';

const compare = (one: string, other: string) => overlap(comparedText(one), comparedText(other));

test('a changed word costs one word, not the words around it', () => {
  const text =
    'most children wait at home while staff from two teams agree who will visit them on which day of the week';
  expect(compare(text, text.replace('teams', 'offices')).containment).toBeCloseTo(20 / 21);
});

test('misread, joined and split words count by their letters', () => {
  const text =
    'the safeguarding partners meet every month to see how the plans for children are carried out in practice';
  const scan = text
    .replace('safeguarding', 'safe- guarding')
    .replace('every month', 'everymonth')
    .replace('practice', 'practlce');
  expect(compare(text, scan).resemblance).toBeGreaterThan(0.98);
  expect(compare(text, text.replace('every month', 'at random intervals')).resemblance).toBeLessThan(0.92);
});

test('a part is contained whole and resembles in part; order does not matter', () => {
  const text = letter();
  const half = text.split('\n\n').slice(4, 11).join('\n\n');
  expect(compare(half, text)).toMatchObject({ containment: 1, resemblance: compare(text, half).resemblance });
  expect(compare(half, text).resemblance).toBeLessThan(0.7);
  const turned = text.split('\n\n').reverse().join('\n\n');
  expect(compare(text, turned).containment).toBeGreaterThan(0.97);
  expect(compare('', text)).toMatchObject({ containment: 0, resemblance: 0, sizes: 0 });
});

test('likeness is between 0 and 1, whole with itself and the same from both sides', () => {
  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', 'plan', 'child', '12', '2019'), { maxLength: 40 })
    .map((each) => each.join(' '));
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [here, there] = [compare(one, other), compare(other, one)];
      expect(here.resemblance).toBeCloseTo(there.resemblance);
      expect(here.containment).toBeGreaterThanOrEqual(0);
      expect(here.containment).toBeLessThanOrEqual(1);
      if (one !== '') expect(compare(one, one)).toMatchObject({ containment: 1, resemblance: 1 });
    }),
  );
});

test('edit distance is that of Levenshtein up to the bound, and null beyond', () => {
  expect(editDistance('kitten', 'sitting', 3)).toBe(3);
  expect(editDistance('kitten', 'sitting', 2)).toBeNull();
  expect(editDistance('', 'abc', 3)).toBe(3);
});

test('candidates bring together all copies and few others', () => {
  const families = Array.from({ length: 60 }, (_, at) => {
    const text = letter({ seed: at + 1, area: `Place${at}` });
    return [
      document(`${at}`, text),
      document(`${at}-reading`, reading(text, { misread: 0.02 })),
      document(`${at}-draft`, shortened(text, 0.4)),
    ];
  }).flat();
  const pairs = candidatePairs(families.map(({ sketch }) => sketch));
  const family = (at: number) => families[at]?.id.split('-')[0];
  const own = pairs.filter(({ one, other }) => family(one) === family(other));
  expect(own).toHaveLength(3 * 60);
  expect(pairs.length - own.length).toBeLessThan(60);
});
