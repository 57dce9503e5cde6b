/**
 * Twins: the same passage in several documents, so that a decision on one can be offered for the others.
 */
import type { Twins } from '../document/copies.ts';
import { collect } from './lists.ts';
import { comparedFrom, editDistance, overlap } from './overlap.ts';
import type { SaidIn, Saying } from './sayings.ts';
import { unions } from './unions.ts';
import { comparedWords } from './words.ts';

const LEAST_RESEMBLANCE = 0.9;
const MOST_DIFFERING = 0.25;
/** A misread word takes four shingles with it, so twins share fewer of these than of their words; a phrase is far below. */
const LEAST_SHARED = 0.25;
/** The most sayings that may share a shingle for it to tell anything. */
const COMMON_SHINGLE = 48;

/** A saying with all the places where it stands word for word. */
interface Said {
  readonly saying: Saying;
  readonly passages: Place[];
}

/** Gives the text of a passage. */
export type TextOf = (place: Place) => string;

/**
 * Links passages that say the same in at least two documents: the same words, or nearly the same where no figure, name
 * or negation differs. Headings and furniture are left out. Independent of the order of the documents. `textOf` is asked
 * only for passages that may be nearly the same.
 */
export function findTwins(documents: readonly SaidIn[], textOf: TextOf): Twins[] {
  const all = wordForWord(documents);
  return joinNear(all, textOf)
    .map((passages) => ({ passages: passages.sort(byPlace) }))
    .filter(({ passages }) => passages.some(({ documentId }) => documentId !== passages[0]?.documentId))
    .sort((one, other) => byPlace(one.passages[0] as Place, other.passages[0] as Place));
}

type Place = Twins['passages'][number];

function byPlace(one: Place, other: Place): number {
  if (one.documentId !== other.documentId) return one.documentId < other.documentId ? -1 : 1;
  return one.passageId.localeCompare(other.passageId, 'en', { numeric: true });
}

function wordForWord(documents: readonly SaidIn[]): Said[] {
  const byKey = new Map<number, Said>();
  for (const { id, sayings } of documents.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    for (const saying of sayings) {
      if (saying.words === 0) continue;
      const said = byKey.get(saying.key) ?? { saying, passages: [] };
      said.passages.push({ documentId: id, passageId: saying.passageId });
      byKey.set(saying.key, said);
    }
  }
  return [...byKey.values()];
}

/** Passages of sayings that are nearly the same, put together. */
function joinNear(all: readonly Said[], textOf: TextOf): Place[][] {
  const { root, join } = unions<number>();
  const text = (at: number) => textOf((all[at] as Said).passages[0] as Place);
  for (const [one, other] of nearPairs(all)) {
    if (root(one) !== root(other) && sayTheSame(text(one), text(other))) join(one, other);
  }
  const together = new Map<number, Place[]>();
  for (const [at, { passages }] of all.entries()) {
    for (const passage of passages) collect(together, root(at), passage);
  }
  return [...together.values()];
}

/** Pairs of sayings of like length that share enough shingles which few others have. */
function* nearPairs(all: readonly Said[]): Generator<readonly [number, number]> {
  const shared = new Map<number, number>();
  for (const holders of sharedShingles(all)) {
    for (const [index, one] of holders.entries()) {
      for (const other of holders.slice(index + 1)) {
        const key = one * all.length + other;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  for (const [key, count] of shared) {
    const [one, other] = [Math.floor(key / all.length), key % all.length];
    const [left, right] = [(all[one] as Said).saying, (all[other] as Said).saying];
    if (!likeLength(left, right)) continue;
    if (count >= LEAST_SHARED * Math.min(left.shingles.length, right.shingles.length)) yield [one, other];
  }
}

/**
 * For each shingle that several sayings have and not too many: which these are, ascending. Sorted in one flat array, as
 * nearly all of the millions of shingles of a large folder stand in one saying only. Exact for up to two million sayings.
 */
function* sharedShingles(all: readonly Said[]): Generator<number[]> {
  const entries = new Float64Array(all.reduce((sum, { saying }) => sum + saying.shingles.length, 0));
  let filled = 0;
  for (const [at, { saying }] of all.entries()) {
    for (const shingle of saying.shingles) entries[filled++] = shingle * all.length + at;
  }
  entries.sort();
  const shingleOf = (entry: number) => Math.floor((entries[entry] as number) / all.length);
  for (let from = 0, to = 0; from < filled; from = to) {
    while (to < filled && shingleOf(to) === shingleOf(from)) to++;
    if (to - from === 1 || to - from > COMMON_SHINGLE) continue;
    yield Array.from(entries.subarray(from, to), (entry) => entry % all.length);
  }
}

function likeLength(one: Saying, other: Saying): boolean {
  return Math.min(one.words, other.words) >= LEAST_RESEMBLANCE * Math.max(one.words, other.words);
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
