/**
 * Tables row by row: one block a row, its cells parted by " | ".
 */
import { type Block, block, SPANNING_RANK } from '../block.ts';
import type { Group } from './groups.ts';
import type { Line } from './line.ts';

/** Longest cell in characters of a row that is still read as a row; longer cells hold running text. */
const LONGEST_CELL = 400;
/** Signs that answer a question; in a cell they begin no list. */
const ANSWER = /^[☐☑☒✓✔✕✖✗✘]$/u;

/**
 * The rows of the table that begins at a group, and how many groups it takes up; null where no table begins there. The
 * rows are null where the cells hold paragraphs and lists, which are then read one after the other.
 */
export function tableBlocks(
  groups: readonly Group[],
  at: number,
  textOf: (lines: readonly Line[]) => string,
  face: string,
): { readonly blocks: Block[] | null; readonly groups: number } | null {
  const place = (groups[at] as Group).lines[0]?.tag?.cell;
  if (!place) return null;
  const own: Group[] = [];
  for (let next = at; groups[next]?.lines[0]?.tag?.cell?.table === place.table; next++) own.push(groups[next] as Group);
  const rows = new Map<number, Map<number, Line[]>>();
  for (const group of own) {
    for (const line of group.lines) {
      const cell = line.tag?.cell;
      if (!cell) continue;
      const row = rows.get(cell.row) ?? new Map<number, Line[]>();
      rows.set(cell.row, row);
      row.set(cell.column, [...(row.get(cell.column) ?? []), line]);
    }
  }
  const texts = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, row]) =>
      [...row].sort(([a], [b]) => a - b).map(([column, lines]) => ({ column, lines, text: textOf(lines) })),
    );
  const columns = [...new Set(texts.flat().map(({ column }) => column))].sort((a, b) => a - b);
  const running =
    own.some(({ marker }) => marker?.kind === 'bullet' && !ANSWER.test(marker.sign)) ||
    texts.flat().some(({ text }) => text.length > LONGEST_CELL);
  if (running || texts.every((row) => row.length < 2)) return { blocks: null, groups: own.length };
  const blocks = texts.map((row) => {
    const lines = row.flatMap((cell) => cell.lines);
    const pages = lines.map((line) => line.page);
    const spans = row.length === 1 && row[0]?.column === columns[0] && isTitle(row[0]?.text ?? '', lines, face);
    return block(rowText(row, columns), {
      kind: row.length > 1 ? 'table' : spans ? 'heading' : 'paragraph',
      rank: spans ? SPANNING_RANK : null,
      inTable: true,
      page: pages.reduce((least, page) => Math.min(least, page)),
      endPage: pages.reduce((most, page) => Math.max(most, page)),
      boxes: lines.map((line) => ({
        page: line.page,
        left: line.left,
        top: line.baseline - line.size * 0.9,
        width: line.right - line.left,
        height: line.size * 1.15,
      })),
    });
  });
  return { blocks, groups: own.length };
}

/** Whether a row of one cell heads those below: short, no sentence, and in another face than the text. */
function isTitle(text: string, lines: readonly Line[], face: string): boolean {
  const strong = lines.every((line) => line.face !== '' && line.face !== face);
  return strong && text.length <= 120 && !/[.;,]$/u.test(text) && /\p{L}/u.test(text);
}

/** The cells of a row; with three columns and more, an empty cell between others keeps its place. */
function rowText(
  row: readonly { readonly column: number; readonly text: string }[],
  columns: readonly number[],
): string {
  if (columns.length < 3 || row.length < 2) return row.map((cell) => cell.text).join(' | ');
  const [first, last] = [row[0]?.column ?? 0, row.at(-1)?.column ?? 0];
  const places = columns.filter((column) => column >= first && column <= last);
  return places.map((column) => row.find((cell) => cell.column === column)?.text ?? '').join(' | ');
}
