/**
 * Meaning of terms and passages as vectors, learned once from published inspection reports (latent semantic analysis;
 * `tools/train/vectors.ts`) and shipped small. Terms that stand in the same company have vectors that point the same way.
 */
import model from '../../resources/models/vectors.json' with { type: 'json' };
import { nameTable, type Term } from './terms.ts';
import { signedBytes } from './unpack.ts';

/** Numbers in a vector. */
export const DIMENSIONS = model.dimensions;

const listed = model.terms.split('\n');
const table = nameTable(listed.map((term, at) => [term, at] as const));
const packedRarity = signedBytes(model.rarity);
const packed = signedBytes(model.vectors);
const rarityStep = model.raritySteps[0] ?? 1;

const rarities = Float64Array.from(packedRarity, (value) => value * rarityStep);

/** How much a term says: its inverse document frequency in the reports, 0 for a term they hardly use. */
export function rarityOf({ a, b }: Term): number {
  const row = table.of(a, b);
  return row < 0 ? 0 : (rarities[row] as number);
}

/** Whether the reports use the term often enough for it to have a vector. */
export function isKnown({ a, b }: Term): boolean {
  return table.of(a, b) >= 0;
}

/** Adds `weight` times the vector in a row to a sum. */
function addRow(sum: Float64Array, row: number, weight: number): void {
  const scale = weight * (model.steps[row] as number);
  const from = row * DIMENSIONS;
  for (let k = 0; k < DIMENSIONS; k++) sum[k] = (sum[k] as number) + scale * (packed[from + k] as number);
}

/** The product of the vector in a row with a direction. */
export function dotRow(direction: Float64Array, row: number): number {
  let sum = 0;
  const from = row * DIMENSIONS;
  for (let k = 0; k < DIMENSIONS; k++) sum += (direction[k] as number) * (packed[from + k] as number);
  return sum * (model.steps[row] as number);
}

/** The product of a term's vector with a direction; 0 for a term without a vector. */
export function dotTerm(direction: Float64Array, { a, b }: Term): number {
  const row = table.of(a, b);
  return row < 0 ? 0 : dotRow(direction, row);
}

/** An occurrence of a term that the reports use: its row, its share of the term's weight, the parts [from, to) it stands on. */
export interface KnownTerm {
  readonly row: number;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
}

/** The meaning of a passage. */
export interface Meaning {
  /** Of length one; all zeros where the passage has no known term. */
  readonly vector: Float64Array;
  /** The length of the sum of the terms' vectors before it is brought to one. */
  readonly length: number;
  readonly known: readonly KnownTerm[];
}

/** How often each row was met in the passage at hand; all zeros between two passages. */
const counts = new Int32Array(listed.length);

/** Sums up the vectors of a passage's terms, each weighted by its dampened count times its rarity. */
export function meaningOf(terms: readonly Term[]): Meaning {
  const rows = new Int32Array(terms.length);
  const met: number[] = [];
  for (let at = 0; at < terms.length; at++) {
    const { a, b } = terms[at] as Term;
    const row = table.of(a, b);
    rows[at] = row;
    if (row < 0) continue;
    if (counts[row] === 0) met.push(row);
    counts[row] = (counts[row] as number) + 1;
  }
  const weightOf = (row: number) => (1 + Math.log(counts[row] as number)) * (rarities[row] as number);
  const sum = new Float64Array(DIMENSIONS);
  for (const row of met) addRow(sum, row, weightOf(row));
  const known: KnownTerm[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if (row < 0) continue;
    const { from, to } = terms[at] as Term;
    known.push({ row, weight: weightOf(row) / (counts[row] as number), from, to });
  }
  for (const row of met) counts[row] = 0;
  return { length: Math.sqrt(dot(sum, sum)), vector: unit(sum), known };
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
const lengths = Float64Array.from(listed, (_, at) => {
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
  const near = listed
    .map((_, at) => ({ at, likeness: dotRow(meaning, at) / (lengths[at] || 1) }))
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at)
    .slice(0, count);
  const sum = new Float64Array(DIMENSIONS);
  for (const { at, likeness } of near) addRow(sum, at, likeness / (lengths[at] || 1));
  unit(sum);
  return unit(meaning.map((value, k) => value + (sum[k] as number)));
}
