/**
 * What the headings above a passage say about its criterion. Most headings of a letter ("Key strengths") say nothing.
 */
import type { Criterion } from '../document/framework.ts';
import { findPhrases, type PhraseIndex, parts } from '../language/phrases.ts';
import { termsOf } from './terms.ts';

export interface HeadingHint {
  /** Place of the criterion in the framework. */
  readonly place: number;
  /** Added to the log-odds. */
  readonly worth: number;
  /** Words of the heading, as printed. */
  readonly text: string;
}

const CUE_WORTH = 0.8;
const TITLE_WORTH = 2;
/** A heading that shares this much of its words with a criterion's title names the criterion. */
const SAME_TITLE = 0.6;

/** The hints of the headings, innermost heading first; at most one per criterion. */
export function headingHints(
  headings: readonly string[],
  criteria: readonly Criterion[],
  cues: PhraseIndex<string>,
): HeadingHint[] {
  const found = new Map<number, HeadingHint>();
  for (const heading of headings.toReversed().slice(0, 3)) {
    const words = parts(heading);
    const stems = new Set(termsOf(words).flatMap(({ first, second }) => (second === '' ? [first] : [])));
    const matches = findPhrases(cues, words);
    criteria.forEach((criterion, place) => {
      if (found.has(place)) return;
      const title = termsOf(parts(criterion.title)).flatMap(({ first, second }) => (second === '' ? [first] : []));
      const shared = new Set(title.filter((term) => stems.has(term))).size;
      const all = new Set([...title, ...stems]).size;
      if (all > 0 && shared / all >= SAME_TITLE) {
        found.set(place, { place, worth: TITLE_WORTH, text: heading.trim() });
        return;
      }
      const match = matches.find((item) => item.value === criterion.code);
      if (match === undefined) return;
      const text = heading.slice(words[match.from]?.start ?? 0, words[match.to - 1]?.end ?? 0);
      found.set(place, { place, worth: CUE_WORTH, text });
    });
  }
  return [...found.values()];
}
