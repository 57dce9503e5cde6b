/**
 * Features as the learned models take them: a name, a value, and where in the passage it comes from. The parts of a name
 * are kept apart, so that stems are looked up as they are and no string is put together for each occurrence.
 */

import { numberInText } from '../language/stems.ts';
import { NONE } from './terms.ts';

/** One feature where it stands: parts [from, to) of the passage; nowhere in particular where from equals to. */
export interface Feature {
  /** What kind of feature it is: "w" a word, "b" a pair, "q" a cue phrase ... */
  readonly group: string;
  /** Which of its group it is; empty where the group has but one. */
  readonly term: string;
  /** The second half of the name of a pair; otherwise empty. */
  readonly second: string;
  /** Numbers of the two (`numberInText`), by which the models look them up; the second is `NONE` where there is none. */
  readonly a: number;
  readonly b: number;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** The feature that every passage has, which carries how common each class is. */
export const BIAS = 'bias';

/** The group of the numbers that say what a passage means. */
export const AXIS = 'z';

/** The group of the areas of practice, for what is learned from decisions. */
export const AREA = 'area';

/** A feature of any name. */
export function featureOf(
  group: string,
  term: string,
  value: number,
  { from, to }: { readonly from: number; readonly to: number } = NOWHERE,
  second = '',
): Feature {
  return {
    group,
    term,
    second,
    a: numberInText(term),
    b: second === '' ? NONE : numberInText(second),
    value,
    from,
    to,
  };
}

const NOWHERE = { from: 0, to: 0 };

/** The name of a feature in a model's file; no part of it has a space. */
export function nameOf({ group, term, second }: Pick<Feature, 'group' | 'term' | 'second'>): string {
  if (term === '') return group;
  return second === '' ? `${group} ${term}` : `${group} ${term} ${second}`;
}

/** A passage as the models take it. */
export interface Described {
  readonly features: readonly Feature[];
  /** What the passage means, in numbers that every passage has: the features "z 0", "z 1" ... */
  readonly axes: Float64Array;
}

/** Features summed by name, as the models are trained on them. */
export function summed({ features, axes }: Described): Map<string, number> {
  const sums = new Map<string, number>();
  for (const feature of features) {
    const name = nameOf(feature);
    sums.set(name, (sums.get(name) ?? 0) + feature.value);
  }
  axes.forEach((value, k) => {
    sums.set(`${AXIS} ${k}`, value);
  });
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
