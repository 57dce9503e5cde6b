/**
 * The words of a passage, sorted into what can and cannot be part of a term.
 */
import { sentences } from '../language/sentences.ts';
import { stem } from '../language/stems.ts';
import { isStopWord } from '../language/stop-words.ts';
import { type Token, tokens } from '../language/tokens.ts';
import { singular } from './abbreviations.ts';
import { isGeneralWord, isWeakWord } from './general-words.ts';
import { hash } from './hash.ts';

/** What a word can do: make a term, stand in one, be a name, connect two terms, or end a term. */
export type WordKind = 'term' | 'weak' | 'name' | 'connector' | 'end';

export interface ReadWord {
  /** As written. */
  readonly text: string;
  /** Comparable form: lower case, plural folded, hyphens resolved. */
  readonly stem: string;
  /** The stem as a number of 50 bits: a sum of a few stays exact. */
  readonly number: number;
  readonly kind: WordKind;
  /** Whether only white space stands between this word and the one before it. */
  readonly joins: boolean;
  /** Number of the sentence it stands in, from 0. */
  readonly sentence: number;
}

type Piece = Omit<ReadWord, 'sentence' | 'number'>;

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

/** A stem as a number of 50 bits: a sum of a few stays exact. */
export function stemNumber(stem: string): number {
  return hash(stem) % 2 ** 50;
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

/** What all texts of a reading have in common: how their words are read. */
export interface Lexicon {
  /** Short form to long form. */
  readonly abbreviations: ReadonlyMap<string, string>;
  /** Words that are names. */
  readonly names: ReadonlySet<string>;
  /** Compounds kept in one piece, and the words they begin with. */
  readonly compounds: ReadonlySet<string>;
  readonly firstWords: ReadonlySet<string>;
  /** Words read before, by how they are written: most stand in many texts, and one value serves all. */
  readonly known: Map<string, ReadWord[]>;
}

/** A lexicon that has read nothing yet. */
export function lexiconOf(
  abbreviations: ReadonlyMap<string, string>,
  names: ReadonlySet<string>,
  compounds: ReadonlySet<string>,
): Lexicon {
  const firstWords = new Set([...compounds].map((compound) => compound.slice(0, compound.indexOf(' '))));
  return { abbreviations, names, compounds, firstWords, known: new Map() };
}

/** The words of a text, each with what it can do in a term; abbreviations stand as their long forms. */
export function readWords(text: string, lexicon: Lexicon): ReadWord[] {
  const { abbreviations, compounds, firstWords } = lexicon;
  const ends = sentences(text).map((sentence) => sentence.end);
  let sentence = 0;
  const read: ReadWord[] = [];
  const push = (written: string, word: string, joins: boolean) => {
    for (const piece of known(lexicon, written, word, joins, sentence)) read.push(piece);
  };
  const found = tokens(text);
  let end = 0;
  for (let at = 0; at < found.length; at++) {
    const token = found[at];
    if (token === undefined) break;
    while (token.start >= (ends[sentence] ?? Number.POSITIVE_INFINITY)) sentence++;
    const joins = at > 0 && isSpace(text, end, token.start);
    end = token.end;
    const next = found[at + 1];
    if (token.word === 'section' && next !== undefined && /^\d+$/u.test(next.word)) {
      if (isSpace(text, token.end, next.start)) {
        const written = text.slice(token.start, next.end);
        const stem = `section${next.word}`;
        read.push({ text: written, stem, number: stemNumber(stem), kind: 'term', joins, sentence });
        end = next.end;
        at++;
        continue;
      }
    }
    const length = firstWords.has(token.word) ? compoundAt(text, found, at, compounds) : 1;
    const last = found[at + length - 1];
    if (length > 1 && last !== undefined) {
      const word = found.slice(at, at + length).map((part) => part.word);
      push(text.slice(token.start, last.end), word.join('-'), joins);
      end = last.end;
      at += length - 1;
      continue;
    }
    const long = /\p{Lu}.*\p{Lu}/u.test(token.text)
      ? abbreviations.get(singular(token.text.replace(/[’']s?$/u, '')).toUpperCase())
      : undefined;
    if (long === undefined) push(token.text, token.word, joins);
    // The long form stands for the short one; definitions show both and count once all the same.
    else for (const [index, part] of tokens(long).entries()) push(part.text, part.word, index === 0 ? joins : true);
  }
  return read;
}

function isSpace(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!/\s/u.test(text[at] ?? '')) return false;
  return to > from;
}

/** The pieces of a word where it stands; the same values again for the same word. */
function known(lexicon: Lexicon, written: string, word: string, joins: boolean, sentence: number): ReadWord[] {
  const key = `${sentence}${joins ? '+' : ' '}${written}`;
  const before = lexicon.known.get(key);
  if (before !== undefined) return before;
  const pieces = compoundWords(written, word, joins, lexicon.names).map((piece) => ({
    ...piece,
    number: stemNumber(piece.stem),
    sentence,
  }));
  lexicon.known.set(key, pieces);
  return pieces;
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
