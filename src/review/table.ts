/**
 * Tables as text (RFC 4180), as spreadsheets write them: with commas, semicolons or tabs, with or without a byte-order mark.
 */

/** The rows of a table; quotation marks are doubled inside quoted fields. What parts fields is what the first line holds most of. */
export function readTable(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/u, '');
  const first = plain.split(/\r?\n/u, 1)[0] ?? '';
  const [mark = ','] = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (plain[at + 1] === '"') {
        field += '"';
        at++;
      } else isQuoted = false;
    } else if (sign === '"' && field === '') isQuoted = true;
    else if (sign === mark) {
      row.push(field);
      field = '';
    } else if (sign === '\n') {
      rows.push([...row, field.replace(/\r$/u, '')]);
      row = [];
      field = '';
    } else field += sign;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows;
}
