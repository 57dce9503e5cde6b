/**
 * What to call a theme: in the field's words, as a person would write it.
 */
import type { Term } from './keyphrases.ts';
import type { Gathered } from './membership.ts';

/** Keywords that a theme shows at most. */
const MOST_KEYWORDS = 8;
/** A second term joins the label if this share of the theme's passages have it and not the first. */
const SECOND = 0.3;

/** The term that stands for a theme: central, frequent in it, rather of two or three words than of one. */
export function headOf(theme: Gathered): Term | null {
  const members = new Set(theme.members.map((member) => member.text));
  let best: { term: Term; value: number } | null = null;
  for (const { term, centrality } of theme.terms) {
    const inside = term.texts.filter((text) => members.has(text)).length;
    const value = inside * centrality * lengthBonus(term);
    if (best === null || value > best.value) best = { term, value };
  }
  return best?.term ?? null;
}

function lengthBonus(term: Term): number {
  return term.stems.length === 1 ? 0.3 : term.stems.length === 4 ? 0.8 : 1;
}

/** The label, and the keywords that say what else belongs to the theme; best first. */
export function labelOf(
  theme: Gathered,
  head: Term,
  abbreviations: ReadonlyMap<string, string>,
): { readonly label: string; readonly keywords: readonly string[] } {
  const members = theme.members.map((member) => member.text);
  const covered = new Set(head.texts);
  const second = theme.terms
    .filter(({ term }) => !sharesWord(term, head) && wordCount(term) + wordCount(head) <= 6)
    .map(({ term, centrality }) => {
      const has = new Set(term.texts);
      const added = members.filter((text) => has.has(text) && !covered.has(text)).length;
      return { term, added, value: added * centrality * lengthBonus(term) };
    })
    .filter(({ added }) => added >= SECOND * members.length)
    .sort((a, b) => b.value - a.value || (a.term.key < b.term.key ? -1 : 1))[0]?.term;
  const name = written(head, abbreviations);
  const joined = second === undefined || / and /u.test(name) ? name : `${name} and ${written(second, abbreviations)}`;
  return { label: joined.charAt(0).toUpperCase() + joined.slice(1), keywords: keywordsOf(theme, head, abbreviations) };
}

function keywordsOf(theme: Gathered, head: Term, abbreviations: ReadonlyMap<string, string>): string[] {
  const chosen: Term[] = [head];
  const known = new Set(head.stems);
  for (const { term } of theme.terms) {
    if (chosen.length === MOST_KEYWORDS) break;
    if (term.stems.every((stem) => known.has(stem)) || chosen.some((other) => includes(term, other))) continue;
    chosen.push(term);
    for (const stem of term.stems) known.add(stem);
  }
  return chosen.map((term) => written(term, abbreviations));
}

function includes(longer: Term, shorter: Term): boolean {
  return shorter.stems.every((stem) => longer.stems.includes(stem));
}

function sharesWord(a: Term, b: Term): boolean {
  return a.stems.some((stem) => b.stems.includes(stem));
}

function wordCount(term: Term): number {
  return term.label.split(' ').length;
}

/** The term as the documents write it, with its abbreviation where they define one. */
function written(term: Term, abbreviations: ReadonlyMap<string, string>): string {
  const lower = term.label
    .replace(/(?<!\p{L})\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase())
    .replace(/[’']s?$/u, '');
  for (const [short, long] of abbreviations) if (long === lower.toLowerCase()) return `${lower} (${short})`;
  return lower;
}
