/**
 * Why: the words of a passage that speak most for a criterion. Every reason stands in the passage or a heading as given.
 */
import type { Reason } from '../document/evidence.ts';
import type { Criterion } from '../document/framework.ts';
import { longestMatches, type Part } from '../language/phrases.ts';
import type { Seen } from './criteria-features.ts';

const MOST_REASONS = 4;
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
}

/** Every place that could be a reason: cue phrases, agencies, names of the field, and single or paired words. */
export function reasonPlaces(text: string, { words, terms, concepts, agencies, cues }: Seen): Place[] {
  const single = (from: number, to: number) => to - from === 1 && EVERYWHERE.has((words[from] as Part).stem);
  return [
    ...longestMatches(cues).map(({ value, from, to }) => ({
      kind: 'phrase' as const,
      from,
      to,
      speaksFor: value,
    })),
    ...agencies.map(({ value, from, to }) => ({ kind: 'agency' as const, from, to, speaksFor: value })),
    ...longestMatches(concepts).map(({ from, to }) => ({ kind: 'term' as const, from, to, speaksFor: null })),
    ...terms.map(({ from, to }) => ({ kind: 'term' as const, from, to, speaksFor: null })),
  ].filter((place) => !single(place.from, place.to) && (place.kind !== 'term' || isOneThing(text, words, place)));
}

/** Whether a place reads as one thing: close together and not across a sentence's end. */
function isOneThing(text: string, words: readonly Part[], { from, to }: { from: number; to: number }): boolean {
  return to - from <= 3 && !/[.;:!?,()]/u.test(text.slice((words[from] as Part).start, (words[to - 1] as Part).start));
}

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
  const worth = (weights: Float64Array, { from, to }: Place) => {
    let sum = 0;
    for (let at = from; at < to; at++) sum += weights[at] as number;
    return sum;
  };
  const ranked = places
    .filter((place) => place.kind !== 'phrase' || place.speaksFor === criterion.code)
    .filter((place) => place.kind !== 'agency' || criterion.agencies.some((agency) => agency === place.speaksFor))
    .map((place) => {
      const [own, taught] = [worth(judged, place), learned === null ? 0 : worth(learned, place)];
      const bonus = place.kind === 'phrase' ? 0.25 : place.kind === 'agency' ? 0.2 : 0;
      const kind = taught > own && taught > 0.05 ? ('learned' as const) : place.kind;
      return { ...place, kind, worth: own + taught + bonus };
    })
    .sort((a, b) => b.worth - a.worth || a.from - b.from || b.to - a.to);
  const chosen: typeof ranked = [];
  for (const place of ranked) {
    if (chosen.length === MOST_REASONS || (place.worth <= 0.02 && chosen.length > 0)) break;
    const printed = textOf(text, words, place).toLowerCase();
    const again = chosen.some(
      (other) =>
        (place.from < other.to && other.from < place.to) || textOf(text, words, other).toLowerCase() === printed,
    );
    if (!again) chosen.push(place);
  }
  return chosen.map((place) => ({ kind: place.kind, text: textOf(text, words, place) }));
}

function textOf(text: string, words: readonly Part[], { from, to }: { from: number; to: number }): string {
  return text.slice((words[from] as Part).start, (words[to - 1] as Part).end);
}
