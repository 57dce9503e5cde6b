/**
 * Words of a text and where they stand. Every method in the program that counts words starts here.
 */

export interface Token {
  /** As written. */
  readonly text: string;
  /** Lower case, NFKC, straight apostrophes, possessive 's removed: the form in which words are compared. */
  readonly word: string;
  /** Half-open UTF-16 range in the text. */
  readonly start: number;
  readonly end: number;
}

/** Letters and digits, with apostrophes, hyphens and ampersands inside a word: "child's", "multi-agency", "A&E". */
const WORD = /[\p{L}\p{N}]+(?:['’\-‐‑&][\p{L}\p{N}]+)*/gu;

/** Nothing about these but their case can differ; most words are so, and the test is much quicker than the rest. */
const PLAIN = /^[a-z0-9]+$/iu;

/** The words of a text in order. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    found.push({ text: match[0], word: normalWord(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** One word in the form in which words are compared. */
export function normalWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/[‐‑]/gu, '-')
    .replace(/'s$|'$/u, '');
}

/** The words of a text in the form in which they are compared, without positions. */
export function words(text: string): string[] {
  return tokens(text).map((token) => token.word);
}
