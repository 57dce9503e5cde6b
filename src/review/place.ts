/**
 * Finds a quotation again in a text that was read anew, or by another reviewer's program.
 */
import type { Passage } from '../document/document.ts';
import { passageFromSelection } from './own-passage.ts';
import type { QuotedRange } from './records.ts';

export interface ReadText {
  readonly text: string;
  readonly passages: readonly Passage[];
}

/**
 * The passage that carries the quotation now: one that says the same, nearest to where it stood; or else a passage of the
 * reviewer's own where the words stand within or across passages. Line breaks, spaces, hyphens, quotation marks and
 * capitals may differ. Null where the words are gone.
 */
export function placeQuotation(quotation: QuotedRange, document: ReadText): Passage | null {
  return placerIn(document)(quotation);
}

/**
 * Places many quotations in one text: see {@link placeQuotation}. Passages in `taken` are passed over while another one
 * says the same.
 */
export function placerIn(
  document: ReadText,
): (quotation: QuotedRange, taken?: (passage: Passage) => boolean) => Passage | null {
  const byText = once(() => grouped(document.passages, ({ text }) => text));
  const byLetters = once(() => grouped(document.passages, ({ text }) => loosened(text).text));
  const whole = once(() => loosened(document.text));
  return (quotation, taken = () => false) => {
    const nearest = (passages: readonly Passage[] = []) =>
      passages.toSorted(
        (one, other) =>
          Number(taken(one)) - Number(taken(other)) ||
          distance(one, quotation) - distance(other, quotation) ||
          one.start - other.start,
      )[0];
    const exact = nearest(byText().get(quotation.text));
    if (exact !== undefined) return exact;
    const wanted = loosened(quotation.text).text;
    if (wanted === '') return null;
    const alike = nearest(byLetters().get(wanted));
    if (alike !== undefined) return alike;
    const { text, starts, ends } = whole();
    let best: { start: number; end: number } | null = null;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const range = { start: starts[at] ?? 0, end: ends[at + wanted.length - 1] ?? 0 };
      if (best === null || distance(range, quotation) < distance(best, quotation)) best = range;
    }
    return best === null ? null : passageFromSelection(document, best.start, best.end);
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function grouped(passages: readonly Passage[], nameOf: (passage: Passage) => string): Map<string, Passage[]> {
  const groups = new Map<string, Passage[]>();
  for (const passage of passages) {
    const name = nameOf(passage);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [passage]);
    else group.push(passage);
  }
  return groups;
}

interface Loosened {
  readonly text: string;
  /** Where each unit of `text` begins and ends in the text it was made from. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Letters and digits in lower case. */
function loosened(text: string): Loosened {
  let letters = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const letter = match[0].toLowerCase();
    letters += letter;
    for (let unit = 0; unit < letter.length; unit++) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { text: letters, starts, ends };
}

function distance(range: { readonly start: number }, quotation: QuotedRange): number {
  return Math.abs(range.start - quotation.start);
}
