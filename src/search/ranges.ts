/**
 * Where a query's words stand in a passage, in the passage's own offsets, and whether the passage answers the query.
 */
import { asksForMore, expandQuery, type Form, type SynonymFamily, type Wanted } from './expand.ts';
import type { ParsedQuery } from './tree.ts';
import { type SearchWord, searchWords } from './words.ts';

/** Half-open range in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text cut into the forms that the index holds. */
export interface Stream {
  readonly words: readonly SearchWord[];
  /** Parts of all words in order, each with the word it belongs to. */
  readonly parts: readonly {
    readonly stem: string;
    readonly plain: string;
    readonly written: string;
    readonly word: number;
  }[];
}

/** Prepares a text for `occurrences`. */
export function streamOf(text: string): Stream {
  const words = searchWords(text);
  const parts = words.flatMap((word, at) =>
    word.parts.map((stem, part) => {
      const plain = word.plain[part] ?? '';
      return { stem, plain, written: word.written[part] ?? plain, word: at };
    }),
  );
  return { words, parts };
}

/** One place where a form stands: first and last part, counted in the stream's parts. */
export interface Occurrence {
  readonly first: number;
  readonly last: number;
}

/** Every place where a form stands in a text, in order. */
export function occurrences(stream: Stream, form: Form): Occurrence[] {
  const { parts, words } = stream;
  const found = new Map<number, Occurrence>();
  const sought = form.written ?? form.stems;
  const agrees = (found: readonly string[], wanted: string, last: boolean) =>
    found.some((word) => (last && form.prefix ? word.startsWith(wanted) : word === wanted));
  /** What may be compared: the stem, or the word as written with and without a possessive 's. */
  const partForms = ({ stem, plain, written }: Stream['parts'][number]) =>
    form.written === null ? [stem] : [written, plain];
  const wordForms = ({ joined, plain, written }: SearchWord) =>
    form.written === null ? [joined] : [written.join(''), plain.join('')];
  for (let at = 0; at + sought.length <= parts.length; at++) {
    const whole = sought.every((wanted, step) =>
      agrees(partForms(parts[at + step] as Stream['parts'][number]), wanted, step === sought.length - 1),
    );
    if (whole) found.set(at, { first: at, last: at + sought.length - 1 });
  }
  if (parts.length > words.length) {
    const firstPart = new Map<number, number>();
    const lastPart = new Map<number, number>();
    parts.forEach((part, at) => {
      if (!firstPart.has(part.word)) firstPart.set(part.word, at);
      lastPart.set(part.word, at);
    });
    for (let at = 0; at + sought.length <= words.length; at++) {
      const whole = sought.every((wanted, step) =>
        agrees(wordForms(words[at + step] as SearchWord), wanted, step === sought.length - 1),
      );
      if (!whole) continue;
      const first = firstPart.get(at) ?? 0;
      const last = lastPart.get(at + sought.length - 1) ?? first;
      if (!found.has(first)) found.set(first, { first, last });
    }
  }
  return [...found.values()].sort((a, b) => a.first - b.first);
}

/** Whether a text (with the heading above it) answers the query, and where: the reference for what FTS5 answers. */
export function evaluate(
  wanted: Wanted,
  text: Stream,
  heading: Stream,
): { readonly matches: boolean; readonly places: readonly Occurrence[] } {
  switch (wanted.kind) {
    case 'any': {
      const inHeading = wanted.forms.some((form) => occurrences(heading, form).length > 0);
      if (wanted.column === 'heading') return { matches: inHeading, places: [] };
      const places = wanted.forms.flatMap((form) => occurrences(text, form));
      return { matches: inHeading || places.length > 0, places };
    }
    case 'near': {
      const places = near(wanted.terms, wanted.distance, text);
      return { matches: places.length > 0 || near(wanted.terms, wanted.distance, heading).length > 0, places };
    }
    case 'or': {
      const parts = wanted.children.map((child) => evaluate(child, text, heading)).filter((part) => part.matches);
      return { matches: parts.length > 0, places: parts.flatMap((part) => part.places) };
    }
    case 'and': {
      const parts = wanted.children.map((child) => evaluate(child, text, heading));
      return { matches: parts.every((part) => part.matches), places: parts.flatMap((part) => part.places) };
    }
    case 'not':
      return { matches: !evaluate(wanted.child, text, heading).matches, places: [] };
  }
}

/**
 * Whether a passage that the index answers is really meant, or null where the index alone can tell: it holds stems only, and
 * so answers too many where words must be written as in the query, or may be near one another in many ways.
 */
export function heldBack(
  parsed: ParsedQuery,
  families: readonly SynonymFamily[],
): ((text: string, heading: string) => boolean) | null {
  const wanted = expandQuery(parsed.root, families);
  if (wanted === null || !asksForMore(wanted)) return null;
  return (text, heading) => evaluate(wanted, streamOf(text), streamOf(heading)).matches;
}

/** FTS5's NEAR: a clump with one instance of each, at most `distance` tokens between its first and its last one. */
function near(terms: readonly (readonly Form[])[], distance: number, stream: Stream): Occurrence[] {
  const places = terms.map((forms) => forms.flatMap((form) => occurrences(stream, form)));
  const anchors = places.flat();
  const found: Occurrence[] = [];
  for (const anchor of anchors) {
    const clump = places.map((candidates) =>
      candidates
        .filter((place) => place.first >= anchor.first && place.first - anchor.last - 1 <= distance)
        .sort((a, b) => a.first - b.first)
        .find((place) => place === anchor || place.first > anchor.last || place.last < anchor.first),
    );
    if (clump.every((place) => place !== undefined)) found.push(...clump);
  }
  return found;
}

/**
 * The matched words of a passage as half-open ranges in its own offsets, in order, touching ones joined. Words that
 * must not occur are never marked.
 */
export function matchedRanges(text: string, parsed: ParsedQuery, families: readonly SynonymFamily[]): Range[] {
  const wanted = expandQuery(parsed.root, families);
  if (wanted === null) return [];
  const stream = streamOf(text);
  return rangesOf(stream, evaluate(wanted, stream, streamOf('')).places);
}

/** Occurrences as ranges of the text, merged where they overlap. */
export function rangesOf(stream: Stream, places: readonly Occurrence[]): Range[] {
  const raw = places
    .map((place) => ({
      start: stream.words[stream.parts[place.first]?.word ?? 0]?.start ?? 0,
      end: stream.words[stream.parts[place.last]?.word ?? 0]?.end ?? 0,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: { start: number; end: number }[] = [];
  for (const range of raw) {
    const previous = merged.at(-1);
    if (previous !== undefined && range.start <= previous.end) previous.end = Math.max(previous.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}
