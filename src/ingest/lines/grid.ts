/**
 * Tables that only their geometry shows: neighbouring rows whose parts stand in the same columns. Their lines are taken
 * apart and tagged as the cells they are.
 */
import type { Line, Tag } from './line.ts';
import type { Measure } from './measure.ts';

/** Baselines further apart than this many line pitches part the rows of a table. */
const ROW_GAP = 1.28;
/** Rows further apart than this many type sizes are no rows of one table. */
const TABLE_GAP = 4;
/** Left edges closer than this many type sizes are one column. */
const ALIGNED = 0.6;

/** Replaces the lines of every table found by their cells, in the order of reading; other lines stay as they are. */
export function gridded(lines: readonly Line[], measure: Measure): Line[] {
  const bands = bandsOf(lines, measure);
  const result: Line[] = [];
  for (let at = 0; at < bands.length; ) {
    const columns = columnsOf(bands[at] ?? []);
    let end = at;
    while (
      columns.length > 1 &&
      end < bands.length &&
      fits(bands[end] ?? [], columns, bands[end - 1], end > at, measure)
    )
      end++;
    const rows = bands.slice(at, end);
    if (isTable(rows)) {
      for (const cell of cellsOf(rows, columns, -1 - result.length, measure)) result.push(cell);
      at = end;
    } else {
      for (const line of bands[at] ?? []) result.push(line);
      at++;
    }
  }
  return result;
}

/** Lines without a gap between them. */
function bandsOf(lines: readonly Line[], { pitch, size }: Measure): Line[][] {
  const bands: Line[][] = [];
  for (const line of lines) {
    const band = bands.at(-1);
    const last = band?.at(-1);
    const near =
      last && last.page === line.page && line.blanks === 0 && line.baseline - last.baseline <= pitch * size * ROW_GAP;
    if (band && near && line.baseline >= last.baseline) band.push(line);
    else bands.push([line]);
  }
  return bands;
}

/** The left edges of the line of a band that has most parts. */
function columnsOf(band: readonly Line[]): number[] {
  if (band.some((line) => line.tag !== null && line.tag.role !== 'Artifact')) return [];
  const widest = band.reduce<Line | undefined>(
    (best, line) => (line.parts.length > (best?.parts.length ?? 1) ? line : best),
    undefined,
  );
  return widest?.parts.map((part) => part.left) ?? [];
}

/** Whether a band is a row of the table with these columns: it has parts in two of them and none outside. */
function fits(
  band: readonly Line[],
  columns: readonly number[],
  before: readonly Line[] | undefined,
  follows: boolean,
  { size }: Measure,
): boolean {
  const [first] = band;
  const last = before?.at(-1);
  if (!first || (follows && (!last || last.page !== first.page || first.baseline - last.baseline > size * TABLE_GAP)))
    return false;
  return (
    band.some((line) => line.parts.length > 1) &&
    band.every((line) =>
      line.parts.every((part) => columns.some((left) => Math.abs(left - part.left) <= size * ALIGNED)),
    )
  );
}

/** One row alone is no table, unless its lines are rows of their own. */
function isTable(rows: readonly (readonly Line[])[]): boolean {
  const [only] = rows;
  if (rows.length === 1 && only) return only.length > 1 && only.every((line) => line.parts.length > 1);
  return rows.length > 1;
}

function cellsOf(
  rows: readonly (readonly Line[])[],
  columns: readonly number[],
  table: number,
  { size }: Measure,
): Line[] {
  const single = rows.length === 1;
  return rows.flatMap((row, at) =>
    row.flatMap((line, index) =>
      line.parts.map((part) => {
        const column = columns.findIndex((left) => Math.abs(left - part.left) <= size * ALIGNED);
        const number = single ? index : at;
        const tag: Tag = {
          element: table * 10_000 - number * 50 - column,
          role: 'TD',
          item: null,
          cell: { table, row: number, column },
          frame: null,
        };
        return { ...line, text: part.text, left: part.left, right: part.right, parts: [part], tag };
      }),
    ),
  );
}
