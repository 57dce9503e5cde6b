/**
 * The evidence log as CSV after RFC 4180, safe to open in a spreadsheet.
 */
import type { EvidenceBundle } from './bundle.ts';
import { chosenColumns, coverageRows, type EvidenceColumn, placedEvidence, type Value } from './columns.ts';

export interface CsvOptions {
  /** Begins the file with a byte-order mark, which Excel needs to see UTF-8. Left out unless asked for. */
  readonly bom?: boolean;
  /** Identifiers of the columns to write (`EVIDENCE_COLUMNS`); all where none is given. */
  readonly columns?: readonly string[];
}

/**
 * One line for each passage and criterion, below a line of headers, made as they are asked for. Lines end in CR LF; a
 * field is quoted where it has to be. Text that a spreadsheet would take for a formula begins with an apostrophe
 * (OWASP, "CSV Injection"). The last lines name no criterion: the coverage line, and each document without evidence with what
 * may be said of it.
 */
export function evidenceCsv(bundle: EvidenceBundle, options: CsvOptions = {}): Iterable<string> {
  return lines(bundle, chosenColumns(options.columns), options.bom === true);
}

function* lines(bundle: EvidenceBundle, columns: readonly EvidenceColumn[], bom: boolean): Generator<string> {
  if (bom) yield '\uFEFF';
  yield line(columns.map((column) => column.header));
  for (const evidence of placedEvidence(bundle)) yield line(columns.map((column) => column.value(evidence)));
  // Without the columns that say so nobody could tell these lines from evidence.
  if (!columns.some(({ id }) => id === 'status')) return;
  for (const values of coverageRows(bundle)) yield line(columns.map(({ id }) => values[id] ?? null));
}

/** Any table as lines, safe to open in a spreadsheet. */
export function csvOf(table: readonly (readonly Value[])[]): string {
  return table.map(line).join('');
}

const line = (values: readonly Value[]) => `${values.map(field).join(',')}\r\n`;

/**
 * Spreadsheets read these as the beginning of a formula, also after blanks and in their full-width forms. Text that begins so behind
 * apostrophes of its own is marked, too, so that whoever takes one off has the text as it was.
 */
const FORMULA = /^'*\s*[=+\-@\t\r＝＋－＠]/u;

/** A number is safe as it is, negative or not; text that would be taken for a formula is marked as text. */
function field(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) || /^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
