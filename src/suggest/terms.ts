/**
 * What a passage is made of, as the statistics see it: content stems and pairs of neighbouring content stems.
 */
import type { Part } from '../language/phrases.ts';
import { isStopWord } from '../language/stop-words.ts';

/** A content stem, or a pair of them; parts [from, to) of the passage carry it. */
export interface Term {
  readonly first: string;
  /** The second stem of a pair; empty for a single stem. */
  readonly second: string;
  readonly from: number;
  readonly to: number;
}

const DIGITS = /\d/u;

/** Whether words are content, worked out when each is first met. */
const known = new Map<string, boolean>();

/** Whether a part carries subject matter: no function word, no number, no single letter. */
export function isContent({ word }: Part): boolean {
  let found = known.get(word);
  if (found === undefined) {
    found = word.length > 1 && !isStopWord(word) && !DIGITS.test(word);
    if (known.size > 100_000) known.clear();
    known.set(word, found);
  }
  return found;
}

/** The content stems of a text and their neighbouring pairs, at most two function words apart. */
export function termsOf(text: readonly Part[]): Term[] {
  const found: Term[] = [];
  let before = -1;
  for (let at = 0; at < text.length; at++) {
    const part = text[at] as Part;
    if (!isContent(part)) continue;
    found.push({ first: part.stem, second: '', from: at, to: at + 1 });
    if (before >= 0 && at - before <= 3) {
      found.push({ first: (text[before] as Part).stem, second: part.stem, from: before, to: at + 1 });
    }
    before = at;
  }
  return found;
}

/** Numbers by name, where a name is one stem or two: found without putting the two together. */
export interface NameTable {
  /** The number of a name; -1 where there is none. */
  of(first: string, second: string): number;
}

/** Builds the table of names, each "stem" or "stem stem", numbered as given. */
export function nameTable(names: Iterable<readonly [name: string, number: number]>): NameTable {
  const singles = new Map<string, number>();
  const pairs = new Map<string, Map<string, number>>();
  for (const [name, number] of names) {
    const space = name.indexOf(' ');
    if (space < 0) {
      singles.set(name, number);
      continue;
    }
    const first = name.slice(0, space);
    let seconds = pairs.get(first);
    if (seconds === undefined) {
      seconds = new Map();
      pairs.set(first, seconds);
    }
    seconds.set(name.slice(space + 1), number);
  }
  return {
    of: (first, second) => (second === '' ? singles.get(first) : pairs.get(first)?.get(second)) ?? -1,
  };
}
