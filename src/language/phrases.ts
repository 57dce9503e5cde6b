/**
 * Phrases of the field, found in running text by their stems: "assesses", "assessment" and "assessments" are one word
 * here, "information-sharing" and "information sharing" one phrase, "well- being" (broken by a line end) is "well-being".
 */
import { recent } from './recent.ts';
import { numberInText, numberOf, stem, UNNUMBERED } from './stems.ts';
import { isStopWord } from './stop-words.ts';
import { normalWord, tokens } from './tokens.ts';

/** One part of a word: hyphenated words are taken apart. */
export interface Part {
  /** The stem in which words are compared. */
  readonly stem: string;
  /** The number of the stem (`numberOf`). */
  readonly number: number;
  /** The part in the form in which words are compared: lower case, straight apostrophes, no possessive. */
  readonly word: string;
  /** Whether it is written in capitals, as short names of agencies are. */
  readonly capitals: boolean;
  /** Whether it carries subject matter: no function word, no number, no single letter. */
  readonly content: boolean;
  /** Half-open UTF-16 range in the text. */
  readonly start: number;
  readonly end: number;
}

/** Words that the stemmer leaves apart although they are one, and spellings that are one word or two. */
const SAME: ReadonlyMap<string, readonly string[]> = new Map([
  ['children', ['child']],
  ['wellbeing', ['well', 'be']],
  ['multiagency', ['multi', 'agenc']],
  ['interagency', ['inter', 'agenc']],
  ['subgroup', ['sub', 'group']],
  ['cooperation', ['co', 'oper']],
  ['coordinate', ['co', 'ordin']],
  ['coordinated', ['co', 'ordin']],
  ['coordination', ['co', 'ordin']],
  ['coproduction', ['co', 'product']],
  ['colocated', ['co', 'locat']],
  ['safeguarding', ['safeguard']],
  ['analyses', ['analysi']],
  ['analysed', ['analysi']],
  ['analyse', ['analysi']],
  ['analytical', ['analysi']],
  ['criteria', ['criterion']],
]);

const CAPITALS = /^\p{Lu}[\p{Lu}\p{N}&]+s?$/u;

/** The last text and its parts: agencies, polarity and criteria ask for the same ones in turn. */
let last: { readonly text: string; readonly parts: readonly Part[] } = { text: '', parts: [] };

/** The parts of a text's words in order, with their stems. */
export function parts(text: string): readonly Part[] {
  if (last.text !== text) last = { text, parts: readParts(text) };
  return last.parts;
}

function readParts(text: string): Part[] {
  const found: Part[] = [];
  for (const token of tokens(text)) {
    for (const { stem, number, word, capitals, content, from, to } of piecesOf(token.text)) {
      found.push({ stem, number, word, capitals, content, start: token.start + from, end: token.start + to });
    }
  }
  return found;
}

/** A part of a word, and where in the word it stands. */
interface Piece extends Omit<Part, 'start' | 'end'> {
  readonly from: number;
  readonly to: number;
}

/** The parts of words met before: nearly every word is. */
const known = recent<readonly Piece[]>();

function piecesOf(written: string): readonly Piece[] {
  let found = known.get(written);
  if (found === undefined) {
    // A copy: what is kept of a word must not keep the text that it was cut from.
    found = takenApart(` ${written}`.slice(1));
    // A name may still give it a number of its own.
    if (found.every(({ number }) => number !== UNNUMBERED)) known.set(written, found);
  }
  return found;
}

function takenApart(written: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const piece of written.split(/[-‐‑]/u)) {
    const to = from + piece.length;
    if (piece !== '') {
      const word = normalWord(piece);
      const capitals = CAPITALS.test(piece.replace(/[’'].*$/u, ''));
      const content = word.length > 1 && !isStopWord(word) && !/\d/u.test(word);
      for (const own of SAME.get(word) ?? [stem(word)]) {
        found.push({ stem: own, number: numberInText(own), word, capitals, content, from, to });
      }
    }
    from = to + 1;
  }
  return found;
}

interface Node<Value> {
  /** By the number of the next stem. */
  readonly next: Map<number, Node<Value>>;
  /** What ends here; short names in capitals must stand in capitals. */
  readonly values: { readonly value: Value; readonly capitals: boolean }[];
}

/** Numbers below this are looked up in a list: the words of the field have them, being met first. */
const LISTED = 2 ** 14;

/** Phrases by their stems, ready to be looked for. */
export interface PhraseIndex<Value> {
  readonly root: Node<Value>;
  /** What begins with a stem, by its number: every part of a text is looked up here, and few go further. */
  readonly first: readonly (Node<Value> | undefined)[];
}

/** A phrase found: parts [from, to) of the text carry it. */
export interface PhraseMatch<Value> {
  readonly value: Value;
  readonly from: number;
  readonly to: number;
}

/** Builds the index of phrases, each with the value it stands for. One phrase may stand for several. */
export function phraseIndex<Value>(phrases: Iterable<readonly [phrase: string, value: Value]>): PhraseIndex<Value> {
  const root: Node<Value> = { next: new Map(), values: [] };
  for (const [phrase, value] of phrases) {
    const words = parts(phrase);
    let node = root;
    for (const word of words) {
      const number = numberOf(word.stem);
      let next = node.next.get(number);
      if (next === undefined) {
        next = { next: new Map(), values: [] };
        node.next.set(number, next);
      }
      node = next;
    }
    if (node === root) continue;
    const capitals = words.length === 1 && words[0]?.capitals === true;
    if (!node.values.some((known) => known.value === value)) node.values.push({ value, capitals });
  }
  const first = new Array<Node<Value> | undefined>(LISTED).fill(undefined);
  for (const [number, node] of root.next) if (number < LISTED) first[number] = node;
  return { root, first };
}

/** Every phrase of the index that stands in the text, overlapping ones included, in order of where they begin. */
export function findPhrases<Value>(index: PhraseIndex<Value>, text: readonly Part[]): PhraseMatch<Value>[] {
  const found: PhraseMatch<Value>[] = [];
  const { root, first } = index;
  for (let from = 0; from < text.length; from++) {
    const { number } = text[from] as Part;
    let node = number < LISTED ? first[number] : root.next.get(number);
    for (let at = from; node !== undefined; ) {
      const part = text[at] as Part;
      for (const { value, capitals } of node.values) {
        if (!capitals || part.capitals) found.push({ value, from, to: at + 1 });
      }
      at++;
      node = at < text.length ? node.next.get((text[at] as Part).number) : undefined;
    }
  }
  return found;
}

/** Leaves out matches that lie inside a longer match of the same value. */
export function longestMatches<Value>(matches: readonly PhraseMatch<Value>[]): PhraseMatch<Value>[] {
  return matches.filter((match) => !isInsideAnother(matches, match));
}

function isInsideAnother<Value>(
  matches: readonly PhraseMatch<Value>[],
  { value, from, to }: PhraseMatch<Value>,
): boolean {
  for (let at = 0; at < matches.length; at++) {
    const other = matches[at] as PhraseMatch<Value>;
    if (other.from <= from && other.to >= to && other.to - other.from > to - from && other.value === value) return true;
  }
  return false;
}
