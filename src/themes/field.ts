/**
 * What the field itself knows about its words: which of them keep company in published inspection reports, learned once
 * (`tools/train/themes.ts`). It says which keywords of a theme belong together.
 */
import learned from '../../resources/themes/field-vectors.json' with { type: 'json' };

const place = new Map(learned.words.split(' ').map((word, at) => [word, at]));
/** The character that stands for nought. */
const NOUGHT = 80;

/** The sum of the words' vectors, each of length 1; unknown words add nothing. */
export function fieldVector(stems: readonly string[]): Float64Array {
  const sum = new Float64Array(learned.dimensions);
  for (const stem of stems) {
    const at = place.get(stem);
    if (at === undefined) continue;
    const from = at * sum.length;
    const own = sum.map((_, d) => learned.vectors.charCodeAt(from + d) - NOUGHT);
    const length = Math.hypot(...own) || 1;
    own.forEach((value, d) => {
      sum[d] = (sum[d] ?? 0) + value / length;
    });
  }
  return sum;
}

/** Cosine of two vectors, -1 to 1; 0 where either is nought. */
export function likeness(a: Float64Array, b: Float64Array): number {
  const length = Math.hypot(...a) * Math.hypot(...b);
  return length === 0 ? 0 : a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0) / length;
}
