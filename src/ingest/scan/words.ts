/**
 * The words of recognised pages: where each stands on its page as it is shown, and where in the text of its document.
 */
import type { Box, Passage } from '../../document/document.ts';
import type { RecognisedPage, RecognisedWord } from '../../document/recognised.ts';
import { turnedBack } from '../pdf/turn.ts';
import { tilted } from './fragments.ts';

/** A word where it stands: of which line it is which word, and its box on the page. */
export interface PlacedWord extends RecognisedWord {
  readonly line: number;
  readonly word: number;
  readonly box: Box;
}

/** A word with its range in the canonical text; null where no passage has it. */
export interface WordInText extends PlacedWord {
  readonly passageId: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

/** Every word of a page, in the order of its lines. */
export function wordsOn(page: RecognisedPage, number: number): PlacedWord[] {
  return page.lines.flatMap((line, at) =>
    line.words.map((word, order): PlacedWord => {
      const level: Box = {
        page: number,
        left: word.left,
        top: line.top,
        width: word.right - word.left,
        height: line.bottom - line.top,
      };
      return { ...word, line: at, word: order, box: tilted(turnedBack(level, page.turn, page), page.skew, page) };
    }),
  );
}

/** Letters that may be passed over between two words of a line: what was left out there, notes and signs. */
const REACH = 60;

/** Finds each word in the passage whose lines it stands on, in the order in which the passage has them. */
export function wordsInText(words: readonly PlacedWord[], passages: readonly Passage[]): WordInText[] {
  // A passage of the reviewer's own lies within one that was read, which has all the words of its lines.
  const longestFirst = passages.toSorted((one, other) => other.end - other.start - (one.end - one.start));
  const inPassage = new Map<Passage, { readonly word: PlacedWord; readonly line: number }[]>();
  for (const word of words) {
    const found = lineOf(word, longestFirst);
    if (found === null) continue;
    const own = inPassage.get(found.passage) ?? [];
    inPassage.set(found.passage, own);
    own.push({ word, line: found.line });
  }
  const ranges = new Map<PlacedWord, Pick<WordInText, 'passageId' | 'start' | 'end'>>();
  for (const [passage, own] of inPassage) {
    let from = 0;
    for (const { word } of own.toSorted((a, b) => a.line - b.line || a.word.word - b.word.word)) {
      const range = word.text === '' ? null : rangeOf(word.text, passage.text, from);
      if (range === null) continue;
      const [start, end] = range;
      ranges.set(word, { passageId: passage.id, start: passage.start + start, end: passage.start + end });
      from = end;
    }
  }
  return words.map((word) => ({ ...word, ...(ranges.get(word) ?? { passageId: null, start: null, end: null }) }));
}

/** The line of a passage on which a word stands: the nearest of those whose box holds its middle. */
function lineOf({ box }: PlacedWord, passages: readonly Passage[]): { passage: Passage; line: number } | null {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  let best: { passage: Passage; line: number } | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const passage of passages)
    for (const [line, one] of passage.boxes.entries()) {
      if (one.page !== box.page || x < one.left - 1 || x > one.left + one.width + 1) continue;
      const away = Math.abs(one.top + one.height / 2 - y);
      if (away > (one.height + box.height) / 2 || away >= nearest) continue;
      [best, nearest] = [{ passage, line }, away];
    }
  return best;
}

/** A word in a text from a place on; of one parted at the end of a line, the part. */
function rangeOf(word: string, text: string, from: number): readonly [number, number] | null {
  for (const form of [word, word.normalize('NFC'), word.replace(/[-\u2010\u00ad]$/u, '')]) {
    const at = form === '' ? -1 : text.indexOf(form, from);
    if (at >= 0 && at - from <= REACH) return [at, at + form.length];
  }
  return null;
}
