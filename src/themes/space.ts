/**
 * Terms as vectors: what they stand beside.
 */
import { centred, FIELD_DIMENSIONS, fieldVector } from './field.ts';
import { byNumber, type Term, termsBySentence } from './keyphrases.ts';
import { type Lists, type ListsToFill, listsToFill } from './lists.ts';
import type { ReadClosely } from './reading.ts';
import { familyOf } from './standing.ts';

/** Words that terms are seen beside, and how often: computed once, counted again for any part of the texts. */
export interface Contexts {
  readonly terms: readonly Term[];
  /** Context words in alphabetical order, and how many they are. */
  readonly words: readonly string[];
  readonly size: number;
  /** What stands in each text, and in each of all sentences. */
  readonly texts: Company;
  readonly sentences: Company;
  /** The first sentence of each text, and one more for the end. */
  readonly firstSentence: Uint32Array;
  /** What the field knows about each term, and how much that weighs against these passages, 0 to 1. */
  readonly field: readonly Float32Array[];
  readonly fieldWeight: number;
  /** Column of each term's synonym family after the field's; -1 where it has none. */
  readonly families: readonly number[];
  /** Numbers in a term's vector. */
  readonly width: number;
}

/** Context words and terms, a list for each text or sentence. */
export interface Company {
  readonly words: Lists;
  readonly terms: Lists;
}

/** A word in more texts than this share says little about any of them. */
const TOO_COMMON = 0.35;

/** Context words that are kept, the most frequent first. */
const MOST_CONTEXTS = 3000;

/** Notes which context words stand in the same sentence and the same text as which terms. */
export function contextsOf(reading: ReadClosely, terms: readonly Term[]): Contexts {
  const frequency = new Map<string, number>();
  for (const words of reading.words) {
    const stems = new Set(words.filter((word) => word.kind === 'term' || word.kind === 'weak').map((w) => w.stem));
    for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const most = Math.max(4, TOO_COMMON * reading.texts.length);
  const kept = [...frequency]
    .filter(([, count]) => count >= 2 && count <= most)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_CONTEXTS)
    .map(([stem]) => stem);
  const index = new Map(kept.sort().map((stem, at) => [stem, at]));
  const numbers = byNumber(terms);
  const [texts, sentences] = [companyToFill(), companyToFill()];
  const firstSentence = new Uint32Array(reading.texts.length + 1);
  for (const [at, words] of reading.words.entries()) {
    const termsOfSentence = termsBySentence(words, numbers);
    const bySentence = new Map<number, Set<string>>();
    for (const word of words) {
      const stems = bySentence.get(word.sentence) ?? new Set<string>();
      bySentence.set(word.sentence, stems.add(word.stem));
    }
    const inText = new Set<number>();
    for (const [sentence, stems] of bySentence) {
      const inSentence = [...(termsOfSentence.get(sentence) ?? [])].sort((a, b) => a - b);
      sentences.words.add(indices(stems, index));
      sentences.terms.add(inSentence);
      for (const term of inSentence) inText.add(term);
    }
    texts.words.add(indices(new Set(words.map((word) => word.stem)), index));
    texts.terms.add([...inText].sort((a, b) => a - b));
    firstSentence[at + 1] = (firstSentence[at] ?? 0) + bySentence.size;
  }
  const rarity = (stem: string) => Math.log(1 + reading.texts.length / (frequency.get(stem) ?? 1));
  const families = familiesOf(terms, most);
  return {
    terms,
    families,
    width: index.size + FIELD_DIMENSIONS + Math.max(-1, ...families) + 1,
    words: [...index.keys()],
    size: index.size,
    texts: filled(texts),
    sentences: filled(sentences),
    firstSentence,
    field: centred(terms.map((term) => fieldVector(term.stems, rarity))),
    fieldWeight: fieldWeight(reading.texts.length),
  };
}

interface CompanyToFill {
  readonly words: ListsToFill;
  readonly terms: ListsToFill;
}

function companyToFill(): CompanyToFill {
  return { words: listsToFill(), terms: listsToFill() };
}

function filled({ words, terms }: CompanyToFill): Company {
  return { words: words.filled(), terms: terms.filled() };
}

/** A number for each term's synonym family, where the family is not all over the texts. */
function familiesOf(terms: readonly Term[], most: number): number[] {
  const concepts = terms.map((term) => familyOf(term.label));
  const texts = new Map<string, Set<number>>();
  concepts.forEach((concept, at) => {
    if (concept === null) return;
    const known = texts.get(concept) ?? new Set<number>();
    for (const text of terms[at]?.texts ?? []) known.add(text);
    texts.set(concept, known);
  });
  const kept = [...texts].filter(([, places]) => places.size <= most).map(([concept]) => concept);
  kept.sort();
  return concepts.map((concept) => (concept === null ? -1 : kept.indexOf(concept)));
}

/** The fewer the passages, the more the field's knowledge weighs. */
function fieldWeight(texts: number): number {
  return 0.325 + 0.2 / (1 + texts / 50);
}

function indices(stems: ReadonlySet<string>, index: ReadonlyMap<string, number>): number[] {
  return [...stems].flatMap((stem) => index.get(stem) ?? []);
}

/** What standing in the same passage counts beside standing in the same sentence. */
const SAME_TEXT = 0.25;

/** Likeness that two names of one thing have before anything is counted. */
const SAME_FAMILY = 0.25;

/**
 * One vector of length 1 at most for each term: positive pointwise mutual information with context words, contexts
 * smoothed as in Levy, Goldberg and Dagan (2015), followed by what the field knows, each with its weight.
 * @param chosen the texts to count in; all when left out
 */
export function termVectors(contexts: Contexts, chosen?: readonly number[]): Float32Array[] {
  const { terms, size } = contexts;
  const joint = terms.map(() => new Float32Array(contexts.width));
  const { texts, sentences, firstSentence } = contexts;
  const every = texts.words.count;
  for (let place = 0; place < (chosen?.length ?? every); place++) {
    const at = chosen === undefined ? place : (chosen[place] ?? every);
    const end = firstSentence[at + 1] ?? 0;
    for (let sentence = firstSentence[at] ?? end; sentence < end; sentence++) add(joint, sentences, sentence, 1);
    add(joint, texts, at, SAME_TEXT);
  }
  const ofTerm = joint.map((row) => row.reduce((sum, value) => sum + value, 0));
  const ofContext = new Float64Array(size);
  for (const row of joint) for (let at = 0; at < size; at++) ofContext[at] = (ofContext[at] ?? 0) + (row[at] ?? 0);
  const smoothed = ofContext.map((value) => value ** 0.75);
  const total = smoothed.reduce((sum, value) => sum + value, 0);
  joint.forEach((row, term) => {
    let square = 0;
    for (let at = 0; at < size; at++) {
      const count = row[at] ?? 0;
      if (count === 0) continue;
      const expected = ((ofTerm[term] ?? 0) * (smoothed[at] ?? 0)) / total;
      const value = count > 0.5 && expected > 0 ? Math.max(0, Math.log(count / expected)) * Math.min(1, count / 2) : 0;
      row[at] = value;
      square += value * value;
    }
    if (square === 0) return;
    const family = contexts.families[term] ?? -1;
    const rest = family < 0 ? 1 : 1 - SAME_FAMILY;
    const scale = Math.sqrt((rest * (1 - contexts.fieldWeight)) / square);
    for (let at = 0; at < size; at++) row[at] = (row[at] ?? 0) * scale;
    const known = Math.sqrt(rest * contexts.fieldWeight);
    contexts.field[term]?.forEach((value, d) => {
      row[size + d] = known * value;
    });
    if (family >= 0) row[size + FIELD_DIMENSIONS + family] = Math.sqrt(SAME_FAMILY);
  });
  return joint;
}

/** Counts each term of a text or sentence with each of its context words. Plain loops: this runs for all of them, many times. */
function add(joint: readonly Float32Array[], { words, terms }: Company, at: number, weight: number): void {
  const [fromWord = 0, toWord = 0] = [words.from[at], words.from[at + 1]];
  for (let term = terms.from[at] ?? 0; term < (terms.from[at + 1] ?? 0); term++) {
    const row = joint[terms.values[term] as number];
    if (row === undefined) continue;
    for (let place = fromWord; place < toWord; place++) {
      const word = words.values[place] as number;
      row[word] = (row[word] as number) + weight;
    }
  }
}

/** Cosines of all pairs of vectors of length 1, as a full square matrix row by row. */
export function similarities(vectors: readonly Float32Array[]): Float32Array {
  const count = vectors.length;
  const result = new Float32Array(count * count);
  for (let i = 0; i < count; i++) {
    const a = vectors[i] as Float32Array;
    const filled: number[] = [];
    for (let at = 0; at < a.length; at++) if (a[at] !== 0) filled.push(at);
    for (let j = 0; j <= i; j++) {
      const b = vectors[j] as Float32Array;
      let dot = 0;
      for (const at of filled) dot += (a[at] as number) * (b[at] as number);
      result[i * count + j] = dot;
      result[j * count + i] = dot;
    }
  }
  return result;
}
