/**
 * Lines that belong together as one text, and where they stand.
 */
import type { Box } from '../../document/document.ts';
import { joinPieces, type Vocabulary } from './join.ts';
import type { Line } from './line.ts';

/** The text of the lines in one line, without the first `skip` characters: those of a marker. */
export function textOf(lines: readonly Line[], skip: number, known: Vocabulary): string {
  const done: string[] = [];
  let last = '';
  for (const [at, line] of lines.entries()) {
    const piece = (at === 0 ? line.text.slice(skip) : line.text).replace(/\s+/gu, ' ').trim();
    // Only the line before decides how the next one is joined; the rest is never copied again.
    const joined = joinPieces(last, piece, known);
    done.push(joined.slice(0, joined.length - piece.length));
    last = piece;
  }
  return done.join('') + last;
}

/** One box a line; none where there is no geometry. */
export function boxesOf(lines: readonly Line[]): Box[] {
  if (lines[0]?.face === '') return [];
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return lines.map((line) => ({
    page: line.page,
    left: rounded(line.left),
    top: rounded(line.baseline - line.size * 0.9),
    width: rounded(line.right - line.left),
    height: rounded(line.size * 1.15),
  }));
}
