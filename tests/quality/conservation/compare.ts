/**
 * Words that a person sees against words that were read.
 */
import { diffArrays } from 'diff';
import type { DocumentContent } from '../../../src/document/document.ts';

export interface Compared {
  readonly seen: number;
  /** Of the words seen, those that were read. */
  readonly kept: number;
  /** Of the words seen, those that were read in the same order. */
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
  const aside = new Map<string, string>();
  for (const { sort, texts } of quality.leftOut ?? []) for (const word of texts.flatMap(wordsOf)) aside.set(word, sort);
  const known = new Set(read);
  const leftOut: Record<string, number> = {};
  const seen = withoutRunning(pages).flatMap((word) => {
    if (known.has(word)) return [word];
    // The mark of a note stands at a word without a space, and the page number of a contents line at its dots.
    const bare = /^(.+?)(?:\d{1,2}|[ivx]{1,4})$/u.exec(word)?.[1];
    if (bare !== undefined && known.has(bare)) {
      leftOut['note mark'] = (leftOut['note mark'] ?? 0) + 1;
      return [bare];
    }
    const sort = aside.get(word);
    if (sort === undefined) return [word];
    leftOut[sort] = (leftOut[sort] ?? 0) + 1;
    return [];
  });
  const [lost, invented] = [without(seen, read), without(read, seen)];
  const inOrder = diffArrays(seen, read).reduce(
    (sum, part) => sum + (part.added || part.removed ? 0 : part.value.length),
    0,
  );
  return {
    seen: seen.length,
    kept: seen.length - lost.length,
    inOrder,
    read: read.length,
    madeUp: invented.length,
    leftOut,
    lost,
    invented,
  };
}

/** Words of the pages; lines that run on several pages and page numbers once or not at all, drawn bullets never. */
function withoutRunning(pages: readonly string[]): string[] {
  const times = new Map<string, number>();
  const keyOf = (line: string) => line.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim();
  for (const page of pages)
    for (const line of new Set(page.split('\n').map(keyOf))) times.set(line, (times.get(line) ?? 0) + 1);
  const run = new Set<string>();
  return pages.flatMap((page) =>
    page.split('\n').flatMap((line) => {
      if (/^\s*(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d+)?\s*$/iu.test(line) && pages.length > 1) return [];
      const key = keyOf(line);
      if (pages.length > 2 && (times.get(key) ?? 0) >= pages.length - 1 && key.length > 3) {
        if (run.has(key)) return [];
        run.add(key);
      }
      return wordsOf(line.replace(/^\s*o(?=\s)/u, ''));
    }),
  );
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
