/**
 * Phrases of the field, found in running text by their stems: "assesses", "assessment" and "assessments" are one word
 * here, "information-sharing" and "information sharing" one phrase, "well- being" (broken by a line end) is "well-being".
 */
import { recent } from './recent.ts';
import { numberInText, numberOf, stem, UNNUMBERED } from './stems.ts';
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
    let at = token.start;
    for (const piece of token.text.split(/[-‐‑]/u)) {
      const end = at + piece.length;
      if (piece !== '') {
        const word = normalWord(piece);
        const capitals = CAPITALS.test(piece.replace(/[’'].*$/u, ''));
        for (const { stem, number } of stemsOf(word)) {
          found.push({ stem, number, word, capitals, start: at, end });
        }
      }
      at = end + 1;
    }
  }
  return found;
}

type Stem = Pick<Part, 'stem' | 'number'>;

/** The stems of words met before: nearly every word is. */
const known = recent<readonly Stem[]>();

function stemsOf(word: string): readonly Stem[] {
  let found = known.get(word);
  if (found === undefined) {
    found = (SAME.get(word) ?? [stem(word)]).map((same) => ({ stem: same, number: numberInText(same) }));
    // A name may still give it a number of its own.
    if (found.every(({ number }) => number !== UNNUMBERED)) known.set(word, found);
  }
  return found;
}

interface Node<Value> {
  /** By the number of the next stem. */
  readonly next: Map<number, Node<Value>>;
  /** What ends here; short names in capitals must stand in capitals. */
  readonly values: { readonly value: Value; readonly capitals: boolean }[];
}

/** Phrases by their stems, ready to be looked for. */
export interface PhraseIndex<Value> {
  readonly root: Node<Value>;
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
  return { root };
}

/** Every phrase of the index that stands in the text, overlapping ones included, in order of where they begin. */
export function findPhrases<Value>(index: PhraseIndex<Value>, text: readonly Part[]): PhraseMatch<Value>[] {
  const found: PhraseMatch<Value>[] = [];
  for (let from = 0; from < text.length; from++) {
    let node: Node<Value> | undefined = index.root;
    for (let at = from; at < text.length && node !== undefined; at++) {
      const part = text[at] as Part;
      node = node.next.get(part.number);
      if (node === undefined) break;
      for (const { value, capitals } of node.values) {
        if (!capitals || part.capitals) found.push({ value, from, to: at + 1 });
      }
    }
  }
  return found;
}

/** Leaves out matches that lie inside a longer match of the same value. */
export function longestMatches<Value>(matches: readonly PhraseMatch<Value>[]): PhraseMatch<Value>[] {
  return matches.filter(
    (match) =>
      !matches.some(
        (other) =>
          other !== match &&
          other.value === match.value &&
          other.from <= match.from &&
          other.to >= match.to &&
          other.to - other.from > match.to - match.from,
      ),
  );
}
