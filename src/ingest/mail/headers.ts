/**
 * Headers of a mail and of its parts (RFC 5322, 2045, 2231).
 */

/** Where headers end, and where what follows them begins. A line that parts may be parted by ends them too. */
export function headersAt(text: string, at: number): { readonly end: number; readonly body: number } {
  for (let line = at; ; ) {
    const next = text.indexOf('\n', line);
    if (next < 0) return { end: text.length, body: text.length };
    if (next === line || (next === line + 1 && text[line] === '\r')) return { end: line, body: next + 1 };
    if (text.startsWith('--', line)) return { end: line, body: line };
    line = next + 1;
  }
}

/** The value of a field, folded as it is; '' where there is none. */
export function fieldOf(headers: string, name: string): string {
  return new RegExp(`^${name}:((?:.*(?:\\r?\\n[ \\t].*)*))`, 'imu').exec(headers)?.[1] ?? '';
}

/** The type of a part, in small letters; '' where it has none. */
export function typeOf(headers: string): string {
  return (/^\s*([^;\s]+)/u.exec(fieldOf(headers, 'content-type'))?.[1] ?? '').toLowerCase();
}

/** A parameter of a field, put together where it is written in pieces (RFC 2231); null where there is none. */
export function parameterOf(field: string, name: string): string | null {
  const each = new RegExp(
    `;\\s*${name}(?:\\*(\\d{1,4}))?(\\*)?\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))`,
    'gisu',
  );
  const pieces: string[] = [];
  for (const [, number, isCoded, quoted, plain = ''] of field.matchAll(each)) {
    const value = quoted?.replace(/\\(.)/gu, '$1').trimEnd() ?? plain;
    const piece = isCoded ? unescaped(value.replace(/^[^']*'[^']*'/u, '')) : value;
    if (number === undefined) return piece;
    pieces[Number(number)] ??= piece;
  }
  return pieces.length > 0 ? pieces.join('') : null;
}

function unescaped(value: string): string {
  return value.replace(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
