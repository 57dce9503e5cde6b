/**
 * Words that a person sees against words that were read.
 */
import { diffArrays } from 'diff';
import type { DocumentContent } from '../../../src/document/document.ts';

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
  const read = passages.flatMap(({ number, text }) => wordsOf(`${number ?? ''} ${text}`));
  const known = new Set(read);
  const seen = withoutRunning(pages).flatMap((word) => {
    if (known.has(word)) return [word];
    // The mark of a note stands at a word without a space, before or after it.
    const [, mark, bare] = /^(\d{1,2})(\D+)$/u.exec(word) ?? [];
    if (mark !== undefined && bare !== undefined && known.has(bare)) return [mark, bare];
    const [, head, tail] = /^(.+?)(\d{1,2}|[ivx]{1,4})$/u.exec(word) ?? [];
    return head !== undefined && tail !== undefined && known.has(head) ? [head, tail] : [word];
  });
  const leftOut: Record<string, number> = {};
  const put = (sort: string) => {
    leftOut[sort] = (leftOut[sort] ?? 0) + 1;
  };
  const marks = passages.filter(({ kind }) => kind === 'footnote').flatMap(({ number }) => wordsOf(number ?? ''));
  const aside = (quality.leftOut ?? []).flatMap(({ sort, texts }) =>
    texts.flatMap(wordsOf).map((word) => ({ sort, word })),
  );
  // What a site keeps in view is printed on every page.
  const site = aside.filter(({ sort }) => sort === 'site');
  for (let page = 1; page < pages.length; page++) aside.push(...site);
  aside.push(...marks.map((word) => ({ sort: 'note mark', word })));
  const [missing, invented] = rejoined(without(seen, read), without(read, seen), seen, read);
  const lost = missing.filter((word) => {
    const at = aside.findIndex((one) => one.word === word);
    if (at < 0) return true;
    put(aside[at]?.sort ?? '');
    aside.splice(at, 1);
    return false;
  });
  // Notes stand at the foot of their pages and are read after the text; what runs is read once or not at all.
  const notes = passages
    .filter(({ kind }) => kind === 'footnote')
    .map(({ number, text }) => wordsOf(`${number ?? ''} ${text}`));
  const body = passages
    .filter(({ kind }) => kind !== 'footnote')
    .flatMap(({ number, text }) => wordsOf(`${number ?? ''} ${text}`));
  const apart = [...notes, ...(quality.leftOut ?? []).flatMap(({ texts }) => texts.map(wordsOf))];
  const shown = withoutRuns(seen, apart);
  const ordered = diffArrays(shown, body).reduce(
    (sum, part) => sum + (part.added || part.removed ? 0 : part.value.length),
    0,
  );
  return {
    seen: seen.length,
    kept: seen.length - lost.length,
    inBody: shown.length,
    inOrder: ordered,
    read: read.length,
    madeUp: invented.length,
    leftOut,
    lost,
    invented,
  };
}

/** How many lines at the top and bottom of a page may run on all pages or number it. */
const EDGE = 4;

/** Words of the pages; lines that run on several pages and page numbers once or not at all, drawn bullets never. */
function withoutRunning(pages: readonly string[]): string[] {
  const linesOf = (page: string) => page.split('\n').filter((line) => line.trim() !== '');
  const isEdge = (at: number, { length }: readonly string[]) => at < EDGE || at >= length - EDGE;
  const keyOf = (line: string) => line.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim();
  const times = new Map<string, number>();
  for (const lines of pages.map(linesOf))
    for (const key of new Set(lines.filter((_, at) => isEdge(at, lines)).map(keyOf)))
      times.set(key, (times.get(key) ?? 0) + 1);
  const run = new Map<string, number>();
  return pages.flatMap((page, number) =>
    linesOf(page).flatMap((line, at, lines) => {
      if (isEdge(at, lines) && pages.length > 1) {
        if (/^\s*(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d+)?\s*$/iu.test(line)) return [];
        const key = keyOf(line);
        if (pages.length > 2 && (times.get(key) ?? 0) >= Math.max(3, pages.length / 2) && key.length > 3) {
          if ((run.get(key) ?? number) !== number) return [];
          run.set(key, number);
        }
      }
      return wordsOf(line.replace(/^\s*o(?=\s)/u, ''));
    }),
  );
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

/** The words without each of the runs where it first stands. */
function withoutRuns(words: readonly string[], runs: readonly (readonly string[])[]): string[] {
  const left = [...words];
  for (const run of runs.filter(({ length }) => length > 0)) {
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
