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

/** Known words tried for one unknown word, and queries tried in all. */
const MOST_NEAR = 3;
const MOST_QUERIES = 12;

/**
 * The query with its unknown words replaced by known ones, likeliest first; none where every word is known or nothing
 * is near enough. Likeness is Damerau's (1964) edit distance with transpositions: one slip in words of four or five letters,
 * two in longer ones; the more frequent word wins. Which of them find something only a search can tell.
 */
export function corrections(query: string, vocabulary: Vocabulary): string[] {
  const stems = stemsOf(vocabulary);
  const unknown = searchWords(query).flatMap((word) => {
    const isKnown = word.parts.every((stem) => stems.has(stem)) || stems.has(word.joined);
    if (isKnown || query[word.end] === '*' || !isSearchedFor(query, word.start, word.end)) return [];
    const better = nearest(plainWord(query.slice(word.start, word.end)), vocabulary);
    return better.length === 0 ? [] : [{ ...word, better }];
  });
  if (unknown.length === 0) return [];
  /** From the last word to the first, so that the places of the others stay true. */
  const answers = unknown.reduceRight<{ query: string; rank: number }[]>(
    (sofar, { start, end, better }) =>
      sofar
        .flatMap(({ query: text, rank }) =>
          better.map((word, place) => ({ query: text.slice(0, start) + word + text.slice(end), rank: rank + place })),
        )
        .sort((a, b) => a.rank - b.rank)
        .slice(0, MOST_QUERIES),
    [{ query, rank: 0 }],
  );
  return answers.map((answer) => answer.query);
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

/** The known words nearest to a word, best first. */
function nearest(word: string, vocabulary: Vocabulary): string[] {
  if (word.length < SHORTEST || /\p{N}/u.test(word)) return [];
  const most = word.length < 6 ? 1 : 2;
  const near: { word: string; distance: number; count: number }[] = [];
  for (const [candidate, count] of vocabulary) {
    if (Math.abs(candidate.length - word.length) > most || candidate.length < 3) continue;
    const distance = editDistance(word, candidate, most);
    if (distance <= most) near.push({ word: candidate, distance, count });
  }
  return near
    .sort((a, b) => a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map((one) => one.word);
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
