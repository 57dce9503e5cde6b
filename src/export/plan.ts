/**
 * The readiness plan as a file: CSV for any program, a workbook of one sheet for Excel.
 */
import { csvOf } from './csv.ts';
import { workbook } from './workbook.ts';

const WIDTHS = [10, 36, 12, 44, 22, 36, 12];

/** A cell of a workbook is never a formula; only what begins like the mark of the CSV gets one more, which is taken off again. */
const marked = (text: string): string => (/^'+\s*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text);

/** The table as CSV with a byte-order mark, by which Excel reads accents. */
export function planCsv(table: readonly (readonly string[])[]): string {
  return `\uFEFF${csvOf(table)}`;
}

/** The table as an .xlsx file of one sheet. */
export function planWorkbook(table: readonly (readonly string[])[]): Iterable<Uint8Array> {
  const [head = [], ...rows] = table;
  return workbook([
    {
      name: 'Readiness',
      columns: head.map((header, at) => ({ header, width: WIDTHS[at] ?? 20 })),
      rows: rows.map((row) => row.map(marked)),
      frozenColumns: 1,
      filter: true,
    },
  ]);
}
