/**
 * Footnotes: lines into notes with their marks, and where in the order of reading they come.
 */
import { type Block, block } from '../block.ts';
import type { Vocabulary } from './join.ts';
import type { Line } from './line.ts';
import { boxesOf, textOf } from './text.ts';

/** Footnotes keep their marks; a line without a mark goes on with the note before it. */
export function footnoteBlocks(lines: readonly Line[], known: Vocabulary): Block[] {
  const groups: { mark: string; length: number; lines: Line[] }[] = [];
  for (const line of lines) {
    const mark = /^(\d{1,3}|[*†‡])\s*(?=\S|$)/u.exec(line.text);
    const last = groups.at(-1);
    const next = last ? Number(last.mark) + 1 : Number.NaN;
    if (mark?.[1] && (!last || last.lines[0]?.page !== line.page || Number(mark[1]) === next || !/^\d/u.test(mark[1])))
      groups.push({ mark: mark[1], length: mark[0].length, lines: [line] });
    else if (last) last.lines.push(line);
    else groups.push({ mark: '', length: 0, lines: [line] });
  }
  return groups.map(({ mark, length, lines: own }) =>
    block(textOf(own, length, known), {
      kind: 'footnote',
      number: mark === '' ? null : mark,
      page: (own[0] as Line).page,
      endPage: (own.at(-1) as Line).page,
      boxes: boxesOf(own),
    }),
  );
}

/** Puts each footnote after everything that begins on its page. */
export function placed(blocks: readonly Block[], footnotes: readonly Block[]): Block[] {
  const result: Block[] = [];
  let next = 0;
  for (const one of blocks) {
    while (next < footnotes.length && (footnotes[next]?.page ?? 0) < one.page) result.push(footnotes[next++] as Block);
    result.push(one);
  }
  return [...result, ...footnotes.slice(next)].filter((one) => one.text !== '');
}
