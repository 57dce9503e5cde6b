/**
 * The reference that themes are measured against: non-negative matrix factorisation of TF-IDF by multiplicative updates
 * (Lee and Seung 2001) from a seeded random start, as the well-kept topic libraries offer it.
 */
import { stem } from '../../src/language/stems.ts';
import { isStopWord } from '../../src/language/stop-words.ts';
import { words } from '../../src/language/tokens.ts';

export interface Topics {
  /** The words that weigh most, best first, as stems. */
  readonly words: readonly (readonly string[])[];
  /** For each text the topic that weighs most. */
  readonly assignment: readonly number[];
}

/** Mulberry32: a small seeded generator. */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Factors texts into topics. */
export function nmf(texts: readonly string[], topics: number, seed: number, turns = 60): Topics {
  const rows = texts.map((text) => {
    const counts = new Map<string, number>();
    for (const word of words(text).flatMap((each) => each.split('-'))) {
      if (isStopWord(word) || /\d/u.test(word) || word.length < 3) continue;
      counts.set(stem(word), (counts.get(stem(word)) ?? 0) + 1);
    }
    return counts;
  });
  const frequency = new Map<string, number>();
  for (const row of rows) for (const word of row.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vocabulary = [...frequency]
    .filter(([, count]) => count >= 2 && count <= 0.5 * texts.length)
    .map(([word]) => word)
    .sort();
  const index = new Map(vocabulary.map((word, at) => [word, at]));
  const matrix = rows.map((row) => {
    const entries = [...row].flatMap(([word, count]) => {
      const at = index.get(word);
      if (at === undefined) return [];
      return [[at, (1 + Math.log(count)) * Math.log((1 + texts.length) / (1 + (frequency.get(word) ?? 0)))] as const];
    });
    const length = Math.hypot(...entries.map(([, value]) => value)) || 1;
    return entries.map(([at, value]) => [at, value / length] as const);
  });
  const next = random(seed);
  const start = (count: number) =>
    Array.from({ length: count }, () => Float64Array.from({ length: topics }, () => 0.01 + next()));
  const left = start(texts.length);
  const right = start(vocabulary.length);
  for (let turn = 0; turn < turns; turn++) {
    update(left, right, matrix, topics);
    update(right, left, transpose(matrix, vocabulary.length), topics);
  }
  return {
    words: Array.from({ length: topics }, (_, topic) =>
      vocabulary
        .map((word, at) => ({ word, weight: right[at]?.[topic] ?? 0 }))
        .sort((a, b) => b.weight - a.weight)
        .slice(0, 10)
        .map(({ word }) => word),
    ),
    assignment: left.map((row) => row.indexOf(Math.max(...row))),
  };
}

type Sparse = readonly (readonly (readonly [number, number])[])[];

function transpose(matrix: Sparse, columns: number): Sparse {
  const result: [number, number][][] = Array.from({ length: columns }, () => []);
  matrix.forEach((row, at) => {
    for (const [column, value] of row) result[column]?.push([at, value]);
  });
  return result;
}

/** One multiplicative update of `factor`: factor * (matrix other) / (factor otherᵀ other). */
function update(factor: Float64Array[], other: readonly Float64Array[], matrix: Sparse, topics: number): void {
  const square = Array.from({ length: topics }, () => new Float64Array(topics));
  for (const row of other) {
    for (let a = 0; a < topics; a++) {
      for (let b = 0; b < topics; b++)
        (square[a] as Float64Array)[b] = (square[a]?.[b] ?? 0) + (row[a] ?? 0) * (row[b] ?? 0);
    }
  }
  factor.forEach((row, at) => {
    const above = new Float64Array(topics);
    for (const [column, value] of matrix[at] ?? []) {
      const weights = other[column];
      for (let k = 0; k < topics; k++) above[k] = (above[k] ?? 0) + value * (weights?.[k] ?? 0);
    }
    const before = row.slice();
    for (let k = 0; k < topics; k++) {
      let below = 1e-9;
      for (let b = 0; b < topics; b++) below += (before[b] ?? 0) * (square[b]?.[k] ?? 0);
      row[k] = ((before[k] ?? 0) * (above[k] ?? 0)) / below;
    }
  });
}
