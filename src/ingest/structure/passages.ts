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
    passages.push({
      id: `p${passages.length + 1}`,
      kind: block.kind,
      level: block.level,
      text,
      start,
      end: length,
      page: block.page,
      endPage: Math.max(block.page, block.endPage),
      headings,
      number: block.number,
      furniture: furniture[at] ?? null,
      boxes: block.boxes,
    });
  }
  return { text: pieces.join(''), passages };
}
