/**
 * Whether a number at the beginning of a line numbers a paragraph: numbers of paragraphs follow one another at their
 * indent, and a figure, a year or the number of a section does so only by chance.
 */

/** A number that was met before, and where its line begins. */
export interface Numbered {
  readonly sign: string;
  readonly left: number;
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

/** Whether a number begins a list: 1, a, i, 2.1, 3a, Recommendation 1. */
export function isFirst(sign: string): boolean {
  if (/^\p{Lu}/u.test(sign)) return /^(?:A|I|\p{L}+ 1)$/u.test(sign);
  return /(?:^|\.|\d)(?:1|a|i)$/u.test(sign) && !/\d1$/u.test(sign);
}

/** Whether one of the latest numbers is followed by this one: 12 by 13, 2.3 by 2.4 or 3, 4 by 4.1 or 4a, (b) by (c). */
export function followsOn(sign: string, before: readonly Numbered[]): boolean {
  return before.some((other) => successorsOf(other.sign).includes(sign));
}

/** Whether a number is the next of its list: 3 after 2, 2.4 after 2.3, (c) after (b); not 3 after 2.4. */
export function isNext(before: string, sign: string): boolean {
  const isAlike = before.split('.').length === sign.split('.').length && /\d$/u.test(before) === /\d$/u.test(sign);
  return isAlike && followsOn(sign, [{ sign: before, left: 0 }]);
}

function successorsOf(sign: string): string[] {
  if (/^(?:[A-Z]|[IVX]+)$/u.test(sign)) return following(sign.toLowerCase()).map((next) => next.toUpperCase());
  const label = /^(\p{L}{2,} )(\d+)$/u.exec(sign);
  if (label) return [`${label[1]}${Number(label[2]) + 1}`];
  const parts = sign.split('.');
  const next = parts.flatMap((_, at) => {
    const depth = parts.length - at;
    return following(parts[depth - 1] ?? '').map((last) => [...parts.slice(0, depth - 1), last].join('.'));
  });
  const letter = /^(\d+)([a-z])$/u.exec(sign);
  return [...next, `${sign}.1`, `${sign}a`, ...(letter ? [String(Number(letter[1]) + 1)] : [])];
}

function following(part: string): string[] {
  if (/^\d+$/u.test(part)) return [String(Number(part) + 1)];
  const roman = ROMAN.indexOf(part);
  const code = /[a-z]$/u.test(part) ? part.codePointAt(part.length - 1) : undefined;
  const letter = code === undefined || code >= 122 ? [] : [part.slice(0, -1) + String.fromCodePoint(code + 1)];
  return roman >= 0 ? [...letter, ...(ROMAN[roman + 1] === undefined ? [] : [ROMAN[roman + 1] as string])] : letter;
}
