/**
 * Dates as letters write them: "27 February 2024", "23 and 24 January 2024", "30 September to 4 October 2020",
 * "12th September 2019", "12/09/2019", "2019-09-12".
 */

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
  String.raw`(?<!\d)(${DAY}(?:\s*(?:,|and|to|until|&|-|–|—)\s*(?:and\s+)?${DAY})*)\s+(?:of\s+)?(${MONTHS.join('|')})\b(?:,?\s+(\d{4})(?!\d))?`,
  'giu',
);
const NUMERIC = /(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/.-])/gu;
const ISO = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu;

/** How far after a day without a year the year may be printed: "30 September and 4 October 2020". */
const YEAR_WITHIN = 60;

/** The full dates of a text as ISO 8601 days, each once, in order of first mention; days without a year borrow the next. */
export function daysIn(text: string): string[] {
  const found: { at: number; day: string }[] = [];
  const written = [...text.matchAll(WRITTEN)];
  for (const [index, match] of written.entries()) {
    const year = match[3] ?? borrowedYear(match, written[index + 1]);
    if (year === undefined) continue;
    const month = MONTHS.indexOf((match[2] as string).toLowerCase()) + 1;
    for (const [day] of (match[1] as string).matchAll(/\d+/gu))
      push(found, match.index, Number(year), month, Number(day));
  }
  for (const match of text.matchAll(NUMERIC)) {
    push(found, match.index, Number(match[3]), Number(match[2]), Number(match[1]));
  }
  for (const match of text.matchAll(ISO))
    push(found, match.index, Number(match[1]), Number(match[2]), Number(match[3]));
  found.sort((one, other) => one.at - other.at);
  return [...new Set(found.map(({ day }) => day))];
}

function borrowedYear(match: RegExpExecArray, next: RegExpExecArray | undefined): string | undefined {
  return next !== undefined && next.index - match.index < YEAR_WITHIN ? next[3] : undefined;
}

function push(found: { at: number; day: string }[], at: number, year: number, month: number, day: number): void {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return;
  found.push({ at, day: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` });
}

/** Days between two ISO 8601 days, never negative. */
export function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}
