/**
 * What is known of each pair of documents that might be copies. Independent of any threshold or decision, so that both
 * can change without comparing again.
 */
import type { Metadata } from '../document/document.ts';
import { candidateIndex } from './candidates.ts';
import { areaKey, areEditions, type Distinction, distinguishInText } from './distinguish.ts';
import { type ComparedText, comparedText, type Overlap, overlap } from './overlap.ts';
import { countOf, type PlaceName } from './profile.ts';
import type { Sketch } from './sketch.ts';
import { allAtOnce, type Steps } from './steps.ts';
import { unions } from './unions.ts';
import { comparedWords } from './words.ts';

export interface CopyCandidate {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly metadata: Metadata;
  readonly pages: number;
  /** How well it could be read, 0 to 1. */
  readonly quality: number;
  readonly sketch: Sketch;
}

export interface ComparedPair {
  readonly one: CopyCandidate;
  readonly other: CopyCandidate;
  /** Share of the smaller document that stands in the larger one, 0 to 1. */
  readonly similarity: number;
  /** Share of both that stands in the other, 0 to 1. */
  readonly resemblance: number;
  /** Why they are no copies however much they share, or null. */
  readonly distinction: Distinction | null;
  readonly editions: boolean;
  /** Likeness at which they are copies even where the setting asks for more: editions of one title may differ much. */
  readonly enough: number;
}

/** Below this no setting calls two documents copies, and nothing is remembered of them. */
export const LEAST_SIMILARITY = 0.5;

/** Pairs at least this like are settled: documents joined by them need no comparison among themselves. */
const SURE = 0.98;
/** Words of texts kept ready for comparison at a time: some hundred letters, about a hundred megabytes. */
const KEPT_WORDS = 2_000_000;
/** A shorter text that stands in a longer one is a phrase, not a copy. */
const LEAST_WORDS = 30;

/** The order in which documents are looked at: by content, never by arrival. */
export function byContent(one: CopyCandidate, other: CopyCandidate): number {
  return compare(one.sha256, other.sha256) || compare(one.path, other.path) || compare(one.id, other.id);
}

/** Orders texts by their UTF-16 units, the same on every machine. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** All that is known of a set of documents as copies, whatever the threshold and the decisions. */
export interface Comparisons {
  readonly pairs: readonly ComparedPair[];
  /** Share of the smaller document that stands in the larger one, also for documents never paired, 0 to 1. */
  readonly similarity: (one: CopyCandidate, other: CopyCandidate) => number;
}

/**
 * Compares all documents that might be copies. `textOf` gives the canonical text of a document and is asked only for
 * those; identical documents are never read.
 */
export function compareDocuments(documents: readonly CopyCandidate[], textOf: (id: string) => string): Comparisons {
  return allAtOnce(comparer().compare(documents, textOf));
}

/** Compares documents again and again, as they come and go, and does what it did before no second time. */
export interface Comparer {
  /**
   * The same as {@link compareDocuments}, whatever was compared before. A document is taken to say what it said as long as
   * its sketch is the same object.
   */
  compare(documents: readonly CopyCandidate[], textOf: (id: string) => string): Steps<Comparisons>;
}

/** One that has compared nothing yet. */
export function comparer(): Comparer {
  const candidates = candidateIndex();
  const overlaps = new WeakMap<Sketch, WeakMap<Sketch, Overlap>>();

  /** How much two documents share; always asked in the order of their content. */
  function overlapOf(one: CopyCandidate, other: CopyCandidate, texts: (id: string) => ComparedText): Overlap {
    const known = overlaps.get(one.sketch) ?? new WeakMap<Sketch, Overlap>();
    overlaps.set(one.sketch, known);
    const found = known.get(other.sketch) ?? overlap(texts(one.id), texts(other.id));
    known.set(other.sketch, found);
    return found;
  }

  return {
    *compare(documents, textOf) {
      const { different, keys, pairs } = yield* foldIdentical([...documents].sort(byContent));
      const texts = keptTexts(textOf);
      const settled = unions<CopyCandidate>();
      const worthComparing = yield* candidates.pairs(
        different.map(({ sketch }) => sketch),
        keys,
      );
      for (const candidate of worthComparing) {
        const one = different[candidate.one] as CopyCandidate;
        const other = different[candidate.other] as CopyCandidate;
        if (settled.root(one) === settled.root(other)) continue;
        yield;
        const pair = comparePair(one, other, (left, right) => overlapOf(left, right, texts));
        if (pair === null) continue;
        pairs.push(pair);
        if (pair.distinction === null && pair.resemblance >= SURE) settled.join(one, other);
      }
      const known = new Map(pairs.map((pair) => [pairKey(pair.one.id, pair.other.id), pair.similarity]));
      return {
        pairs,
        similarity(one, other) {
          if (one.sketch.wordsKey === other.sketch.wordsKey) return 1;
          const key = pairKey(one.id, other.id);
          const similarity = known.get(key) ?? overlap(texts(one.id), texts(other.id)).containment;
          known.set(key, similarity);
          return similarity;
        },
      };
    },
  };
}

/** Key of a pair of documents, the same from both sides. */
export function pairKey(one: string, other: string): string {
  return one < other ? JSON.stringify([one, other]) : JSON.stringify([other, one]);
}

interface Folded {
  /** The first of each, and what these are known by. */
  readonly different: CopyCandidate[];
  readonly keys: string[];
  /** The others, each paired with the first of them. */
  readonly pairs: ComparedPair[];
}

/** Documents looked at between two pauses. */
const AT_ONCE = 500;

/** Puts documents of the same bytes or the same words about the same area together. */
function* foldIdentical(ordered: readonly CopyCandidate[]): Steps<Folded> {
  const first = new Map<string, CopyCandidate>();
  const pairs: ComparedPair[] = [];
  for (const [at, document] of ordered.entries()) {
    if (at % AT_ONCE === 0) yield;
    const content = document.sketch.words > 0 ? document.sketch.wordsKey : document.sha256;
    const key = JSON.stringify([content, areaKey(document.metadata)]);
    const known = first.get(key);
    if (known) {
      pairs.push({
        one: known,
        other: document,
        similarity: 1,
        resemblance: 1,
        distinction: null,
        editions: false,
        enough: 1,
      });
    } else first.set(key, document);
  }
  return { different: [...first.values()], keys: [...first.keys()], pairs };
}

function comparePair(
  one: CopyCandidate,
  other: CopyCandidate,
  overlapOf: (one: CopyCandidate, other: CopyCandidate) => Overlap,
): ComparedPair | null {
  if (Math.min(one.sketch.words, other.sketch.words) < LEAST_WORDS) return null;
  const compared = overlapOf(one, other);
  const { containment, resemblance, sizes } = compared;
  if (containment < LEAST_SIMILARITY) return null;
  const [here, there] = [about(one), about(other)];
  const reason = distinguishInText(here, there, compared);
  const editions = areEditions(here, there, compared);
  const part = standing(one.sketch, other.sketch, sizes);
  if (part === 'phrase') return null;
  return {
    one,
    other,
    similarity: containment,
    resemblance,
    distinction: part === 'of a collection' && reason !== 'different area' ? 'part of a larger document' : reason,
    editions,
    enough: editions && sameTitle(one.metadata.title, other.metadata.title) ? SAME_TITLE_ENOUGH : 1,
  };
}

/** Editions of one title are recognised by what they keep of one another. */
const SAME_TITLE_ENOUGH = 0.6;
const EDITION_WORDS =
  /^(?:\d.*|edition|version|revised|updated|draft|final|january|february|march|april|may|june|july|august|september|october|november|december)$/u;

/** Whether two titles are the same but for year and edition, and long enough to mean something. */
function sameTitle(one: string, other: string): boolean {
  const lasting = (title: string) => comparedWords(title).filter((word) => !EDITION_WORDS.test(word));
  const here = lasting(one);
  return here.length >= 3 && here.join(' ') === lasting(other).join(' ');
}

const about = ({ metadata, sketch }: CopyCandidate) => ({ metadata, profile: sketch.profile });

/** A text shorter than this share of another one is a phrase in it. */
const LEAST_SIZES = 0.1;
/** From this share on, what the longer document adds is taken for cover, annex or page numbers. */
const NEARLY_WHOLE = 0.7;
/** A part this long that names no place of its own is an extract, not a paragraph that many documents share. */
const EXTRACT = 0.2;
/** Another place is what the rest is about when it is named so often, and so often for once that the part's place is. */
const ABOUT = 4;
const ABOUT_MORE = 3;

/**
 * What the shorter of two documents is to the longer one. An extract's whole goes on about the same place; a collection
 * goes on about others, and its parts must each count.
 */
function standing(one: Sketch, other: Sketch, sizes: number): 'whole' | 'of a collection' | 'phrase' {
  if (sizes >= NEARLY_WHOLE) return 'whole';
  if (sizes < LEAST_SIZES) return 'phrase';
  const [part, whole] = one.words <= other.words ? [one.profile, other.profile] : [other.profile, one.profile];
  const namedInPart = ({ word }: PlaceName) => countOf(word, part) > part.unlisted;
  const main = whole.places.find(namedInPart);
  if (main === undefined) return sizes >= EXTRACT ? 'whole' : 'of a collection';
  const goesOn = main.count - countOf(main.word, part);
  const elsewhere = whole.places.find((place) => !namedInPart(place))?.count ?? 0;
  return elsewhere >= Math.max(ABOUT, ABOUT_MORE * goesOn) ? 'of a collection' : 'whole';
}

/** Texts made ready, the most recently used kept. */
function keptTexts(textOf: (id: string) => string): (id: string) => ComparedText {
  const kept = new Map<string, ComparedText>();
  let keptWords = 0;
  return (id) => {
    const text = kept.get(id) ?? comparedText(textOf(id));
    if (!kept.delete(id)) keptWords += text.words.length;
    kept.set(id, text);
    for (const [oldest, { words }] of kept) {
      if (keptWords <= KEPT_WORDS || oldest === id) break;
      kept.delete(oldest);
      keptWords -= words.length;
    }
    return text;
  };
}
