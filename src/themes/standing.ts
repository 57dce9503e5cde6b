/**
 * How much a term is one of the field: what the published reports of the field and its synonym families have a name for.
 * A few passages cannot tell "boy" from "neglect" by counting; the field can.
 */
import learned from '../../resources/themes/field-terms.json' with { type: 'json' };
import { families } from '../language/families.ts';
import { termKey } from './words.ts';

/** Words with a residual of so many hundredths in so many texts are terms beyond doubt. */
const SURE = { residual: 30, texts: 100 };
/** What a word or term is worth that the field does not know. */
const UNKNOWN = { word: 0.1, term: 0.4 };

const words = new Map(
  learned.words
    .split(' ')
    .map((stem, at) => [
      stem,
      Math.min(1, (learned.residual[at] ?? 0) / SURE.residual) * Math.min(1, (learned.texts[at] ?? 0) / SURE.texts),
    ]),
);
const terms = new Set(learned.terms);
const named = new Set(families.flatMap(({ forms }) => forms.map(termKey)));

/**
 * From above 0 to 1: a term that the field has a name for is 1, one that it does not know is worth less, a single word
 * that it uses but not as a name least.
 * @param key the term's stems in alphabetical order
 */
export function standingOf(key: string): number {
  if (named.has(key) || terms.has(key)) return 1;
  const stems = key.split(' ');
  const best = Math.max(...stems.map((stem) => (named.has(stem) ? 1 : (words.get(stem) ?? 0))));
  if (stems.length === 1) return UNKNOWN.word + (1 - UNKNOWN.word) * best;
  return UNKNOWN.term + 0.3 * best;
}
