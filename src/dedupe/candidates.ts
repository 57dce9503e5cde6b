/**
 * Which pairs of documents are worth comparing word by word: found without looking at every pair.
 */
import { collect } from './lists.ts';
import { SIGNATURE_LENGTH, type Sketch } from './sketch.ts';
import { unions } from './unions.ts';
import { mix } from './words.ts';

/** Rows in a band of the signature: documents that agree in all rows of any band meet (Indyk and Motwani 1998). */
const BAND_ROWS = 4;
/** In a larger bucket each document meets only its neighbours, so that a thousand copies cost no million pairs. */
const BUCKET_NEIGHBOURS = 24;
/** A shingle that stands in more documents than this is a phrase of the trade and joins no pair. */
const COMMON_SHINGLE = 48;
/** Least estimated likeness at which a pair is compared: four-word shingles lose four times what single words lose. */
const LEAST_ESTIMATE = 0.2;
/** How many of its likest documents each one is compared with. */
const NEAREST = 32;

export interface CandidatePair {
  /** Positions in the list given. */
  readonly one: number;
  readonly other: number;
  /** Estimated share of the smaller document that stands in the larger one, or of both in each other: 0 to 1. */
  readonly estimate: number;
}

/**
 * Pairs worth comparing, likest first. The sketches must come in an order that depends on their content alone; the
 * result then depends on it alone too. Resemblance is found by MinHash and banding, containment by rare shingles that
 * both documents keep. Time grows with the number of documents and of true pairs, not with all pairs.
 */
export function candidatePairs(sketches: readonly Sketch[]): CandidatePair[] {
  const met = new Set<number>();
  const meet = (one: number, other: number) => {
    if (one !== other) met.add(Math.min(one, other) * sketches.length + Math.max(one, other));
  };
  for (const bucket of bandBuckets(sketches)) meetNeighbours(bucket, sketches, meet);
  for (const [one, other] of sharersOfRareShingles(sketches)) meet(one, other);

  const likest: CandidatePair[][] = sketches.map(() => []);
  const pairs: CandidatePair[] = [];
  for (const key of met) {
    const one = Math.floor(key / sketches.length);
    const other = key % sketches.length;
    const estimate = likeness(sketches[one] as Sketch, sketches[other] as Sketch);
    if (estimate >= LEAST_ESTIMATE) pairs.push({ one, other, estimate });
  }
  pairs.sort((left, right) => right.estimate - left.estimate || left.one - right.one || left.other - right.other);
  const near = pairs.filter((pair) => {
    const lists = [likest[pair.one] as CandidatePair[], likest[pair.other] as CandidatePair[]];
    if (lists.every((list) => list.length >= NEAREST)) return false;
    for (const list of lists) list.push(pair);
    return true;
  });
  return neighboursTogether(near);
}

/** Pairs that hang together one after another, so that their texts are needed at the same time; else as they come. */
function neighboursTogether(pairs: readonly CandidatePair[]): CandidatePair[] {
  const together = unions<number>();
  for (const { one, other } of pairs) together.join(one, other);
  return [...Map.groupBy(pairs, ({ one }) => together.root(one)).values()].flat();
}

/** Estimated likeness: the greater of resemblance by signature and containment by sampled shingles. */
export function likeness(one: Sketch, other: Sketch): number {
  return Math.max(resemblance(one.signature, other.signature), containment(one.sample, other.sample));
}

function resemblance(one: Uint32Array, other: Uint32Array): number {
  if (one.length === 0 || other.length === 0) return 0;
  let equal = 0;
  for (let at = 0; at < one.length; at++) if (one[at] === other[at]) equal++;
  return equal / one.length;
}

/** Shingles that say little when they are few: a sample smaller than this estimates nothing. */
const LEAST_SAMPLE = 4;

function containment(one: Uint32Array, other: Uint32Array): number {
  const least = Math.min(one.length, other.length);
  if (least < LEAST_SAMPLE) return 0;
  let shared = 0;
  for (let left = 0, right = 0; left < one.length && right < other.length; ) {
    const difference = (one[left] as number) - (other[right] as number);
    if (difference === 0) shared++;
    if (difference <= 0) left++;
    if (difference >= 0) right++;
  }
  return shared / least;
}

function* bandBuckets(sketches: readonly Sketch[]): Generator<number[]> {
  for (let band = 0; band < SIGNATURE_LENGTH; band += BAND_ROWS) {
    const buckets = new Map<number, number[]>();
    for (const [at, { signature }] of sketches.entries()) {
      if (signature.length === 0) continue;
      let key = band;
      for (let row = band; row < band + BAND_ROWS; row++) key = mix(key ^ (signature[row] as number)) + 0x9e3779b9;
      collect(buckets, key, at);
    }
    yield* [...buckets.values()].filter((bucket) => bucket.length > 1);
  }
}

function meetNeighbours(
  bucket: number[],
  sketches: readonly Sketch[],
  meet: (one: number, other: number) => void,
): void {
  const reach = bucket.length <= 2 * BUCKET_NEIGHBOURS ? bucket.length : BUCKET_NEIGHBOURS;
  if (reach < bucket.length) bucket.sort((one, other) => bySignature(sketches, one, other));
  for (let at = 0; at < bucket.length; at++) {
    for (let next = at + 1; next < Math.min(bucket.length, at + 1 + reach); next++) {
      meet(bucket[at] as number, bucket[next] as number);
    }
  }
}

/** Sorts likely likes side by side. */
function bySignature(sketches: readonly Sketch[], one: number, other: number): number {
  const left = (sketches[one] as Sketch).signature;
  const right = (sketches[other] as Sketch).signature;
  for (let at = 0; at < left.length; at++) {
    if (left[at] !== right[at]) return (left[at] as number) - (right[at] as number);
  }
  return one - other;
}

/** Pairs that share at least two sampled shingles few others have. */
function* sharersOfRareShingles(sketches: readonly Sketch[]): Generator<readonly [number, number]> {
  const holders = new Map<number, number[]>();
  for (const [at, { sample }] of sketches.entries()) for (const shingle of sample) collect(holders, shingle, at);
  const shared = new Map<number, number>();
  for (const list of holders.values()) {
    if (list.length < 2 || list.length > COMMON_SHINGLE) continue;
    for (let at = 0; at < list.length; at++) {
      for (let next = at + 1; next < list.length; next++) {
        const key = (list[at] as number) * sketches.length + (list[next] as number);
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  for (const [key, count] of shared) {
    if (count > 1) yield [Math.floor(key / sketches.length), key % sketches.length];
  }
}
