/**
 * Keyphrases: the terms of the field that these documents use.
 */
import type { Keyphrase } from '../document/theme.ts';
import { looksLikeAdjective } from './general-words.ts';
import { namesIn } from './names.ts';
import { type Readable, type Reading, readPassages } from './reading.ts';
import { type ReadWord, termKey } from './words.ts';

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
  readonly texts: Set<number>;
  readonly written: Map<string, number>;
  readonly stems: readonly string[];
  /** How often it stands, and how often nothing that could continue it follows. */
  count: number;
  final: number;
  /** Longer candidates that hold this one. */
  readonly within: Set<string>;
}

/**
 * Terms by C-value (Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word terms"): how many passages
 * use the term beyond those where it is part of a longer one, times the logarithm of its length; here weighted by the
 * share of documents that use it, so that one document's hobby-horse does not come first.
 */
export function termsOf(reading: Reading): Term[] {
  const candidates = new Map<string, Candidate>();
  const defined = new Set([...reading.abbreviations.values()].map(termKey));
  reading.texts.forEach((text, at) => {
    for (const run of runsOf(text.words)) {
      for (let from = 0; from < run.length; from++) {
        collect(run, from, at, defined, candidates);
      }
    }
  });
  const least = reading.texts.length > 150 ? 3 : 2;
  for (const [key, candidate] of candidates) if (candidate.texts.size < least) candidates.delete(key);
  linkNested(candidates);
  const terms: Term[] = [];
  for (const [key, candidate] of candidates) {
    const longer = [...candidate.within].map((other) => candidates.get(other)?.texts.size ?? 0);
    const nested = longer.length === 0 ? 0 : longer.reduce((sum, count) => sum + count, 0) / longer.length;
    if (Math.max(0, ...longer) >= 0.9 * candidate.texts.size) continue;
    if (candidate.final < FINAL * candidate.count) continue;
    const documents = new Set([...candidate.texts].flatMap((text) => reading.texts[text]?.documents ?? [])).size;
    const spread = Math.log2(1 + documents) / Math.log2(1 + Math.max(2, reading.documents));
    const score = Math.log2(1 + candidate.stems.length) * (candidate.texts.size - nested) * spread;
    if (score <= 0) continue;
    const written = [...candidate.written].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
    terms.push({
      key,
      stems: candidate.stems,
      label: written[0] ?? key,
      variants: written.slice(1, 6),
      score,
      texts: [...candidate.texts].sort((a, b) => a - b),
      documents,
    });
  }
  return terms.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
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

function collect(
  run: readonly ReadWord[],
  from: number,
  text: number,
  defined: ReadonlySet<string>,
  candidates: Map<string, Candidate>,
): void {
  if (run[from]?.kind === 'connector') return;
  const picked: ReadWord[] = [];
  for (let at = from; at < run.length && picked.filter((word) => word.kind !== 'connector').length < LONGEST; at++) {
    const word = run[at];
    if (word === undefined) break;
    picked.push(word);
    if (word.kind === 'connector') continue;
    const content = picked.filter((each) => each.kind !== 'connector');
    const bridges = picked.length - content.length;
    // Around a connector only short terms hold together: "voice of the child", "wishes and feelings".
    // "GPs and the child" are two terms; "views and wishes" may be one.
    if (picked.some((each) => each.stem === 'and') && picked.some((each) => each.stem === 'the')) break;
    if (bridges > 2 || (bridges > 0 && content.length > 3)) break;
    const stems = [...new Set(content.map((each) => each.stem))];
    if (stems.length < content.length) continue;
    const key = [...stems].sort().join(' ');
    if (!isTerm(content) && !defined.has(key)) continue;
    const written = picked
      .map((each) => each.text)
      .join(' ')
      .replace(/\s+/gu, ' ');
    const candidate = candidates.get(key) ?? {
      texts: new Set(),
      written: new Map(),
      stems,
      count: 0,
      final: 0,
      within: new Set(),
    };
    const next = run[at + 1];
    const final = next === undefined || next.kind === 'connector';
    candidate.count++;
    if (final) candidate.final++;
    candidate.texts.add(text);
    // "school nurses" says nothing of whether one writes "school" or "schools" where the word stands for itself.
    candidate.written.set(written, (candidate.written.get(written) ?? 0) + (final ? 1 : 0));
    candidates.set(key, candidate);
  }
}

/** A term has one word at least that says what it is about, and ends in a noun. */
function isTerm(words: readonly ReadWord[]): boolean {
  const last = words.at(-1);
  if (last === undefined || (last.kind === 'term' && looksLikeAdjective(last.text))) return false;
  return words.some((word) => word.kind === 'term');
}

/** Notes for every candidate which longer ones hold it. */
function linkNested(candidates: ReadonlyMap<string, Candidate>): void {
  for (const [key, candidate] of candidates) {
    const { stems } = candidate;
    const count = 1 << stems.length;
    for (let mask = 1; mask < count - 1; mask++) {
      const part = stems.filter((_, at) => (mask >> at) & 1);
      candidates.get(part.sort().join(' '))?.within.add(key);
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
