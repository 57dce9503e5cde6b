import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import learned from '../../../resources/models/first-suggestions.json' with { type: 'json' };
import { builtInFrameworks } from '../../../src/frameworks/built-in.ts';
import { errorAt, firstSuggestionErrors, measuredHere, seldomMore } from '../../../src/suggest/first-suggestions.ts';
import {
  boundsOf,
  designEffect,
  type First,
  NEW_CRITERIA,
  NEW_DOCUMENTS,
  upperBound,
} from '../../../tools/train/first-suggestions.ts';

const first = (document: string, score: number, isRight: boolean): First => ({
  document,
  form: 'prose',
  source: 'prose',
  suggested: 'C01',
  score,
  isRight,
});

describe('how often the criterion put first is wrong', () => {
  test('a bound that falls as scores rise, on every shipped curve and for every framework', () => {
    for (const curve of Object.values(learned.curves).flatMap((forms) => Object.values(forms))) {
      expect(curve.length).toBeGreaterThan(2);
      for (const [at, [said = 0, wrong = 0]] of curve.entries()) {
        const [before, wrongBefore] = curve[at - 1] ?? [0, 1];
        expect([said >= (before ?? 0), wrong <= (wrongBefore ?? 1)]).toEqual([true, true]);
      }
    }
    for (const framework of builtInFrameworks) {
      const errorOf = firstSuggestionErrors(framework);
      for (const kind of ['bullet', 'paragraph', 'table'] as const) {
        expect(errorOf(0.99, kind)).toBeLessThanOrEqual(errorOf(0.5, kind));
        expect(errorOf(0.1, kind)).toBeGreaterThan(0.3);
      }
    }
    expect(errorAt({}, 'prose', 0.9)).toBe(1);
  });

  test('the bound lies above what was seen, and further above where few documents were', () => {
    const seen = (documents: number) =>
      Array.from({ length: 600 }, (_, at) => {
        const document = at % documents;
        return first(String(document), (at < 300 ? 0.6 : 0.9) + at * 1e-5, document % 5 !== 0);
      });
    const [low = [0, 0]] = boundsOf(seen(600), NEW_DOCUMENTS);
    expect(low[1]).toBeGreaterThan(0.2);
    expect(designEffect(seen(10), NEW_DOCUMENTS)).toBeGreaterThan(designEffect(seen(600), NEW_DOCUMENTS));
    expect((boundsOf(seen(10), NEW_DOCUMENTS)[0] ?? [0, 0])[1]).toBeGreaterThan(low[1]);
    expect(upperBound(0, 50)).toBeGreaterThan(0);
    expect(upperBound(0.2, 1000)).toBeLessThan(upperBound(0.2, 100));
  });

  test('where whole criteria are wrong, the bound of an untrained set lies further above what was seen', () => {
    const seen = Array.from({ length: 600 }, (_, at) => ({
      ...first(String(at), 0.6 + at * 1e-4, at % 6 !== 0),
      suggested: `C${at % 6}`,
    }));
    const [[, documents] = [0, 0]] = boundsOf(seen, NEW_DOCUMENTS);
    const [[, criteria] = [0, 0]] = boundsOf(seen, NEW_CRITERIA);
    expect(designEffect(seen, NEW_CRITERIA)).toBeGreaterThan(10);
    expect(criteria).toBeGreaterThan(documents);
  });

  test('what is seldom exceeded lies at or above the mean, and never above their number', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (errors) => {
        const mean = errors.reduce((sum, error) => sum + error, 0);
        const most = seldomMore(errors);
        expect(most).toBeGreaterThanOrEqual(Math.floor(mean));
        expect(most).toBeLessThanOrEqual(errors.length);
      }),
    );
    expect(seldomMore([])).toBe(0);
    expect(seldomMore(new Array(20).fill(0.1))).toBe(4);
  });

  test('what is decided here counts where it was wrong more often than stated, and never the other way', () => {
    const decided = (wrong: number, of: number) =>
      Array.from({ length: of }, (_, at) => ({ stated: 0.1, isWrong: at < wrong }));
    expect(measuredHere([])).toBe(1);
    expect(measuredHere(decided(0, 50))).toBe(1);
    expect(measuredHere(decided(30, 100))).toBeCloseTo(2);
  });
});
