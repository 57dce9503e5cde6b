/**
 * The words by which documents are compared: every reading of a letter should give nearly the same ones.
 */
import { type Token, tokens } from '../language/tokens.ts';

/** The words of a text in order; hyphenated words in their parts, since readings differ in where lines are broken. */
export function comparedWords(text: string): string[] {
  return wordsOf(tokens(text));
}

/** The same for words already found. */
export function wordsOf(found: readonly Token[]): string[] {
  const words: string[] = [];
  for (const { word } of found) {
    if (word.includes('-')) for (const part of word.split('-')) words.push(part);
    else words.push(word);
  }
  return words;
}

/** Hash of a word, 32 bits: FNV-1a over UTF-16 units (Fowler, Noll, Vo 1991), stirred by `mix`. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** Spreads every bit over all others: the finaliser of MurmurHash3 (Appleby 2011). A bijection on 32 bits. */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hashes of all runs of `length` words, in order: one for every word at which a whole run begins. */
export function runs(hashes: Uint32Array, length: number): Uint32Array {
  const found = new Uint32Array(Math.max(0, hashes.length - length + 1));
  for (let at = 0; at < found.length; at++) {
    let hash = 0;
    for (let step = 0; step < length; step++) hash = mix(hash ^ (hashes[at + step] as number)) + 0x9e3779b9;
    found[at] = mix(hash);
  }
  return found;
}

/** A name for what is said, whatever the format: letters and digits only, in order. 64 bits in hexadecimal. */
export function wordsKey(words: readonly string[]): string {
  const [high, low] = wordsHash(words);
  return low.toString(16).padStart(8, '0') + high.toString(16).padStart(8, '0');
}

/** The same as a whole number of 53 bits: what a number can hold exactly. */
export function wordsNumber(words: readonly string[]): number {
  const [high, low] = wordsHash(words);
  return (high >>> 11) * 2 ** 32 + low;
}

function wordsHash(words: readonly string[]): readonly [high: number, low: number] {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15);
    }
  }
  return [mix(high), mix(low)];
}
