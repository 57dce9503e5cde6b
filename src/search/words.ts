/**
 * Words as search compares them. A word written with a hyphen, an ampersand or a break at the line's end is kept in
 * two forms, in parts and joined, so that "multi-agency", "multi agency" and "multiagency" find one another.
 */
import { type Recent, recent } from '../language/recent.ts';
import { stem } from '../language/stems.ts';
import { tokens } from '../language/tokens.ts';

export interface SearchWord {
  /** Stems of its parts: two or more for a compound. */
  readonly parts: readonly string[];
  /** Stem of the parts written as one word; equal to the only part where there is one. */
  readonly joined: string;
  /** Lower-case letters as written, without marks and possessive 's: what a prefix is compared with. */
  readonly plain: readonly string[];
  /** The same with the possessive 's and apostrophes: "child's". */
  readonly written: readonly string[];
  /** Half-open UTF-16 range in the text. */
  readonly start: number;
  readonly end: number;
}

/** Plurals that Porter's rules do not fold. */
const IRREGULAR = new Map([
  ['children', 'child'],
  ['childrens', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['people', 'person'],
]);

const LINE_BREAK_HYPHEN = /^[-‐‑]\s*\n\s*$/u;

/** The words of a text in order, hyphenated ones whole even where the hyphen ends a line. */
export function searchWords(text: string): SearchWord[] {
  const found: SearchWord[] = [];
  let pending: { plain: readonly string[]; written: readonly string[]; start: number; end: number } | null = null;
  const push = () => {
    if (pending !== null) found.push(wordOf(pending));
    pending = null;
  };
  for (const token of tokens(text)) {
    const plain = partsOf(token.word, PLAIN);
    if (plain.length === 0) continue;
    const asWritten = partsOf(token.text, WRITTEN);
    const written = asWritten.length === plain.length ? asWritten : plain;
    if (pending !== null && LINE_BREAK_HYPHEN.test(text.slice(pending.end, token.start))) {
      pending = {
        plain: [...pending.plain, ...plain],
        written: [...pending.written, ...written],
        start: pending.start,
        end: token.end,
      };
    } else {
      push();
      pending = { plain, written, start: token.start, end: token.end };
    }
  }
  push();
  return found;
}

/** A form of the parts of a word, and what it was for the words met before. */
interface Form {
  readonly of: (part: string) => string;
  readonly known: Recent<readonly string[]>;
}

const PLAIN: Form = { of: plainWord, known: recent() };
const WRITTEN: Form = { of: writtenWord, known: recent() };

function partsOf(word: string, { of, known }: Form): readonly string[] {
  const seen = known.get(word);
  if (seen !== undefined) return seen;
  const parts = word
    .split(/[-‐‑&]/u)
    .map(of)
    .filter((part) => part !== '');
  known.set(word, parts);
  return parts;
}

function writtenWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/[^\p{L}\p{N}']/gu, '')
    .toLowerCase();
}

/** One word without apostrophes, marks or anything else that is no letter or digit. */
export function plainWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** The form under which a plain word is found, its plural folded. */
export function searchStem(plain: string): string {
  return IRREGULAR.get(plain) ?? stem(plain);
}

function wordOf(word: Omit<SearchWord, 'parts' | 'joined'>): SearchWord {
  const parts = word.plain.map(searchStem);
  const joined = word.plain.length === 1 ? (parts[0] ?? '') : searchStem(word.plain.join(''));
  return { ...word, parts, joined };
}

/** How many words either side of a compound are repeated beside its joined form, so that phrases run through it. */
const ECHO = 3;

/**
 * What the full-text index holds for a text: stems of all words in order, compounds in parts; after them each compound
 * joined, among its neighbours. SQLite's `unicode61` tokenizer reads it as it stands. Ranges in the text itself come
 * from `matchedRanges`, never from this.
 */
export function indexText(text: string): string {
  const words = searchWords(text);
  const forms = words.map((word) => word.parts.join(' '));
  const echoes = words.flatMap((word, at) => {
    if (word.parts.length === 1) return [];
    const before = words.slice(Math.max(0, at - ECHO), at).map((neighbour) => neighbour.joined);
    const after = words.slice(at + 1, at + 1 + ECHO).map((neighbour) => neighbour.joined);
    return [[...before, word.joined, ...after].join(' ')];
  });
  return [forms.join(' '), ...echoes].join('\n');
}
