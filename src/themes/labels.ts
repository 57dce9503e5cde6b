/**
 * What to call a theme: in the field's words, as a person would write it.
 */
import type { Term } from './keyphrases.ts';
import type { Gathered } from './membership.ts';
import type { Reading } from './reading.ts';
import type { Contexts } from './space.ts';

/** Keywords that a theme shows at most, and those it shows even where they are bound less. */
const MOST_KEYWORDS = 8;
const FEW_KEYWORDS = 5;
/** How closely a keyword is bound to the theme, at least. */
const SHARED = 0.1;
/** What being one of the theme's own terms adds to that, what the field does not know of it takes away, and its weight. */
const OWN = 0.2;
const STANDING = 0.3;
const BOUND = 0.5;
/** What the field knows of two keywords keeping company counts beside their company in these passages. */
const KNOWN = 0.25;
/** Standing in the field of a term that can name a theme, of a single word that can, and of one that needs no more. */
const NAMEABLE = { term: 0.4, word: 0.7 };
const SURE = 0.95;
/** Share of a vague word's passages in which a longer term says what it is about. */
const QUALIFIED = 0.15;
/** Share of the theme's passages that use a keyword, at least. */
const FREQUENT = 0.04;
const MOST_CANDIDATES = 40;
/** A second term joins the label if this share of the theme's passages have it and not the first. */
const SECOND = 0.25;

/**
 * The term that stands for a theme: central, frequent in it, a name in the field, rather of two or three words than of one.
 * Null where nothing in it has a name: what nobody can name is no theme.
 */
export function headOf(theme: Gathered): Term | null {
  const members = new Set(theme.members.map((member) => member.text));
  let best: { term: Term; value: number } | null = null;
  for (const { term, centrality } of theme.terms) {
    if (!isNameable(term)) continue;
    const inside = term.texts.filter((text) => members.has(text)).length;
    const value = inside * centrality * lengthBonus(term) * term.standing;
    if (best === null || value > best.value) best = { term, value };
  }
  return best?.term ?? null;
}

function isNameable(term: Term): boolean {
  return term.standing >= (term.stems.length === 1 ? NAMEABLE.word : NAMEABLE.term);
}

function lengthBonus(term: Term): number {
  return term.stems.length === 1 ? 0.3 : term.stems.length === 4 ? 0.8 : 1;
}

/** The label, and the keywords that say what else belongs to the theme; best first. */
export function labelOf(
  theme: Gathered,
  head: Term,
  all: readonly Term[],
  contexts: Contexts,
  reading: Reading,
): { readonly label: string; readonly keywords: readonly string[] } {
  const { abbreviations } = reading;
  const members = theme.members.map((member) => member.text);
  const vague = head.stems.length === 1 && head.standing < SURE;
  const first = (vague ? qualified(head, members, all) : null) ?? head;
  const second = secondOf(theme, first);
  const name = written(first, abbreviations);
  const joined =
    second === null || / and /u.test(name) ? name : `${short(name)} and ${short(written(second, abbreviations))}`;
  const keywords = keywordsOf(theme, head, contexts, reading.texts.length).map((term) => written(term, abbreviations));
  return { label: joined.charAt(0).toUpperCase() + joined.slice(1), keywords };
}

/** The longer term that most often says what a vague word is about: "analysis of risk" for "analysis". */
function qualified(vague: Term, members: readonly number[], all: readonly Term[]): Term | null {
  const inside = (term: Term) =>
    shared(
      term.texts,
      [...members].sort((a, b) => a - b),
    );
  const least = QUALIFIED * inside(vague);
  const longer = all
    .filter((term) => term.stems.length > 1 && term.stems.includes(vague.stems[0] ?? ''))
    .map((term) => ({ term, value: inside(term) * term.standing }))
    .filter(({ value }) => value >= least)
    .sort((a, b) => b.value - a.value || (a.term.key < b.term.key ? -1 : 1));
  return longer[0]?.term ?? null;
}

/** A second term of the theme that has enough passages of its own. */
function secondOf(theme: Gathered, first: Term): Term | null {
  const covered = new Set(first.texts);
  const members = theme.members.map((member) => member.text);
  const candidates = theme.terms
    .filter(({ term }) => isNameable(term))
    .filter(({ term }) => !sharesWord(term, first) && wordCount(term) + wordCount(first) <= 6)
    .map(({ term, centrality }) => {
      const has = new Set(term.texts);
      const added = members.filter((text) => has.has(text) && !covered.has(text)).length;
      return { term, added, value: added * centrality * lengthBonus(term) * term.standing };
    })
    .filter(({ added }) => added >= SECOND * members.length)
    .sort((a, b) => b.value - a.value || (a.term.key < b.term.key ? -1 : 1));
  return candidates[0]?.term ?? null;
}

/** Terms that say what the theme's passages talk about: bound to the theme and to one another, first the head. */
function keywordsOf(theme: Gathered, head: Term, contexts: Contexts, texts: number): Term[] {
  const members = theme.members.map((member) => member.text).sort((a, b) => a - b);
  const own = new Set(theme.terms.map(({ term }) => term.key));
  const least = Math.max(2, FREQUENT * members.length);
  const fieldOf = new Map(contexts.terms.map((term, at) => [term, contexts.field[at]] as const));
  const candidates = contexts.terms
    .map((term) => ({
      term,
      bound:
        association(term.texts, members, texts, least) + (own.has(term.key) ? OWN : 0) + STANDING * (term.standing - 1),
    }))
    .filter(({ term, bound }) => bound >= SHARED && term.standing >= NAMEABLE.term)
    .sort((a, b) => b.bound - a.bound || (a.term.key < b.term.key ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
  const chosen: Term[] = [head];
  const company = candidates.map(() => 0);
  while (chosen.length < MOST_KEYWORDS) {
    const last = chosen.at(-1) ?? head;
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    candidates.forEach(({ term, bound }, at) => {
      company[at] =
        (company[at] ?? 0) +
        association(term.texts, last.texts, texts, 1) +
        KNOWN * dot(fieldOf.get(term), fieldOf.get(last));
      const value = BOUND * bound + (company[at] ?? 0) / chosen.length;
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

function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
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

/** Beside another name, its abbreviation alone. */
function short(name: string): string {
  return /\((.+)\)$/u.exec(name)?.[1] ?? name;
}

/** The term as the documents write it, with its abbreviation where they define one. */
function written(term: Term, abbreviations: ReadonlyMap<string, string>): string {
  const lower = term.label
    .replace(/(?<!\p{L})\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase())
    .replace(/[’']s?$/u, '');
  for (const [short, long] of abbreviations) if (long === lower.toLowerCase()) return `${lower} (${short})`;
  return lower;
}
