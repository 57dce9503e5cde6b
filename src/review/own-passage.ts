/**
 * Passages that the reviewer makes from a selection.
 */
import type { Passage } from '../document/document.ts';

const IN_WORD = /[\p{L}\p{N}'’-]/u;

/** The selection widened to whole words and freed of white space at both ends, or null where no word is in it. */
export function wholeWords(text: string, start: number, end: number): { start: number; end: number } | null {
  let from = Math.max(0, Math.min(start, end, text.length));
  let to = Math.min(text.length, Math.max(start, end, 0));
  while (from > 0 && inWord(text, from - 1) && inWord(text, from)) from--;
  while (to < text.length && inWord(text, to - 1) && inWord(text, to)) to++;
  while (from < to && /\s/u.test(text.charAt(from))) from++;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to--;
  return /[\p{L}\p{N}]/u.test(text.slice(from, to)) ? { start: from, end: to } : null;
}

/**
 * A passage of the reviewer's own. It stands under the headings of the passage it begins in, and is named by its range,
 * so that two reviewers who select the same words make the same passage. A selection that is exactly a passage already
 * gives that passage.
 */
export function passageFromSelection(
  document: { readonly text: string; readonly passages: readonly Passage[] },
  start: number,
  end: number,
): Passage | null {
  const range = wholeWords(document.text, start, end);
  if (range === null) return null;
  const { passages } = document;
  const same = passages.find((passage) => passage.start === range.start && passage.end === range.end);
  if (same !== undefined) return same;
  const touched = passages.filter((passage) => passage.start < range.end && passage.end > range.start);
  const first = touched[0] ?? passages.findLast((passage) => passage.start <= range.start);
  const last = touched.at(-1) ?? first;
  return {
    id: `s${range.start}-${range.end}`,
    kind: first?.kind === 'heading' ? 'paragraph' : (first?.kind ?? 'paragraph'),
    level: first?.level ?? 0,
    text: document.text.slice(range.start, range.end),
    ...range,
    page: first?.page ?? 1,
    endPage: last?.endPage ?? first?.page ?? 1,
    headings: first?.headings ?? [],
    number: first?.number ?? null,
    furniture: null,
    boxes: touched.flatMap((passage) => passage.boxes),
  };
}

function inWord(text: string, at: number): boolean {
  return IN_WORD.test(text.charAt(at));
}
