/**
 * Synonym families of the field: the many names of one thing (CAMHS, the front door, a section 47 enquiry).
 */
import listed from '../../resources/language/families.json' with { type: 'json' };
import { findPhrases, type Part, type PhraseMatch, phraseIndex } from './phrases.ts';

export interface Family {
  /** Short and stable: "front-door". */
  readonly concept: string;
  /** As a person would call it. */
  readonly name: string;
  /** Every form, singular and plural; short names in capitals count only in capitals. */
  readonly forms: readonly string[];
}

/** The families that the program knows. */
export const families: readonly Family[] = listed;

const index = phraseIndex(families.flatMap((family) => family.forms.map((form) => [form, family.concept] as const)));

/** Where a text names the things of the families, by concept; overlapping names are all given. */
export function conceptsIn(text: readonly Part[]): PhraseMatch<string>[] {
  return findPhrases(index, text);
}

/** The other names of a word or phrase: every form of each family that has it as a form, itself left out. */
export function otherNames(phrase: string): string[] {
  const same = phrase.trim().toLowerCase();
  return families
    .filter((family) => family.forms.some((form) => form.toLowerCase() === same))
    .flatMap((family) => family.forms)
    .filter((form) => form.toLowerCase() !== same);
}
