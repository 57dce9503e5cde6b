/**
 * What to call a theme: in the field's words, as a person would write it.
 */
import type { Term } from './keyphrases.ts';
import type { Gathered } from './membership.ts';
import type { Reading } from './reading.ts';

/** Keywords that a theme shows at most, and those it shows even where they are bound less. */
const MOST_KEYWORDS = 8;
const FEW_KEYWORDS = 5;
/** How closely a keyword is bound to the theme, at least, and what being one of the theme's own terms adds. */
const SHARED = 0.1;
const OWN = 0.2;
/** Share of the theme's passages that use a keyword, at least. */
const FREQUENT = 0.04;
const MOST_CANDIDATES = 40;
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
  all: readonly Term[],
  reading: Reading,
): { readonly label: string; readonly keywords: readonly string[] } {
  const { abbreviations } = reading;
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
  const keywords = keywordsOf(theme, head, all, reading.texts.length).map((term) => written(term, abbreviations));
  return { label: joined.charAt(0).toUpperCase() + joined.slice(1), keywords };
}

/** Terms that say what the theme's passages talk about: bound to the theme and to one another, first the head. */
function keywordsOf(theme: Gathered, head: Term, all: readonly Term[], texts: number): Term[] {
  const members = theme.members.map((member) => member.text).sort((a, b) => a - b);
  const own = new Set(theme.terms.map(({ term }) => term.key));
  const least = Math.max(2, FREQUENT * members.length);
  const candidates = all
    .map((term) => ({ term, bound: association(term.texts, members, texts, least) + (own.has(term.key) ? OWN : 0) }))
    .filter(({ bound }) => bound >= SHARED)
    .sort((a, b) => b.bound - a.bound || (a.term.key < b.term.key ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
  const chosen: Term[] = [head];
  const company = candidates.map(() => 0);
  while (chosen.length < MOST_KEYWORDS) {
    const last = chosen.at(-1) ?? head;
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    candidates.forEach(({ term, bound }, at) => {
      company[at] = (company[at] ?? 0) + association(term.texts, last.texts, texts, 1);
      const value = bound + (company[at] ?? 0) / chosen.length;
      const welcome = chosen.length < FEW_KEYWORDS || (own.has(term.key) && value > 2 * OWN);
      if (welcome && value > most && !chosen.some((other) => sharesWord(term, other))) {
        best = at;
        most = value;
      }
    });
    const next = candidates[best]?.term;
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen;
}

/**
 * Normalised pointwise mutual information (Bouma 2009) of two ascending lists of texts, -1 to 1; -1 where they share fewer
 * than `least`.
 */
function association(a: readonly number[], b: readonly number[], texts: number, least: number): number {
  const both = shared(a, b);
  if (both < least || both === 0) return -1;
  if (both === texts) return 1;
  return Math.log((both * texts) / (a.length * b.length)) / -Math.log(both / texts);
}

/** How many numbers two ascending lists share. */
function shared(a: readonly number[], b: readonly number[]): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as number;
    const right = b[j] as number;
    if (left === right) count++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return count;
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
