/**
 * Why: the words of a passage that speak most for a criterion. Every reason stands in the passage or a heading as given.
 */
import type { Reason } from '../document/evidence.ts';
import type { Criterion } from '../document/framework.ts';
import { longestMatches, type Part } from '../language/phrases.ts';
import type { Seen } from './criteria-features.ts';

const MOST_REASONS = 4;
/** Log-odds that a reason must be worth. */
const LEAST_WORTH = 0.02;
/** So many reasons of several words, or names, say enough: single plain words add nothing to them. */
const SAY_ENOUGH = 2;
/** What a single plain word is worth beside others: the words around it, or another place, tell more. */
const PLAIN_WORTH = 0.5;
/** Words that every passage of a letter has; none is a reason on its own. */
const EVERYWHERE = new Set(
  'child peopl young inspect inspector area local servic agenc famili need support help evid example exampl practic seen case provid includ ensur effect result impact work better good strong improv time make posit identifi respons individu profession practition staff partner'.split(
    ' ',
  ),
);

/** A place in a passage that could be a reason. */
export interface Place {
  readonly kind: Reason['kind'];
  readonly from: number;
  readonly to: number;
  /** Codes it is a cue for, or agency named. */
  readonly speaksFor: string | null;
  /** One word that is no name. */
  readonly isPlain: boolean;
}

/** Every place that could be a reason: cue phrases, agencies, names of the field, and single or paired words. */
export function reasonPlaces(text: string, { words, terms, concepts, agencies, cues }: Seen): Place[] {
  const found: Place[] = [];
  const add = (kind: Reason['kind'], { from, to }: { from: number; to: number }, speaksFor: string | null) => {
    const isOne = to - from === 1;
    if (isOne && EVERYWHERE.has((words[from] as Part).stem)) return;
    if (kind === 'term' && !isOneThing(text, words, { from, to })) return;
    const isPlain = kind === 'term' && isOne && (words[from] as Part).capitals !== true;
    found.push({ kind, from, to, speaksFor, isPlain });
  };
  for (const match of longestMatches(cues)) add('phrase', match, match.value);
  for (const match of agencies) add('agency', match, match.value);
  for (const match of longestMatches(concepts)) add('term', match, null);
  for (const term of terms) add('term', term, null);
  return found;
}

/** Whether a place reads as one thing: close together and not across a sentence's end. */
function isOneThing(text: string, words: readonly Part[], { from, to }: { from: number; to: number }): boolean {
  if (to - from === 1) return true;
  if (to - from > 3) return false;
  const ends = (words[to - 1] as Part).start;
  for (let at = (words[from] as Part).start; at < ends; at++) if (PARTING.includes(text.charAt(at))) return false;
  return true;
}

/** What parts one thing from the next. */
const PARTING = '.;:!?,()';

/** The best reasons for one criterion, best first, none overlapping another; at least one wherever the passage has words. */
export function reasonsFor(
  text: string,
  seen: Seen,
  places: readonly Place[],
  criterion: Criterion,
  judged: Float64Array,
  learned: Float64Array | null,
): Reason[] {
  const { words } = seen;
  const [judgedSums, learnedSums] = [sumsOf(judged), learned === null ? null : sumsOf(learned)];
  const worths = new Float64Array(places.length);
  const isLearned = new Uint8Array(places.length);
  const mayBe: number[] = [];
  for (let at = 0; at < places.length; at++) {
    const { kind, from, to, speaksFor, isPlain } = places[at] as Place;
    if (kind === 'phrase' && speaksFor !== criterion.code) continue;
    if (kind === 'agency' && !criterion.agencies.some((agency) => agency === speaksFor)) continue;
    const own = (judgedSums[to] as number) - (judgedSums[from] as number);
    const taught = learnedSums === null ? 0 : (learnedSums[to] as number) - (learnedSums[from] as number);
    const bonus = kind === 'phrase' ? 0.25 : kind === 'agency' ? 0.2 : 0;
    worths[at] = (own + taught + bonus) * (isPlain ? PLAIN_WORTH : 1);
    if (taught > own && taught > 0.05) isLearned[at] = 1;
    mayBe.push(at);
  }
  const chosen: { readonly place: Place; readonly says: string; readonly isLearned: boolean }[] = [];
  let telling = 0;
  for (const at of worthTelling(mayBe, worths, places)) {
    if (chosen.length === MOST_REASONS) break;
    const place = places[at] as Place;
    if (place.isPlain && telling >= SAY_ENOUGH) continue;
    if (chosen.some(({ place: { from, to } }) => place.from < to && from < place.to)) continue;
    const says = stemsOf(words, place.from, place.to);
    if (chosen.some((other) => saysAlso(other.says, says))) continue;
    chosen.push({ place, says, isLearned: isLearned[at] === 1 });
    if (!place.isPlain) telling++;
  }
  return chosen.map(({ place, isLearned }) => ({
    kind: isLearned ? 'learned' : place.kind,
    text: textOf(text, words, place),
  }));
}

/** The sum of all numbers before each place, and of all. */
function sumsOf(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) sums[at + 1] = (sums[at] as number) + (values[at] as number);
  return sums;
}

/** Those places that say something, best first; the best of all where none says much. */
function worthTelling(mayBe: readonly number[], worths: Float64Array, places: readonly Place[]): readonly number[] {
  const byWorth = (a: number, b: number) => {
    const more = (worths[b] as number) - (worths[a] as number);
    if (more !== 0) return more;
    const [one, other] = [places[a] as Place, places[b] as Place];
    return one.from - other.from || other.to - one.to;
  };
  const telling = mayBe.filter((at) => (worths[at] as number) > LEAST_WORTH);
  if (telling.length > 0) return telling.sort(byWorth);
  const [first, ...rest] = mayBe;
  return first === undefined ? [] : [rest.reduce((best, other) => (byWorth(best, other) <= 0 ? best : other), first)];
}

function textOf(text: string, words: readonly Part[], { from, to }: { from: number; to: number }): string {
  return text.slice((words[from] as Part).start, (words[to - 1] as Part).end);
}

/** The stems of parts [from, to), each between spaces. */
function stemsOf(words: readonly Part[], from: number, to: number): string {
  let said = ' ';
  for (let at = from; at < to; at++) said += `${(words[at] as Part).stem} `;
  return said;
}

/** Whether one of two holds all that the other says. */
const saysAlso = (one: string, other: string) => one.includes(other) || other.includes(one);
