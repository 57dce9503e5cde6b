/**
 * What a passage is made of, as the statistics see it: content stems and pairs of neighbouring content stems.
 */
import type { Part } from '../language/phrases.ts';
import { isStopWord } from '../language/stop-words.ts';

export interface Term {
  /** A stem, or two stems with a space between. */
  readonly term: string;
  /** Parts [from, to) of the passage carry it. */
  readonly from: number;
  readonly to: number;
}

const DIGITS = /\d/u;

/** Whether a part carries subject matter: no function word, no number, no single letter. */
export function isContent(part: Part): boolean {
  return part.word.length > 1 && !isStopWord(part.word) && !DIGITS.test(part.word);
}

/** The content stems of a text and their neighbouring pairs, at most two function words apart. */
export function termsOf(text: readonly Part[]): Term[] {
  const found: Term[] = [];
  let before = -1;
  for (let at = 0; at < text.length; at++) {
    const part = text[at] as Part;
    if (!isContent(part)) continue;
    found.push({ term: part.stem, from: at, to: at + 1 });
    if (before >= 0 && at - before <= 3) {
      found.push({ term: `${(text[before] as Part).stem} ${part.stem}`, from: before, to: at + 1 });
    }
    before = at;
  }
  return found;
}
