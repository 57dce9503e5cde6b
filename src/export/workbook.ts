/**
 * Tables of plain values to the bytes of an .xlsx file: long text goes on in further columns, long tables in further
 * sheets. Our own writer rather than a library's, so that rows are made, packed and forgotten one by one.
 */
import { archived } from './archive.ts';
import type { Value } from './columns.ts';
import { type LookedAt, parts, type Row, type Sheet } from './spreadsheet.ts';

/** Rows that are made anew each time they are gone through, rather than kept. */
export const rowsOf = (make: () => Generator<Row>): Iterable<Row> => ({ [Symbol.iterator]: make });

/** Excel's own limits. */
export const CELL_LIMIT = 32_767;
const ROW_LIMIT = 1_048_576;

export interface TableSheet {
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  /** Gone through twice: once for their number and their longest texts, once to be written. */
  readonly rows: Iterable<Row>;
  /** Columns that stay in sight when the sheet is moved sideways. */
  readonly frozenColumns: number;
  /** Whether the head carries filters. */
  readonly filter: boolean;
  /** Columns from the left that are printed; all where it is left out. */
  readonly printedColumns?: number;
}

/** A cell may hold no more text than this, so longer text goes on in a column of its own, and says so. */
const CONTINUES = ' […continues in the next column]';

/**
 * Text in pieces that fit a cell, each but the last ending in a note that it goes on. Never splits a character.
 */
export function cellPieces(text: string, limit = CELL_LIMIT): string[] {
  if (text.length <= limit) return [text];
  const room = limit - CONTINUES.length;
  const to = isLowSurrogate(text.charCodeAt(room)) ? room - 1 : room;
  return [text.slice(0, to) + CONTINUES, ...cellPieces(text.slice(to), limit)];
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Undoes `cellPieces`. */
export function joinPieces(pieces: readonly string[]): string {
  return pieces
    .map((piece, index) =>
      index < pieces.length - 1 && piece.endsWith(CONTINUES) ? piece.slice(0, -CONTINUES.length) : piece,
    )
    .join('');
}

/** The workbook in chunks, made as they are asked for. Tables longer than Excel allows go on in another sheet of the same name with a number. */
export function workbook(tables: readonly TableSheet[], rowLimit = ROW_LIMIT): Iterable<Uint8Array> {
  return archived(parts(tables.flatMap((table) => sheets(table, rowLimit - 1))));
}

/** The sheets of a table: one, unless it has more than `most` rows. They share one walk through its rows. */
function sheets(table: TableSheet, most: number): Sheet[] {
  const { rowCount, pieces } = extent(table);
  const columns = withParts(table.columns, pieces);
  const head = columns.map(({ header }): LookedAt => ({ value: header, look: 'head' }));
  const isSplit = pieces.some((count) => count > 1);
  const rest = table.rows[Symbol.iterator]();
  const count = Math.max(1, Math.ceil(rowCount / most));
  return Array.from({ length: count }, (_, part) => {
    const length = Math.min(most, rowCount - part * most);
    return {
      name: part === 0 ? table.name : `${table.name} ${part + 1}`,
      widths: columns.map(({ width }) => width),
      rows: rowsFrom(head, rest, length, (row) => (isSplit ? inPieces(row, pieces) : row)),
      rowCount: length + 1,
      frozenColumns: table.frozenColumns,
      filter: table.filter,
      printedColumns: Math.min(table.printedColumns ?? columns.length, columns.length),
    };
  });
}

/** The head and the next rows. */
function* rowsFrom(head: Row, rest: Iterator<Row>, length: number, change: (row: Row) => Row): Generator<Row> {
  yield head;
  for (let written = 0; written < length; written++) {
    const next = rest.next();
    if (next.done !== true) yield change(next.value);
  }
}

const contentOf = (cell: Row[number] = null): Value => (typeof cell === 'object' && cell !== null ? cell.value : cell);

/** How many rows there are, and how many columns each column needs for its longest text. */
function extent(table: TableSheet): { readonly rowCount: number; readonly pieces: readonly number[] } {
  const pieces = table.columns.map(() => 1);
  let rowCount = 0;
  for (const row of table.rows) {
    rowCount++;
    for (const [index, cell] of row.entries()) {
      const value = contentOf(cell);
      if (typeof value !== 'string' || value.length <= CELL_LIMIT) continue;
      pieces[index] = Math.max(pieces[index] ?? 1, cellPieces(value).length);
    }
  }
  return { rowCount, pieces };
}

function withParts(columns: TableSheet['columns'], pieces: readonly number[]): TableSheet['columns'] {
  return columns.flatMap(({ header, width }, index) =>
    Array.from({ length: pieces[index] ?? 1 }, (_, part) => ({
      header: part === 0 ? header : `${header}, part ${part + 1}`,
      width,
    })),
  );
}

function inPieces(row: Row, pieces: readonly number[]): Row {
  return pieces.flatMap((count, index) => {
    const cell = row[index] ?? null;
    const value = contentOf(cell);
    if (count === 1 || typeof value !== 'string') return [cell, ...Array<null>(count - 1).fill(null)];
    const look = typeof cell === 'object' && cell !== null ? cell.look : 'plain';
    const texts = cellPieces(value);
    return [...texts.map((text): LookedAt => ({ value: text, look })), ...Array<null>(count - texts.length).fill(null)];
  });
}
