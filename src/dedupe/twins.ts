/**
 * Twins: the same passage in several documents, so that a decision on one can be offered for the others.
 */
import type { Twins } from '../document/copies.ts';
import { mayBeEvidence, type Passage } from '../document/document.ts';
import { collect } from './lists.ts';
import { comparedFrom, editDistance, overlap } from './overlap.ts';
import { unions } from './unions.ts';
import { comparedWords, hashWord, mix, runs, wordsKey } from './words.ts';

/** A document as twins see it. */
export interface PassagesOf {
  readonly id: string;
  readonly passages: readonly Passage[];
}

/** Fewer words are said in many places by chance. */
const LEAST_WORDS = 6;
/** Near twins need enough words for a misread one not to matter. */
const LEAST_NEAR_WORDS = 12;
const LEAST_RESEMBLANCE = 0.9;
const MOST_DIFFERING = 0.25;
/** Words in a shingle, one shingle in so many looked up, and the most passages that may share one. */
const SHINGLE_WORDS = 4;
const LOOKED_UP_ONE_IN = 3;
const COMMON_SHINGLE = 48;

interface Saying {
  readonly text: string;
  readonly words: readonly string[];
  readonly passages: { documentId: string; passageId: string }[];
}

/**
 * Links passages that say the same in at least two documents: the same words, or nearly the same where no figure, name
 * or negation differs. Headings and furniture are left out. Independent of the order of the documents.
 */
export function findTwins(documents: readonly PassagesOf[]): Twins[] {
  const sayings = [...sayingsOf(documents).entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, said]) => said);
  const joined = joinNear(sayings);
  return joined
    .map((passages) => ({ passages: passages.sort(byPlace) }))
    .filter(({ passages }) => passages.some(({ documentId }) => documentId !== passages[0]?.documentId))
    .sort((one, other) => byPlace(one.passages[0] as Place, other.passages[0] as Place));
}

type Place = Twins['passages'][number];

function byPlace(one: Place, other: Place): number {
  if (one.documentId !== other.documentId) return one.documentId < other.documentId ? -1 : 1;
  return one.passageId.localeCompare(other.passageId, 'en', { numeric: true });
}

function sayingsOf(documents: readonly PassagesOf[]): Map<string, Saying> {
  const sayings = new Map<string, Saying>();
  for (const { id, passages } of documents) {
    for (const passage of passages) {
      if (!mayBeEvidence(passage)) continue;
      const words = comparedWords(passage.text);
      if (words.length < LEAST_WORDS) continue;
      const key = wordsKey(words);
      const saying = sayings.get(key) ?? { text: passage.text, words, passages: [] };
      saying.passages.push({ documentId: id, passageId: passage.id });
      sayings.set(key, saying);
    }
  }
  return sayings;
}

/** Passages of sayings that are nearly the same, put together. */
function joinNear(sayings: readonly Saying[]): Place[][] {
  const { root, join } = unions<number>();
  for (const [one, other] of nearPairs(sayings)) {
    if (root(one) !== root(other) && sayTheSame(sayings[one] as Saying, sayings[other] as Saying)) join(one, other);
  }
  const together = new Map<number, Place[]>();
  for (const [at, { passages }] of sayings.entries()) {
    for (const passage of passages) collect(together, root(at), passage);
  }
  return [...together.values()];
}

/** Pairs of sayings of like length that share a shingle few others have. */
function* nearPairs(sayings: readonly Saying[]): Generator<readonly [number, number]> {
  const holders = new Map<number, number[]>();
  for (const [at, { words }] of sayings.entries()) {
    if (words.length < LEAST_NEAR_WORDS) continue;
    for (const shingle of new Set(runs(Uint32Array.from(words, hashWord), SHINGLE_WORDS))) {
      if (mix(shingle) % LOOKED_UP_ONE_IN !== 0) continue;
      collect(holders, shingle, at);
    }
  }
  const met = new Set<number>();
  for (const list of holders.values()) {
    if (list.length > COMMON_SHINGLE) continue;
    for (const [index, one] of list.entries()) {
      for (const other of list.slice(index + 1)) {
        const key = one * sayings.length + other;
        if (met.has(key) || !likeLength(sayings[one] as Saying, sayings[other] as Saying)) continue;
        met.add(key);
        yield [one, other];
      }
    }
  }
}

function likeLength(one: Saying, other: Saying): boolean {
  const [left, right] = [one.words.length, other.words.length];
  return Math.min(left, right) >= LEAST_RESEMBLANCE * Math.max(left, right);
}

/** Whether two passages differ by nothing that changes what is said. */
function sayTheSame(one: Saying, other: Saying): boolean {
  const [here, there] = [new Set(one.words), new Set(other.words)];
  const onlyHere = [...here].filter((word) => !there.has(word));
  const onlyThere = [...there].filter((word) => !here.has(word));
  // Differing words bound the resemblance from above, misread ones apart; most pairs need no more than this.
  if (onlyHere.length + onlyThere.length > MOST_DIFFERING * (here.size + there.size)) return false;
  if (overlap(comparedFrom(one.words), comparedFrom(other.words)).resemblance < LEAST_RESEMBLANCE) return false;
  return !weighs(onlyHere, onlyThere, one.text) && !weighs(onlyThere, onlyHere, other.text);
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
