/**
 * Twins: the same passage in several documents, so that a decision on one can be offered for the others.
 */
import type { Twins } from '../document/copies.ts';
import type { FingerprintedDocument } from './fingerprints.ts';
import { comparedFrom, editDistance, overlap } from './overlap.ts';
import { unions } from './unions.ts';
import { comparedWords } from './words.ts';

const LEAST_RESEMBLANCE = 0.9;
const MOST_DIFFERING = 0.25;
/** A misread word takes four shingles with it, so twins share fewer of these than of their words; a phrase is far below. */
const LEAST_SHARED = 0.25;
/** The most fingerprints that may share a shingle for it to tell anything. */
const COMMON_SHINGLE = 48;

/** Different fingerprints by number, in arrays side by side: a large folder has hundreds of thousands of them. */
interface Said {
  /** All the places where each stands word for word. */
  readonly places: Place[][];
  /** Its number of words. */
  readonly words: number[];
  /** How many shingles are remembered of it. */
  readonly shingles: number[];
  /** Each shingle with the number of its fingerprint, as `shingle * fingerprints + number`, ascending. */
  readonly entries: Float64Array;
}

/** Gives the text of a passage. */
export type TextOf = (place: Place) => string;

/**
 * Links passages that say the same in at least two documents: the same words, or nearly the same where no figure, name
 * or negation differs. Headings and furniture are left out. Independent of the order of the documents. `textOf` is asked
 * only for passages that may be nearly the same.
 */
export function findTwins(documents: readonly FingerprintedDocument[], textOf: TextOf): Twins[] {
  return joinNear(wordForWord(documents), textOf)
    .map((passages) => ({ passages: passages.sort(byPlace) }))
    .filter(({ passages }) => passages.some(({ documentId }) => documentId !== passages[0]?.documentId))
    .sort((one, other) => byPlace(one.passages[0] as Place, other.passages[0] as Place));
}

type Place = Twins['passages'][number];

function byPlace(one: Place, other: Place): number {
  if (one.documentId !== other.documentId) return one.documentId < other.documentId ? -1 : 1;
  return one.passageId.localeCompare(other.passageId, 'en', { numeric: true });
}

/** Reads what is said twice: first the fingerprints are numbered, then their shingles can be noted with the number. */
function wordForWord(documents: readonly FingerprintedDocument[]): Said {
  const ordered = documents.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const numbers = new Map<number, number>();
  const [places, words, shingles]: [Place[][], number[], number[]] = [[], [], []];
  let remembered = 0;
  for (const { id: documentId, fingerprints } of ordered) {
    for (const fingerprint of fingerprints()) {
      if (fingerprint.words === 0) continue;
      const number = numbers.get(fingerprint.key) ?? places.length;
      if (number === places.length) {
        numbers.set(fingerprint.key, number);
        places.push([]);
        words.push(fingerprint.words);
        shingles.push(fingerprint.shingles.length);
        remembered += fingerprint.shingles.length;
      }
      places[number]?.push({ documentId, passageId: fingerprint.passageId });
    }
  }
  const entries = new Float64Array(remembered);
  let filled = 0;
  let next = 0;
  for (const { fingerprints } of ordered) {
    for (const fingerprint of fingerprints()) {
      // Each fingerprint is met first in the order of the numbers; its shingles are those of its first place.
      if (fingerprint.words === 0 || numbers.get(fingerprint.key) !== next) continue;
      for (const shingle of fingerprint.shingles) entries[filled++] = shingle * places.length + next;
      next++;
    }
  }
  return { places, words, shingles, entries: entries.sort() };
}

/** Passages of fingerprints that are nearly the same, put together. */
function joinNear(said: Said, textOf: TextOf): Place[][] {
  const { root, join } = unions<number>();
  const text = (number: number) => textOf(said.places[number]?.[0] as Place);
  for (const [one, other] of nearPairs(said)) {
    if (root(one) !== root(other) && sayTheSame(text(one), text(other))) join(one, other);
  }
  const together = new Map<number, Place[]>();
  for (const [number, passages] of said.places.entries()) {
    const known = together.get(root(number));
    if (known === undefined) together.set(root(number), [...passages]);
    else for (const passage of passages) known.push(passage);
  }
  return [...together.values()];
}

/** Pairs of fingerprints of like length that share enough shingles which few others have. */
function* nearPairs(said: Said): Generator<readonly [number, number]> {
  const { words, shingles } = said;
  const shared = new Map<number, number>();
  for (const holders of sharedShingles(said)) {
    for (const [index, one] of holders.entries()) {
      for (const other of holders.slice(index + 1)) {
        const key = one * words.length + other;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  for (const [key, count] of shared) {
    const [one, other] = [Math.floor(key / words.length), key % words.length];
    const least = (values: readonly number[]) => Math.min(values[one] ?? 0, values[other] ?? 0);
    const likeLength = least(words) >= LEAST_RESEMBLANCE * Math.max(words[one] ?? 0, words[other] ?? 0);
    if (likeLength && count >= LEAST_SHARED * least(shingles)) yield [one, other];
  }
}

/**
 * For each shingle that several fingerprints have and not too many: which these are, ascending. Out of one sorted array, as
 * nearly all of the millions of shingles of a large folder stand in one fingerprint only. Exact for up to two million fingerprints.
 */
function* sharedShingles({ places, entries }: Said): Generator<number[]> {
  const shingleOf = (entry: number) => Math.floor((entries[entry] as number) / places.length);
  for (let from = 0, to = 0; from < entries.length; from = to) {
    while (to < entries.length && shingleOf(to) === shingleOf(from)) to++;
    if (to - from === 1 || to - from > COMMON_SHINGLE) continue;
    yield Array.from(entries.subarray(from, to), (entry) => entry % places.length);
  }
}

/** Whether two passages differ by nothing that changes what is said. */
function sayTheSame(one: string, other: string): boolean {
  const [words, others] = [comparedWords(one), comparedWords(other)];
  const [here, there] = [new Set(words), new Set(others)];
  const onlyHere = [...here].filter((word) => !there.has(word));
  const onlyThere = [...there].filter((word) => !here.has(word));
  // Differing words bound the resemblance from above, misread ones apart; most pairs need no more than this.
  if (onlyHere.length + onlyThere.length > MOST_DIFFERING * (here.size + there.size)) return false;
  if (overlap(comparedFrom(words), comparedFrom(others)).resemblance < LEAST_RESEMBLANCE) return false;
  return !weighs(onlyHere, onlyThere, one) && !weighs(onlyThere, onlyHere, other);
}

const NEGATIONS = new Set(['not', 'no', 'never', 'nor', 'neither', 'without', 'none', 'cannot']);

/** Whether any differing word is a figure, a negation, or a name that is no misreading of a word on the other side. */
function weighs(words: readonly string[], others: readonly string[], text: string): boolean {
  return words.some((word) => {
    if (/\d/u.test(word) || NEGATIONS.has(word) || word.endsWith("n't")) return true;
    const capital = word.charAt(0).toUpperCase() + word.slice(1);
    const misread = others.some((other) => editDistance(word, other, Math.floor(word.length / 4)) !== null);
    return !misread && text.includes(` ${capital}`);
  });
}
