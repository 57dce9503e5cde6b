/**
 * What the field itself knows about its words: which of them keep company in published inspection reports, learned once
 * (`tests/quality/themes-learn.ts`). In few passages this says which words belong together where the passages themselves
 * hold too little to tell; in many it weighs little.
 */
import learned from '../../resources/themes/field-vectors.json' with { type: 'json' };

/** Numbers in a vector. */
export const FIELD_DIMENSIONS = learned.dimensions;

const place = new Map(learned.words.split(' ').map((word, at) => [word, at]));
/** The character that stands for nought. */
const NOUGHT = 80;

/** The sum of the words' vectors, each of length 1 times its weight; unknown words add nothing. */
export function fieldVector(stems: readonly string[], weightOf: (stem: string) => number): Float32Array {
  const sum = new Float32Array(FIELD_DIMENSIONS);
  for (const stem of stems) {
    const at = place.get(stem);
    if (at === undefined) continue;
    const from = at * FIELD_DIMENSIONS;
    let square = 0;
    for (let d = 0; d < FIELD_DIMENSIONS; d++) square += (learned.vectors.charCodeAt(from + d) - NOUGHT) ** 2;
    const scale = weightOf(stem) / Math.sqrt(square || 1);
    for (let d = 0; d < FIELD_DIMENSIONS; d++) {
      sum[d] = (sum[d] ?? 0) + scale * (learned.vectors.charCodeAt(from + d) - NOUGHT);
    }
  }
  return sum;
}

/** Takes away what all vectors have in common, and brings each to length 1, in place. */
export function centred(vectors: readonly Float32Array[]): readonly Float32Array[] {
  const mean = new Float32Array(FIELD_DIMENSIONS);
  for (const vector of vectors) {
    const length = Math.hypot(...vector) || 1;
    for (let d = 0; d < FIELD_DIMENSIONS; d++) mean[d] = (mean[d] ?? 0) + (vector[d] ?? 0) / length / vectors.length;
  }
  for (const vector of vectors) {
    const length = Math.hypot(...vector);
    if (length === 0) continue;
    for (let d = 0; d < FIELD_DIMENSIONS; d++) vector[d] = (vector[d] ?? 0) / length - (mean[d] ?? 0);
    const rest = Math.hypot(...vector) || 1;
    for (let d = 0; d < FIELD_DIMENSIONS; d++) vector[d] = (vector[d] ?? 0) / rest;
  }
  return vectors;
}
