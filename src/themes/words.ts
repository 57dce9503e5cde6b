/**
 * The words of a passage, sorted into what can and cannot be part of a term.
 */
import { sentences } from '../language/sentences.ts';
import { stem } from '../language/stems.ts';
import { isStopWord } from '../language/stop-words.ts';
import { type Token, tokens } from '../language/tokens.ts';
import { singular } from './abbreviations.ts';
import { isGeneralWord, isWeakWord } from './general-words.ts';

/** What a word can do: make a term, stand in one, be a name, connect two terms, or end a term. */
export type WordKind = 'term' | 'weak' | 'name' | 'connector' | 'end';

export interface ReadWord {
  /** As written. */
  readonly text: string;
  /** Comparable form: lower case, plural folded, hyphens resolved. */
  readonly stem: string;
  readonly kind: WordKind;
  /** Whether only white space stands between this word and the one before it. */
  readonly joins: boolean;
  /** Number of the sentence it stands in, from 0. */
  readonly sentence: number;
}

type Piece = Omit<ReadWord, 'sentence'>;

/** Function words that may stand inside a term: "voice of the child". */
export const CONNECTORS: ReadonlySet<string> = new Set(['of', 'in', 'and', 'around', 'the']);

/** Plurals that Porter's rules leave apart. */
const IRREGULAR = new Map([
  ['children', 'child'],
  ['childrens', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['lives', 'life'],
]);

/** The form in which words of terms are compared. */
export function termStem(word: string): string {
  return IRREGULAR.get(word) ?? stem(word);
}

/** Compounds kept in one piece, which the documents write with a hyphen: "self-harm", so that "self harm" is one too. */
export function joinedCompounds(texts: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const text of texts) {
    for (const token of tokens(text)) {
      const parts = token.word.split('-');
      if (parts.length > 1 && parts.length < 4 && !splits(parts)) found.add(parts.join(' '));
    }
  }
  return found;
}

/** Whether a compound is read as its parts: each a word that can stand in a term by itself. */
function splits(parts: readonly string[]): boolean {
  return parts.every((part) => part.length > 3 && !isStopWord(part) && !isGeneralWord(part));
}

/** The words of a text, each with what it can do in a term; abbreviations stand as their long forms. */
export function readWords(
  text: string,
  abbreviations: ReadonlyMap<string, string>,
  names: ReadonlySet<string>,
  compounds: ReadonlySet<string>,
): ReadWord[] {
  const ends = sentences(text).map((sentence) => sentence.end);
  let sentence = 0;
  const read: ReadWord[] = [];
  const push = (pieces: readonly Piece[]) => {
    for (const piece of pieces) read.push({ ...piece, sentence });
  };
  const found = tokens(text);
  let end = 0;
  for (let at = 0; at < found.length; at++) {
    const token = found[at];
    if (token === undefined) break;
    while (token.start >= (ends[sentence] ?? Number.POSITIVE_INFINITY)) sentence++;
    const joins = at > 0 && /^\s+$/u.test(text.slice(end, token.start));
    end = token.end;
    const next = found[at + 1];
    const nextJoins = next !== undefined && /^\s+$/u.test(text.slice(token.end, next.start));
    if (nextJoins && token.word === 'section' && /^\d+$/u.test(next.word)) {
      push([{ text: text.slice(token.start, next.end), stem: `section${next.word}`, kind: 'term', joins }]);
      end = next.end;
      at++;
      continue;
    }
    const length = compoundAt(text, found, at, compounds);
    const last = found[at + length - 1];
    if (length > 1 && last !== undefined) {
      const word = found.slice(at, at + length).map((part) => part.word);
      push(compoundWords(text.slice(token.start, last.end), word.join('-'), joins, names));
      end = last.end;
      at += length - 1;
      continue;
    }
    const long = /\p{Lu}.*\p{Lu}/u.test(token.text)
      ? abbreviations.get(singular(token.text.replace(/[’']s?$/u, '')).toUpperCase())
      : undefined;
    if (long !== undefined) {
      // The long form stands for the short one; definitions show both and count once all the same.
      tokens(long).forEach((part, index) => {
        push(compoundWords(part.text, part.word, index === 0 ? joins : true, names));
      });
      continue;
    }
    push(compoundWords(token.text, token.word, joins, names));
  }
  return read;
}

/** How many words from here on are a compound that is written with hyphens elsewhere: "out of hours". */
function compoundAt(text: string, found: readonly Token[], at: number, compounds: ReadonlySet<string>): number {
  for (let length = 3; length > 1; length--) {
    const words = found.slice(at, at + length);
    if (words.length < length || !compounds.has(words.map((word) => word.word).join(' '))) continue;
    const gaps = words.slice(1).map((word, step) => text.slice(words[step]?.end ?? 0, word.start));
    if (gaps.every((gap) => /^\s+$/u.test(gap))) return length;
  }
  return 1;
}

/** The key of a term written out: stems of its words, connectors left out, in alphabetical order. */
export function termKey(text: string): string {
  const none = new Set<string>();
  const pieces = tokens(text).flatMap((token) => compoundWords(token.text, token.word, true, none));
  const stems = pieces.filter((piece) => piece.kind !== 'connector').map((piece) => piece.stem);
  return [...new Set(stems)].sort().join(' ');
}

function compoundWords(written: string, word: string, joins: boolean, names: ReadonlySet<string>): Piece[] {
  if (names.has(word)) return [{ text: written, stem: word, kind: 'name', joins }];
  const parts = word.split('-');
  if (parts.length === 1) return [wordOf(written, word, joins)];
  if (isGeneralWord(word)) return [{ text: written, stem: word, kind: 'end', joins }];
  if (isWeakWord(word)) return [{ text: written, stem: termStem(parts.join('')), kind: 'weak', joins }];
  if (splits(parts)) {
    const texts = written.split(/[-‐‑]/u);
    return parts.map((part, at) => wordOf(texts[at] ?? part, part, at === 0 ? joins : true));
  }
  const last = parts.at(-1) ?? '';
  if (isGeneralWord(last) && !/^(?:self|co)$/u.test(parts[0] ?? '')) {
    return [{ text: written, stem: word, kind: 'end', joins }];
  }
  return [wordOf(written, parts.join(''), joins)];
}

function wordOf(text: string, word: string, joins: boolean): Piece {
  const kind: WordKind = CONNECTORS.has(word)
    ? 'connector'
    : (isStopWord(word) && word !== 'need') || /\p{N}/u.test(word) || word.length < 2 || isGeneralWord(word)
      ? 'end'
      : isWeakWord(word)
        ? 'weak'
        : 'term';
  return { text, stem: termStem(word), kind, joins };
}
