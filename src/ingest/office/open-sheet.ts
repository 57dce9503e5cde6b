/**
 * The first sheet of an OpenDocument spreadsheet as a table of texts (ISO/IEC 26300 part 3, 9).
 */
import { ReadError } from '../../document/failure.ts';
import { openPackage } from './package.ts';
import { childOf, childrenOf, decodeXml, type Element, elementsOf } from './xml.ts';

/** More rows and columns than these no plan has; a sheet that claims them is filled with nothing. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 1000;

/**
 * The cells of the sheet of that name, or of the first one: texts as they stand, numbers and days as they are stored.
 * @throws ReadError `damaged`, `too-large` or `password`, and `unsupported` where it is no spreadsheet
 */
export function readOpenSheet(bytes: Uint8Array, name?: string): string[][] {
  const file = openPackage(bytes);
  const manifest = file.bytesOf('META-INF/manifest.xml');
  if (manifest !== undefined && decodeXml(manifest).includes('encryption-data'))
    throw new ReadError('password', 'This spreadsheet is locked. Open it, save it without a password and choose that.');
  const body = childOf(childOf(file.xmlOf('content.xml'), 'office:body'), 'office:spreadsheet');
  const sheets = childrenOf(body, 'table:table');
  const sheet = sheets.find(({ attributes }) => attributes['table:name'] === name) ?? sheets[0];
  if (sheet === undefined)
    throw new ReadError('unsupported', 'This is no spreadsheet. Save it as .xlsx, .ods or CSV and choose that.');
  const rows: string[][] = [];
  for (const row of rowsOf(sheet)) {
    const cells = cellsOf(row);
    // Empty rows are repeated to the end of the sheet.
    const times = cells.length === 0 ? timesOf(row, 'rows') : Math.min(timesOf(row, 'rows'), MOST_ROWS);
    for (let at = 0; at < times && rows.length < MOST_ROWS; at++) rows.push(cells);
  }
  return rows.slice(0, rows.findLastIndex((cells) => cells.length > 0) + 1);
}

/** Rows in order, also those in groups and heads. */
function rowsOf(element: Element): Element[] {
  return elementsOf(element).flatMap((one) =>
    one.name === 'table:table-row'
      ? [one]
      : /^table:table-(?:header-rows|rows|row-group)$/u.test(one.name)
        ? rowsOf(one)
        : [],
  );
}

/** Texts up to the last cell that holds one. */
function cellsOf(row: Element): string[] {
  const cells: string[] = [];
  for (const cell of elementsOf(row)) {
    if (cell.name !== 'table:table-cell' && cell.name !== 'table:covered-table-cell') continue;
    const text = cell.name === 'table:table-cell' ? cellText(cell) : '';
    for (let times = timesOf(cell, 'columns'); times > 0 && cells.length < MOST_COLUMNS; times--) cells.push(text);
  }
  return cells.slice(0, cells.findLastIndex((text) => text !== '') + 1);
}

const timesOf = (element: Element, what: 'rows' | 'columns') =>
  Math.max(1, Number(element.attributes[`table:number-${what}-repeated`] ?? 1) || 1);

function cellText(cell: Element): string {
  const { 'office:value-type': type, 'office:date-value': day, 'office:value': number } = cell.attributes;
  if (type === 'date' && day !== undefined) return day;
  if (type === 'float' && number !== undefined) return number;
  return childrenOf(cell, 'text:p').map(textOf).join('\n');
}

/** The words of a paragraph with its blanks, tabs and line breaks; notes beside the cell are none of them. */
function textOf(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.name === 'text:s') return ' '.repeat(Math.min(Number(child.attributes['text:c'] ?? 1) || 1, 100));
      if (child.name === 'text:tab') return '\t';
      return child.name === 'text:line-break' ? '\n' : child.name === 'office:annotation' ? '' : textOf(child);
    })
    .join('');
}
