/**
 * Stems after Porter (1980), "An algorithm for suffix stripping", through `natural`. This room is the only door to
 * `natural`, and always by deep import: its root (8.1.1) loads database clients and reads `.env`
 * (findings/natural-import-side-effects.sh).
 */
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { recent } from './recent.ts';
import { tokens } from './tokens.ts';

const known = recent<string>();

/** The stem of one normalised word. Hyphenated words are stemmed part by part: "multi-agencies" is "multi-agenc". */
export function stem(word: string): string {
  const seen = known.get(word);
  if (seen !== undefined) return seen;
  const result = word
    .split('-')
    .map((part) => (part.length > 2 ? porter.stem(part) : part))
    .join('-');
  known.set(word, result);
  return result;
}

/** The number of each stem met so far. Numbers stay, so this never shrinks. */
const numbers = new Map<string, number>();
/** Stems of running text that get a number: many times what a language has, and no more than random words may fill. */
const MOST_NUMBERED = 200_000;
/** The number that all further stems of running text have in common; no name has it. */
export const UNNUMBERED = 2 ** 30;

/** The number of a stem that stands in a text: that of {@link numberOf}, as long as not too many different ones were met. */
export function numberInText(stem: string): number {
  return numbers.get(stem) ?? (numbers.size < MOST_NUMBERED ? numberOf(stem) : UNNUMBERED);
}

/** The number of a stem or of any other name, the same as long as the program runs: what tables are looked up by. */
export function numberOf(name: string): number {
  let found = numbers.get(name);
  if (found === undefined) {
    found = numbers.size;
    numbers.set(name, found);
  }
  return found;
}

/** The stems of a text in order, stop words included. */
export function stems(text: string): string[] {
  return tokens(text).map((token) => stem(token.word));
}
