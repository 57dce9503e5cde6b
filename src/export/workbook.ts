/**
 * Sheets of plain values to the bytes of an .xlsx file (ECMA-376), through write-excel-file, with what that leaves out:
 * filters, repeated heads, pages as wide as the sheet, and files that are the same every time.
 */

import { strFromU8, strToU8 } from 'fflate';
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/universal';
import { rearchived } from './archive.ts';
import type { Value } from './columns.ts';

/** Excel's own limits. */
export const CELL_LIMIT = 32_767;
const ROW_LIMIT = 1_048_576;

/** The library's types for what it is given here, without naming the platform's Blob that they are written in. */
type Sheet = Parameters<typeof writeExcelFile>[0][number];
type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number];

/** How a cell looks beyond plain text. */
export type Look = 'plain' | 'head' | 'strong' | 'soft' | 'none' | 'strength' | 'improvement' | 'both';

export interface LookedAt {
  readonly value: Value;
  readonly look: Look;
}

export interface TableSheet {
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly (Value | LookedAt)[])[];
  /** Columns that stay in sight when the sheet is moved sideways. */
  readonly frozenColumns: number;
  /** Whether the head carries filters. */
  readonly filter: boolean;
  /** Columns from the left that are printed; all where it is left out. */
  readonly printedColumns?: number;
}

const BOXED = { align: 'center', borderStyle: 'thin', borderColor: '#c9c9d0' };

const LOOKS: Readonly<Record<Look, object>> = {
  plain: {},
  head: { fontWeight: 'bold', backgroundColor: '#ececef', bottomBorderColor: '#82828d', bottomBorderStyle: 'thin' },
  strong: { fontWeight: 'bold' },
  soft: { textColor: '#61616b' },
  none: { ...BOXED, textColor: '#61616b' },
  strength: { backgroundColor: '#e7f3ed', textColor: '#0e3e2f', ...BOXED },
  improvement: { backgroundColor: '#fbefe5', textColor: '#562502', ...BOXED },
  both: { backgroundColor: '#f2f2f4', ...BOXED },
};

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

/** Writes the workbook. Sheets longer than Excel allows go on in another sheet of the same name with a number. */
export async function workbook(tables: readonly TableSheet[]): Promise<Uint8Array> {
  const parts = tables.map(withLongTextInColumns).flatMap(inParts);
  // Typed here because the library's type needs the DOM's Blob.
  const blob: { arrayBuffer(): Promise<ArrayBuffer> } = await writeExcelFile(parts.map(sheet), {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [headFeature(parts)],
  }).toBlob();
  return rearchived(new Uint8Array(await blob.arrayBuffer()), legible);
}

const contentOf = (cell: Value | LookedAt): Value => (typeof cell === 'object' && cell !== null ? cell.value : cell);
const lookOf = (cell: Value | LookedAt): Look => (typeof cell === 'object' && cell !== null ? cell.look : 'plain');

/** Gives text that is too long for a cell as many columns as it needs. */
function withLongTextInColumns(table: TableSheet): TableSheet {
  const pieces = table.columns.map((_, index) =>
    table.rows.reduce((most, row) => {
      const value = contentOf(row[index] ?? null);
      return typeof value === 'string' && value.length > CELL_LIMIT ? Math.max(most, cellPieces(value).length) : most;
    }, 1),
  );
  if (pieces.every((count) => count === 1)) return table;
  const spread = (row: TableSheet['rows'][number]) =>
    pieces.flatMap((count, index) => {
      const cell = row[index] ?? null;
      const value = contentOf(cell);
      if (count === 1 || typeof value !== 'string') return [cell, ...Array<Value>(count - 1).fill(null)];
      const parts = cellPieces(value).map((part): LookedAt => ({ value: part, look: lookOf(cell) }));
      return [...parts, ...Array<Value>(count - parts.length).fill(null)];
    });
  const columns = pieces.flatMap((count, index) =>
    Array.from({ length: count }, (_, part) => {
      const { header = '', width = 10 } = table.columns[index] ?? {};
      return { header: part === 0 ? header : `${header}, part ${part + 1}`, width };
    }),
  );
  return { ...table, columns, rows: table.rows.map(spread) };
}

function inParts(table: TableSheet): TableSheet[] {
  const most = ROW_LIMIT - 1;
  const parts = Math.max(1, Math.ceil(table.rows.length / most));
  return Array.from({ length: parts }, (_, part) => ({
    ...table,
    name: part === 0 ? table.name : `${table.name} ${part + 1}`,
    rows: parts === 1 ? table.rows : table.rows.slice(part * most, (part + 1) * most),
  }));
}

function sheet(table: TableSheet): Sheet {
  const head = table.columns.map(({ header }): LookedAt => ({ value: header, look: 'head' }));
  const widths = table.columns.map(({ width }) => width);
  const line = (row: readonly (Value | LookedAt)[]): Row => {
    const height = heightOf(row, widths);
    return row.map((content) => cell(content, height));
  };
  return {
    data: [line(head), ...table.rows.map(line)],
    sheet: table.name,
    columns: table.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: table.frozenColumns,
    orientation: 'landscape',
  };
}

/** In points: room for every line of every cell, since not every program finds the height itself. Excel allows 409. */
function heightOf(row: readonly (Value | LookedAt)[], widths: readonly number[]): number {
  const lines = row.map((content, index) => {
    const value = contentOf(content);
    if (typeof value !== 'string' || !wraps(value)) return 1;
    const room = widths[index] ?? 10;
    return value.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length + 2) / room)), 0);
  });
  return Math.min(409, 15 * Math.max(1, ...lines) + 2);
}

/** Identifiers and fingerprints stay on one line: they are there to be copied, not read. */
const wraps = (text: string) => /\s/u.test(text);

function cell(content: Value | LookedAt, height: number): Cell {
  const value = contentOf(content);
  const wrap = typeof value === 'string' && wraps(value);
  const style = { alignVertical: 'top', wrap, height, ...LOOKS[lookOf(content)] } as const;
  if (value === null) return lookOf(content) === 'plain' ? null : style;
  if (typeof value === 'number') return { ...style, type: Number, value };
  // Text stays text when somebody edits the cell. Only where it matters: some versions show long "@" cells as ####.
  const format = /^[=+\-@]/u.test(value) ? { format: '@' } : {};
  return { ...style, ...format, type: String, value: stringForExcel(value) };
}

/**
 * Text in the form of ST_Xstring (ECMA-376 part 1, 22.9.2.19): `_x0041_` stands for a character by its number. Used
 * for what would be read as such a number, for characters that XML or the library would drop, and for the names that
 * every JavaScript object has, which the library's table of strings cannot hold.
 */
function stringForExcel(text: string): string {
  const escaped = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replace(/\r\n?/gu, '\n')
    .replace(NEEDS_NUMBER, (character) => numbered(character));
  return escaped in {} ? numbered(escaped.slice(0, 1)) + escaped.slice(1) : escaped;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML cannot carry
const NEEDS_NUMBER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFDD0-\uFDEF\uFFFD-\uFFFF]/gu;

const numbered = (character: string) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Writes numbered characters plainly where XML can carry them after all: not every program reads the numbers. */
function legible(name: string, content: Uint8Array): Uint8Array {
  if (name !== 'xl/sharedStrings.xml') return content;
  const plain = strFromU8(content).replace(/(?<!_x005F)_x([0-9A-F]{4})_/gu, (numbered, hexadecimal: string) => {
    const unit = Number.parseInt(hexadecimal, 16);
    const underscore = 0x5f;
    return unit < 0x20 || unit === underscore || unit >= 0xfffe ? numbered : String.fromCharCode(unit);
  });
  return strToU8(plain);
}

/** Filters on the head, the head repeated on every printed page, and pages as wide as the sheet. */
function headFeature(tables: readonly TableSheet[]): Feature {
  const range = (table: TableSheet, absolute: string) => {
    const last = columnName(table.columns.length);
    return `${absolute}A${absolute}1:${absolute}${last}${absolute}${table.rows.length + 1}`;
  };
  const names = tables.flatMap((table, index) => {
    const quoted = `'${table.name.replaceAll("'", "''")}'`;
    const filter = `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted}!${range(table, '$')}</definedName>`;
    const printed = { ...table, columns: table.columns.slice(0, table.printedColumns) };
    const area = `<definedName name="_xlnm.Print_Area" localSheetId="${index}">${quoted}!${range(printed, '$')}</definedName>`;
    const title = `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}!$1:$1</definedName>`;
    return [...(table.filter ? [filter] : []), area, title];
  });
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) =>
            xml
              .replace('<definedNames/>', '')
              .replace('</sheets>', `</sheets><definedNames>${names.join('')}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const table = tables[sheetIndex];
            const filter = table?.filter === true ? `<autoFilter ref="${range(table, '')}"/>` : '';
            return xml
              .replace(/(<worksheet[^>]*>)/u, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace('</sheetData>', `</sheetData>${filter}`)
              .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ');
          },
        },
      },
    },
  };
}

/** "A" for 1, "Z" for 26, "AA" for 27. */
function columnName(number: number): string {
  const rest = (number - 1) % 26;
  const before = (number - 1 - rest) / 26;
  return (before === 0 ? '' : columnName(before)) + String.fromCharCode(65 + rest);
}
