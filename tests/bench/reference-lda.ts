/**
 * Latent Dirichlet allocation by collapsed Gibbs sampling (Griffiths and Steyvers 2004, "Finding scientific topics"): what
 * themes are measured beside. The same for the same seed.
 */

import { stem } from '../../src/language/stems.ts';
import { isStopWord } from '../../src/language/stop-words.ts';
import { words } from '../../src/language/tokens.ts';
import { random, type Topics } from './reference-nmf.ts';

/** Texts a word must be in, at least, and the share of them that it may be in at most. */
const LEAST_TEXTS = 3;
const MOST_SHARE = 0.25;
const ALPHA = 0.1;
const BETA = 0.01;
const SHOWN = 10;

/** Topics of texts. */
export function lda(texts: readonly string[], topics: number, seed: number, rounds = 120): Topics {
  const next = random(seed);
  const read = texts.map((text) =>
    words(text)
      .flatMap((word) => word.split('-'))
      .filter((word) => word.length > 2 && !isStopWord(word))
      .map(stem),
  );
  const frequency = new Map<string, number>();
  for (const stems of read) for (const word of new Set(stems)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vocabulary = [...frequency]
    .filter(([, count]) => count >= LEAST_TEXTS && count <= MOST_SHARE * texts.length)
    .map(([word]) => word)
    .sort();
  const numberOf = new Map(vocabulary.map((word, at) => [word, at]));
  const tokens = read.map((stems) => stems.flatMap((word) => numberOf.get(word) ?? []));
  const size = vocabulary.length;
  const ofText = texts.map(() => new Float64Array(topics));
  const ofWord = new Float64Array(size * topics);
  const all = new Float64Array(topics);
  const chosen = tokens.map((text, at) =>
    text.map((word) => {
      const topic = Math.floor(next() * topics);
      count(at, word, topic, 1);
      return topic;
    }),
  );
  function count(text: number, word: number, topic: number, by: number): void {
    (ofText[text] as Float64Array)[topic] = ((ofText[text] as Float64Array)[topic] as number) + by;
    ofWord[word * topics + topic] = (ofWord[word * topics + topic] as number) + by;
    all[topic] = (all[topic] as number) + by;
  }
  const chances = new Float64Array(topics);
  for (let round = 0; round < rounds; round++) {
    tokens.forEach((text, at) => {
      const own = chosen[at] as number[];
      text.forEach((word, place) => {
        count(at, word, own[place] as number, -1);
        let sum = 0;
        for (let topic = 0; topic < topics; topic++) {
          sum +=
            (((ofText[at] as Float64Array)[topic] as number) + ALPHA) *
            (((ofWord[word * topics + topic] as number) + BETA) / ((all[topic] as number) + BETA * size));
          chances[topic] = sum;
        }
        const drawn = next() * sum;
        let topic = 0;
        while (topic < topics - 1 && (chances[topic] as number) < drawn) topic++;
        own[place] = topic;
        count(at, word, topic, 1);
      });
    });
  }
  return {
    words: Array.from({ length: topics }, (_, topic) =>
      vocabulary
        .map((word, at) => ({ word, weight: ofWord[at * topics + topic] as number }))
        .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
        .slice(0, SHOWN)
        .map(({ word }) => word),
    ),
    assignment: ofText.map((counts) => {
      const most = Math.max(...counts);
      return most === 0 ? -1 : counts.indexOf(most);
    }),
  };
}
