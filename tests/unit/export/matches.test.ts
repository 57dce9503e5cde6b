import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../../src/export/matches.ts';

describe('matches', () => {
  const patterns = [/a+/gu, /(b)|a(?=b)/gu, /a*/gu, /(?<=a)b|$/gu];

  it('are those of matchAll, one text after the other, also where they are empty', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀'), maxLength: 12 })), (texts) => {
        for (const pattern of patterns) {
          const found = texts.map((text) => matchesOf(text, pattern).map((match) => [match.index, ...match]));
          expect(found).toEqual(
            texts.map((text) => [...text.matchAll(pattern)].map((match) => [match.index, ...match])),
          );
        }
      }),
    );
  });
});
