/**
 * What is known of each pair of documents that might be copies. Independent of any threshold or decision, so that both
 * can change without comparing again.
 */
import type { LookAlikeReason } from '../document/copies.ts';
import type { Metadata } from '../document/document.ts';
import { apart, areEditions } from './apart.ts';
import { candidatePairs } from './candidates.ts';
import { type ComparedText, comparedText, overlap } from './overlap.ts';
import type { Sketch } from './sketch.ts';

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
  readonly apart: LookAlikeReason | null;
  readonly editions: boolean;
}

/** Below this no setting calls two documents copies, and nothing is remembered of them. */
export const LEAST_SIMILARITY = 0.5;

/** Pairs at least this like are settled: documents joined by them need no comparison among themselves. */
const SURE = 0.98;
/** Texts kept ready for comparison at a time. */
const KEPT_TEXTS = 200;
/** A shorter text that stands in a longer one is a phrase, not a copy. */
const LEAST_WORDS = 30;

/** The order in which documents are looked at: by content, never by arrival. */
export function byContent(one: CopyCandidate, other: CopyCandidate): number {
  return compare(one.sha256, other.sha256) || compare(one.path, other.path) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * Compares all documents that might be copies. `textOf` gives the canonical text of a document and is asked only for
 * those; identical documents are never read.
 */
export function comparePairs(documents: readonly CopyCandidate[], textOf: (id: string) => string): ComparedPair[] {
  const ordered = [...documents].sort(byContent);
  const { different, pairs } = foldIdentical(ordered);
  const texts = keptTexts(textOf);
  const sure = new Map<CopyCandidate, CopyCandidate>();
  const sureOf = (document: CopyCandidate): CopyCandidate => {
    let at = document;
    for (let next = sure.get(at); next !== undefined; next = sure.get(at)) at = next;
    return at;
  };
  for (const candidate of candidatePairs(different.map(({ sketch }) => sketch))) {
    const one = different[candidate.one] as CopyCandidate;
    const other = different[candidate.other] as CopyCandidate;
    const [left, right] = [sureOf(one), sureOf(other)];
    if (left === right) continue;
    const pair = comparePair(one, other, texts);
    if (pair === null) continue;
    pairs.push(pair);
    if (pair.apart === null && pair.resemblance >= SURE) sure.set(right, left);
  }
  return pairs;
}

/** Documents of the same bytes or the same words, each paired with the first of them; and that first one of each. */
function foldIdentical(ordered: readonly CopyCandidate[]): { different: CopyCandidate[]; pairs: ComparedPair[] } {
  const first = new Map<string, CopyCandidate>();
  const different: CopyCandidate[] = [];
  const pairs: ComparedPair[] = [];
  for (const document of ordered) {
    const key = document.sketch.words > 0 ? document.sketch.wordsKey : document.sha256;
    const known = first.get(key);
    if (known) {
      pairs.push({ one: known, other: document, similarity: 1, resemblance: 1, apart: null, editions: false });
    } else {
      first.set(key, document);
      different.push(document);
    }
  }
  return { different, pairs };
}

function comparePair(
  one: CopyCandidate,
  other: CopyCandidate,
  texts: (id: string) => ComparedText,
): ComparedPair | null {
  if (Math.min(one.sketch.words, other.sketch.words) < LEAST_WORDS) return null;
  const { containment, resemblance, sizes } = overlap(texts(one.id), texts(other.id));
  if (containment < LEAST_SIMILARITY || !speakOfTheSame(one, other, sizes)) return null;
  const [here, there] = [about(one), about(other)];
  return {
    one,
    other,
    similarity: containment,
    resemblance,
    apart: apart(here, there),
    editions: areEditions(here, there),
  };
}

const about = ({ metadata, sketch }: CopyCandidate) => ({ metadata, profile: sketch.profile });

function speakOfTheSame(_one: CopyCandidate, _other: CopyCandidate, sizes: number): boolean {
  return sizes >= 0.5;
}

/** Texts made ready, the most recently used kept. */
function keptTexts(textOf: (id: string) => string): (id: string) => ComparedText {
  const kept = new Map<string, ComparedText>();
  return (id) => {
    const text = kept.get(id) ?? comparedText(textOf(id));
    kept.delete(id);
    kept.set(id, text);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_TEXTS && oldest !== undefined) kept.delete(oldest);
    return text;
  };
}
