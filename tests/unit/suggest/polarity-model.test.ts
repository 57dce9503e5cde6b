import { describe, expect, it } from 'vitest';
import packed from '../../../resources/models/polarity.json' with { type: 'json' };
import { softmax } from '../../../src/suggest/features.ts';
import { loadModel } from '../../../src/suggest/linear-model.ts';
import { polarityOf } from '../../../src/suggest/polarity.ts';
import { seePolarity } from '../../../src/suggest/polarity-features.ts';
import { clauseFeatures, leaningOf, wholeFeatures, wholeShares } from '../../../src/suggest/polarity-model.ts';
import { termsOf } from '../../../src/suggest/terms.ts';
import { meaningOf } from '../../../src/suggest/vectors.ts';

const model = loadModel(packed.words);
const scoresOf = (features: ReturnType<typeof clauseFeatures>, axes: Float64Array = new Float64Array()) =>
  model.score({ features, axes }, model.rowsOf(features));

describe('what is said of clauses and of the whole', () => {
  it.each([
    'Plans are clear, although they are not always reviewed in time. Leaders know this and have begun to act; it is too early to see a difference.',
    'Children are listened to.',
    'In 2019, 14 schools had a trained lead. However, few staff use what they have learned.',
  ])('is what the features that it was learned from say: %s', (text) => {
    const seen = seePolarity(text);
    const meaning = meaningOf(termsOf(seen.words)).vector;
    const leaning = leaningOf(seen, model);
    seen.clauses.forEach((_, place) => {
      const own = softmax(scoresOf(clauseFeatures(seen, place)).slice(0, 3));
      own.forEach((share, k) => {
        expect(leaning.shares[3 * place + k]).toBeCloseTo(share, 9);
      });
    });
    const { features, axes } = wholeFeatures(seen, meaning);
    const scores = scoresOf([...features], axes);
    const whole = [...softmax(scores.slice(3, 7)), ...softmax(scores.slice(7))];
    const said = wholeShares(seen, leaning, meaning, model);
    expect(said).toHaveLength(whole.length);
    said.forEach((share, k) => {
      expect(share).toBeCloseTo(whole[k] as number, 9);
    });
  });
});

describe('a bare noun phrase', () => {
  const text = 'The quality of direct work with children.';
  it.each([text, 'The timeliness and consistency of information-sharing between health services and schools.'])(
    'names what is to become better in a letter: %s',
    (bare) => {
      expect(polarityOf(bare, [], undefined, true).label).toBe('improvement');
    },
  );
  it('is only a subject in the prose of a report', () => {
    expect(polarityOf(text).label).toBe('neutral');
  });
  it('is not what tells how the inspection was done, in a letter either', () => {
    expect(polarityOf('Inspectors looked at case records and met leaders.', [], undefined, true).label).toBe('neutral');
  });
  it('is decided by a heading wherever it stands', () => {
    expect(polarityOf(text, ['What needs to improve']).label).toBe('improvement');
    expect(polarityOf(text, ['Key strengths']).label).toBe('strength');
  });
});
