/**
 * What inspectors write about, finer than any set of criteria: arrests, audits, waiting, the voice of the child. The
 * lists are knowledge of the field; what each topic speaks for is learned.
 */
import listed from '../../resources/language/topics.json' with { type: 'json' };
import { findPhrases, longestMatches, type Part, type PhraseMatch, phraseIndex } from '../language/phrases.ts';

const index = phraseIndex(
  Object.entries(listed).flatMap(([topic, forms]) => forms.map((form) => [form, topic] as const)),
);

/** Where a text speaks of the topics, longest wordings only; one place may speak of several. */
export function topicsIn(text: readonly Part[]): PhraseMatch<string>[] {
  return longestMatches(findPhrases(index, text));
}
