/**
 * Words that a person sees against words that were read.
 */
import { diffArrays } from 'diff';
import type { DocumentContent, Passage } from '../../../src/document/document.ts';

export interface Compared {
  readonly seen: number;
  /** Of the words seen, those that were read. */
  readonly kept: number;
  /** Words seen outside notes and what was left out. */
  readonly inBody: number;
  /** Of those, the words that were read in the same order. */
  readonly inOrder: number;
  readonly read: number;
  /** Words read that nobody sees. */
  readonly madeUp: number;
  /** Words left out on purpose that are seen, by their sort. */
  readonly leftOut: Readonly<Record<string, number>>;
  readonly lost: readonly string[];
  /** Runs of words that stand at another place than where they are seen. */
  readonly misplaced: readonly string[];
  readonly invented: readonly string[];
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Words as they are compared. Single letters that only draw a bullet are no words. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’'\u00ad]/gu, '')
      .match(WORD) ?? []
  );
}

/** Compares what is seen, page by page, with what was read. */
export function compare(pages: readonly string[], { passages, quality }: DocumentContent): Compared {
  const wordsIn = ({ number, text }: Passage) => wordsOf(`${number ?? ''} ${text}`);
  const read = passages.flatMap(wordsIn);
  const notes = passages.filter(({ kind }) => kind === 'footnote');
  const marks = notes.flatMap(({ number }) => wordsOf(number ?? ''));
  // What a site keeps in view is printed on every page.
  const leftOut = (quality.leftOut ?? []).flatMap(({ sort, texts }) =>
    pages.slice(0, sort === 'site' ? pages.length : 1).map(() => ({ sort, words: texts.map(wordsOf) })),
  );
  const aside = leftOut.flatMap(({ sort, words }) => words.flat().map((word) => ({ sort, word })));
  aside.push(...marks.map((word) => ({ sort: 'note mark', word })));
  const printed = withoutRunning(pages, read);
  const seen = parted(printed, new Set(read), new Set(aside.map(({ word }) => word)), pairsOf(read));
  const [missing, invented] = rejoined(without(seen, read), without(read, seen), seen, read);
  const counts: Record<string, number> = {};
  const lost = missing.filter((word) => {
    const at = aside.findIndex((one) => one.word === word);
    if (at < 0) return true;
    const sort = aside[at]?.sort ?? '';
    counts[sort] = (counts[sort] ?? 0) + 1;
    aside.splice(at, 1);
    return false;
  });
  // Notes stand at the foot of their pages, what runs at their edges; both are read after the text.
  const last = passages.findLastIndex(({ kind, furniture }) => kind !== 'footnote' && furniture !== 'boilerplate');
  const isApart = (passage: Passage, at: number) => passage.kind === 'footnote' || at > last;
  const apart = [...passages.filter(isApart).map(wordsIn), ...leftOut.flatMap(({ words }) => words)];
  const body = passages.filter((passage, at) => !isApart(passage, at)).flatMap(wordsIn);
  const shown = withoutRuns(seen, apart);
  const parts = diffArrays(shown, body);
  const ordered = parts.reduce((sum, part) => sum + (part.added || part.removed ? 0 : part.value.length), 0);
  const misplaced = parts
    .filter(({ removed }) => removed)
    .map(({ value }) => without(value, marks))
    .filter(({ length }) => length > 0);
  return {
    seen: seen.length,
    kept: seen.length - lost.length,
    inBody: ordered + misplaced.flat().length,
    inOrder: ordered,
    read: read.length,
    madeUp: invented.length,
    leftOut: counts,
    lost,
    misplaced: misplaced.map((words) => words.join(' ')),
    invented,
  };
}

/**
 * Words seen, with those parted that are printed without a space between them: a number and its text, the mark of a note
 * at its word, what was deleted at what stands in its place.
 */
function parted(
  words: readonly string[],
  known: ReadonlySet<string>,
  aside: ReadonlySet<string>,
  pairs: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return words.flatMap((word): readonly string[] => {
    if (known.has(word)) return [word];
    const pair = pairs.get(word);
    if (pair) return pair;
    for (let at = word.length - 1; at > 0; at--) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      const areBoth = known.has(head) && known.has(tail) && /^\d+\D+$/u.test(word);
      if (areBoth || (known.has(head) && aside.has(tail)) || (aside.has(head) && known.has(tail))) return [head, tail];
    }
    return [word];
  });
}

/** How many lines at the top and bottom of a page may run on all pages or number it. */
const EDGE = 4;

/**
 * Words of the pages; lines that run on several pages and page numbers once or not at all, drawn bullets never. A word
 * that a hyphen parts at the end of a line is whole where it was read so.
 */
function withoutRunning(pages: readonly string[], read: readonly string[]): string[] {
  const known = new Set(read);
  const linesOf = (page: string) => page.split('\n').filter((line) => line.trim() !== '');
  const isEdge = (at: number, { length }: readonly string[]) => at < EDGE || at >= length - EDGE;
  const keyOf = (line: string) => line.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim();
  const times = new Map<string, number>();
  for (const lines of pages.map(linesOf))
    for (const key of new Set(lines.filter((_, at) => isEdge(at, lines)).map(keyOf)))
      times.set(key, (times.get(key) ?? 0) + 1);
  const run = new Map<string, number>();
  const left = pages.flatMap((page, number) =>
    linesOf(page).filter((line, at, lines) => {
      if (!isEdge(at, lines) || pages.length === 1) return true;
      if (/^\s*(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d+)?\s*$/iu.test(line)) return false;
      const key = keyOf(line);
      if (pages.length === 2 || (times.get(key) ?? 0) < Math.max(3, pages.length / 2) || key.length <= 3) return true;
      if ((run.get(key) ?? number) !== number) return false;
      run.set(key, number);
      return true;
    }),
  );
  const words: string[] = [];
  let hyphen = false;
  for (const line of left) {
    const own = wordsOf(line.replace(/^\s*o(?=\s)/u, ''));
    const whole = `${words.at(-1)}${own[0]}`;
    if (hyphen && known.has(whole)) words.splice(-1, 1, whole, ...own.slice(1));
    else words.push(...own);
    hyphen = /\p{L}[-\u2010\u00ad]\s*$/u.test(line);
  }
  return words;
}

/**
 * Both lists without words that the line ends of the print have run together or parted: "selfharm" for "self" and
 * "harm", "north" and "mere" for "northmere".
 */
function rejoined(
  lost: readonly string[],
  more: readonly string[],
  seen: readonly string[],
  read: readonly string[],
): [string[], string[]] {
  const [missing, made] = matched(lost, more, pairsOf(read));
  const [stillMade, stillMissing] = matched(made, missing, pairsOf(seen));
  return [stillMissing, stillMade];
}

/** The words that stand beside each other, by what they are when they are run together. */
function pairsOf(words: readonly string[]): Map<string, readonly string[]> {
  return new Map(words.slice(1).map((word, at) => [`${words[at]}${word}`, [words[at] as string, word]]));
}

/** Takes out each word of the first list whose two parts stand in the second, and the parts. */
function matched(
  whole: readonly string[],
  parts: readonly string[],
  pairs: ReadonlyMap<string, readonly string[]>,
): [string[], string[]] {
  const left = [...parts];
  const rest = whole.filter((word) => {
    const places = (pairs.get(word) ?? []).map((part) => left.indexOf(part));
    if (places.length === 0 || places.includes(-1) || places[0] === places[1]) return true;
    for (const at of places.toSorted((a, b) => b - a)) left.splice(at, 1);
    return false;
  });
  return [rest, left];
}

/** The words without each of the runs where it first stands, the longest first: a short one may stand in a long one. */
function withoutRuns(words: readonly string[], runs: readonly (readonly string[])[]): string[] {
  const left = [...words];
  for (const run of runs.filter(({ length }) => length > 0).toSorted((a, b) => b.length - a.length)) {
    const at = left.findIndex((_, from) => run.every((word, index) => left[from + index] === word));
    if (at >= 0) left.splice(at, run.length);
  }
  return left;
}

/** The words of the first list that the second does not have, each as often as it is missing. */
function without(first: readonly string[], second: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of second) left.set(word, (left.get(word) ?? 0) + 1);
  return first.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
