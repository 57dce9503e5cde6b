/**
 * Letterheads of scanned pages. Logos and small type are recognised a little differently on every page, so that no two lines are
 * the same; but most of their words come again, and they stand at the head or foot of the page, parted from its text.
 */
import type { Line, LinedText } from './line.ts';

/** Share of a page's height, from its edges, in which a letterhead stands. */
const HEAD = 0.16;
const FOOT = 0.9;
/** Heights of a line that part a letterhead from the text. */
const GAP = 1.6;
/** Share of the scanned pages on which a word of the letterhead comes again, and how many at least. */
const OFTEN = 0.4;
const LEAST = 2;
/** Share of a line's letters that stand in words which come again. */
const SAME = 0.5;

/** Lines of the letterheads of recognised pages; none where no page was recognised. */
export function letterheadLines(pages: readonly (readonly Line[])[], { heights, recognised }: LinedText): Line[] {
  const blocks = pages
    .filter(([first]) => first !== undefined && recognised?.has(first.page))
    .flatMap((lines) => {
      const height = heights[(lines[0]?.page ?? 1) - 1] ?? 0;
      const ordered = lines.toSorted((one, other) => one.baseline - other.baseline);
      return [
        outerBlock(ordered, (line) => line.baseline < height * HEAD),
        outerBlock(ordered.toReversed(), (line) => line.baseline > height * FOOT),
      ];
    })
    .filter((block) => block.length > 0);
  const pagesOf = new Map<string, Set<number>>();
  for (const block of blocks)
    for (const line of block)
      for (const word of wordsOf(line)) pagesOf.set(word, (pagesOf.get(word) ?? new Set()).add(line.page));
  const often = Math.max(LEAST, (recognised?.size ?? 0) * OFTEN);
  const comesAgain = (line: Line) => {
    const words = wordsOf(line);
    const again = words.filter((word) => (pagesOf.get(word)?.size ?? 0) >= often);
    return words.length > 0 && lettersIn(again) >= SAME * lettersIn(words);
  };
  // What stands further out than a line of the letterhead belongs to it, whatever was made of a logo; what follows does not.
  return blocks.flatMap((block) => block.slice(0, block.findLastIndex(comesAgain) + 1));
}

const lettersIn = (words: readonly string[]) => words.reduce((sum, { length }) => sum + length, 0);

/** From the edge of the page inwards: the lines up to the last gap in the margin that parts them from the text. */
function outerBlock(inwards: readonly Line[], inMargin: (line: Line) => boolean): readonly Line[] {
  const margin = inwards.findIndex((line) => !inMargin(line));
  if (margin < 1) return [];
  for (let end = margin; end > 0; end--) {
    const [outer, inner] = [inwards[end - 1] as Line, inwards[end] as Line];
    if (Math.abs(inner.baseline - outer.baseline) > Math.max(outer.size, inner.size) * GAP)
      return inwards.slice(0, end);
  }
  return [];
}

/** Words of three letters and more, in small letters: shorter ones are specks as often as words. */
function wordsOf({ text }: Line): string[] {
  return text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
}
