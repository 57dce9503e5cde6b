/**
 * Blocks into the canonical text and its passages.
 */
import type { Furniture, Passage } from '../../document/document.ts';
import type { Placed } from './sections.ts';

/** Puts canonical blocks together to the canonical text: passages parted by an empty line, items of one list by a line break. */
export function passagesOf(
  placed: readonly Placed[],
  furniture: readonly (Furniture | null)[],
): { readonly text: string; readonly passages: Passage[] } {
  const pieces: string[] = [];
  const passages: Passage[] = [];
  let length = 0;
  for (const [at, { block, headings }] of placed.entries()) {
    const { text } = block;
    const last = passages.at(-1);
    const gap =
      last === undefined
        ? ''
        : last.kind === block.kind && (block.kind === 'bullet' || block.kind === 'table')
          ? '\n'
          : '\n\n';
    pieces.push(gap, text);
    const start = length + gap.length;
    length = start + text.length;
    for (const piece of piecesOf(text)) {
      passages.push({
        id: `p${passages.length + 1}`,
        kind: block.kind,
        level: block.level,
        text: text.slice(piece.start, piece.end),
        start: start + piece.start,
        end: start + piece.end,
        page: block.page,
        endPage: Math.max(block.page, block.endPage),
        headings,
        number: block.number,
        furniture: furniture[at] ?? null,
        boxes: block.boxes,
      });
    }
  }
  return { text: pieces.join(''), passages };
}

/** Characters of a passage. What is longer, a text without line ends for example, is no unit that anybody decides on. */
export const LONGEST_PASSAGE = 10_000;
/** The end of a sentence, as far as it matters where a very long text is parted. */
const SENTENCE_END = /[.!?][)”’"']*\s+/gu;

/** The ranges of a text that become passages: all of it, or where it is too long, as many sentences as go into each. */
export function piecesOf(text: string): { readonly start: number; readonly end: number }[] {
  if (text.length <= LONGEST_PASSAGE) return [{ start: 0, end: text.length }];
  const pieces: { start: number; end: number }[] = [];
  for (let start = 0; start < text.length; ) {
    const most = Math.min(text.length, start + LONGEST_PASSAGE);
    const next = most === text.length ? most : start + cutIn(text.slice(start, most));
    const end = start + text.slice(start, next).trimEnd().length;
    if (end > start) pieces.push({ start, end });
    start = next;
    while (start < text.length && /\s/u.test(text.charAt(start))) start++;
  }
  return pieces;
}

/** Where a text is parted: after its last sentence, else after its last word, else before its last character. */
function cutIn(text: string): number {
  const last = [...text.matchAll(SENTENCE_END)].at(-1);
  if (last !== undefined) return last.index + last[0].length;
  const space = text.lastIndexOf(' ');
  if (space > 0) return space + 1;
  // Not between the two halves of one character.
  return /[\uD800-\uDBFF]$/u.test(text) ? text.length - 1 : text.length;
}
