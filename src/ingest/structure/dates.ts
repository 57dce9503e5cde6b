/**
 * Dates as British letters write them.
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
const MONTH = `(${MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)`;
const DAY = String.raw`(\d{1,2})\s?(?:st|nd|rd|th)?`;
const FULL = new RegExp(String.raw`\b${DAY}(?:\s+of)?\s+${MONTH}\.?,?\s+(\d{4})\b`, 'iu');

/** The first full date in a text as an ISO 8601 day, or null. */
export function firstDate(text: string): string | null {
  const match = FULL.exec(text);
  if (match) return isoDay(Number(match[3]), monthNumber(match[2] ?? ''), Number(match[1]));
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/u.exec(text);
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/u.exec(text);
  return slashed ? isoDay(Number(slashed[3]), Number(slashed[2]), Number(slashed[1])) : null;
}

/** Whether a text is a date and hardly anything else. */
export function isDateLine(text: string): boolean {
  const match = FULL.exec(text);
  return match !== null && text.length - match[0].length < 12;
}

/** A period such as "9 and 13 December 2019" or "19 November 2018 to 23 November 2018"; null where there is none. */
export function firstPeriod(
  text: string,
  fallbackYear?: number,
): { readonly from: string; readonly to: string } | null {
  const period = new RegExp(
    String.raw`\b${DAY}(?:\s+${MONTH})?(?:,?\s+(\d{4}))?\s*(?:to|and|until|–|-|—)\s*${DAY}\s+${MONTH}(?:,?\s+(\d{4}))?`,
    'iu',
  );
  const match = period.exec(text);
  if (!match) return null;
  const [, fromDay, fromMonth, fromYear, toDay, toMonth, toYear] = match;
  const endYear = Number(toYear ?? fromYear ?? fallbackYear);
  const endMonth = monthNumber(toMonth ?? '');
  const startMonth = fromMonth === undefined ? endMonth : monthNumber(fromMonth);
  const startYear = fromYear === undefined ? endYear - (startMonth > endMonth ? 1 : 0) : Number(fromYear);
  const from = isoDay(startYear, startMonth, Number(fromDay));
  const to = isoDay(endYear, endMonth, Number(toDay));
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

function isoDay(year: number, month: number, day: number): string | null {
  if (!(year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1)) return null;
  const last =
    month === 2
      ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
        ? 29
        : 28
      : [4, 6, 9, 11].includes(month)
        ? 30
        : 31;
  if (day > last) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
