/**
 * Numbers as lists print them: 4, iv, D, fourth.
 */

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINAL: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** Roman numerals in small letters, from 1 to 3,999; null beyond. */
export function roman(value: number): string | null {
  if (value < 1 || value > 3_999) return null;
  let [rest, text] = [value, ''];
  for (const [size, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / size));
    rest %= size;
  }
  return text;
}

/** a to z, then aa, bb, cc: the letter again and again, as word processors count. Null below 1. */
export function repeatedLetters(value: number): string | null {
  if (value < 1 || value > 780) return null;
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

/** a to z, then aa, ab, ac: as browsers and spreadsheets count. Null below 1. */
export function countedLetters(value: number): string | null {
  if (value < 1) return null;
  let [rest, text] = [value, ''];
  while (rest > 0) {
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
    rest = Math.floor((rest - 1) / 26);
  }
  return text;
}

/** 1st, 2nd, 3rd, 4th. */
export function ordinal(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  return `${value}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

/** One, Twenty-one; null from a thousand up. */
export function cardinalWords(value: number): string | null {
  const words = inWords(value);
  return words === null ? null : capital(words);
}

/** First, Twenty-first; null from a thousand up. */
export function ordinalWords(value: number): string | null {
  const words = inWords(value);
  if (words === null) return null;
  const at = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
  const last = words.slice(at);
  return capital(words.slice(0, at) + (ORDINAL[last] ?? `${last.replace(/y$/u, 'ie')}th`));
}

function inWords(value: number): string | null {
  if (!Number.isInteger(value) || value < 0 || value > 999) return null;
  if (value < 20) return ONES[value] ?? null;
  if (value < 100) return `${TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${ONES[value % 10]}`}`;
  const rest = value % 100;
  return `${ONES[Math.floor(value / 100)]} hundred${rest === 0 ? '' : ` ${inWords(rest)}`}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A label as printed, without the full stop, colon or single bracket after it: "2.1", "(a)", "Recommendation 1". */
export function bareLabel(label: string): string | null {
  const text = label.replace(/\s+/gu, ' ').trim();
  const bare =
    text.includes('(') || text.includes('[') ? text.replace(/[.:,;]+$/u, '') : text.replace(/[.:,;)\]]+$/u, '');
  return bare.trim() === '' ? null : bare.trim();
}
