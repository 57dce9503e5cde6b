/**
 * Figures by which themes and topics are measured alike.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Theme } from '../../src/document/theme.ts';
import { stem } from '../../src/language/stems.ts';
import { isStopWord } from '../../src/language/stop-words.ts';
import { words } from '../../src/language/tokens.ts';

const COLLECTION = new URL('../../../shared/corpus/domain_text.jsonl.gz', import.meta.url);
/** Texts of the collection come in blocks of so many, one of which in five is held out: neighbours are often alike. */
const BLOCK = 500;
/** Words in a stretch of a held-out text: as many as an ordinary passage of a letter has. */
const STRETCH = 60;

/** The texts of the public collection: those to learn from, or those that measurements are made on; none where it is missing. */
export function collection(part: 'learned' | 'held out'): string[] {
  if (!existsSync(COLLECTION)) return [];
  return gunzipSync(readFileSync(COLLECTION))
    .toString('utf8')
    .trim()
    .split('\n')
    .filter((_, at) => (Math.floor(at / BLOCK) % 5 === 4) === (part === 'held out'))
    .map((line) => (JSON.parse(line) as { text: string }).text);
}

/** Where words stand together: for each stem the numbers of the texts that have it. */
export interface Places {
  readonly texts: number;
  readonly of: ReadonlyMap<string, ReadonlySet<number>>;
}

/** The places of words in passages, each of which counts as one. */
export function placesIn(passages: readonly string[]): Places {
  return placesOf(passages.map(stemsOf));
}

/** The places of words in stretches of long texts. */
export function placesInStretches(texts: readonly string[]): Places {
  return placesOf(
    texts.flatMap((text) => {
      const stems = stemsOf(text);
      const count = Math.max(1, Math.round(stems.length / STRETCH));
      return Array.from({ length: count }, (_, at) =>
        stems.slice((at * stems.length) / count, ((at + 1) * stems.length) / count),
      );
    }),
  );
}

function stemsOf(text: string): string[] {
  return words(text)
    .flatMap((word) => word.split('-'))
    .map(stem);
}

function placesOf(texts: readonly (readonly string[])[]): Places {
  const of = new Map<string, Set<number>>();
  texts.forEach((stems, at) => {
    for (const word of new Set(stems)) of.set(word, (of.get(word) ?? new Set<number>()).add(at));
  });
  return { texts: texts.length, of };
}

/** The different words of a theme's keywords in order, as stems: what a topic model shows of a topic. */
export function wordsOf(theme: Theme): string[] {
  const stems = theme.keywords.flatMap((keyword) =>
    words(keyword.replace(/ \(.*\)$/u, '')).flatMap((word) => word.split('-')),
  );
  return [...new Set(stems.filter((word) => !isStopWord(word)).map(stem))];
}

/**
 * Mean normalised pointwise mutual information (Bouma 2009) of the first words of each topic, -1 to 1. A pair of words that
 * never stand together counts -1; a pair with a word that stands nowhere is left out.
 */
export function coherence(topics: readonly (readonly string[])[], places: Places, top: number): number {
  const none = new Set<number>();
  return mean(
    topics.map((topic) => {
      const first = topic.slice(0, top);
      return mean(
        first.flatMap((left, at) =>
          first.slice(at + 1).flatMap((right) => {
            const a = places.of.get(left) ?? none;
            const b = places.of.get(right) ?? none;
            if (a.size === 0 || b.size === 0) return [];
            let both = 0;
            for (const place of a) if (b.has(place)) both++;
            if (both === 0) return [-1];
            return [Math.log((both * places.texts) / (a.size * b.size)) / -Math.log(both / places.texts)];
          }),
        ),
      );
    }),
  );
}

/** The same for keywords as they stand, each a phrase found by its stems in order. */
export function phraseCoherence(themes: readonly Theme[], texts: readonly string[]): number {
  const read = texts.map((text) => ` ${stemsOf(text).join(' ')} `);
  const of = new Map<string, Set<number>>();
  const phrases = themes.map(({ keywords }) => keywords.map((keyword) => stemsOf(keyword).join(' ')));
  for (const phrase of new Set(phrases.flat())) {
    of.set(phrase, new Set(read.flatMap((text, at) => (text.includes(` ${phrase} `) ? [at] : []))));
  }
  return coherence(phrases, { texts: texts.length, of }, 5);
}

/** Adjusted Rand index (Hubert and Arabie 1985): 1 for the same partition, 0 for chance. */
export function adjustedRand(a: readonly number[], b: readonly number[]): number {
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const tally = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
  };
  const both = tally(a.map((value, at) => `${value} ${b[at]}`));
  const first = tally(a.map(String));
  const second = tally(b.map(String));
  const expected = (first * second) / pairs(a.length);
  const most = (first + second) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

/** The arithmetic mean, 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
