/**
 * Texts as vectors over context words and over what the field knows. All of them lie in a few long arrays: they are compared
 * with every cluster, and there may be a hundred thousand of them.
 */
import { centred, FIELD_DIMENSIONS, fieldVector } from './field.ts';
import { listAt } from './lists.ts';
import type { Contexts } from './space.ts';

export interface TextVectors {
  readonly count: number;
  /** Where the context words of each text begin in `words` and `weights`; one more for the end. */
  readonly from: Uint32Array;
  readonly words: Uint16Array;
  /** Rare words weigh more; of length 1 for each text. */
  readonly weights: Float32Array;
  /** What the field knows about each text's words, of length 1. */
  readonly field: Float32Array;
}

/** Vectors of texts over context words, rare words weighing more. */
export function textVectors(contexts: Contexts): TextVectors {
  const { count, from, values: words } = contexts.texts.words;
  const frequency = new Float64Array(contexts.size);
  for (const word of words) frequency[word] = (frequency[word] ?? 0) + 1;
  const rarity = frequency.map((texts) => Math.log(1 + count / Math.max(1, texts)));
  const stemAt = new Map(contexts.words.map((stem, at) => [stem, at]));
  const weightOf = (stem: string) => rarity[stemAt.get(stem) ?? -1] ?? 0;
  const weights = new Float32Array(words.length);
  const field = new Float32Array(count * FIELD_DIMENSIONS);
  for (let at = 0; at < count; at++) {
    const own = listAt(contexts.texts.words, at);
    const start = from[at] ?? 0;
    let square = 0;
    for (const word of own) square += (rarity[word] ?? 0) ** 2;
    const length = Math.sqrt(square) || 1;
    for (let step = 0; step < own.length; step++) weights[start + step] = (rarity[own[step] ?? 0] ?? 0) / length;
    const stems = Array.from(own, (word) => contexts.words[word] ?? '');
    field.set(fieldVector(stems, weightOf), at * FIELD_DIMENSIONS);
  }
  centred(Array.from({ length: count }, (_, at) => field.subarray(at * FIELD_DIMENSIONS, (at + 1) * FIELD_DIMENSIONS)));
  return { count, from, words, weights, field };
}

/**
 * Likeness of every text to a centre, from 0, written into `into`. Plain loops: this runs for every pair of text and cluster.
 * @param centre a vector as terms have them
 */
export function likenesses(centre: Float32Array, contexts: Contexts, texts: TextVectors, into: Float64Array): void {
  const { count, from, words, weights, field } = texts;
  const company = Math.sqrt(1 - contexts.fieldWeight);
  const known = Math.sqrt(contexts.fieldWeight);
  const ofField = centre.subarray(contexts.size, contexts.size + FIELD_DIMENSIONS);
  for (let text = 0; text < count; text++) {
    let byCompany = 0;
    const end = from[text + 1] as number;
    for (let at = from[text] as number; at < end; at++) {
      byCompany += (centre[words[at] as number] as number) * (weights[at] as number);
    }
    let byField = 0;
    const start = text * FIELD_DIMENSIONS;
    for (let d = 0; d < FIELD_DIMENSIONS; d++) byField += (field[start + d] as number) * (ofField[d] as number);
    into[text] = Math.max(0, company * byCompany + known * byField);
  }
}

/** Likeness of two texts by their context words, 0 to 1. */
export function cosine(vectors: TextVectors, a: number, b: number): number {
  const weights = new Map<number, number>();
  for (let at = vectors.from[a] ?? 0; at < (vectors.from[a + 1] ?? 0); at++) {
    weights.set(vectors.words[at] ?? -1, vectors.weights[at] ?? 0);
  }
  let sum = 0;
  for (let at = vectors.from[b] ?? 0; at < (vectors.from[b + 1] ?? 0); at++) {
    sum += (weights.get(vectors.words[at] ?? -1) ?? 0) * (vectors.weights[at] ?? 0);
  }
  return sum;
}
