/**
 * Dates of a document with the words around them.
 */
import { datesIn } from '../document/dates.ts';
import { words } from '../language/tokens.ts';
import { hashWord } from './words.ts';

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
  return datesIn(text).map(({ day, start, end }) => ({
    day,
    before: hashWord(
      words(text.slice(Math.max(0, start - WINDOW), start))
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
