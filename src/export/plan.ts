/**
 * The readiness plan as a file: CSV for any program, a workbook of one sheet for Excel.
 */
import { csvOf } from './csv.ts';
import { workbook } from './workbook.ts';

const WIDTHS = [10, 36, 12, 44, 22, 36, 12];

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
      rows,
      frozenColumns: 1,
      filter: true,
    },
  ]);
}
