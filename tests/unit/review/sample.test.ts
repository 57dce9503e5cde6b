import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge, sameJudgement } from '../../../src/review/merge.ts';
import type { KeptDecision } from '../../../src/review/records.ts';
import { sampleForSecondReview } from '../../../src/review/sample.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function decision(passage: number, criterion: string | null, change: Partial<KeptDecision> = {}): KeptDecision {
  return {
    documentId: `d${passage % 3}`,
    passageId: `p${passage}`,
    frameworkId: 'f1',
    criteria: criterion === null ? [] : [criterion],
    polarity: 'strength',
    agencies: [],
    tags: [],
    note: '',
    reviewer: 'A. Reviewer',
    at: '2024-05-31T09:00:00.000Z',
    suggested: null,
    quotation: { text: '', start: passage * 10, end: passage * 10 + 5 },
    rules: null,
    edition: null,
    ...change,
  };
}

const many = Array.from({ length: 90 }, (_, index) => decision(index, index % 30 === 0 ? null : `C0${index % 4}`));

test('a sample is drawn again the same from the same seed, whatever the order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(many, { minLength: many.length }), fc.string(), (shuffled, seed) => {
      expect(sampleForSecondReview(shuffled, 12, seed, sha256)).toEqual(sampleForSecondReview(many, 12, seed, sha256));
    }),
  );
  const one = sampleForSecondReview(many, 12, 'spring', sha256).map(({ passageId }) => passageId);
  expect(sampleForSecondReview(many, 12, 'autumn', sha256).map(({ passageId }) => passageId)).not.toEqual(one);
});

test('a sample has passages of every criterion, and each passage once', () => {
  const sample = sampleForSecondReview(many, 12, 'spring', sha256);
  expect(sample).toHaveLength(12);
  expect(new Set(sample.map(({ passageId }) => passageId)).size).toBe(12);
  for (const criterion of ['C00', 'C01', 'C02', 'C03', undefined]) {
    expect(sample.filter(({ criteria }) => criteria[0] === criterion).length).toBeGreaterThanOrEqual(2);
  }
  expect(sampleForSecondReview(many, 1000, 'spring', sha256)).toHaveLength(90);
});

test('putting together takes what is new, and lists what differs', () => {
  const theirs = (change: Partial<KeptDecision>) => decision(1, 'C01', { reviewer: 'B. Second', ...change });
  const ours = decision(1, 'C01');
  expect(merge([{ theirs: theirs({}), ours: null }]).taken).toHaveLength(1);
  expect(merge([{ theirs: theirs({ note: 'also' }), ours }]).agreed).toHaveLength(1);
  expect(merge([{ theirs: theirs({ polarity: 'mixed' }), ours }]).conflicts).toHaveLength(1);
  expect(merge([{ theirs: theirs({ criteria: ['C02'] }), ours }]).conflicts).toHaveLength(1);
  expect(merge([{ theirs: ours, ours }])).toEqual({ taken: [], agreed: [], conflicts: [] });
  expect(sameJudgement(theirs({ criteria: ['C02', 'C01'] }), theirs({ criteria: ['C01', 'C02'] }))).toBe(true);
});
