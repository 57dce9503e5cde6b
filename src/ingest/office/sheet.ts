/**
 * The first sheet of an .xlsx workbook as a table of texts (ECMA-376 part 1, 18.3).
 */
import { ReadError } from '../../document/failure.ts';
import { openPackage } from './package.ts';
import { childOf, childrenOf, type Element, elementsOf } from './xml.ts';

/**
 * The cells of the sheet of that name, or of the first one: texts as they stand, numbers as written, formulas by their last value.
 * @throws ReadError `damaged`, `too-large` or `password`, and `unsupported` where it is no workbook
 */
export function readSheet(bytes: Uint8Array, name?: string): string[][] {
  const file = openPackage(bytes);
  const book = file.xmlOf('xl/workbook.xml');
  const sheets = childrenOf(childOf(book, 'sheets'), 'sheet');
  const sheet = sheets.find(({ attributes }) => attributes.name === name) ?? sheets[0];
  const relation = file.relationsOf('xl/workbook.xml').get(sheet?.attributes['r:id'] ?? '');
  const content = relation === undefined ? undefined : file.xmlOf(relation.target);
  if (content === undefined)
    throw new ReadError('unsupported', 'This is no Excel workbook. Save it as .xlsx or as CSV and choose that.');
  const strings = elementsOf(file.xmlOf('xl/sharedStrings.xml')).map(textOf);
  const rows: string[][] = [];
  for (const row of childrenOf(childOf(content, 'sheetData'), 'row')) {
    const cells: string[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const at = columnOf(cell.attributes.r ?? '', cells.length);
      while (cells.length < at) cells.push('');
      cells[at] = cellText(cell, strings);
    }
    const place = Number(row.attributes.r ?? rows.length + 1) - 1;
    while (rows.length < Math.min(place, MOST_ROWS)) rows.push([]);
    rows.push(cells);
    if (rows.length > MOST_ROWS) break;
  }
  return rows;
}

/** More rows than these no plan has; a sheet that claims them is filled with nothing. */
const MOST_ROWS = 20_000;

function cellText(cell: Element, strings: readonly string[]): string {
  const value = textOf(childOf(cell, 'v') ?? { name: 'v', attributes: {}, children: [] });
  if (cell.attributes.t === 's') return strings[Number(value)] ?? '';
  return cell.attributes.t === 'inlineStr' ? textOf(childOf(cell, 'is') ?? cell) : value;
}

/** All text inside, phonetic readings left out; `_xHHHH_` stands for a character (22.9.2.19). */
function textOf(element: Element): string {
  const gather = (one: Element): string =>
    one.name === 'rPh' ? '' : one.children.map((child) => (typeof child === 'string' ? child : gather(child))).join('');
  return gather(element).replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** 0 for "A1", 27 for "AB3"; the next column where no place is given. */
function columnOf(place: string, next: number): number {
  const letters = /^[A-Z]{1,3}/u.exec(place)?.[0];
  if (letters === undefined) return next;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
