import { expect, test } from 'vitest';
import { BIAS } from '../../../src/suggest/features.ts';
import { fitGrams, gramsOf } from '../../../tools/train/grams.ts';
import { predict, type TrainingRow, withBias } from '../../../tools/train/logistic.ts';

const said: readonly (readonly [code: string, ...stems: string[]])[] = [
  ['A', 'supervis', 'staff'],
  ['B', 'school', 'pupil'],
];
const rows = Array.from({ length: 24 }, (_, at): TrainingRow => {
  const [code, ...stems] = said[at % 2] as (typeof said)[number];
  return {
    id: String(at),
    document: String(at % 8),
    features: new Map([[BIAS, 1], ...stems.map((stem) => [`w ${stem}`, 1 / Math.SQRT2] as const)]),
    target: new Map([[code, 1]]),
    weight: 1,
  };
});
const fitted = fitGrams(rows, { classes: ['A', 'B'], penalty: 0.001, rounds: 80 });

test('a stem is cut into runs of three to five letters, its ends marked', () => {
  expect(gramsOf('plan')).toEqual(
    ['<pl', 'pla', 'lan', 'an>', '<pla', 'plan', 'lan>', '<plan', 'plan>'].map((run) => `x ${run}`),
  );
  expect(gramsOf('a')).toEqual(['x <a>']);
});

test('what is learned is a model of words', () => {
  expect([...fitted.weights.keys()].every((name) => name === BIAS || /^w \S+$/u.test(name))).toBe(true);
  expect(predict(fitted, rows[0]?.features ?? new Map())[0]).toBeGreaterThan(0.8);
  expect(predict(fitted, rows[1]?.features ?? new Map())[1]).toBeGreaterThan(0.8);
});

test('a word that nobody labelled is known by its kin', () => {
  expect(rows.some(({ features }) => features.has('w supervisor'))).toBe(false);
  const [a = 0, b = 0] = fitted.weights.get('w supervisor') ?? [];
  expect(a).toBeGreaterThan(b);
});

test('a class can be made likelier without learning anew', () => {
  const before = predict(fitted, new Map([[BIAS, 1]]));
  const after = predict(withBias(fitted, 'B', Math.log(3)), new Map([[BIAS, 1]]));
  expect((after[1] as number) / (after[0] as number)).toBeCloseTo((3 * (before[1] as number)) / (before[0] as number));
});
