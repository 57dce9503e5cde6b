/**
 * Dates as British documents write them, and as the program writes them: "27 February 2024", "12th of September, 2019",
 * "September 12, 2019", "12/09/2019", "12.09.2019", "2019-09-12", and periods such as "30 April and 4 to 6 May 2019".
 * A day that no calendar has is no date.
 */

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A date and the half-open range of the text that says it; the days of one range ("9 and 13 May 2019") share theirs. */
export interface FoundDate {
  /** ISO 8601. */
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

/** Days from the first to the last, both ISO 8601 and both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const MONTH = `(?:${MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?`;
const DAY = String.raw`\d{1,2}\s?(?:st|nd|rd|th)?(?![\d/.:%]\d|\d|\p{L})`;
const YEAR = String.raw`\d{4}(?!\d)`;
const BETWEEN = String.raw`\s*(?:to|and|until|till|through|&|,|[-‐‑–—−])\s*(?:and\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?`;
const BARE_ITEM = String.raw`(${DAY})(?:\s+(?:of\s+)?(${MONTH}))?(?:,?\s+(${YEAR}))?`;
const ITEM = String.raw`(?<![\p{L}\d/.])${BARE_ITEM}`;

const WRITTEN = new RegExp(
  String.raw`(?<![\p{L}\d])(${DAY}(?:${BETWEEN}${DAY})*)\s+(?:of\s+)?(${MONTH})(?:,?\s+(${YEAR}))?`,
  'giu',
);
const MONTH_FIRST = new RegExp(
  String.raw`(?<!\d\s?(?:st|nd|rd|th)?\s(?:of\s)?)(?<!\p{L})(${MONTH})\s+(\d{1,2})(?:st|nd|rd|th)?,\s+(${YEAR})`,
  'giu',
);
const NUMERIC = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-])/gu;
const ISO = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu;
const PERIOD = new RegExp(`${ITEM}(?:${BETWEEN}${BARE_ITEM})+`, 'giu');
const NUMERIC_PERIOD =
  /(?<![\d/.-])(\d{1,2}[/.]\d{1,2}[/.]\d{4})\s*(?:to|and|until|[-–—])\s*(\d{1,2}[/.]\d{1,2}[/.]\d{4})/iu;

/** How far after a day without a year the year may be printed: "30 September and 4 October 2020". */
const YEAR_WITHIN = 60;
/** Characters of the longest date, and how many may stand beside a date in a line of its own. */
const LONGEST_DATE = 40;
const BESIDE_DATE = 12;
/** No inspection takes longer than this. */
const LONGEST_PERIOD = 400;

/** The full dates of a text in order; days without a year borrow the next one. */
export function datesIn(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  const push = (match: RegExpExecArray, year: number, month: number, day: number) => {
    const iso = isoDay(year, month, day);
    if (iso !== null) found.push({ day: iso, start: match.index, end: match.index + match[0].length });
  };
  const written = [...text.matchAll(WRITTEN)];
  for (const [index, match] of written.entries()) {
    const next = written[index + 1];
    const borrowed = next !== undefined && next.index - match.index < YEAR_WITHIN ? next[3] : undefined;
    const year = match[3] ?? borrowed;
    if (year === undefined) continue;
    for (const [day] of (match[1] as string).matchAll(/\d+/gu))
      push(match, Number(year), monthNumber(match[2] as string), Number(day));
  }
  for (const match of text.matchAll(MONTH_FIRST))
    push(match, Number(match[3]), monthNumber(match[1] as string), Number(match[2]));
  for (const match of text.matchAll(NUMERIC)) push(match, Number(match[4]), Number(match[3]), Number(match[1]));
  for (const match of text.matchAll(ISO)) push(match, Number(match[1]), Number(match[2]), Number(match[3]));
  return found.sort((one, other) => one.start - other.start);
}

/** The first full date in a text, or null; of a range the last day. */
export function firstDate(text: string): string | null {
  const dates = datesIn(text);
  return dates.findLast(({ start }) => start === dates[0]?.start)?.day ?? null;
}

/** Whether a text is a date and hardly anything else. */
export function isDateLine(text: string): boolean {
  if (text.length > LONGEST_DATE + BESIDE_DATE) return false;
  const [date] = datesIn(text);
  return date !== undefined && text.length - (date.end - date.start) < BESIDE_DATE;
}

/**
 * The first period in a text, "9 and 13 December 2019" say, or null. Where no year is printed, `year` is taken.
 */
export function firstPeriod(text: string, year?: number): Period | null {
  for (const [found] of text.matchAll(PERIOD)) {
    const items = [...found.matchAll(new RegExp(ITEM, 'giu'))].map(([, day = '', month, inYear]) => ({
      day: Number.parseInt(day, 10),
      month: month === undefined ? null : monthNumber(month),
      year: inYear === undefined ? null : Number(inYear),
    }));
    const last = items.findLastIndex(({ month }) => month !== null);
    const period = last > 0 ? between(items.slice(0, last + 1), year) : null;
    if (period !== null) return period;
  }
  const [, from = '', to = ''] = NUMERIC_PERIOD.exec(text) ?? [];
  return periodOf(firstDate(from), firstDate(to));
}

interface Item {
  readonly day: number;
  readonly month: number | null;
  readonly year: number | null;
}

/** From the first to the last of several days, of which the later say month and year for the earlier. */
function between(items: readonly Item[], fallback: number | undefined): Period | null {
  const last = items.at(-1) as Item;
  const year = last.year ?? items.findLast((item) => item.year !== null)?.year ?? fallback;
  if (year === undefined) return null;
  const first = items[0] as Item;
  const startMonth = items.find((item) => item.month !== null)?.month as number;
  const endMonth = last.month as number;
  const startYear = first.year ?? year - (startMonth > endMonth ? 1 : 0);
  return periodOf(isoDay(startYear, startMonth, first.day), isoDay(year, endMonth, last.day));
}

function periodOf(from: string | null, to: string | null): Period | null {
  return from !== null && to !== null && from <= to && daysApart(from, to) <= LONGEST_PERIOD ? { from, to } : null;
}

/** Days between two ISO 8601 days, never negative. */
export function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}

/**
 * The ISO 8601 day of an instant where this computer is: the day that its reader's calendar shows. What is due, overdue,
 * or a number of days away is reckoned from it; a day cut out of an instant is that of Greenwich.
 */
export function localDay(instant: Date | string): string {
  const at = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Days from one ISO 8601 day to another, negative where the other lies before it. */
export function daysUntil(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** An ISO 8601 day, or the month or year where no more is printed: "2021-05-14", "2021-05", "2021". They sort as text. */
export const WRITTEN_DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

/** "14 May 2021" from an ISO 8601 day or instant, "May 2021" and "2021" from a month and a year, or null where it is none. */
export function dayInWords(iso: string): string | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?!\d)|$)|$)/u.exec(iso) ?? [];
  if (year === undefined || month === undefined) return year ?? null;
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? null : [...(day === undefined ? [] : [Number(day)]), name, year].join(' ');
}

/** Words before a month and year that date a document: a body that signs, "Published", "Final report", "Version 2". */
const BEFORE_MONTH = String.raw`(?:(?:.{1,60}[,|]|(?:.{0,30}\b)?(?:published|publication date|date|report|version \d+(?:\.\d+)?|updated|issued|edition|draft|final)\b)\s*[:–-]?\s*)?`;
const MONTH_LINE = new RegExp(
  String.raw`^${BEFORE_MONTH}(?:(?:${MONTHS.join('|')}),? ${YEAR}\s?(?:to|[-–])\s?)?(${MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?,? (${YEAR})$`,
  'iu',
);
const YEARS = String.raw`((?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)?(\d\d))(?!\d))?(?!\d)`;
const YEAR_LINE = new RegExp(String.raw`^${YEARS}(?:\s*ISBN\b.*)?$`, 'iu');
const TITLE_YEAR = new RegExp(String.raw`(?<!\d)${YEARS}`, 'u');

/**
 * The month that a line says and hardly anything else ("2017-03" for "HMIC, March 2017"), else the year of the title or of
 * a line of its own; of two years, "2013/14" say, the later. Null where none is printed.
 */
export function firstMonth(lines: readonly string[], title: string): string | null {
  for (const line of lines) {
    const [, name, year] = MONTH_LINE.exec(line) ?? [];
    if (name !== undefined) return `${year}-${String(monthNumber(name)).padStart(2, '0')}`;
  }
  const match = TITLE_YEAR.exec(title) ?? lines.map((line) => YEAR_LINE.exec(line)).find((found) => found !== null);
  if (!match) return null;
  const [, year = '', until] = match;
  return until === undefined ? year : `${year.slice(0, 2)}${until}`;
}

function monthNumber(name: string): number {
  const start = name.toLowerCase().slice(0, 3);
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(start)) + 1;
}

function isoDay(year: number, month: number, day: number): string | null {
  if (!(year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1)) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
