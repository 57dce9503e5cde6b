/**
 * The exact comparison: how much of each of two texts stands in the other, word by word.
 */
import { comparedWords, hashWord, runs } from './words.ts';

export interface Overlap {
  /** Share of the shorter text's words that stand in the longer one, 0 to 1. */
  readonly containment: number;
  /** Share of all words of both that stand in the other (Dice), 0 to 1. */
  readonly resemblance: number;
  /** Words of the shorter text for one word of the longer one, 0 to 1. */
  readonly sizes: number;
}

/** A text made ready to be compared many times. */
export interface ComparedText {
  readonly words: readonly string[];
  /** Hashes of runs of words, one for each word at which a run begins. */
  readonly runs: Uint32Array;
  /** Where each run stands first. */
  readonly first: ReadonlyMap<number, number>;
}

/** Words in a run that counts as shared: three words in a row say the same, two may do so by chance. */
const RUN_WORDS = 3;
/** Longest stretch of differing words that is looked at for misread letters and words joined or split. */
const LONGEST_REPAIR = 8;
/** Letters that may differ, for one letter, before a stretch counts as other words rather than a misreading. */
const MISREAD = 0.34;

export function comparedText(text: string): ComparedText {
  const words = comparedWords(text);
  const found = runs(Uint32Array.from(words, hashWord), Math.max(1, Math.min(RUN_WORDS, words.length)));
  const first = new Map<number, number>();
  for (let at = found.length - 1; at >= 0; at--) first.set(found[at] as number, at);
  return { words, runs: found, first };
}

/**
 * Compares two texts. A word counts as shared when it stands in a run of words that both have, wherever: moved passages
 * and pages in another order change nothing. Between two shared runs that stand at the same distance in both, words
 * that differ only by misread letters, or by where spaces and hyphens fall, count as shared by their letters.
 */
export function overlap(one: ComparedText, other: ComparedText): Overlap {
  const [shorter, longer] = one.words.length <= other.words.length ? [one, other] : [other, one];
  if (shorter.words.length === 0) return { containment: 0, resemblance: 0, sizes: 0 };
  const inLonger = sharedWords(shorter, longer);
  const inShorter = sharedWords(longer, shorter);
  const all = shorter.words.length + longer.words.length;
  return {
    containment: inLonger / shorter.words.length,
    resemblance: (inLonger + inShorter) / all,
    sizes: shorter.words.length / longer.words.length,
  };
}

/** How many words of a text stand in another one. */
function sharedWords(text: ComparedText, other: ComparedText): number {
  const length = text.words.length;
  const span = length - text.runs.length + 1;
  // partner[i] is where word i stands in the other text, or -1.
  const partner = new Int32Array(length).fill(-1);
  for (let at = 0; at < text.runs.length; at++) {
    const there = other.first.get(text.runs[at] as number);
    if (there === undefined) continue;
    for (let step = 0; step < span; step++) partner[at + step] = there + step;
  }
  let shared = 0;
  for (let at = 0; at < length; ) {
    if (partner[at] !== -1) {
      shared++;
      at++;
      continue;
    }
    let end = at;
    while (end < length && partner[end] === -1) end++;
    shared += repaired(text.words, at, end, other.words, partner);
    at = end;
  }
  return shared;
}

/** How many of the words from `start` to `end` are the other text's words between the same neighbours, misread. */
function repaired(
  words: readonly string[],
  start: number,
  end: number,
  other: readonly string[],
  partner: Int32Array,
): number {
  if (end - start > LONGEST_REPAIR) return 0;
  const from = start === 0 ? 0 : (partner[start - 1] as number) + 1;
  const to = end === words.length ? other.length : (partner[end] as number);
  if (to <= from || to - from > LONGEST_REPAIR) return 0;
  const here = words.slice(start, end).join('');
  const there = other.slice(from, to).join('');
  const most = Math.max(here.length, there.length);
  const differing = editDistance(here, there, Math.floor(MISREAD * most));
  return differing === null ? 0 : (end - start) * (1 - differing / most);
}

/**
 * Letters to insert, delete or replace to turn one word into another (Levenshtein 1966), or null where they are more
 * than `most`.
 */
export function editDistance(one: string, other: string, most: number): number | null {
  if (Math.abs(one.length - other.length) > most) return null;
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const row = [at];
    let least = at;
    for (let column = 1; column <= other.length; column++) {
      const replaced = (above[column - 1] as number) + (one[at - 1] === other[column - 1] ? 0 : 1);
      const value = Math.min(replaced, (above[column] as number) + 1, (row[column - 1] as number) + 1);
      row.push(value);
      if (value < least) least = value;
    }
    if (least > most) return null;
    above = row;
  }
  const distance = above[other.length] as number;
  return distance > most ? null : distance;
}
