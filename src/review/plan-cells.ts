/**
 * What the cells of a plan say: ratings and days, as people write them. What could be read in two ways is not read.
 */
import { datesIn, MONTHS } from '../document/dates.ts';
import type { Rating } from '../document/finding.ts';

const RATINGS: readonly Rating[] = ['red', 'amber', 'green'];
const COLOUR = /\b(?:red|amber|green)\b/giu;
/** What stands before a rating and says nothing: brackets, coloured signs, "RAG:". */
const BEFORE = /^(?:[\s([{"“'*\p{So}\p{Mn}]|(?:b?rag|rating|status|rag (?:rating|status))\s*[:=–-])+/iu;
const BEHIND = /[\s)\]}"”'*.\p{So}\p{Mn}]+$/u;

/**
 * The rating that a cell says: null for none ("", "not rated"), undefined where it is not surely one. That is a colour spelled
 * out, also before a remark ("Amber - on track"), or the letter R, A or G alone; two colours are no rating.
 */
export function ratingIn(cell: string): Rating | null | undefined {
  if (/^\s*(?:|not rated(?: yet)?|none|[-–—])\s*$/iu.test(cell)) return null;
  // A star behind alone is a note's mark: the rating holds with a reservation that stands elsewhere.
  if (/\*\s*$/u.test(cell) && !/^\s*\*/u.test(cell)) return undefined;
  const text = cell.replace(BEFORE, '').replace(BEHIND, '');
  const letter = /^[rag]$/iu.exec(text)?.[0].toLowerCase();
  if (letter !== undefined) return RATINGS.find((one) => one.startsWith(letter));
  const named = new Set([...text.matchAll(COLOUR)].map(([colour]) => colour.toLowerCase()));
  const [, colour = '', remark = ''] = /^(red|amber|green)\b(?:\s+(?:rating|rated|status)\b)?(.*)$/isu.exec(text) ?? [];
  const isRemark = remark === '' || /^\s*(?:[,;:.([\n–—]|-\s|\s-)/u.test(remark);
  const beside = /^[^\p{L}]*([rag])[^\p{L}]*$/iu.exec(remark)?.[1] ?? colour.slice(0, 1);
  const isOne = named.size === 1 && beside.toLowerCase() === colour.slice(0, 1).toLowerCase();
  return isOne && isRemark ? RATINGS.find((one) => one === colour.toLowerCase()) : undefined;
}

/**
 * A day (ISO 8601) and whether it would be another one with the month first; "no day", "several", and "bound" where the
 * words beside one say that it may be another, where none can be read.
 */
export type DayRead =
  | { readonly day: string; readonly eitherWay: boolean }
  | { readonly not: 'no day' | 'several' | 'bound' };

/**
 * The one day that a cell names: 2026-05-31, 2026/05/31, 31/05/2026, 31/05/26, "31 May 2026", "1-Jun-26", or its number in a
 * spreadsheet (days since 30 December 1899). Years of two figures are of this century.
 */
export function dayIn(cell: string): DayRead {
  const text = cell.trim().replace(TIME, '');
  if (/^\d{5}$/u.test(text))
    return {
      day: new Date((Number(text) - FIRST_DAY_OF_UNIX) * 86_400_000).toISOString().slice(0, 10),
      eitherWay: false,
    };
  const whole = withWholeYears(text);
  const found = datesIn(whole);
  const [first, ...others] = new Set(found.map(({ day }) => day));
  if (first === undefined) return { not: 'no day' };
  const { start, end } = found[0] as (typeof found)[number];
  const rest = `${whole.slice(0, start)} ${whole.slice(end)}`;
  if (others.length > 0 || PART_OF_DAY.test(rest)) return { not: 'several' };
  return BOUND_BEFORE.test(whole.slice(0, start)) || BOUND.test(rest)
    ? { not: 'bound' }
    : { day: first, eitherWay: isEitherWay(text) };
}

/** 1 January 1970 in the days of a spreadsheet. */
const FIRST_DAY_OF_UNIX = 25_569;

/** The time of day that spreadsheets write behind a day. */
const TIME = /(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m)?(?:Z|[+-]\d{2}:?\d{2})?|(?<=^\d{5})\.\d+)$/iu;

const MONTH = `(?:${MONTHS.join('|')}|${MONTHS.map((month) => month.slice(0, 3)).join('|')}|Sept)`;

/** Beside a day, a figure or a month may be of another one. */
const PART_OF_DAY = new RegExp(String.raw`\d|(?<!\p{L})${MONTH}(?!\p{L})`, 'u');

/** Words that make a day the first of many, or an open one: directly before it, or anywhere beside it. */
const BOUND_BEFORE =
  /\b(?:not before|no earlier than|after|from|since|at least|approx(?:imately)?|about|around|circa)[\s.:,(]*$/iu;
const BOUND =
  /\b(?:earliest|or later|or after|onwards?|until further|tbc|to be (?:confirmed|agreed)|provisional(?:ly)?|subject to)\b|[?>≥~]/iu;

/** Years of two figures written out, and years that stand first or behind a stroke as dates are read elsewhere. */
function withWholeYears(text: string): string {
  const ordinal = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
  return text
    .replace(/(?<![\d/.-])(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/.-])/gu, (_, year: string, _sign, month, day) =>
      [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
    )
    .replace(/(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{2})(?![\d/.-])/gu, '$1$2$3$220$4')
    .replace(
      new RegExp(String.raw`(?<!\d)${ordinal}[\s/.-]+(?:of\s+)?(${MONTH})\.?[\s/.,'’-]+(\d{4}|\d{2})(?!\d)`, 'giu'),
      (_, day: string, month: string, year: string) => `${day} ${month} ${year.length === 2 ? `20${year}` : year}`,
    );
}

/** A day in figures that is another one where the month comes first. */
function isEitherWay(text: string): boolean {
  const [, one, other] = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})(?!\d)/u.exec(text) ?? [];
  return one !== undefined && Number(one) !== Number(other) && Number(one) <= 12 && Number(other) <= 12;
}
