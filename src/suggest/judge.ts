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
  /** Their cue phrases, by code. */
  readonly cues: PhraseIndex<string>;
  /** Log-odds per criterion in the framework's order, then for "none of these"; up to a constant they share. */
  score(seen: Seen): Float64Array;
  /** How much parts speak for a criterion, by its place: one number per part. */
  weigh(seen: Seen, place: number): Float64Array;
  /** From the share of all criteria to a probability. */
  calibrate(share: number): number;
}

/** Shares each feature's worth out among the parts it stands on. */
export function spreadOver(
  words: readonly Part[],
  features: readonly Feature[],
  worth: (feature: Feature) => number,
): Float64Array {
  const weights = new Float64Array(words.length);
  for (const feature of features) {
    if (feature.from === feature.to) continue;
    const value = worth(feature) / (feature.to - feature.from);
    if (value === 0) continue;
    for (let at = feature.from; at < feature.to; at++) weights[at] = (weights[at] as number) + value;
  }
  return weights;
}
