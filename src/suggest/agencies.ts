/**
 * Which agencies a passage names or means.
 */
import listed from '../../resources/language/agencies.json' with { type: 'json' };
import { AGENCIES, type Agency } from '../document/agencies.ts';
import { findPhrases, longestMatches, type Part, type PhraseMatch, parts, phraseIndex } from '../language/phrases.ts';

const index = phraseIndex(
  AGENCIES.flatMap((agency) => (listed as Record<Agency, string[]>)[agency].map((form) => [form, agency] as const)),
);

/** Words after "mental", "emotional", "public" and the like that make "health" a condition and not an agency. */
const CONDITION = new Set(['mental', 'emot', 'physic', 'ill', 'sexual', 'their', 'well', 'poor', 'child']);

/** Where a text names agencies, longest names only. "Mental health" names no agency; "health practitioners" does. */
export function agencyMentions(text: readonly Part[]): PhraseMatch<Agency>[] {
  return longestMatches(findPhrases(index, text)).filter((match) => {
    const only = text[match.from] as Part;
    if (match.to - match.from > 1) return true;
    if (only.stem === 'health') {
      const before = text[match.from - 1];
      const after = text[match.from + 1]?.stem;
      return (before === undefined || !CONDITION.has(before.stem)) && after !== 'assess' && after !== 'need';
    }
    if (only.stem === 'offic') return only.word === 'officers' && text[match.from - 1]?.stem !== 'review';
    return true;
  });
}

/** The agencies of the mentions, each once, in the order of `AGENCIES`. */
export function inOrder(mentions: readonly PhraseMatch<Agency>[]): Agency[] {
  const named = new Set(mentions.map((mention) => mention.value));
  return AGENCIES.filter((agency) => named.has(agency));
}

/** The agencies that a passage names or means, in the order of `AGENCIES`. */
export function agenciesIn(text: string): Agency[] {
  return inOrder(agencyMentions(parts(text)));
}
