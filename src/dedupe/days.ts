/**
 * Dates as letters write them: "27 February 2024", "23 and 24 January 2024", "30 September to 4 October 2020",
 * "12th September 2019", "12/09/2019", "2019-09-12".
 */
import { words } from '../language/tokens.ts';
import { hashWord } from './words.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const DAY = String.raw`\d{1,2}\s?(?:st|nd|rd|th)?`;
const WRITTEN = new RegExp(
  String.raw`(?<![\p{L}\d])(${DAY}(?:\s*(?:,|and|to|until|&|-|–|—)\s*(?:and\s+)?${DAY})*)\s+(?:of\s+)?(${MONTHS.join('|')})\b(?:,?\s+(\d{4})(?!\d))?`,
  'giu',
);
const NUMERIC = /(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/.-])/gu;
const ISO = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu;

/** How far after a day without a year the year may be printed: "30 September and 4 October 2020". */
const YEAR_WITHIN = 60;

/** A date and where it is said: two documents that say the same of different dates are about different times. */
export interface DatedDay {
  /** ISO 8601. */
  readonly day: string;
  /** Hash of the words just before and just after; the beginning and the end of a text are words too. */
  readonly before: number;
  readonly after: number;
}

/** Words on each side that make up what is said of a date. */
const AROUND = 3;

/** The full dates of a text in order; days without a year borrow the next one. Days of one range share its surroundings. */
export function datedDays(text: string): DatedDay[] {
  const found: { at: number; end: number; day: string }[] = [];
  const push = (match: RegExpExecArray, year: string, month: string | number, day: string) => {
    const iso = isoDay(Number(year), Number(month), Number(day));
    if (iso !== null) found.push({ at: match.index, end: match.index + match[0].length, day: iso });
  };
  const written = [...text.matchAll(WRITTEN)];
  for (const [index, match] of written.entries()) {
    const year = match[3] ?? borrowedYear(match, written[index + 1]);
    const month = MONTHS.indexOf((match[2] as string).toLowerCase()) + 1;
    if (year !== undefined) for (const [day] of (match[1] as string).matchAll(/\d+/gu)) push(match, year, month, day);
  }
  for (const match of text.matchAll(NUMERIC)) push(match, match[3] as string, match[2] as string, match[1] as string);
  for (const match of text.matchAll(ISO)) push(match, match[1] as string, match[2] as string, match[3] as string);
  found.sort((one, other) => one.at - other.at);
  return found.map(({ at, end, day }) => ({
    day,
    before: hashWord(
      words(text.slice(Math.max(0, at - WINDOW), at))
        .slice(-AROUND)
        .join(' '),
    ),
    after: hashWord(
      words(text.slice(end, end + WINDOW))
        .slice(0, AROUND)
        .join(' '),
    ),
  }));
}

/** Characters in which the words around a date are looked for. */
const WINDOW = 60;

function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function borrowedYear(match: RegExpExecArray, next: RegExpExecArray | undefined): string | undefined {
  return next !== undefined && next.index - match.index < YEAR_WITHIN ? next[3] : undefined;
}

/** Days between two ISO 8601 days, never negative. */
export function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}
