/**
 * Lines of one paragraph into one line of text.
 */

/** What a document shows of its own words and of how it breaks them. */
export interface Vocabulary {
  /** Words as they stand inside lines, where nothing was broken. */
  readonly words: ReadonlySet<string>;
  /** Whether words without a hyphen of their own are broken at line ends; most word processors never do that. */
  readonly hyphenates: boolean;
}

/** Characters at the end of a line that are looked at. */
const LONGEST_WORD = 60;
const WORD = /[\p{L}\p{N}]+(?:[-‐’'][\p{L}\p{N}]+)*/gu;

/** The halves of a word that a line end parted, in lower case. */
interface Broken {
  readonly head: string;
  readonly tail: string;
}

/** Collects the words that stand whole inside a line. The last word of a line is left out: it may be half a word. */
export function vocabularyOf(lines: readonly { readonly text: string }[]): Vocabulary {
  const words = new Set<string>();
  for (const { text } of lines) {
    const found = text.toLowerCase().match(WORD) ?? [];
    for (const word of text.endsWith('-') ? found.slice(0, -1) : found) words.add(word);
  }
  const hyphenates = lines.some(({ text }, at) => {
    const broken = brokenWord(text, lines[at + 1]?.text ?? '');
    return broken !== null && words.has(broken.head + broken.tail) && !words.has(`${broken.head}-${broken.tail}`);
  });
  return { words, hyphenates };
}

function brokenWord(before: string, after: string): Broken | null {
  const end = before.slice(-LONGEST_WORD);
  const head = /[-‐]$/u.test(end) ? /([\p{L}\p{N}][\p{L}\p{N}’'-]*)[-‐]$/u.exec(end)?.[1] : undefined;
  const tail = /^[\p{L}\p{N}]+/u.exec(after)?.[0];
  return head === undefined || tail === undefined ? null : { head: head.toLowerCase(), tail: tail.toLowerCase() };
}

/**
 * Joins two pieces that a line end parted. A word hyphenated only at the line end loses its hyphen; a compound keeps
 * it. Which of the two it is, the document's own words decide: the form that stands elsewhere; then whether it breaks
 * words at all, and whether the first half is a word by itself.
 */
export function joinPieces(before: string, after: string, { words, hyphenates }: Vocabulary): string {
  if (before === '' || after === '') return before + after;
  const broken = brokenWord(before, after);
  if (broken) {
    const { head, tail } = broken;
    const last = head.slice(head.lastIndexOf('-') + 1);
    const whole = words.has(head + tail) && !words.has(`${head}-${tail}`);
    const compound =
      words.has(`${head}-${tail}`) ||
      head.includes('-') ||
      /\p{N}$/u.test(head) ||
      /^\p{Lu}/u.test(after) ||
      words.has(last);
    return (whole || (hyphenates && !compound) ? before.slice(0, -1) : before) + after;
  }
  // A dash or slash between words without spaces stays without spaces: "five–" "15", "and/" "or".
  if (/[\p{L}\p{N}][–—/]$/u.test(before.slice(-2)) && /^[\p{L}\p{N}]/u.test(after)) return before + after;
  return `${before} ${after}`;
}
