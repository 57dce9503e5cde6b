/**
 * "Did you mean": misspelt words answered from the words that the documents hold.
 */
import { parseQuery } from './parse.ts';
import { plainWord, searchStem, searchWords } from './words.ts';

/** Words as written (lower case), with the number of passages that hold them. */
export type Vocabulary = ReadonlyMap<string, number>;

const SHORTEST = 4;

/** The words that the passages hold, with the number of passages each stands in: what `didYouMean` answers from. */
export function vocabularyOf(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const plain = new Set(searchWords(text).flatMap((word) => word.plain));
    for (const word of plain) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/**
 * The query with its unknown words replaced by the likeliest known ones, or null where every word is known or nothing
 * is near enough. Likeness is Damerau's (1964) edit distance with transpositions: one slip in words of four or five letters,
 * two in longer ones; the more frequent word wins.
 */
export function didYouMean(query: string, vocabulary: Vocabulary): string | null {
  const stems = stemsOf(vocabulary);
  let corrected = query;
  let changed = false;
  for (const word of searchWords(query).reverse()) {
    const written = query.slice(word.start, word.end);
    if (!isSearchedFor(query, word.start, word.end)) continue;
    if (word.parts.every((stem) => stems.has(stem)) || stems.has(word.joined)) continue;
    const starred = query[word.end] === '*';
    if (starred) continue;
    const better = nearest(plainWord(written), vocabulary);
    if (better === null) continue;
    corrected = `${corrected.slice(0, word.start)}${better}${corrected.slice(word.end)}`;
    changed = true;
  }
  return changed ? corrected : null;
}

/** The stems of a vocabulary, kept as long as the vocabulary itself is. */
const knownStems = new WeakMap<Vocabulary, ReadonlySet<string>>();

function stemsOf(vocabulary: Vocabulary): ReadonlySet<string> {
  const known = knownStems.get(vocabulary);
  if (known !== undefined) return known;
  const stems = new Set([...vocabulary.keys()].map(searchStem));
  knownStems.set(vocabulary, stems);
  return stems;
}

/** Operators, field names and field values are no words to correct. */
function isSearchedFor(query: string, start: number, end: number): boolean {
  if (query[end] === ':') return false;
  const probe = `${query.slice(0, start)}\uE000${query.slice(end)}`;
  return !/(?:^|[\s(-])\p{L}+:(?:["“][^"”“]*)?\uE000/u.test(probe) && parseQuery(query.slice(start, end)).root !== null;
}

function nearest(word: string, vocabulary: Vocabulary): string | null {
  if (word.length < SHORTEST || /\p{N}/u.test(word)) return null;
  const most = word.length < 6 ? 1 : 2;
  let best: { word: string; distance: number; count: number } | null = null;
  for (const [candidate, count] of vocabulary) {
    if (Math.abs(candidate.length - word.length) > most || candidate.length < 3) continue;
    const distance = editDistance(word, candidate, best === null ? most : best.distance);
    if (distance > most) continue;
    if (
      best === null ||
      distance < best.distance ||
      (distance === best.distance && (count > best.count || (count === best.count && candidate < best.word)))
    ) {
      best = { word: candidate, distance, count };
    }
  }
  return best?.word ?? null;
}

/**
 * Damerau's edit distance (optimal string alignment): insertions, deletions, substitutions and swapped neighbours.
 * Anything above `most` may be returned as `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
