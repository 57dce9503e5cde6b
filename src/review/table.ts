/**
 * Tables as text (RFC 4180), as spreadsheets write them: with commas, semicolons or tabs, with or without a byte-order mark.
 */

/**
 * The rows of a table; quotation marks are doubled inside quoted fields. What parts fields is what most lines hold equally often.
 * @throws RangeError where a quotation mark is opened and not closed, or closed in the middle of a field: what follows
 * would be read into the wrong cell
 */
export function readTable(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/u, '');
  const mark = markOf(plain);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  let isClosed = false;
  let openedIn = 1;
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (plain[at + 1] === '"') {
        field += '"';
        at++;
      } else {
        isQuoted = false;
        isClosed = true;
      }
    } else if (sign === '"' && field === '' && !isClosed) {
      isQuoted = true;
      openedIn = rows.length + 1;
    } else if (sign === mark) {
      row.push(field);
      field = '';
      isClosed = false;
    } else if (sign === '\n') {
      rows.push([...row, isClosed ? field : field.replace(/\r$/u, '')]);
      row = [];
      field = '';
      isClosed = false;
    } else if (!isClosed) field += sign;
    else if (!/[\r ]/u.test(sign)) throw unclosed(openedIn);
  }
  if (isQuoted) throw unclosed(openedIn);
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows;
}

/** Lines that are looked at to tell what parts fields: a title may stand first, and remarks hold commas. */
const LOOKED_AT = 30;

/** The sign of which most lines hold the same number, outside of quotation marks; of equals the one that makes more fields. */
function markOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split(/\r?\n/u, LOOKED_AT);
  const evenly = (mark: string): [lines: number, fields: number] => {
    const counts = Map.groupBy(lines, (line) => line.split(mark).length);
    counts.delete(1);
    const [fields = 0, most = []] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
    return [most.length, fields];
  };
  const [[mark] = [',']] = [',', ';', '\t']
    .map((one) => [one, ...evenly(one)] as const)
    .toSorted(([, a, more], [, b, fewer]) => b - a || fewer - more);
  return mark;
}

const unclosed = (row: number) =>
  new RangeError(
    `A quotation mark in row ${row} is opened and not closed where its cell ends. Put that right and try again.`,
  );
