/**
 * How alike the wording of two criteria is.
 */

import { parts } from '../language/phrases.ts';
import { isStopWord } from '../language/stop-words.ts';

/** The content words of a criterion, by stem, with how often each stands there. */
export type Wording = ReadonlyMap<string, number>;

/** Counts the content words of a text. */
export function wording(text: string): Wording {
  const counts = new Map<string, number>();
  for (const part of parts(text)) {
    if (!isStopWord(part.word) && part.word.length > 1) counts.set(part.stem, (counts.get(part.stem) ?? 0) + 1);
  }
  return counts;
}

/** Which share of the words of `inner` also stands in `outer`, 0 to 1; weights make rare words count more. */
export function containment(inner: Wording, outer: Wording, weight: (stem: string) => number = () => 1): number {
  let shared = 0;
  let all = 0;
  for (const [stem, count] of inner) {
    all += count * weight(stem);
    shared += Math.min(count, outer.get(stem) ?? 0) * weight(stem);
  }
  return all === 0 ? 0 : shared / all;
}

/** Dice's coefficient over content words, 0 to 1. */
export function likeness(a: Wording, b: Wording, weight: (stem: string) => number = () => 1): number {
  let shared = 0;
  let all = 0;
  for (const [stem, count] of a) {
    all += count * weight(stem);
    shared += 2 * Math.min(count, b.get(stem) ?? 0) * weight(stem);
  }
  for (const [stem, count] of b) all += count * weight(stem);
  return all === 0 ? 0 : shared / all;
}

/** Inverse document frequency over a set of wordings: a word that every criterion uses says little. */
export function rarity(wordings: readonly Wording[]): (stem: string) => number {
  const seen = new Map<string, number>();
  for (const counts of wordings) for (const stem of counts.keys()) seen.set(stem, (seen.get(stem) ?? 0) + 1);
  return (stem) => Math.log((wordings.length + 1) / ((seen.get(stem) ?? 0) + 0.5));
}

/** Text as it is compared for sameness: spacing, quotation marks, dashes, footnote marks and case set aside. */
export function sameText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[–—−]/gu, '-')
    .replace(/\.\d{1,2}(?=\s|$)/gu, '.')
    .replace(/\s+/gu, ' ')
    .replace(/[.;:,\s]+$/u, '')
    .trim()
    .toLowerCase();
}
