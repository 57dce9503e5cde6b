/**
 * Tables as text (RFC 4180), as spreadsheets write them: with commas, semicolons or tabs, with or without a byte-order mark.
 */

/**
 * The rows of a table; quotation marks are doubled inside quoted fields. What parts fields is what the first line holds most of.
 * @throws RangeError where a quotation mark is opened and not closed, or closed in the middle of a field: what follows
 * would be read into the wrong cell
 */
export function readTable(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/u, '');
  const first = plain.split(/\r?\n/u, 1)[0] ?? '';
  const [mark = ','] = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length);
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

const unclosed = (row: number) =>
  new RangeError(
    `A quotation mark in row ${row} is opened and not closed where its cell ends. Put that right and try again.`,
  );
