/**
 * Tables that go on over a page: their rows are counted on, a header printed again is left out, and a row that the page
 * cut is put together.
 */
import { isUnfinished } from './ending.ts';
import type { Line, Tag } from './line.ts';

/** Columns of one table begin within so many points of one another on both pages. */
const ALIGNED = 4;

interface Part {
  readonly lines: readonly Line[];
  readonly rows: readonly (readonly Line[])[];
}

/** Lines with the tables of neighbouring pages joined where the second goes on with the first. */
export function joinedTables(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  let open: { part: Part; table: number; next: number } | null = null;
  for (let at = 0; at < lines.length; ) {
    const table = lines[at]?.tag?.cell?.table;
    let end = at + 1;
    while (table !== undefined && end < lines.length && lines[end]?.tag?.cell?.table === table) end++;
    if (table === undefined) {
      result.push(lines[at++] as Line);
      open = null;
      continue;
    }
    const part = partOf(lines.slice(at, end));
    const on: boolean = open !== null && goesOn(open.part, part);
    const joined: JoinedPart =
      on && open ? continued(open.part, part, open.table, open.next) : { lines: part.lines, next: rowsIn(part) };
    for (const line of joined.lines) result.push(line);
    open = { part, table: on && open ? open.table : table, next: joined.next };
    at = end;
  }
  return result;
}

interface JoinedPart {
  readonly lines: readonly Line[];
  /** Number of the row that would come next. */
  readonly next: number;
}

function partOf(lines: readonly Line[]): Part {
  const rows = new Map<number, Line[]>();
  for (const line of lines) {
    const row = line.tag?.cell?.row ?? 0;
    rows.set(row, [...(rows.get(row) ?? []), line]);
  }
  return { lines, rows: [...rows].sort(([a], [b]) => a - b).map(([, row]) => row) };
}

const rowsIn = ({ rows }: Part) => Math.max(...rows.flat().map((line) => line.tag?.cell?.row ?? 0)) + 1;

/** Left edges of the columns. */
function edges({ lines }: Part): Map<number, number> {
  const lefts = new Map<number, number>();
  for (const line of lines) {
    const column = line.tag?.cell?.column ?? 0;
    lefts.set(column, Math.min(lefts.get(column) ?? line.left, line.left));
  }
  return lefts;
}

function goesOn(before: Part, after: Part): boolean {
  const [last, first] = [before.lines.at(-1), after.lines[0]];
  if (!last || !first || first.page !== last.page + 1) return false;
  const [a, b] = [edges(before), edges(after)];
  const aligned = [...b].every(([column, left]) => Math.abs((a.get(column) ?? Number.NaN) - left) <= ALIGNED);
  const [row] = after.rows;
  return aligned && (a.size === b.size || (row !== undefined && isRest(before.rows.at(-1) ?? [], row)));
}

function continued(before: Part, after: Part, table: number, next: number): JoinedPart {
  const again = textOf(before.rows[0]) === textOf(after.rows[0]) && after.rows.length > 1;
  const rows = again ? after.rows.slice(1) : after.rows;
  const cut = rows[0] !== undefined && isRest(before.rows.at(-1) ?? [], rows[0]);
  let number = cut ? next - 1 : next;
  const lines = rows.flatMap((row) => {
    const own = number++;
    return row.map((line) => {
      const tag = line.tag as Tag;
      return { ...line, tag: { ...tag, cell: { table, row: own, column: tag.cell?.column ?? 0 } } };
    });
  });
  return { lines, next: number };
}

const textOf = (row: readonly Line[] | undefined) => row?.map((line) => line.text).join(' ');

/** Whether a row is the rest of the row before: every cell of it goes on in mid-sentence. */
function isRest(before: readonly Line[], rest: readonly Line[]): boolean {
  const columns = new Set(rest.map((line) => line.tag?.cell?.column));
  return [...columns].every((column) => {
    const last = before.findLast((line) => line.tag?.cell?.column === column);
    const first = rest.find((line) => line.tag?.cell?.column === column);
    return last !== undefined && first !== undefined && isUnfinished(last.text, first.text);
  });
}
