/**
 * Tables without rules between their columns: lines whose texts begin at the same places, with a white strip before
 * each. Pieces are tagged with their cells. What is set like that but is no table stays as it is: numbers and bullets
 * before their text, columns of a newspaper, contents with page numbers.
 */
import { endsOpen, isFinished } from '../lines/ending.ts';
import type { Tag } from '../lines/line.ts';
import { markerOf } from '../lines/marker.ts';
import type { Piece } from './piece.ts';
import type { Rule } from './rules.ts';

/** A run of pieces of one row between gaps. */
interface Cell {
  readonly pieces: Piece[];
  readonly left: number;
  right: number;
}

interface Row {
  readonly baseline: number;
  readonly size: number;
  readonly cells: Cell[];
}

/** Gaps wider than this many type sizes part cells, if they stand below one another. */
const GAP = 0.8;
/** Distances between lines wider than this many usual ones part the rows of a table. */
const ROW_GAP = 1.22;
/** Rows further apart than this many type sizes belong to no one table. */
const APART = 4.2;
const ALIGNED = 2;
/** What numbers a paragraph or item. */
const CODE = /^(?:\p{Lu}\p{L}+ \d{1,3}[.:]?|\(?\p{L}?\d{0,3}(?:\.\d{1,3})*\p{Ll}?[.):]?|\P{L}{0,2})$/u;

/** Tags the pieces that stand in the columns of an unruled table. */
export function inAlignedCells(pieces: readonly Piece[], rules: readonly Rule[], nextNumber: () => number): Piece[] {
  const rows = rowsOf(pieces.filter((piece) => piece.text.trim() !== '' && !piece.tag?.cell));
  const tags = new Map<Piece, Tag>();
  for (let at = 0; at < rows.length; ) {
    const columns = columnsFrom(rows, at);
    const end = columns.length > 1 ? endOf(rows, at, columns) : at;
    const table = rows.slice(at, end);
    if (table.length > 1 && isTable(table, columns)) tagRows(table, columns, rules, tags, nextNumber);
    at = Math.max(end, at + 1);
  }
  return tags.size === 0 ? [...pieces] : pieces.map((piece) => ({ ...piece, tag: tags.get(piece) ?? piece.tag }));
}

function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: { baseline: number; size: number; pieces: Piece[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const same = row && piece.baseline - row.baseline < Math.max(row.size, piece.size) * 0.3;
    if (same) row.pieces.push(piece);
    else rows.push({ baseline: piece.baseline, size: piece.size, pieces: [piece] });
  }
  return rows.map(({ baseline, size, pieces: own }) => {
    const cells: Cell[] = [];
    for (const piece of own.toSorted((a, b) => a.left - b.left)) {
      const last = cells.at(-1);
      if (last && piece.left - last.right < size * GAP) {
        last.pieces.push(piece);
        last.right = Math.max(last.right, piece.right);
      } else cells.push({ pieces: [piece], left: piece.left, right: piece.right });
    }
    return { baseline, size, cells };
  });
}

/** Where the columns of a table that begins with this row begin; they must be met again soon. */
function columnsFrom(rows: readonly Row[], at: number): number[] {
  const row = rows[at] as Row;
  const near = rows.slice(at, at + 12);
  if (row.cells.length < 2) return [];
  const met = (left: number) =>
    near.filter((other) => other.cells.some((cell, index) => index > 0 && Math.abs(cell.left - left) <= ALIGNED))
      .length;
  return row.cells.filter((cell, index) => index === 0 || met(cell.left) > 1).map((cell) => cell.left);
}

/** The end of the run of rows that keep to the columns. */
function endOf(rows: readonly Row[], from: number, columns: readonly number[]): number {
  let last = from;
  for (let at = from + 1; at < rows.length; at++) {
    const [row, before] = [rows[at] as Row, rows[at - 1] as Row];
    if (row.baseline - before.baseline > Math.max(row.size, before.size) * APART) break;
    if (!row.cells.every((cell) => columnOf(cell, columns) >= 0)) break;
    const second = row.cells.some((cell) => columnOf(cell, columns) > 0);
    const close = row.baseline - before.baseline < row.size * 1.5;
    if (!second && !(close && last === at - 1)) break;
    last = at;
  }
  return last + 1;
}

/** The column a cell stands in; -1 where it begins elsewhere or runs into the next column. */
function columnOf(cell: Cell, columns: readonly number[]): number {
  const at = columns.findIndex((left) => Math.abs(left - cell.left) <= ALIGNED);
  const next = columns[at + 1];
  return at >= 0 && next !== undefined && cell.right > next - 1 ? -1 : at;
}

const textOf = (cell: Cell | undefined) =>
  cell?.pieces
    .map((piece) => piece.text)
    .join(' ')
    .trim() ?? '';

function isTable(rows: readonly Row[], columns: readonly number[]): boolean {
  const full = rows.filter((row) => row.cells.length > 1);
  if (full.length < 2) return false;
  const firsts = full.map((row) => textOf(row.cells[0]));
  const lasts = full.map((row) => textOf(row.cells.at(-1)));
  // Behind numbers and bullets, a table needs two columns more.
  const marked = firsts.filter((text) => markerOf(`${text}\tx`) !== null || CODE.test(text)).length > full.length / 2;
  if (marked && full.filter((row) => row.cells.length > 2).length < 2) return false;
  if (
    columns.length === 2 &&
    lasts.filter((text) => /^[.…\s]*\d{1,3}$/u.test(text)).length > full.length * 0.7 &&
    rising(lasts)
  )
    return false;
  // Two columns of running text side by side are read one after the other.
  const prose = full.filter((row) => row.cells.every((cell) => textOf(cell).length > 18)).length;
  return columns.length > 2 || rows.length < 6 || prose < rows.length * 0.7 || hasGaps(rows);
}

const rising = (texts: readonly string[]) => {
  const numbers = texts.map((text) => Number(/\d+$/u.exec(text)?.[0]));
  return numbers.every((value, at) => at === 0 || value >= (numbers[at - 1] ?? 0));
};

function steps(rows: readonly Row[]): number[] {
  return rows.slice(1).map((row, at) => row.baseline - (rows[at]?.baseline ?? 0));
}

/** Whether lines in all columns are parted at the same heights, again and again. */
function hasGaps(rows: readonly Row[]): boolean {
  const usual = Math.min(...steps(rows));
  return steps(rows).filter((step) => step > usual * ROW_GAP).length >= Math.max(3, rows.length / 8);
}

function tagRows(
  rows: readonly Row[],
  columns: readonly number[],
  rules: readonly Rule[],
  tags: Map<Piece, Tag>,
  nextNumber: () => number,
): void {
  const table = nextNumber();
  const levels = rules.filter((rule) => !rule.upright && rule.from < (columns[1] ?? 0) && rule.to > (columns[1] ?? 0));
  const ruled = (above: Row, below: Row) => levels.some(({ at }) => at > above.baseline && at < below.baseline);
  const anyRule = rows.some((row, at) => at > 1 && ruled(rows[at - 1] as Row, row));
  const usual = Math.min(...steps(rows));
  const anyGap =
    steps(rows).some((step) => step > usual * ROW_GAP) && steps(rows).some((step) => step <= usual * ROW_GAP);
  const open = new Map<number, string>();
  let number = 0;
  let cells = new Map<number, Tag>();
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1];
    const begins =
      before !== undefined &&
      (anyRule
        ? ruled(before, row)
        : anyGap
          ? row.baseline - before.baseline > usual * ROW_GAP
          : beginsRow(row, columns, open));
    if (begins) {
      number++;
      cells = new Map();
      open.clear();
    }
    for (const cell of row.cells) {
      const own = columnOf(cell, columns);
      // What begins elsewhere stands behind the text of the column before it.
      const column =
        own >= 0
          ? own
          : Math.max(
              0,
              columns.findLastIndex((left) => left <= cell.left),
            );
      const tag = cells.get(column) ?? {
        element: nextNumber(),
        role: 'TD',
        item: null,
        cell: { table, row: number, column },
        frame: null,
      };
      cells.set(column, tag);
      open.set(column, textOf(cell));
      for (const piece of cell.pieces) tags.set(piece, tag);
    }
  }
}

/** Without rules and gaps, a row begins where the first column has text and no text goes on from the line before. */
function beginsRow(row: Row, columns: readonly number[], open: ReadonlyMap<number, string>): boolean {
  if (columnOf(row.cells[0] as Cell, columns) !== 0) return false;
  return row.cells.every((cell) => {
    const before = open.get(columnOf(cell, columns));
    if (before === undefined) return true;
    return !endsOpen(before) && (isFinished(before) || !/^[\p{Ll}&(]/u.test(textOf(cell)));
  });
}
