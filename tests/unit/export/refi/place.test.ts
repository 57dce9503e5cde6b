import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, passageAt, placeIn } from '../../../../src/export/refi/place.ts';

const words = fc
  .array(
    fc.constantFrom('Leaders', 'know', 'their', 'multi-agency', 'services', 'well.', 'ﬁrst', 'Children', '2023,'),
    {
      minLength: 3,
      maxLength: 40,
    },
  )
  .map((list) => list.map((word, index) => `${word}${index}`));

/** The same words as another reader may give them: other line ends, words parted at the end of a line. */
const reflowed = (list: readonly string[], choices: readonly number[]) =>
  list
    .map((word, index) => {
      const choice = choices[index % choices.length] ?? 0;
      const parted = choice === 3 && word.length > 4 ? `${word.slice(0, 3)}-\n${word.slice(3)}` : word;
      return parted + [' ', '\n', '  \r\n', ' '][choice];
    })
    .join('');

describe('placing a selection of another program', () => {
  it('finds the same words however the text is broken into lines', () => {
    fc.assert(
      fc.property(words, fc.array(fc.nat(3), { minLength: 1 }), fc.nat(), fc.nat(), (list, choices, from, length) => {
        const first = from % list.length;
        const last = first + (length % (list.length - first));
        const target = list.join(' ');
        const source = reflowed(list, choices);
        const inTarget = { start: list.slice(0, first).join(' ').length + (first > 0 ? 1 : 0), end: 0 };
        inTarget.end = inTarget.start + list.slice(first, last + 1).join(' ').length;
        const start = reflowed(list.slice(0, first), choices).length;
        // The cut of the list must break its lines as the whole list does.
        const whole = list.map((_, index) => choices[index % choices.length] ?? 0);
        const end = start + reflowed(list.slice(first, last + 1), whole.slice(first)).trimEnd().length;
        expect(placeIn(foldText(source), foldText(target), { start, end })).toEqual(inTarget);
      }),
      { numRuns: 200 },
    );
  });

  it('takes the occurrence in the same order where a sentence stands several times', () => {
    const source = foldText('One is late. Children are seen\non time. Two is late. Children are seen on\ntime. End.');
    const target = foldText('One is late. Children are seen on time. Two is late. Children are seen on time. End.');
    const second = source.original.indexOf('Children', 20);
    const range = placeIn(source, target, { start: second, end: source.original.indexOf(' End') });
    expect(range).toEqual({ start: target.original.lastIndexOf('Children'), end: target.original.indexOf(' End') });
  });

  it('goes by the surroundings where one of the occurrences is not in the other reading', () => {
    const source = foldText(
      'Running title\nCare is good.\nRunning title\nPlans are late. Care is good. Homes are few.',
    );
    const target = foldText('Plans are late. Care is good. Homes are few. Care is good.');
    const start = source.original.lastIndexOf('Care');
    expect(placeIn(source, target, { start, end: start + 13 })).toEqual({ start: 16, end: 29 });
  });

  it('finds a passage by its ends where a page number stands in between', () => {
    const sentence =
      'Leaders know their services well and act on what they learn from children and families in the area.';
    const target = foldText(`Before. ${sentence} After.`);
    const source = foldText(`Before. ${sentence.replace('learn from', 'learn\n17\nfrom')} After.`);
    const end = source.original.indexOf(' After');
    expect(placeIn(source, target, { start: 8, end })).toEqual({ start: 8, end: 8 + sentence.length });
  });

  it('places nothing where the words are not there', () => {
    expect(placeIn(foldText('Care is poor.'), foldText('Care is good.'), { start: 0, end: 13 })).toBeNull();
    expect(placeIn(foldText('  …  '), foldText('Care is good.'), { start: 0, end: 5 })).toBeNull();
  });

  it('takes a selection with the number of a paragraph for the paragraph, and a part of it for the part', () => {
    const text = foldText('14. Care is good. Plans are late. 15. Homes are few.');
    const passages = [
      { start: 4, end: 33 },
      { start: 38, end: 52 },
    ];
    expect(passageAt(text, passages, { start: 0, end: 33 })).toBe(passages[0]);
    expect(passageAt(text, passages, { start: 4, end: 32 })).toBe(passages[0]);
    expect(passageAt(text, passages, { start: 4, end: 17 })).toBeNull();
    expect(passageAt(text, passages, { start: 0, end: 52 })).toBeNull();
  });
});
