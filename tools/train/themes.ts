/**
 * Learns which words of the field keep company: PPMI over a window, factored (Levy, Goldberg and Dagan 2015), written to
 * `resources/themes/field-vectors.json`. Reads a collection of public inspection texts that is not part of the repository;
 * only figures and single words leave it, and no word that is mostly written with a capital.
 *
 *   node tools/train/themes.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { isStopWord } from '../../src/language/stop-words.ts';
import { tokens } from '../../src/language/tokens.ts';
import { isGeneralWord } from '../../src/themes/general-words.ts';
import { termStem } from '../../src/themes/words.ts';
import { collection } from '../../tests/quality/themes-measures.ts';

const TARGET = new URL('../../resources/themes/field-vectors.json', import.meta.url);
const LEAST_TEXTS = 10;
const WINDOW = 7;
const DIMENSIONS = 64;
const ITERATIONS = 6;

const texts = collection('learned');
if (texts.length === 0) {
  console.error('The collection is not here; nothing was learned.');
  process.exit(0);
}

const capitals = new Map<string, { capital: number; all: number; texts: number }>();
const read = texts.map((text) => {
  const stems: string[] = [];
  const seen = new Set<string>();
  for (const token of tokens(text)) {
    for (const part of token.word.split('-')) {
      if (isStopWord(part) || isGeneralWord(part) || part.length < 3 || /\P{L}/u.test(part)) continue;
      const stem = termStem(part);
      stems.push(stem);
      const count = capitals.get(stem) ?? { capital: 0, all: 0, texts: 0 };
      count.all++;
      if (/^\p{Lu}/u.test(token.text)) count.capital++;
      if (!seen.has(stem)) count.texts++;
      seen.add(stem);
      capitals.set(stem, count);
    }
  }
  return stems;
});
const vocabulary = [...capitals]
  .filter(([, count]) => count.texts >= LEAST_TEXTS && count.capital / count.all < 0.4)
  .map(([stem]) => stem)
  .sort();
const index = new Map(vocabulary.map((stem, at) => [stem, at]));
const size = vocabulary.length;

const joint = Array.from({ length: size }, () => new Map<number, number>());
for (const stems of read) {
  const ids = stems.map((stem) => index.get(stem) ?? -1);
  for (let at = 0; at < ids.length; at++) {
    const row = joint[ids[at] ?? -1];
    if (row === undefined) continue;
    for (let other = Math.max(0, at - WINDOW); other <= at + WINDOW; other++) {
      const id = ids[other] ?? -1;
      if (other === at || id < 0 || id === ids[at]) continue;
      row.set(id, (row.get(id) ?? 0) + 1 / Math.abs(other - at));
    }
  }
}
const totals = joint.map((row) => [...row.values()].reduce((sum, value) => sum + value, 0));
const smoothed = totals.map((total) => total ** 0.75);
const all = smoothed.reduce((sum, value) => sum + value, 0);
const columns: Int32Array[] = [];
const values: Float64Array[] = [];
joint.forEach((row, at) => {
  const kept = [...row].flatMap(([id, count]) => {
    const value = Math.log((count * all) / ((totals[at] ?? 1) * (smoothed[id] ?? 1)));
    return value > 0 ? [[id, value] as const] : [];
  });
  columns.push(Int32Array.from(kept, ([id]) => id));
  values.push(Float64Array.from(kept, ([, value]) => value));
});

/** Subspace iteration from a fixed start: the leading factors of the (nearly symmetric) matrix. */
let block = Array.from({ length: size }, (_, row) =>
  Float64Array.from(
    { length: DIMENSIONS },
    (_, column) => (Math.sin(1 + row * 12.9898 + column * 78.233) * 43758.5453) % 1,
  ),
);
const multiply = (source: Float64Array[]) =>
  columns.map((ids, row) => {
    const result = new Float64Array(DIMENSIONS);
    ids.forEach((id, at) => {
      const value = values[row]?.[at] ?? 0;
      const from = source[id];
      if (from !== undefined)
        for (let d = 0; d < DIMENSIONS; d++) result[d] = (result[d] ?? 0) + value * (from[d] ?? 0);
    });
    return result;
  });
/** Gram-Schmidt; returns the columns' lengths before they were brought to 1. */
const orthonormalise = (source: Float64Array[]) => {
  const lengths: number[] = [];
  for (let d = 0; d < DIMENSIONS; d++) {
    for (let e = 0; e < d; e++) {
      let dot = 0;
      for (const row of source) dot += (row[d] ?? 0) * (row[e] ?? 0);
      for (const row of source) row[d] = (row[d] ?? 0) - dot * (row[e] ?? 0);
    }
    let square = 0;
    for (const row of source) square += (row[d] ?? 0) ** 2;
    const length = Math.sqrt(square) || 1;
    for (const row of source) row[d] = (row[d] ?? 0) / length;
    lengths.push(length);
  }
  return lengths;
};
let lengths = orthonormalise(block);
for (let turn = 0; turn < ITERATIONS; turn++) {
  block = multiply(block);
  lengths = orthonormalise(block);
}
/** One character a number, from # to }, the backslash left out: -44 to 45. */
const letter = (value: number) => {
  const code = 80 + Math.max(-45, Math.min(45, Math.round(value)));
  return String.fromCharCode(code === 92 ? 93 : code);
};
const vectors = block.map((row) => {
  const scaled = Array.from(row, (value, d) => value * Math.sqrt(lengths[d] ?? 1));
  const most = Math.max(...scaled.map(Math.abs)) || 1;
  return scaled.map((value) => letter((45 * value) / most)).join('');
});
mkdirSync(new URL('.', TARGET), { recursive: true });
writeFileSync(
  TARGET,
  `${JSON.stringify({ dimensions: DIMENSIONS, words: vocabulary.join(' '), vectors: vectors.join('') })}\n`,
);
console.log(`${size} words in ${DIMENSIONS} dimensions from ${texts.length} texts`);
