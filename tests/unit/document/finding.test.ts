import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Chip,
  chipsOf,
  hasChanged,
  plainText,
  textParts,
  tokenOf,
  unlinkedNumbers,
  withChip,
} from '../../../src/document/finding.ts';

const chip: fc.Arbitrary<Chip> = fc
  .record({
    unit: fc.constantFrom('areas' as const, 'letters' as const, 'passages' as const),
    polarity: fc.option(fc.constantFrom('strength' as const, 'improvement' as const), { nil: undefined }),
    year: fc.option(fc.integer({ min: 1990, max: 2030 }).map(String), { nil: undefined }),
    agency: fc.option(fc.constantFrom('police' as const, 'childrens-social-care' as const), { nil: undefined }),
    tag: fc.option(fc.constantFrom('waiting', 'two words', 'strength'), { nil: undefined }),
    value: fc.nat(9999),
    of: fc.option(fc.nat(9999)),
    kept: fc.option(fc.constant('2026-05-31')),
  })
  .map(({ value, of, kept, ...query }) => ({ value, of, kept, query }));

const plain = (one: Chip) => JSON.parse(JSON.stringify(one)) as unknown;

describe('numbers in a finding', () => {
  it('come back from their tokens, among any words', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), chip)), fc.string(), (parts, end) => {
        const words = parts.map(([before]) => before.replace(/[{}]/gu, ''));
        const text = parts.map(([, one], at) => `${words[at]}${tokenOf(one)}`).join('') + end.replace(/[{}]/gu, '');
        expect(chipsOf(text).map(plain)).toEqual(parts.map(([, one]) => plain(one)));
        const whole = textParts(text).map((part) => ('text' in part ? part.text : tokenOf(part.chip)));
        expect(whole.join('')).toBe(text);
        expect(plainText(text)).not.toContain('{#');
      }),
    );
  });

  it('are changed one by one', () => {
    const text = 'In {#areas improvement=9/14} and {#passages=34} of 2022, 7 in all.';
    expect(plainText(text)).toBe('In 9 of 14 areas and 34 passages of 2022, 7 in all.');
    expect(unlinkedNumbers(text)).toEqual(['7']);
    expect(withChip(text, 1, (one) => ({ ...one, value: 36 }))).toContain(
      '{#areas improvement=9/14} and {#passages=36}',
    );
    const [areas] = chipsOf(text);
    if (areas === undefined) throw new Error('there is a chip');
    expect(hasChanged(areas, { value: 9, of: 14 })).toBe(false);
    expect(hasChanged(areas, { value: 9, of: 15 })).toBe(true);
    expect(hasChanged({ ...areas, kept: '2026-05-31' }, { value: 8, of: 15 })).toBe(false);
  });
});
