/**
 * What judges a passage before anything has been learned from the reviewer: a trained model where the framework is the
 * one it was trained for, nearness of meaning otherwise.
 */
import type { Criterion } from '../document/framework.ts';
import type { Part, PhraseIndex } from '../language/phrases.ts';
import type { Seen } from './criteria-features.ts';
import type { Feature } from './features.ts';

export interface Judge {
  /** The criteria as judged, in the framework's order, with the cues and agencies that count. */
  readonly criteria: readonly Criterion[];
  /** Their cue phrases, by code; null where they are those of the built-in sets. */
  readonly cues: PhraseIndex<string> | null;
  judge(seen: Seen): Scores;
  /** From the share of all criteria to a probability. */
  calibrate(share: number): number;
  readonly teaching: Teaching;
}

/** How far decisions may move a judge. */
export interface Teaching {
  /** What a change costs (the penalty on squared weights): the better founded the judge, the more it takes to correct it. */
  readonly penalty: number;
  /** How much of what decisions show about how often each criterion is right is kept, 0 to 1; at 0 it is not told apart. */
  readonly frequency: number;
}

/** What is said of one passage. */
export interface Scores {
  /** Log-odds per criterion in the framework's order, then for "none of these"; up to a constant they share. */
  readonly scores: Float64Array;
  /** How much parts speak for a criterion, by its place: one number per part. */
  weigh(place: number): Float64Array;
}

/** Shares each feature's worth out among the parts it stands on. */
export function spreadOver(
  words: readonly Part[],
  features: readonly Feature[],
  worth: (feature: Feature, place: number) => number,
): Float64Array {
  const weights = new Float64Array(words.length);
  for (let place = 0; place < features.length; place++) {
    const feature = features[place] as Feature;
    const { from, to } = feature;
    if (from === to) continue;
    const value = worth(feature, place) / (to - from);
    if (value === 0) continue;
    for (let at = from; at < to; at++) weights[at] = (weights[at] as number) + value;
  }
  return weights;
}
