/**
 * Ranks the passages that hold any of some words, from the index's own table of where each word stands: what FTS5's bm25()
 * gives, in a fifth of the time where thousands match. FTS5 looks the length of every match up in a table, one by one.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { BM25, SEARCH_COLUMNS, type WordForm } from '../search/fts.ts';
import { statement, type Workspace } from './handle.ts';

/** A passage by its number in the file. Smaller ranks are better, as with FTS5. */
export interface Ranked {
  readonly number: number;
  readonly rank: number;
}

/** What is known of the passages in the index, by number in the file. */
interface Lengths {
  /** What the index said of its own state when this was read. */
  readonly state: string;
  /** Words of each passage; 0 where the index holds none. */
  readonly words: Uint32Array;
  /** The place in `documents` of the document that each belongs to. */
  readonly document: Uint32Array;
  readonly documents: readonly string[];
  readonly rows: number;
  readonly mean: number;
}

const known = new WeakMap<Database, Lengths>();

/**
 * The best passages that hold any of the words, and how many hold one.
 * @param within ids of the documents to look in, or null for all
 * @param most how many are wanted; of equal ones those added first
 * @param inTime SQL that is asked for every 256th passage at which a word stands
 */
export function rankByWords(
  workspace: Workspace,
  words: readonly WordForm[],
  within: readonly string[] | null,
  most: number,
  inTime: string,
): { readonly best: readonly Ranked[]; readonly total: number } {
  openPlaces(workspace);
  const lengths = lengthsOf(workspace);
  const scores = new Float64Array(lengths.words.length);
  for (const word of words) addScores(workspace, word, lengths, inTime, scores);
  const looked = within === null ? null : new Set(within);
  const isIn = lengths.documents.map((id) => looked?.has(id) ?? true);
  // Whatever holds one of the words has a score above zero.
  const found: number[] = [];
  for (let number = 0; number < scores.length; number++)
    if ((scores[number] as number) > 0 && isIn[lengths.document[number] as number]) found.push(number);
  return { best: bestOf(found, scores, most), total: found.length };
}

/** Whether the words stand in so many places, or in more. Stops counting there. */
export function standInMany(workspace: Workspace, words: readonly WordForm[], many: number): boolean {
  openPlaces(workspace);
  let left = many;
  for (const word of words) {
    const { count } = statement<{ count: number }>(
      workspace,
      `SELECT count(*) AS count FROM (SELECT 1 FROM temp.passage_word WHERE ${BETWEEN} LIMIT @left)`,
    ).get({ ...rangeOf(word), left }) as { count: number };
    left -= count;
    if (left <= 0) return true;
  }
  return false;
}

function openPlaces(workspace: Workspace): void {
  workspace.database.exec(
    'CREATE VIRTUAL TABLE IF NOT EXISTS temp.passage_word USING fts5vocab(main, passage_search, instance)',
  );
}

const BETWEEN = 'term >= @from AND term <= @to';

/** From the first to the last word that is meant. */
function rangeOf({ stem, prefix }: WordForm) {
  return { from: stem, to: prefix ? `${stem}\u{10ffff}` : stem };
}

/** Adds what one word weighs in each passage: BM25 as FTS5 computes it, in the same order of operations. */
function addScores(
  workspace: Workspace,
  word: WordForm,
  { words, rows, mean }: Lengths,
  inTime: string,
  scores: Float64Array,
): void {
  const counts = new Float64Array(words.length);
  const holding: number[] = [];
  for (const place of placesOf(workspace, word, inTime)) {
    const number = place >> 1;
    // None of a passage that was taken out of the index.
    if (number >= words.length || words[number] === 0) continue;
    if (counts[number] === 0) holding.push(number);
    counts[number] = (counts[number] as number) + ((place & 1) === 0 ? TEXT.weight : HEADING.weight);
  }
  const weight = Math.log((rows - holding.length + 0.5) / (holding.length + 0.5));
  const rarity = weight <= 0 ? BM25.least : weight;
  for (const number of holding) {
    const count = counts[number] as number;
    const scaled = count + BM25.k1 * (1 - BM25.b + (BM25.b * (words[number] as number)) / mean);
    scores[number] = (scores[number] as number) + rarity * ((count * (BM25.k1 + 1)) / scaled);
  }
}

const [TEXT, HEADING] = SEARCH_COLUMNS;

/** Where a word stands: twice the number of the passage, and one more where it is in the headings. */
function placesOf(workspace: Workspace, word: WordForm, inTime: string): readonly number[] {
  return statement<number>(
    workspace,
    `SELECT doc * 2 + (col = '${HEADING.name}') FROM temp.passage_word
     WHERE ${BETWEEN} AND (doc & 255 OR ${inTime})`,
  )
    .pluck()
    .all(rangeOf(word));
}

/** The best of those found; of equal ones the first. */
function bestOf(found: readonly number[], scores: Float64Array, most: number): Ranked[] {
  const ordered = new Float64Array(found.length);
  for (let at = 0; at < found.length; at++) ordered[at] = -(scores[found[at] as number] as number);
  const last = smallest(ordered, Math.min(most, found.length) - 1);
  const [better, equal]: [Ranked[], Ranked[]] = [[], []];
  for (const number of found) {
    const rank = -(scores[number] as number);
    if (rank < last) better.push({ number, rank });
    else if (rank === last) equal.push({ number, rank });
  }
  return [...better, ...equal.slice(0, most - better.length)];
}

/**
 * The number that would stand at a place if the numbers were sorted; 0 where there is no such place. Orders them anew (quickselect,
 * Hoare 1961): a common word is held by tens of thousands, of which fifty are shown.
 */
function smallest(numbers: Float64Array, place: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const pivot = numbers[(low + high) >> 1] as number;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((numbers[left] as number) < pivot) left++;
      while ((numbers[right] as number) > pivot) right--;
      if (left > right) break;
      const one = numbers[left] as number;
      numbers[left++] = numbers[right] as number;
      numbers[right--] = one;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return numbers[place] ?? 0;
}

/** Read again whenever the index has been written to. */
function lengthsOf(workspace: Workspace): Lengths {
  const state = recordOf(workspace, STRUCTURE).toString('latin1');
  const before = known.get(workspace.database);
  if (before?.state === state) return before;
  const now = { state, ...readLengths(workspace) };
  known.set(workspace.database, now);
  return now;
}

/**
 * Records of the index by number, see SQLite's fts5_index.c: its structure, which counts every writing to it; how many
 * rows it has and how many words its columns. Rows that were taken out stay in both, for bm25() as well (SQLite 3.53.4,
 * findings/fts5-deleted-rows-weigh.sh).
 */
const STRUCTURE = 10;
const AVERAGES = 1;

function recordOf(workspace: Workspace, number: number): Buffer {
  const record = statement<{ block: Buffer }>(workspace, 'SELECT block FROM passage_search_data WHERE id = ?').get(
    number,
  );
  return record?.block ?? Buffer.alloc(0);
}

function readLengths(workspace: Workspace): Omit<Lengths, 'state'> {
  const read = statement<[number, Buffer, string]>(
    workspace,
    `SELECT length.id, length.sz, passage.document FROM passage_search_docsize AS length
     JOIN passage ON passage.number_in_file = length.id`,
  )
    .raw()
    .all();
  const highest = read.reduce((most, [number]) => Math.max(most, number), 0);
  const [words, document] = [new Uint32Array(highest + 1), new Uint32Array(highest + 1)];
  const places = new Map<string, number>();
  for (const [number, sizes, id] of read) {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    document[number] = place;
    words[number] = sum(numbersIn(sizes));
  }
  const [rows = 0, ...all] = numbersIn(recordOf(workspace, AVERAGES));
  return { words, document, documents: [...places.keys()], rows, mean: sum(all) / rows };
}

/** Whole numbers as SQLite packs them: seven bits a byte, the highest first, all bytes but the last marked. */
function numbersIn(packed: Buffer): number[] {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of packed) {
    value = value * 128 + (byte & 127);
    if (byte >= 128) continue;
    numbers.push(value);
    value = 0;
  }
  return numbers;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
