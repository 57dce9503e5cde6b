/**
 * Watched terms: words and phrases the user follows, counted per document and year.
 */
import { passageKey } from '../document/passage-ref.ts';
import { stem } from '../language/stems.ts';
import { tokens } from '../language/tokens.ts';
import type { ThemeInput } from './input.ts';

/** Words or phrases that count as one: the term itself and its synonyms. */
export interface WatchedTerm {
  readonly name: string;
  readonly forms: readonly string[];
}

export interface WatchedCount {
  readonly name: string;
  /** Mentions in all passages. */
  readonly mentions: number;
  /** Passages that mention it, by document and passage id. */
  readonly passages: readonly { readonly documentId: string; readonly passageId: string; readonly mentions: number }[];
  /** By document id. */
  readonly documents: readonly { readonly documentId: string; readonly passages: number; readonly mentions: number }[];
  /** Oldest first; documents without a date are left out. */
  readonly years: readonly { readonly year: number; readonly passages: number; readonly mentions: number }[];
}

/**
 * Counts watched terms. Plurals, hyphens and apostrophes make no difference; where two synonyms overlap in the text
 * ("front door", "front door services") the longer one counts, once.
 */
export function countWatched(passages: readonly ThemeInput[], watched: readonly WatchedTerm[]): WatchedCount[] {
  const ordered = [...passages].sort((a, b) => (passageKey(a) < passageKey(b) ? -1 : 1));
  const read = ordered.map((passage) => ({ passage, stems: stemsOf(passage.text) }));
  return watched.map((term) => {
    const phrases = phrasesOf(term.forms);
    const counted = read
      .map(({ passage, stems }) => ({ passage, mentions: mentionsIn(stems, phrases).length }))
      .filter(({ mentions }) => mentions > 0);
    const tally = <Key>(keyOf: (passage: ThemeInput) => Key | null) => {
      const counts = new Map<Key, { passages: number; mentions: number }>();
      for (const { passage, mentions } of counted) {
        const key = keyOf(passage);
        if (key === null) continue;
        const before = counts.get(key) ?? { passages: 0, mentions: 0 };
        counts.set(key, { passages: before.passages + 1, mentions: before.mentions + mentions });
      }
      return [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1));
    };
    return {
      name: term.name,
      mentions: counted.reduce((sum, { mentions }) => sum + mentions, 0),
      passages: counted.map(({ passage, mentions }) => ({
        documentId: passage.documentId,
        passageId: passage.passageId,
        mentions,
      })),
      documents: tally((passage) => passage.documentId).map(([documentId, counts]) => ({ documentId, ...counts })),
      years: tally((passage) => passage.year).map(([year, counts]) => ({ year, ...counts })),
    };
  });
}

/**
 * Where a text mentions a term: half-open ranges, in order, never overlapping. They are as many as `countWatched` counts.
 */
export function mentionRanges(text: string, forms: readonly string[]): { start: number; end: number }[] {
  const read = tokens(text).flatMap(({ word, start, end }) =>
    word.split(/[-&]/u).map((part) => ({ stem: stem(part), start, end })),
  );
  const stems = read.map((one) => one.stem);
  return mentionsIn(stems, phrasesOf(forms)).flatMap(({ at, length }) => {
    const [first, last] = [read[at], read[at + length - 1]];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
}

/** The forms as stems, the longest first. */
function phrasesOf(forms: readonly string[]): string[][] {
  return forms
    .map(stemsOf)
    .filter((phrase) => phrase.length > 0)
    .sort((a, b) => b.length - a.length);
}

/** Stems in order, hyphenated words as their parts. */
function stemsOf(text: string): string[] {
  return tokens(text).flatMap((token) => token.word.split(/[-&]/u).map(stem));
}

/** Where phrases begin among the stems, and how many stems they take. */
function mentionsIn(
  stems: readonly string[],
  phrases: readonly (readonly string[])[],
): { readonly at: number; readonly length: number }[] {
  const found: { at: number; length: number }[] = [];
  for (let at = 0; at < stems.length; ) {
    const hit = phrases.find((phrase) => phrase.every((part, step) => stems[at + step] === part));
    if (hit !== undefined) found.push({ at, length: hit.length });
    at += hit?.length ?? 1;
  }
  return found;
}
