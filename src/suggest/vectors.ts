/**
 * Meaning of terms and passages as vectors, learned once from published inspection reports (latent semantic analysis;
 * `tests/train/vectors.ts`) and shipped small. Terms that stand in the same company have vectors that point the same way.
 */
import model from '../../resources/models/vectors.json' with { type: 'json' };
import type { Term } from './terms.ts';
import { signedBytes } from './unpack.ts';

/** Numbers in a vector. */
export const DIMENSIONS = model.dimensions;

const place = new Map(model.terms.split('\n').map((term, at) => [term, at]));
const packedRarity = signedBytes(model.rarity);
const packed = signedBytes(model.vectors);
const rarityStep = model.raritySteps[0] ?? 1;

/** How much a term says: its inverse document frequency in the reports, 0 for a term they hardly use. */
export function rarityOf(term: string): number {
  const at = place.get(term);
  return at === undefined ? 0 : (packedRarity[at] ?? 0) * rarityStep;
}

/** Whether the reports use the term often enough for it to have a vector. */
export function isKnown(term: string): boolean {
  return place.has(term);
}

/** Adds `weight` times a term's vector to a sum. */
export function addVector(sum: Float64Array, term: string, weight: number): void {
  const at = place.get(term);
  if (at === undefined) return;
  const scale = weight * (model.steps[at] ?? 0);
  const from = at * DIMENSIONS;
  for (let k = 0; k < DIMENSIONS; k++) sum[k] = (sum[k] as number) + scale * (packed[from + k] as number);
}

/** The product of a term's vector with a direction; 0 for a term without a vector. */
export function dotTerm(direction: Float64Array, term: string): number {
  const at = place.get(term);
  if (at === undefined) return 0;
  let sum = 0;
  const from = at * DIMENSIONS;
  for (let k = 0; k < DIMENSIONS; k++) sum += (direction[k] as number) * (packed[from + k] as number);
  return sum * (model.steps[at] ?? 0);
}

/** The weight of each term in a passage: dampened count times rarity. */
export function termWeights(terms: readonly Term[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { term } of terms) if (place.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) counts.set(term, (1 + Math.log(count)) * rarityOf(term));
  return counts;
}

/** The meaning of a passage. */
export interface Meaning {
  /** Of length one; all zeros where the passage has no known term. */
  readonly vector: Float64Array;
  /** The length of the sum of the terms' vectors before it is brought to one. */
  readonly length: number;
}

/** Sums up the vectors of a passage's terms. */
export function meaningOf(terms: readonly Term[]): Meaning {
  const sum = new Float64Array(DIMENSIONS);
  for (const [term, weight] of termWeights(terms)) addVector(sum, term, weight);
  const length = Math.sqrt(dot(sum, sum));
  return { vector: unit(sum), length };
}

/** The vector of a passage, of length one; all zeros where it has no known term. */
export function vectorOf(terms: readonly Term[]): Float64Array {
  return meaningOf(terms).vector;
}

/** Scales a vector to length one in place. */
export function unit(vector: Float64Array): Float64Array {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square > 0) {
    const scale = 1 / Math.sqrt(square);
    for (let k = 0; k < vector.length; k++) vector[k] = (vector[k] as number) * scale;
  }
  return vector;
}

/** The cosine of two vectors of length one. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

/** The length of each term's vector, in the order of the terms. */
const lengths = Float64Array.from(place.values(), (at) => {
  let square = 0;
  for (let k = 0; k < DIMENSIONS; k++) square += (packed[at * DIMENSIONS + k] as number) ** 2;
  return Math.sqrt(square) * (model.steps[at] ?? 0);
});

/**
 * A short wording, widened by the words that keep it company in the reports: its vector and, in equal parts, that of
 * the terms nearest to it (pseudo-relevance feedback after Rocchio, 1971). "Care leavers" so comes to mean flats,
 * pathway plans and personal advisers.
 */
export function widened(meaning: Float64Array, count: number): Float64Array {
  const near = [...place]
    .map(([term, at]) => ({ term, at, likeness: dotTerm(meaning, term) / (lengths[at] || 1) }))
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at)
    .slice(0, count);
  const sum = new Float64Array(DIMENSIONS);
  for (const { term, at, likeness } of near) addVector(sum, term, likeness / (lengths[at] || 1));
  unit(sum);
  return unit(meaning.map((value, k) => value + (sum[k] as number)));
}
