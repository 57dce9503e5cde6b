/**
 * Finding by typing: every word typed must begin a word of the text. Small lists only; it looks at all of them.
 */

export interface Range {
  readonly start: number;
  readonly end: number;
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

/**
 * Where the typed words begin words of the text, in order of the text, or null if one of them does not. Typing nothing
 * matches everything. Offsets are right for text without combining marks, which is what names and criteria are.
 */
export function matchWords(typed: string, text: string): readonly Range[] | null {
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  const within = folded(text);
  const ranges: Range[] = [];
  for (const word of words) {
    let at = -1;
    do at = within.indexOf(word, at + 1);
    while (at > 0 && /[\p{L}\p{N}]/u.test(within[at - 1] ?? ''));
    if (at < 0) return null;
    ranges.push({ start: at, end: at + word.length });
  }
  return ranges.sort((left, right) => left.start - right.start);
}

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Cuts a text into marked and unmarked pieces. Ranges may overlap and stand in any order. */
export function cut(text: string, ranges: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of [...ranges].sort((left, right) => left.start - right.start)) {
    const from = Math.max(at, Math.min(start, text.length));
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
