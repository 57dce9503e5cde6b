import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PolarityLabel } from '../../../src/document/evidence.ts';
import { agreement, cohensKappa, figures, krippendorffsAlpha } from '../../../src/review/agreement.ts';

const pairsOf = (one: string, other: string): [string, string][] =>
  [...one].map((label, index) => [label, other[index] ?? '']);

test('kappa as in the textbooks: 20 both yes, 15 both no, 5 and 10 apart is 0.4', () => {
  const pairs: [string, string][] = [
    ...Array.from({ length: 20 }, (): [string, string] => ['yes', 'yes']),
    ...Array.from({ length: 5 }, (): [string, string] => ['yes', 'no']),
    ...Array.from({ length: 10 }, (): [string, string] => ['no', 'yes']),
    ...Array.from({ length: 15 }, (): [string, string] => ['no', 'no']),
  ];
  expect(cohensKappa(pairs)).toBeCloseTo(0.4, 10);
});

test("alpha as in Krippendorff's worked examples B and C", () => {
  expect(krippendorffsAlpha(pairsOf('aabbdcccedda', 'babbbccceddd'))).toBeCloseTo(0.692, 3);
  const observers = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'];
  const units = Array.from({ length: 12 }, (_, unit) =>
    observers.map((labels) => labels.charAt(unit)).filter((label) => label !== '.' && label !== ''),
  );
  expect(krippendorffsAlpha(units)).toBeCloseTo(0.743, 3);
});

test('no variation and nothing to compare have no figure, and say why', () => {
  expect(figures([])).toMatchObject({
    share: null,
    kappa: null,
    alpha: null,
    meaning: expect.stringMatching(/Nothing/u),
  });
  expect(figures(pairsOf('aaaa', 'aaaa'))).toMatchObject({ share: 1, kappa: null, alpha: null });
  expect(figures(pairsOf('aaaa', 'aaaa')).meaning).toMatch(/same thing everywhere/u);
});

test('the meaning is in plain English, and careful with few passages', () => {
  const { meaning } = figures(pairsOf('aabbaabbab', 'aabbaabbaa'));
  expect(meaning).toBe(
    'They say the same about 9 of 10 passages. Beyond chance that is substantial agreement: the result can be relied on. With so few passages, the next one may change this.',
  );
  expect(figures(pairsOf('ab'.repeat(20), 'ab'.repeat(20))).meaning).toMatch(
    /almost perfect agreement: the result can be relied on\.$/u,
  );
});

test('each criterion has its own figures', () => {
  const said = (criteria: string[], polarity: PolarityLabel = 'strength') => ({ criteria, polarity });
  const result = agreement([
    { first: said(['C01']), second: said(['C01']) },
    { first: said(['C01', 'C02']), second: said(['C02', 'C01'], 'mixed') },
    { first: said(['C02']), second: said([]) },
    { first: said([]), second: said([]) },
  ]);
  expect(result.sameCriteria).toBe(3);
  expect(result.polarity.same).toBe(3);
  expect(
    result.criteria.map(({ criterion, both, onlyFirst, onlySecond, same }) => [
      criterion,
      both,
      onlyFirst,
      onlySecond,
      same,
    ]),
  ).toEqual([
    ['C01', 2, 0, 0, 4],
    ['C02', 1, 1, 0, 3],
  ]);
  // The first of each: C01 twice alike, once C01 against C02, once C02 against none, once none.
  expect(result.firstCriterion).toMatchObject({ passages: 4, same: 2 });
});

test('laws: complete agreement is 1, figures stay within bounds, and neither reviewer comes first', () => {
  const label = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.array(fc.tuple(label, label), { maxLength: 40 }), (pairs) => {
      const { share, kappa, alpha, same, passages } = figures(pairs);
      if (same === passages && kappa !== null) expect([share, kappa, alpha]).toEqual([1, 1, 1]);
      if (kappa !== null) expect(kappa).toBeLessThanOrEqual(1);
      if (alpha !== null) expect(alpha).toBeLessThanOrEqual(1);
      const turned = figures(pairs.map(([first, second]) => [second, first] as const));
      expect(turned.share).toBe(share);
      expect(turned.alpha ?? 2).toBeCloseTo(alpha ?? 2, 10);
      expect(turned.kappa ?? 2).toBeCloseTo(kappa ?? 2, 10);
    }),
  );
});
