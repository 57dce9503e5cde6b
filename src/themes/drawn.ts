/**
 * Subjects that the list does not have, drawn from the passages that none of it explains: terms that recur there, each with
 * the terms that keep it company.
 */
import type { Subject } from '../document/theme.ts';
import { isEveryday } from './everyday.ts';
import { shortHash } from './hash.ts';
import { type Term, termsOf } from './keyphrases.ts';
import { mentionsIn, type SubjectIndex } from './mentions.ts';
import { type Readable, readPassages } from './reading.ts';

/** Standing in the field of a term that can be a subject. */
const NAMEABLE = 0.4;
/** Share of the smaller of two terms' texts from which on they are one subject. */
const TOGETHER = 0.6;
/** Normalised pointwise mutual information (Bouma 2009) of a term that keeps a subject company, at least. */
const COMPANY = 0.3;
const MOST_SIGNS = 8;
/** Passages in which a new subject must be named. */
const LEAST_TEXTS = 4;

/**
 * The subjects that recur in passages, best first.
 * @param passages those that no known subject explains
 * @param known the subjects that are looked for anyway: nothing that names one of them is new
 * @param least in how many documents a subject must be named
 */
export function drawnSubjects(
  passages: readonly Readable[],
  known: SubjectIndex,
  least: number,
  most: number,
): Subject[] {
  if (passages.length < LEAST_TEXTS || most <= 0) return [];
  const reading = readPassages(passages);
  const terms = termsOf(reading);
  const candidates = terms.filter(
    (term) => canName(term, known) && term.documents >= least && term.texts.length >= LEAST_TEXTS,
  );
  const groups: { head: Term; more: Term[] }[] = [];
  for (const term of candidates) {
    const host = groups.find(({ head }) => share(term.texts, head.texts) >= TOGETHER);
    if (host !== undefined) host.more.push(term);
    // A term goes to the first group it fits, so those that will not be shown take none from the others.
    else if (groups.length < most) groups.push({ head: term, more: [] });
  }
  return groups.map(({ head, more }) => {
    const named = [head, ...more];
    const signs = terms
      .filter((term) => !named.includes(term) && association(term.texts, head.texts, reading.texts.length) >= COMPANY)
      .slice(0, MOST_SIGNS);
    return {
      id: `new-${shortHash(head.key)}`,
      name: headed(head.label),
      parent: null,
      belongs: `Found in these documents: passages that speak of ${head.label}.`,
      isNot: null,
      names: [...new Set(named.flatMap((term) => [term.label, ...term.variants]).map((name) => name.toLowerCase()))],
      signs: signs.map(({ label }) => label.toLowerCase()),
      except: [],
      general: false,
      sought: false,
    };
  });
}

/** Whether a term can be what something is about: of several words, not all of them everyday ones, and no known subject's. */
function canName(term: Term, known: SubjectIndex): boolean {
  const telling = term.stems.filter((stem) => !isEveryday(stem));
  return (
    term.stems.length > 1 &&
    telling.length > 0 &&
    term.standing >= NAMEABLE &&
    !mentionsIn(term.label, known).mentions.some(({ named }) => named)
  );
}

function headed(label: string): string {
  const line = label.replace(/\s+/gu, ' ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** Share of the smaller of two ascending lists that both hold. */
function share(a: readonly number[], b: readonly number[]): number {
  return shared(a, b) / Math.max(1, Math.min(a.length, b.length));
}

/** Normalised pointwise mutual information of two ascending lists of texts; -1 where they share fewer than two. */
function association(a: readonly number[], b: readonly number[], texts: number): number {
  const both = shared(a, b);
  if (both < 2) return -1;
  if (both === texts) return 1;
  return Math.log((both * texts) / (a.length * b.length)) / -Math.log(both / texts);
}

/** How many numbers two ascending lists share. */
function shared(a: readonly number[], b: readonly number[]): number {
  let [count, at] = [0, 0];
  for (const value of a) {
    while (at < b.length && (b[at] as number) < value) at++;
    if (b[at] === value) count++;
  }
  return count;
}
