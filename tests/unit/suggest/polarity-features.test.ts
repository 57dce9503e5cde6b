import { expect, it } from 'vitest';
import { seePolarity } from '../../../src/suggest/polarity-features.ts';

/** How the turns of phrase of a text are meant, each once, in alphabetical order. */
function meant(text: string): string[] {
  const terms = seePolarity(text).marks.flatMap(({ group, term }) => (group === 'B' ? [term] : []));
  return [...new Set(terms)].filter((term) => /-(?:good|bad)$/u.test(term)).sort();
}

it.each([
  ['Help is timely.', ['said-good']],
  ['There are gaps.', ['said-bad']],
  ['Help would become timely.', ['wished-good']],
  ['There are no gaps.', ['not-bad']],
  ['There are no gaps, and nurses respond promptly.', ['not-bad', 'said-good']],
  ['Nurses do not experience delays.', ['not-bad']],
  ['Nurses do not respond promptly.', ['not-good', 'said-bad']],
  ['Although help is timely, plans are weak.', ['granted-bad', 'granted-good', 'said-bad']],
  ['Leaders meet so that help is timely.', ['aimed-good']],
  ['This means that fewer forms are used.', ['said-bad']],
  ['Staff informed by their notes are in the hall.', []],
])('%s', (text, expected) => {
  expect(meant(text)).toEqual(expected);
});

it('takes apart a text of signs and a text without words', () => {
  for (const text of ['', '...', '___', '\u0130 no', 'no', 'There are no'])
    expect(() => seePolarity(text)).not.toThrow();
});
