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
  let at = 0;
  while (at < text.length) {
    const end = plainEnd(text, at);
    const next = text.charCodeAt(end);
    // A plain word that nothing can go on from, as most are, needs no pattern; nor does what parts two of them.
    if (end > at && !(next >= 0x80 || next === APOSTROPHE || next === HYPHEN || next === AMPERSAND)) {
      const word = text.slice(at, end);
      found.push({ text: word, word: word.toLowerCase(), start: at, end });
      at = end;
    } else if (end === at && next < 0x80) at++;
    else {
      WORD.lastIndex = at;
      const match = WORD.exec(text);
      if (match === null) break;
      at = match.index + match[0].length;
      found.push({ text: match[0], word: normalWord(match[0]), start: match.index, end: at });
    }
  }
  return found;
}

const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;
const AMPERSAND = 0x26;

/** Where the run of ASCII letters and digits ends that begins at a place; the place itself where there is none. */
function plainEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = code | 0x20;
    if (!((letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39))) break;
  }
  return at;
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
