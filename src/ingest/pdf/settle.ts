/**
 * Tables that only lay a page out are no tables: a row whose text stands all in one cell is running text.
 */
import type { Tag } from '../lines/line.ts';
import type { Piece } from './piece.ts';

/** Takes the cell out of the tags of all pieces whose row has no second cell with text. */
export function settled(pieces: readonly Piece[]): Piece[] {
  const columns = new Map<string, Set<number>>();
  const rowOf = (tag: Tag | null) => (tag?.cell ? `${tag.cell.table} ${tag.cell.row}` : null);
  for (const { tag, text } of pieces) {
    const row = rowOf(tag);
    if (row !== null && tag?.cell && text.trim() !== '')
      columns.set(row, (columns.get(row) ?? new Set()).add(tag.cell.column));
  }
  return pieces.map((piece) => {
    const row = rowOf(piece.tag);
    if (piece.tag === null || row === null || (columns.get(row)?.size ?? 0) > 1) return piece;
    return { ...piece, tag: runningText(piece.tag) };
  });
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
