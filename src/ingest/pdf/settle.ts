/**
 * Tables that only lay a page out are no tables: a row whose text stands all in one cell is running text, unless it is
 * a row of a table in earnest: a cell beside it spans several rows or is empty, or it goes on over the page.
 */
import type { Tag } from '../lines/line.ts';
import type { Piece } from './piece.ts';

/** Takes the cell out of the tags of all pieces whose row is running text. */
export function settled(pieces: readonly Piece[]): Piece[] {
  const tables = new Map<number, Map<number, Set<number>>>();
  for (const { tag, text } of pieces) {
    if (!tag?.cell || text.trim() === '') continue;
    const { table, row, column } = tag.cell;
    const rows = tables.get(table) ?? new Map<number, Set<number>>();
    tables.set(table, rows.set(row, (rows.get(row) ?? new Set()).add(column)));
  }
  const kept = new Map([...tables].map(([table, rows]) => [table, rowsIn(rows)]));
  return pieces.map((piece) => {
    const { tag } = piece;
    if (!tag?.cell || kept.get(tag.cell.table)?.has(tag.cell.row)) return piece;
    return { ...piece, tag: runningText(tag) };
  });
}

/** The rows of a table that stay rows, by the columns in which each has text. */
function rowsIn(rows: ReadonlyMap<number, ReadonlySet<number>>): Set<number> {
  const full = new Set([...rows].filter(([, columns]) => columns.size > 1).map(([row]) => row));
  if (full.size === 0) return full;
  const top = Math.min(...rows.keys());
  // A first row without its first cell may be the rest of a row that the page cut.
  if (!rows.get(top)?.has(0)) full.add(top);
  if (full.size < rows.size / 2) return full;
  const first = Math.min(...full);
  // What spans the whole table above its first row is a title.
  const stays = ([row, columns]: readonly [number, ReadonlySet<number>]) => row >= first || !columns.has(0);
  return new Set([...rows].filter(stays).map(([row]) => row));
}

const known = new WeakMap<Tag, Tag>();

/** The same tag object for the same tag, so that pieces of one paragraph still share theirs. */
function runningText(tag: Tag): Tag {
  const seen = known.get(tag);
  if (seen) return seen;
  const running = { ...tag, cell: null };
  known.set(tag, running);
  return running;
}
