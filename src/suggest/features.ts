/**
 * Features as the learned models take them: a name, a value, and where in the passage it comes from.
 */

/** One feature where it stands: parts [from, to) of the passage; nowhere in particular where from equals to. */
export interface Feature {
  readonly name: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** The feature that every passage has, which carries how common each class is. */
export const BIAS = 'bias';

/** Features summed by name, as the models take them. */
export function summed(features: readonly Feature[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { name, value } of features) sums.set(name, (sums.get(name) ?? 0) + value);
  return sums;
}

/** Log-odds to probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp((scores[k] as number) - most);
    sum += scores[k] as number;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) / sum;
  return scores;
}
