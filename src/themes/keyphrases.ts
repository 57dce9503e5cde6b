/**
 * Keyphrases: the terms of the field that these documents use.
 */
import type { Keyphrase } from '../document/theme.ts';
import { looksLikeAdjective } from './general-words.ts';
import { namesIn } from './names.ts';
import { type Readable, type ReadClosely, type Reading, readPassages } from './reading.ts';
import { standingOf } from './standing.ts';
import { type ReadWord, stemNumber, termKey } from './words.ts';

/** A term and where it stands. */
export interface Term {
  /** Stems in alphabetical order: variants in number and order are one term. */
  readonly key: string;
  readonly stems: readonly string[];
  /** As written most often. */
  readonly label: string;
  /** Other ways of writing it, most frequent first. */
  readonly variants: readonly string[];
  readonly score: number;
  /** How much it is a term of the field, from above 0 to 1. */
  readonly standing: number;
  /** Indices of the different texts that use it, ascending. */
  readonly texts: readonly number[];
  /** Number of different documents that use it. */
  readonly documents: number;
}

/** Most words, connectors left out, that make one term. */
const LONGEST = 4;

/** A term ends where it stands at least this often: "domestic" nearly always goes on, "domestic abuse" seldom. */
const FINAL = 0.4;

interface Candidate {
  /** Numbers of the texts that use it, ascending. */
  readonly texts: number[];
  readonly written: Map<string, number>;
  readonly stems: readonly string[];
  /** How often it stands, and how often nothing that could continue it follows. */
  count: number;
  final: number;
  /** For each longer candidate that holds this one, in how many texts it stands. */
  readonly longer: number[];
}

/**
 * Terms by C-value (Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word terms"): how many passages
 * use the term beyond those where it is part of a longer one, times the logarithm of its length; here weighted by the
 * share of documents that use it, so that one document's hobby-horse does not come first.
 */
export function termsOf(reading: ReadClosely): Term[] {
  const least = reading.texts.length > 150 ? 3 : 2;
  const candidates = candidatesIn(reading, least);
  linkNested(candidates);
  const terms: Term[] = [];
  for (const candidate of candidates.values()) {
    const { longer, stems, texts } = candidate;
    const nested = longer.length === 0 ? 0 : longer.reduce((sum, count) => sum + count, 0) / longer.length;
    if (longer.some((count) => count >= 0.9 * texts.length)) continue;
    if (candidate.final < FINAL * candidate.count) continue;
    const documents = new Set(texts.flatMap((text) => reading.texts[text]?.documents ?? [])).size;
    const spread = Math.log2(1 + documents) / Math.log2(1 + Math.max(2, reading.documents));
    const key = [...stems].sort().join(' ');
    const standing = standingOf(key);
    const score = Math.log2(1 + stems.length) * (texts.length - nested) * spread * standing;
    if (score <= 0) continue;
    const written = [...candidate.written].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
    terms.push({
      key,
      stems,
      label: written[0] ?? key,
      variants: written.slice(1, 6),
      score,
      standing,
      texts,
      documents,
    });
  }
  return terms.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

/** Places of a sketch that counts candidates before they are kept: most are never seen again. */
const SKETCH = 1 << 25;

/** Candidates in at least so many texts. */
function candidatesIn(reading: ReadClosely, least: number): Map<number, Candidate> {
  const defined = new Set([...reading.abbreviations.values()].map((long) => numberOf(termKey(long).split(' '))));
  const sketch = new Uint8Array(SKETCH);
  for (const words of reading.words) {
    eachPhrase(words, ({ place, hasTerm, number }) => {
      if (hasTerm || defined.has(number)) sketch[place] = Math.min(255, (sketch[place] ?? 0) + 1);
    });
  }
  const candidates = new Map<number, Candidate>();
  reading.words.forEach((words, at) => {
    eachPhrase(words, (phrase) => {
      const { number, place, final } = phrase;
      if ((sketch[place] ?? 0) < least) return;
      if (!isTerm(phrase) && !defined.has(number)) return;
      let candidate = candidates.get(number);
      if (candidate === undefined) {
        candidate = { texts: [], written: new Map(), stems: [...phrase.stems], count: 0, final: 0, longer: [] };
        candidates.set(number, candidate);
      }
      candidate.count++;
      if (candidate.texts.at(-1) !== at) candidate.texts.push(at);
      // "school nurses" says nothing of whether one writes "school" or "schools" where the word stands for itself.
      if (!final) return;
      candidate.final++;
      const written = writtenOf(phrase);
      candidate.written.set(written, (candidate.written.get(written) ?? 0) + 1);
    });
  });
  for (const [number, candidate] of candidates) if (candidate.texts.length < least) candidates.delete(number);
  return candidates;
}

/** A phrase as it stands in the text, in one line. */
function writtenOf({ run, from, to }: Phrase): string {
  let written = run[from]?.text ?? '';
  for (let at = from + 1; at < to; at++) written += ` ${run[at]?.text ?? ''}`;
  return /\s\s|[^\S ]/u.test(written) ? written.replace(/\s+/gu, ' ') : written;
}

/** One number for the same stems in any order. */
function numberOf(stems: readonly string[]): number {
  let sum = 0;
  for (const stem of stems) sum += stemNumber(stem);
  return sum;
}

/** Stretches of words that may hold terms: no end words, and connectors only between two others. */
function runsOf(read: readonly ReadWord[]): ReadWord[][] {
  const runs: ReadWord[][] = [];
  let run: ReadWord[] = [];
  const close = () => {
    while (run.at(-1)?.kind === 'connector') run.pop();
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const word of read) {
    if (!word.joins) close();
    if (word.kind === 'end' || word.kind === 'name') close();
    else if (word.kind === 'connector' && run.length === 0) continue;
    else run.push(word);
  }
  close();
  return runs;
}

interface Phrase {
  /** The words it is a stretch of, and where it begins and ends among them. */
  readonly run: readonly ReadWord[];
  readonly from: number;
  readonly to: number;
  /** One number for the same stems in any order, and where it falls in the sketch. */
  readonly number: number;
  readonly place: number;
  readonly last: ReadWord;
  /** Valid only while it is looked at. */
  readonly stems: readonly string[];
  readonly hasTerm: boolean;
  /** Whether nothing that could continue it follows. */
  readonly final: boolean;
}

/** Calls back for every stretch of words that could be a term by its shape. */
function eachPhrase(read: readonly ReadWord[], found: (phrase: Phrase) => void): void {
  for (const run of runsOf(read)) {
    for (let from = 0; from < run.length; from++) if (run[from]?.kind !== 'connector') phrasesFrom(run, from, found);
  }
}

function phrasesFrom(run: readonly ReadWord[], from: number, found: (phrase: Phrase) => void): void {
  const stems: string[] = [];
  let number = 0;
  let place = 0;
  let hasTerm = false;
  let joins = false;
  let names = false;
  for (let at = from; at < run.length && stems.length < LONGEST; at++) {
    const last = run[at];
    if (last === undefined) return;
    if (last.kind === 'connector') {
      joins ||= last.stem === 'and';
      names ||= last.stem === 'the';
      continue;
    }
    const bridges = at - from - stems.length;
    // "GPs and the child" are two terms; "views and wishes" may be one.
    if (joins && names) return;
    // Around a connector only short terms hold together: "voice of the child".
    if (bridges > 2 || (bridges > 0 && stems.length > 2)) return;
    if (stems.includes(last.stem)) return;
    stems.push(last.stem);
    number += last.number;
    // Low bits of a sum are the sum of low bits; the remainder of a large number would be slow.
    place = (place + (last.number >>> 0)) & (SKETCH - 1);
    hasTerm ||= last.kind === 'term';
    const next = run[at + 1];
    const final = next === undefined || next.kind === 'connector';
    found({ run, from, to: at + 1, number, place, last, stems, hasTerm, final });
  }
}

/** A term has one word at least that says what it is about, and ends in a noun. */
function isTerm({ last, hasTerm }: Phrase): boolean {
  return hasTerm && !(last.kind === 'term' && looksLikeAdjective(last.text));
}

/** Notes for every candidate in how many texts each longer one stands that holds it. */
function linkNested(candidates: ReadonlyMap<number, Candidate>): void {
  for (const { stems, texts } of candidates.values()) {
    for (let mask = 1; mask < (1 << stems.length) - 1; mask++) {
      const part = stems.filter((_, at) => (mask >> at) & 1);
      candidates.get(numberOf(part))?.longer.push(texts.length);
    }
  }
}

/**
 * The keyphrases of passages: terms first, best first; then names of places, people and organisations, the most used
 * first.
 */
export function keyphrases(passages: readonly Readable[]): Keyphrase[] {
  const reading = readPassages(passages);
  const terms = termsOf(reading).map((term) => ({
    text: term.label,
    key: term.key,
    kind: 'term' as const,
    score: term.score,
    passages: term.texts.length,
    documents: term.documents,
    variants: term.variants,
  }));
  return [...terms, ...namesOf(reading)];
}

interface UsedName {
  readonly kinds: Keyphrase['kind'][];
  readonly texts: Set<number>;
  readonly written: Map<string, number>;
}

function namesOf(reading: Reading): Keyphrase[] {
  const found = new Map<string, UsedName>();
  reading.texts.forEach((text, at) => {
    for (const name of namesIn(text.text, reading.names)) {
      const key = name.text.toLowerCase();
      const entry: UsedName = found.get(key) ?? { kinds: [], texts: new Set(), written: new Map() };
      entry.kinds.push(name.kind);
      entry.texts.add(at);
      entry.written.set(name.text, (entry.written.get(name.text) ?? 0) + 1);
      found.set(key, entry);
    }
  });
  const names = [...found].map(([key, { kinds, texts, written }]): Keyphrase => {
    const spellings = [...written].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
    const documents = new Set([...texts].flatMap((text) => reading.texts[text]?.documents ?? [])).size;
    return {
      text: spellings[0] ?? key,
      key,
      kind: mostFrequent(kinds),
      score: texts.size,
      passages: texts.size,
      documents,
      variants: spellings.slice(1),
    };
  });
  return names.sort((a, b) => b.passages - a.passages || (a.key < b.key ? -1 : 1));
}

/** The kind that a name is taken for most often; of equals the more telling one. */
function mostFrequent(kinds: readonly Keyphrase['kind'][]): Keyphrase['kind'] {
  const count = (kind: Keyphrase['kind']) => kinds.filter((each) => each === kind).length;
  return KINDS.reduce((best, kind) => (count(kind) > count(best) ? kind : best));
}

const KINDS: readonly Keyphrase['kind'][] = ['person', 'place', 'organisation'];
