/**
 * Twins: the same passage in several documents, so that a decision on one can be offered for the others.
 */
import type { Twins } from '../document/copies.ts';
import type { Fingerprint, FingerprintedDocument } from './fingerprints.ts';
import { comparedFrom, editDistance, overlap } from './overlap.ts';
import { pairOf, sharers } from './sharers.ts';
import { allAtOnce, type Steps } from './steps.ts';
import { type Unions, unions } from './unions.ts';
import { comparedWords } from './words.ts';

const LEAST_RESEMBLANCE = 0.9;
const MOST_DIFFERING = 0.25;
/** A misread word takes four shingles with it, so twins share fewer of these than of their words; a phrase is far below. */
const LEAST_SHARED = 0.25;
/** Near twins compared, or groups put in order, between two pauses. */
const AT_ONCE = 50;

/** Gives the text of a passage. */
export type TextOf = (place: Place) => string;

type Place = Twins['passages'][number];

/** Passages by what they say, kept as documents come and go. */
export interface TwinsIndex {
  /** Adds a document that is not there. */
  add(documentId: string, fingerprints: readonly Fingerprint[]): Steps<void>;
  remove(documentId: string): void;
  /** The twins among the documents that are there, whatever the order in which they came. */
  found(textOf: TextOf): Steps<Twins[]>;
}

/**
 * Links passages that say the same in at least two documents: the same words, or nearly the same where no figure, name
 * or negation differs. Headings and furniture are left out. Independent of the order of the documents. `textOf` is asked
 * only for passages that may be nearly the same.
 */
export function findTwins(documents: readonly FingerprintedDocument[], textOf: TextOf): Twins[] {
  const index = twinsIndex();
  for (const { id, fingerprints } of documents) allAtOnce(index.add(id, fingerprints()));
  return allAtOnce(index.found(textOf));
}

/** Where something is said word for word, in the order of documents and reading. */
interface Said {
  readonly key: number;
  readonly places: Place[];
  /** Its number of words. */
  readonly words: number;
  /** How many shingles are remembered of it. */
  readonly shingles: number;
}

/** What came of comparing two passages, which stands as long as they are the first of what is said. */
interface Compared {
  readonly one: Place;
  readonly other: Place;
  readonly same: boolean;
}

/** An index of no documents. */
export function twinsIndex(): TwinsIndex {
  const numberOf = new Map<number, number>();
  const said: (Said | undefined)[] = [];
  const numbersIn = new Map<string, readonly number[]>();
  let compared = new Map<number, Compared>();
  const near = sharers((one, other, shared) => {
    const [here, there] = [said[one] as Said, said[other] as Said];
    const isLikeLength = Math.min(here.words, there.words) >= LEAST_RESEMBLANCE * Math.max(here.words, there.words);
    return isLikeLength && shared >= LEAST_SHARED * Math.min(here.shingles, there.shingles);
  });

  function numberFor({ key, words, shingles }: Fingerprint): number {
    const known = numberOf.get(key);
    if (known !== undefined) return known;
    const number = near.add(shingles);
    numberOf.set(key, number);
    said[number] = { key, places: [], words, shingles: shingles.length };
    return number;
  }

  const firstOf = (number: number) => (said[number] as Said).places[0] as Place;

  /** Joins what is nearly the same; gives the numbers that have been joined. */
  function* joinNear(together: Unions<number>, textOf: TextOf): Steps<ReadonlySet<number>> {
    const joined = new Set<number>();
    const still = new Map<number, Compared>();
    let asked = 0;
    for (const pair of yield* near.pairs()) {
      const [one, other] = pairOf(pair);
      const [here, there] = [firstOf(one), firstOf(other)];
      let known = compared.get(pair);
      if (known?.one !== here || known.other !== there) known = undefined;
      if (known === undefined && together.root(one) !== together.root(other)) {
        known = { one: here, other: there, same: sayTheSame(textOf(here), textOf(there)) };
        if (++asked % AT_ONCE === 0) yield;
      }
      if (known === undefined) continue;
      still.set(pair, known);
      if (!known.same) continue;
      together.join(one, other);
      joined.add(one).add(other);
    }
    compared = still;
    return joined;
  }

  return {
    *add(documentId, fingerprints) {
      const numbers = new Set<number>();
      for (const fingerprint of fingerprints) {
        if (fingerprint.words === 0) continue;
        const number = numberFor(fingerprint);
        const { places } = said[number] as Said;
        places.splice(placeAfter(places, documentId), 0, { documentId, passageId: fingerprint.passageId });
        numbers.add(number);
      }
      numbersIn.set(documentId, [...numbers]);
      yield* near.takeIn();
    },
    remove(documentId) {
      for (const number of numbersIn.get(documentId) ?? []) {
        const { key, places } = said[number] as Said;
        const first = places.findIndex((place) => place.documentId === documentId);
        const last = places.findLastIndex((place) => place.documentId === documentId);
        places.splice(first, last - first + 1);
        if (places.length > 0) continue;
        numberOf.delete(key);
        near.remove(number);
      }
      numbersIn.delete(documentId);
    },
    *found(textOf) {
      const together = unions<number>();
      const joined = yield* joinNear(together, textOf);
      const groups = new Map<number, Place[]>();
      for (const [number, each] of said.entries()) {
        if (each === undefined || (each.places.length < 2 && !joined.has(number))) continue;
        const root = together.root(number);
        const known = groups.get(root);
        if (known === undefined) groups.set(root, [...each.places]);
        else for (const place of each.places) known.push(place);
      }
      const found: Twins[] = [];
      for (const [at, passages] of [...groups.values()].entries()) {
        if (at % AT_ONCE === 0) yield;
        if (passages.every(({ documentId }) => documentId === passages[0]?.documentId)) continue;
        found.push({ passages: passages.sort(byPlace) });
      }
      return found.sort((one, other) => byPlace(one.passages[0] as Place, other.passages[0] as Place));
    },
  };
}

/** Where places of a document that come next belong: what a template prints may stand in ten thousand. */
function placeAfter(places: readonly Place[], documentId: string): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] as Place).documentId <= documentId) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of passages as readers count: p9 before p10. */
const { compare: byNumber } = new Intl.Collator('en', { numeric: true });

function byPlace(one: Place, other: Place): number {
  if (one.documentId !== other.documentId) return one.documentId < other.documentId ? -1 : 1;
  return byNumber(one.passageId, other.passageId);
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
  const [moreHere, moreThere] = [moreOf(words, others), moreOf(others, words)];
  return !weighs(moreHere, moreThere, one) && !weighs(moreThere, moreHere, other);
}

/** Words that one text has more often than another. */
function moreOf(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  const more = new Set<string>();
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count === 0) more.add(word);
    else left.set(word, count - 1);
  }
  return [...more];
}

const NEGATIONS = new Set(['not', 'no', 'never', 'nor', 'neither', 'without', 'none', 'cannot']);

/** Figures among letters, as scanners see an o, an l, an s or a b: no figure at all. */
const LETTERS_AS_FIGURES = /^\p{L}+[0158]+\p{L}+$/u;
/** Fewer letters with a figure before or after them may well be a number of something. */
const LEAST_LETTERS = 4;

/** Whether a figure in a word, first or last in it too, stands for the o, l or i that another word has there. */
function isLetter(word: string, other: string): boolean {
  if (word.length !== other.length || word.replace(/\d/gu, '').length < LEAST_LETTERS) return false;
  const stands = (figure: string, letter: string) => (figure === '0' ? letter === 'o' : 'li'.includes(letter));
  return [...word].every((sign, at) => sign === other[at] || (/[01]/u.test(sign) && stands(sign, other[at] ?? '')));
}

/** Whether any differing word is a figure, a negation, or a name that is no misreading of a word on the other side. */
function weighs(words: readonly string[], others: readonly string[], text: string): boolean {
  return words.some((word) => {
    const most = Math.floor(word.length / 4);
    const misread = others.some((other) => editDistance(word, other, most) !== null);
    if (misread && (LETTERS_AS_FIGURES.test(word) || others.some((other) => isLetter(word, other)))) return false;
    if (/\d/u.test(word) || NEGATIONS.has(word) || word.endsWith("n't")) return true;
    const capital = word.charAt(0).toUpperCase() + word.slice(1);
    return !misread && text.includes(` ${capital}`);
  });
}
