/**
 * Lines of one paragraph into one line of text.
 */

/** Words of a document as they stand inside its lines, where nothing was broken. */
export type Vocabulary = ReadonlySet<string>;

/** Characters at the end of a line that are looked at. */
const LONGEST_WORD = 60;
const WORD = /[\p{L}\p{N}]+(?:[-‐’'][\p{L}\p{N}]+)*/gu;

/** Collects the words that stand whole inside a line. The last word of a line is left out: it may be half a word. */
export function vocabularyOf(lines: readonly { readonly text: string }[]): Vocabulary {
  const known = new Set<string>();
  for (const { text } of lines) {
    const words = text.toLowerCase().match(WORD) ?? [];
    for (const word of text.endsWith('-') ? words.slice(0, -1) : words) known.add(word);
  }
  return known;
}

/**
 * Joins two pieces that a line end parted. A word hyphenated only at the line end loses its hyphen; a compound keeps
 * it. Which of the two it is, the document's own words decide: the form that stands elsewhere, then whether both halves
 * are words by themselves.
 */
export function joinPieces(before: string, after: string, known: Vocabulary): string {
  if (before === '' || after === '') return before + after;
  const end = before.slice(-LONGEST_WORD);
  const broken = /[-‐]$/u.test(end) ? /([\p{L}\p{N}][\p{L}\p{N}’'-]*)[-‐]$/u.exec(end) : null;
  const next = /^[\p{L}\p{N}]+/u.exec(after);
  if (broken?.[1] && next) {
    const [head, tail] = [broken[1].toLowerCase(), next[0].toLowerCase()];
    const hyphenated = `${head}-${tail}`;
    const last = head.slice(head.lastIndexOf('-') + 1);
    const compound =
      known.has(hyphenated) ||
      (!known.has(head + tail) &&
        (last.length < 2 || /\p{N}$/u.test(head) || head.includes('-') || known.has(last) || /^\p{Lu}/u.test(next[0])));
    return (compound ? before : before.slice(0, -1)) + after;
  }
  // A dash or slash between words without spaces stays without spaces: "five–" "15", "and/" "or".
  if (/[\p{L}\p{N}][–—/]$/u.test(end) && /^[\p{L}\p{N}]/u.test(after)) return before + after;
  return `${before} ${after}`;
}
