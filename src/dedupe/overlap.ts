/**
 * The exact comparison: how much of each of two texts stands in the other, word by word, and which figures were replaced.
 */
import { comparedWords, hashWord, runs } from './words.ts';

export interface Overlap {
  /** Share of the shorter text's words that stand in the longer one, 0 to 1. */
  readonly containment: number;
  /** Share of all words of both that stand in the other (Dice), 0 to 1. */
  readonly resemblance: number;
  /** Words of the shorter text for one word of the longer one, 0 to 1. */
  readonly sizes: number;
  /** Years that stand in the same words of both, and years that stand in the same words but differ. */
  readonly years: Replacement;
  /** The same for all other figures. */
  readonly figures: Replacement;
}

export interface Replacement {
  readonly kept: number;
  readonly replaced: number;
}

/** A text made ready to be compared many times. */
export interface ComparedText {
  readonly words: readonly string[];
  /** Hashes of runs of words, one for each word at which a run begins. */
  readonly runs: Uint32Array;
  /** Where a run with this hash stands first, or -1. */
  readonly find: (run: number) => number;
}

/** Words in a run that counts as shared: three words in a row say the same, two may do so by chance. */
const RUN_WORDS = 3;
/** Longest stretch of differing words that is looked at for misread letters and words joined or split. */
const LONGEST_REPAIR = 8;
/** Letters that may differ, for one letter, before a stretch counts as other words rather than a misreading. */
const MISREAD = 0.34;

export function comparedText(text: string): ComparedText {
  return comparedFrom(comparedWords(text));
}

/** The same from the words of a text. */
export function comparedFrom(words: readonly string[]): ComparedText {
  const found = runs(Uint32Array.from(words, hashWord), Math.max(1, Math.min(RUN_WORDS, words.length)));
  return { words, runs: found, find: firstPositions(found) };
}

/** A hash table by open addressing: a few times faster and smaller than a `Map` of numbers. */
function firstPositions(hashes: Uint32Array): (hash: number) => number {
  let size = 16;
  while (size < 2 * hashes.length) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const slotOf = (hash: number): number => {
    let slot = hash & (size - 1);
    while (slots[slot] !== -1 && hashes[slots[slot] as number] !== hash) slot = (slot + 1) & (size - 1);
    return slot;
  };
  for (const [at, hash] of hashes.entries()) {
    const slot = slotOf(hash);
    if (slots[slot] === -1) slots[slot] = at;
  }
  return (hash) => slots[slotOf(hash)] as number;
}

/**
 * Compares two texts. A word counts as shared when it stands in a run of words that both have, wherever: moved passages
 * and pages in another order change nothing. Between two shared runs that stand at the same distance in both, words
 * that differ only by misread letters, or by where spaces and hyphens fall, count as shared by their letters.
 */
export function overlap(one: ComparedText, other: ComparedText): Overlap {
  const [shorter, longer] = one.words.length <= other.words.length ? [one, other] : [other, one];
  const inLonger = sharedWords(shorter, longer);
  const inShorter = sharedWords(longer, shorter);
  const all = shorter.words.length + longer.words.length;
  return {
    containment: shorter.words.length === 0 ? 0 : inLonger.shared / shorter.words.length,
    resemblance: all === 0 ? 0 : (inLonger.shared + inShorter.shared) / all,
    sizes: longer.words.length === 0 ? 0 : shorter.words.length / longer.words.length,
    years: { kept: inLonger.years.kept, replaced: inLonger.years.replaced.length },
    figures: replacedFigures(inLonger.figures),
  };
}

interface Figures {
  kept: number;
  /** What stands here and what stands there, in order. */
  readonly replaced: (readonly [number, number])[];
}

interface Shared {
  shared: number;
  readonly years: Figures;
  readonly figures: Figures;
}

/**
 * Counts replaced figures, leaving out those that count up at one distance from each other: numbers of pages and
 * paragraphs, which shift with every reading and every paragraph added.
 */
function replacedFigures({ kept, replaced }: Figures): Replacement {
  const byDistance = Map.groupBy(replaced, ([here, there]) => there - here);
  const countsUp = (pairs: Figures['replaced']) =>
    pairs.length > 1 && pairs.every(([here], at) => at === 0 || here > (pairs[at - 1]?.[0] ?? here));
  const real = [...byDistance.values()].filter((pairs) => !countsUp(pairs));
  return { kept, replaced: real.reduce((sum, pairs) => sum + pairs.length, 0) };
}

/** How many words of a text stand in another one. */
function sharedWords(text: ComparedText, other: ComparedText): Shared {
  const { words } = text;
  const span = words.length - text.runs.length + 1;
  // partner[i] is where word i stands in the other text, or -1.
  const partner = new Int32Array(words.length).fill(-1);
  for (const [at, run] of text.runs.entries()) {
    const there = other.find(run);
    if (there !== -1) for (let step = 0; step < span; step++) partner[at + step] = there + step;
  }
  const found: Shared = { shared: 0, years: { kept: 0, replaced: [] }, figures: { kept: 0, replaced: [] } };
  for (let at = 0; at < words.length; ) {
    if (partner[at] !== -1) {
      const figure = figuresOf(words[at] as string, found);
      if (figure !== null) figure.kept++;
      found.shared++;
      at++;
      continue;
    }
    let end = at;
    while (end < words.length && partner[end] === -1) end++;
    const from = at === 0 ? 0 : (partner[at - 1] as number) + 1;
    const to = end === words.length ? other.words.length : (partner[end] as number);
    if (end - at <= LONGEST_REPAIR && to > from && to - from <= LONGEST_REPAIR) {
      compareGap(words.slice(at, end), other.words.slice(from, to), found);
    }
    at = end;
  }
  return found;
}

/** Compares the words between the same neighbours in both texts: misread, or replaced. */
function compareGap(here: readonly string[], there: readonly string[], found: Shared): void {
  if (here.length === there.length) {
    for (const [at, word] of here.entries()) {
      const figure = figuresOf(word, found);
      if (figure === null || figuresOf(there[at] as string, found) !== figure) continue;
      if (word === there[at]) figure.kept++;
      else figure.replaced.push([Number(word), Number(there[at])]);
    }
  }
  const [left, right] = [here.join(''), there.join('')];
  const most = Math.max(left.length, right.length);
  const differing = editDistance(left, right, Math.floor(MISREAD * most));
  if (differing !== null) found.shared += here.length * (1 - differing / most);
}

function figuresOf(word: string, { years, figures }: Shared): Figures | null {
  const unit = word.charCodeAt(0);
  if (unit < 48 || unit > 57 || !/^\d+$/u.test(word)) return null;
  return /^(?:19|20)\d\d$/u.test(word) ? years : figures;
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
