/**
 * Learns term vectors from paragraphs of published inspection reports: latent semantic analysis (Deerwester et al.,
 * 1990) by block power iteration with Rayleigh-Ritz. Writes `resources/models/vectors.json`, which holds terms of the
 * field and small numbers, and no sentence: a term must stand in many paragraphs, and words that are mostly written
 * with a capital inside sentences (names of people and places) are left out.
 *
 *   node tools/train/vectors.ts ../shared/corpus/domain_text.jsonl.gz
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parts } from '../../src/language/phrases.ts';
import { termsOf } from '../../src/suggest/terms.ts';
import { packInt8 } from './pack.ts';

const DIMENSIONS = 96;
const MOST_TERMS = 5500;
const LEAST_PARAGRAPHS_WORD = 30;
const LEAST_PARAGRAPHS_PAIR = 120;
const ROUNDS = 14;

/** Names of places and people that stand inside other words' company often enough to pass the capital test. */
const CAPITAL_SHARE = 0.5;
const ACRONYMS_KEPT =
  /^(?:camh|mash|yot|yo|yj|gp|ccg|icb|send|iro|lac|marac|mappa|lscb|lscp|np|crc|nh|pep|cse|sdq|ehcp|ehc|cin|mset|ncb|jsna|dsl|senco|ofst|cqc|cpi|idva|asset|plo|rhi|sen|dc|lado|ict|pcc|ed|hmicfr|hmi|uasc|nspcc|barnardo|english|send)$/u;

const [path = '../shared/corpus/domain_text.jsonl.gz'] = process.argv.slice(2);
const texts = gunzipSync(readFileSync(path))
  .toString('utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => (JSON.parse(line) as { text: string }).text);

// Where a word stands inside a sentence with a capital, it is probably a name.
const inside = new Map<string, number>();
const capital = new Map<string, number>();
const seenIn = new Map<string, number>();
const paragraphs = texts.map((text) => {
  const words = parts(text);
  words.forEach((part, at) => {
    if (at === 0 || !part.content || !/[\p{L},] $/u.test(text.slice(0, part.start).slice(-2))) return;
    inside.set(part.stem, (inside.get(part.stem) ?? 0) + 1);
    if (/^\p{Lu}/u.test(text.slice(part.start))) capital.set(part.stem, (capital.get(part.stem) ?? 0) + 1);
  });
  const terms = termsOf(words).map(({ first, second }) => (second === '' ? first : `${first} ${second}`));
  for (const term of new Set(terms)) seenIn.set(term, (seenIn.get(term) ?? 0) + 1);
  return terms;
});

const isName = (stem: string) =>
  !ACRONYMS_KEPT.test(stem) &&
  (capital.get(stem) ?? 0) > CAPITAL_SHARE * (inside.get(stem) ?? 0) &&
  (capital.get(stem) ?? 0) > 0;
const kept = [...seenIn]
  .filter(([term, count]) => {
    const words = term.split(' ');
    if (words.some((word) => isName(word) || word.length < 2)) return false;
    return count >= (words.length === 1 ? LEAST_PARAGRAPHS_WORD : LEAST_PARAGRAPHS_PAIR);
  })
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .slice(0, MOST_TERMS)
  .map(([term]) => term)
  .sort();
const place = new Map(kept.map((term, at) => [term, at]));
const rarity = kept.map((term) => Math.log(texts.length / (seenIn.get(term) ?? 1)));

// The paragraph-by-term matrix, each row of length one.
const rows = paragraphs.map((terms) => {
  const counts = new Map<number, number>();
  for (const term of terms) {
    const at = place.get(term);
    if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const columns = [...counts.keys()].sort((a, b) => a - b);
  const values = columns.map((at) => (1 + Math.log(counts.get(at) ?? 1)) * (rarity[at] ?? 0));
  const length = Math.hypot(...values) || 1;
  return { columns: Int32Array.from(columns), values: Float64Array.from(values, (value) => value / length) };
});

/** basis -> (A'A) basis, one row per term. */
function spread(basis: Float64Array, width: number): Float64Array {
  const result = new Float64Array(basis.length);
  const middle = new Float64Array(width);
  for (const { columns, values } of rows) {
    middle.fill(0);
    for (let i = 0; i < columns.length; i++) {
      const from = (columns[i] as number) * width;
      const value = values[i] as number;
      for (let k = 0; k < width; k++) middle[k] = (middle[k] as number) + value * (basis[from + k] as number);
    }
    for (let i = 0; i < columns.length; i++) {
      const to = (columns[i] as number) * width;
      const value = values[i] as number;
      for (let k = 0; k < width; k++) result[to + k] = (result[to + k] as number) + value * (middle[k] as number);
    }
  }
  return result;
}

/** Gram-Schmidt over columns, twice for accuracy. Returns the lengths, which near the eigenvalues. */
function orthonormal(basis: Float64Array, width: number): Float64Array {
  const count = basis.length / width;
  const lengths = new Float64Array(width);
  for (let k = 0; k < width; k++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < k; j++) {
        let dot = 0;
        for (let i = 0; i < count; i++) dot += (basis[i * width + k] as number) * (basis[i * width + j] as number);
        for (let i = 0; i < count; i++)
          basis[i * width + k] = (basis[i * width + k] as number) - dot * (basis[i * width + j] as number);
      }
    }
    let square = 0;
    for (let i = 0; i < count; i++) square += (basis[i * width + k] as number) ** 2;
    const length = Math.sqrt(square) || 1;
    lengths[k] = length;
    for (let i = 0; i < count; i++) basis[i * width + k] = (basis[i * width + k] as number) / length;
  }
  return lengths;
}

// A fixed, well-mixed start: no randomness, the same vectors every time.
let state = 12345;
const next = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32 - 0.5;
};
const width = DIMENSIONS + 8;
let basis: Float64Array = Float64Array.from({ length: kept.length * width }, next);
orthonormal(basis, width);
let lengths: Float64Array = new Float64Array(width);
for (let round = 0; round < ROUNDS; round++) {
  basis = spread(basis, width);
  lengths = orthonormal(basis, width);
}

// The first direction is how long a paragraph is; what is left is scaled by the root of its singular value, so that
// likeness neither drowns in the strongest direction nor counts the weakest in full.
const vectors = new Float64Array(kept.length * DIMENSIONS);
kept.forEach((_, at) => {
  for (let k = 0; k < DIMENSIONS; k++) {
    vectors[at * DIMENSIONS + k] =
      (basis[at * width + k + 1] as number) * ((lengths[k + 1] ?? 0) ** 0.25 / (lengths[1] ?? 1) ** 0.25);
  }
});
const packed = packInt8(vectors, DIMENSIONS);
writeFileSync(
  'resources/models/vectors.json',
  `${JSON.stringify({
    about: 'Latent semantic analysis of paragraphs of published inspection reports; learned by tools/train/vectors.ts',
    dimensions: DIMENSIONS,
    terms: kept.join('\n'),
    rarity: packInt8(Float64Array.from(rarity), rarity.length).data,
    raritySteps: packInt8(Float64Array.from(rarity), rarity.length).steps,
    vectors: packed.data,
    steps: packed.steps,
  })}\n`,
);
console.log(
  `${kept.length} terms (${kept.filter((term) => term.includes(' ')).length} pairs), ${DIMENSIONS} dimensions, ${texts.length} paragraphs`,
);
