/**
 * Sheets to the parts of an .xlsx file (ECMA-376 part 1), row by row: no sheet ever stands in memory as a whole.
 */

import type { Value } from './columns.ts';
import { type Look, styleNumber, stylesXml } from './spreadsheet-style.ts';
import { NOT_IN_XML } from './xml-characters.ts';

export interface LookedAt {
  readonly value: Value;
  readonly look: Look;
}

export type Row = readonly (Value | LookedAt)[];

/** A sheet as Excel can hold it: no more rows than it has, no text longer than a cell. */
export interface Sheet {
  readonly name: string;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  /** The first one is the head, which stays in sight. */
  readonly rows: Iterable<Row>;
  readonly rowCount: number;
  /** Columns that stay in sight when the sheet is moved sideways. */
  readonly frozenColumns: number;
  /** Whether the head carries filters. */
  readonly filter: boolean;
  /** Columns from the left that are printed. */
  readonly printedColumns: number;
}

/** A part of the file: its name in the archive and its XML in pieces. */
type Part = readonly [name: string, xml: Iterable<string>];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The texts of all cells, each once, by their numbers: files are half as large as with the texts in their cells. */
type Strings = Map<string, number>;

/**
 * All parts of the file, in the order in which they have to be written: the texts come last, because only then is it
 * known which they are.
 */
export function parts(sheets: readonly Sheet[]): Part[] {
  const strings: Strings = new Map();
  return [
    ['[Content_Types].xml', [contentTypes(sheets)]],
    ['_rels/.rels', [relationships([['officeDocument', 'xl/workbook.xml']])]],
    ['xl/workbook.xml', [workbookXml(sheets)]],
    [
      'xl/_rels/workbook.xml.rels',
      [
        relationships([
          ...sheets.map((_, index) => ['worksheet', sheetFile(index)] as const),
          ['styles', 'styles.xml'],
          ['sharedStrings', 'sharedStrings.xml'],
        ]),
      ],
    ],
    ['xl/styles.xml', [stylesXml()]],
    ...sheets.map((sheet, index): Part => [`xl/${sheetFile(index)}`, sheetXml(sheet, index, strings)]),
    ['xl/sharedStrings.xml', stringsXml(strings)],
  ];
}

const sheetFile = (index: number) => `worksheets/sheet${index + 1}.xml`;

function contentTypes(sheets: readonly Sheet[]): string {
  const override = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}" ContentType="${MEDIA}.${kind}+xml"/>`;
  return [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Default Extension="xml" ContentType="application/xml"/>`,
    override('workbook.xml', 'sheet.main'),
    override('styles.xml', 'styles'),
    override('sharedStrings.xml', 'sharedStrings'),
    ...sheets.map((_, index) => override(sheetFile(index), 'worksheet')),
    '</Types>',
  ].join('');
}

/** What a part leads to: kind and file. They are numbered from 1. */
function relationships(targets: readonly (readonly [kind: string, file: string])[]): string {
  const entries = targets.map(
    ([kind, file], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${file}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return [
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView/></bookViews>`,
    `<sheets>${entries.join('')}</sheets>`,
    `<definedNames>${sheets.flatMap(definedNames).join('')}</definedNames></workbook>`,
  ].join('');
}

/** What is filtered, what is printed, and the head on every printed page (ECMA-376 part 1, 18.2.5). */
function definedNames(sheet: Sheet, index: number): string[] {
  const quoted = escaped(`'${sheet.name.replaceAll("'", "''")}'`);
  const named = (name: string, attributes: string, range: string) =>
    `<definedName name="_xlnm.${name}" localSheetId="${index}"${attributes}>${quoted}!${range}</definedName>`;
  const beside =
    pagesWide(sheet) > 1 && sheet.frozenColumns > 0 ? `$A:$${columnName(sheet.frozenColumns)},${quoted}!` : '';
  return [
    ...(sheet.filter ? [named('_FilterDatabase', ' hidden="1"', rangeOf(sheet, sheet.widths.length, '$'))] : []),
    named('Print_Area', '', rangeOf(sheet, sheet.printedColumns, '$')),
    named('Print_Titles', '', `${beside}$1:$1`),
  ];
}

/** How many characters fit across a sheet of A4, landscape, so that they can still be read. */
const PAGE = 225;

/** Pages side by side on which a sheet is printed, each with the columns that stay in sight. */
function pagesWide({ widths, printedColumns, frozenColumns }: Sheet): number {
  const sum = (some: readonly number[]) => some.reduce((total, width) => total + width, 0);
  const frozen = sum(widths.slice(0, frozenColumns));
  return Math.max(1, Math.ceil((sum(widths.slice(0, printedColumns)) - frozen) / (PAGE - frozen)));
}

/** "A1:C9", or "$A$1:$C$9" where the ranges are absolute. */
function rangeOf({ rowCount }: Sheet, columns: number, absolute: '' | '$'): string {
  return `${absolute}A${absolute}1:${absolute}${columnName(columns)}${absolute}${rowCount}`;
}

function* sheetXml(sheet: Sheet, index: number, strings: Strings): Generator<string> {
  const { widths, frozenColumns, filter } = sheet;
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const aside = frozenColumns > 0 ? `xSplit="${frozenColumns}" ` : '';
  const pane = `<pane ${aside}ySplit="1" topLeftCell="${columnName(frozenColumns + 1)}2" activePane="${frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/>`;
  yield [
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView${index === 0 ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>`,
  ].join('');
  const letters = widths.map((_, at) => columnName(at + 1));
  let number = 0;
  for (const row of sheet.rows) yield rowXml(row, ++number, letters, sheet, strings);
  yield [
    `</sheetData>${filter ? `<autoFilter ref="${rangeOf(sheet, widths.length, '')}"/>` : ''}`,
    '<printOptions gridLines="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" fitToWidth="${pagesWide(sheet)}" fitToHeight="0" orientation="landscape"/>`,
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>',
  ].join('');
}

function rowXml(
  row: Row,
  number: number,
  letters: readonly string[],
  { widths, printedColumns }: Sheet,
  strings: Strings,
): string {
  let cells = '';
  let lines = 1;
  for (const [index, content] of row.entries()) {
    const { value, look } = lookedAt(content);
    const at = `<c r="${letters[index]}${number}" s="`;
    if (typeof value === 'string' && value !== '') {
      const wraps = isBroken(value);
      // What is not printed stretches no row: long lists of quotations would leave pages empty.
      if (wraps && index < printedColumns) lines = Math.max(lines, linesIn(value, widths[index] ?? 10));
      // Text stays text when somebody edits the cell. Only where it matters: some versions show long "@" cells as ####.
      const kept = LIKE_FORMULA.test(value);
      const style = styleNumber(look, `${wraps ? 'wrapped' : 'text'}${kept ? ', kept' : ''}`);
      cells += `${at}${style}" t="s"><v>${numberOf(value, strings)}</v></c>`;
    } else if (typeof value === 'number') {
      cells += `${at}${styleNumber(look, 'number')}"><v>${value}</v></c>`;
    } else if (value !== null || look !== 'plain') {
      cells += `${at}${styleNumber(look, 'text')}"/>`;
    }
  }
  return `<row r="${number}" ht="${heightOf(lines)}" customHeight="1">${cells}</row>`;
}

const lookedAt = (content: Value | LookedAt): LookedAt =>
  typeof content === 'object' && content !== null ? content : { value: content, look: 'plain' };

const LIKE_FORMULA = /^[=+\-@]/u;

/** Identifiers and fingerprints stay on one line: they are there to be copied, not read. */
const isBroken = (text: string) => /\s/u.test(text);

/** Widths are counted in figures; letters of running text are narrower, the margins of the cell take two. */
function linesIn(text: string, width: number): number {
  const room = Math.max(1, (width - 2) * LETTERS);
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil((line.length + LOST) / room));
  return lines;
}

/** Letters of running text for the width of a figure, on the safe side, and what a line loses where words break. */
const [LETTERS, LOST] = [1.08, 3];

/** In points: room for every line of every cell, since not every program finds the height itself. Excel allows 409. */
const heightOf = (lines: number) => Math.min(409, 15 * lines + 2);

function numberOf(text: string, strings: Strings): number {
  const known = strings.get(text);
  if (known !== undefined) return known;
  strings.set(text, strings.size);
  return strings.size - 1;
}

function* stringsXml(strings: Strings): Generator<string> {
  yield `${DECLARATION}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">`;
  for (const text of strings.keys()) {
    // White space at the ends is dropped unless it is asked for.
    const kept = /^\s|\s$/u.test(text) ? ' xml:space="preserve"' : '';
    yield `<si><t${kept}>${escaped(stringForExcel(text))}</t></si>`;
  }
  yield '</sst>';
}

/**
 * Text in the form of ST_Xstring (ECMA-376 part 1, 22.9.2.19): `_x0041_` stands for a character by its number. Used
 * for what would be read as such a number and for the characters that XML cannot carry.
 */
function stringForExcel(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replace(/\r\n?/gu, '\n')
    .replace(NOT_IN_XML, numbered);
}

const numbered = (character: string) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text for an element or a quoted attribute. */
function escaped(text: string): string {
  return /[&<>"]/u.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text;
}

/** "A" for 1, "Z" for 26, "AA" for 27. */
function columnName(number: number): string {
  const rest = (number - 1) % 26;
  const before = (number - 1 - rest) / 26;
  return (before === 0 ? '' : columnName(before)) + String.fromCharCode(65 + rest);
}
