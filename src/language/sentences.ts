/**
 * Sentences of a passage.
 */

export interface Sentence {
  readonly text: string;
  /** Half-open UTF-16 range in the passage. */
  readonly start: number;
  readonly end: number;
}

/** Shortened words whose full stop does not end a sentence. */
const SHORTENED =
  /(?:\b(?:e\.g|i\.e|etc|vs|cf|para|paras|no|nos|mr|mrs|ms|dr|prof|st|approx|dept|fig|vol|ed|eds)|\b\p{L})\.$/iu;

/** Splits at full stops, question and exclamation marks and semicolon-free line ends; trims white space at both ends. */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  for (const match of text.matchAll(/[.!?]+["'”’)\]]*(?=\s+["'“‘([]*[\p{Lu}\p{N}]|\s*$)|\n{2,}/gu)) {
    const to = match.index + match[0].length;
    if (match[0] === '.' && to < text.length && SHORTENED.test(text.slice(from, to))) continue;
    push(found, text, from, to);
    from = to;
  }
  push(found, text, from, text.length);
  return found;
}

function push(found: Sentence[], text: string, from: number, to: number): void {
  const piece = text.slice(from, to);
  const trimmed = piece.trim();
  if (trimmed === '') return;
  const start = from + piece.indexOf(trimmed);
  found.push({ text: trimmed, start, end: start + trimmed.length });
}
