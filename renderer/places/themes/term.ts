/**
 * The words of a watched term.
 */
import type { FamilyRow } from '../../../src/contract/operations/search.ts';

/** One form a line; blank lines and repetitions left out. A term without any is called by its name alone. */
export function formsIn(typed: string, name: string): string[] {
  const forms = [
    ...new Set(
      typed
        .split('\n')
        .map((form) => form.trim())
        .filter(Boolean),
    ),
  ];
  return forms.length > 0 ? forms : [name.trim()].filter(Boolean);
}

/** The families of words that a term belongs to, and that would add something to it. */
export function familiesOf(forms: readonly string[], families: readonly FamilyRow[]): FamilyRow[] {
  const known = new Set(forms.map((form) => form.toLowerCase()));
  return families.filter(
    (family) =>
      [family.name, ...family.forms].some((form) => known.has(form.toLowerCase())) &&
      family.forms.some((form) => !known.has(form.toLowerCase())),
  );
}

/** A search for any of the forms: phrases in quotation marks, with their words in any form. */
export function queryOf(forms: readonly string[]): string {
  return forms.map((form) => (/[^\p{L}\p{N}]/u.test(form) ? `"${form.replaceAll('"', '')}"~` : form)).join(' OR ');
}
