/**
 * Which pairs of documents are worth comparing word by word: found without looking at every pair.
 */
import { collect } from './lists.ts';
import { pairOf, sharers } from './sharers.ts';
import { SIGNATURE_LENGTH, type Sketch } from './sketch.ts';
import { allAtOnce, type Steps } from './steps.ts';
import { unions } from './unions.ts';
import { mix } from './words.ts';

/** Rows in a band of the signature: documents that agree in all rows of any band meet (Indyk and Motwani 1998). */
const BAND_ROWS = 4;
/** In a larger bucket each document meets only its neighbours, so that a thousand copies cost no million pairs. */
const BUCKET_NEIGHBOURS = 24;
/** Rare shingles that two documents share before they meet. */
const LEAST_SHARED = 2;
/** Pairs looked at between two pauses. */
const AT_ONCE = 5000;
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

/** The sampled shingles of documents that differ, kept as these come and go. */
export interface CandidateIndex {
  /**
   * Pairs worth comparing, likest first. The sketches must come in an order that depends on their content alone; the
   * result then depends on it alone too. Resemblance is found by MinHash and banding, containment by rare shingles that
   * both documents keep. Time grows with the number of documents and of true pairs, not with all pairs.
   * @param keys what each is known by from one time to the next; no two are the same
   */
  pairs(sketches: readonly Sketch[], keys: readonly string[]): Steps<CandidatePair[]>;
}

/** Pairs worth comparing among documents that are looked at once. See {@link CandidateIndex.pairs}. */
export function candidatePairs(sketches: readonly Sketch[]): CandidatePair[] {
  const keys = sketches.map((_, at) => String(at));
  return allAtOnce(candidateIndex().pairs(sketches, keys));
}

/** An index of no documents. */
export function candidateIndex(): CandidateIndex {
  const numberOf = new Map<string, number>();
  const rare = sharers((_one, _other, shared) => shared >= LEAST_SHARED);

  /** Where the sketches stand whose sampled shingles are known by a number. */
  function* placesOf(sketches: readonly Sketch[], keys: readonly string[]): Steps<ReadonlyMap<number, number>> {
    const there = new Set(keys);
    for (const [key, number] of numberOf) {
      if (there.has(key)) continue;
      rare.remove(number);
      numberOf.delete(key);
    }
    const places = new Map<number, number>();
    for (const [at, key] of keys.entries()) {
      const number = numberOf.get(key) ?? rare.add((sketches[at] as Sketch).sample);
      numberOf.set(key, number);
      places.set(number, at);
      yield* rare.takeIn();
    }
    return places;
  }

  return {
    *pairs(sketches, keys) {
      const met = new Set<number>();
      const meet = (one: number, other: number) => {
        if (one !== other) met.add(Math.min(one, other) * sketches.length + Math.max(one, other));
      };
      for (let band = 0; band < SIGNATURE_LENGTH; band += BAND_ROWS) {
        for (const bucket of bandBuckets(sketches, band)) meetNeighbours(bucket, sketches, meet);
        yield;
      }
      const places = yield* placesOf(sketches, keys);
      for (const pair of yield* rare.pairs()) {
        const [one, other] = pairOf(pair);
        meet(places.get(one) as number, places.get(other) as number);
      }
      return yield* likestOf(sketches, met);
    },
  };
}

/** Of the pairs that met, those alike enough for each document's likest ones. */
function* likestOf(sketches: readonly Sketch[], met: ReadonlySet<number>): Steps<CandidatePair[]> {
  const likest: CandidatePair[][] = sketches.map(() => []);
  const pairs: CandidatePair[] = [];
  let looked = 0;
  for (const key of met) {
    if (++looked % AT_ONCE === 0) yield;
    const one = Math.floor(key / sketches.length);
    const other = key % sketches.length;
    const estimate = likeness(sketches[one] as Sketch, sketches[other] as Sketch);
    if (estimate >= LEAST_ESTIMATE) pairs.push({ one, other, estimate });
  }
  pairs.sort((left, right) => right.estimate - left.estimate || left.one - right.one || left.other - right.other);
  yield;
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

/** Documents that agree in all rows of one band. */
function bandBuckets(sketches: readonly Sketch[], band: number): number[][] {
  const buckets = new Map<number, number[]>();
  for (const [at, { signature }] of sketches.entries()) {
    if (signature.length === 0) continue;
    let key = band;
    for (let row = band; row < band + BAND_ROWS; row++) key = mix(key ^ (signature[row] as number)) + 0x9e3779b9;
    collect(buckets, key, at);
  }
  return [...buckets.values()].filter((bucket) => bucket.length > 1);
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
