/**
 * How often the criterion that is put first is wrong: what a group that is accepted whole is expected to hold. The calibration of
 * single criteria cannot say it, for the first one is chosen because it is high. Learned on passages of documents that the
 * model had not seen (`tools/train/first-suggestions.ts`), apart for bullets and for prose, which are read less surely.
 */
import learned from '../../resources/models/first-suggestions.json' with { type: 'json' };
import type { PassageKind } from '../document/document.ts';
import type { Framework } from '../document/framework.ts';
import { type Calibration, calibrated } from './calibration.ts';
import { recognise } from './trained.ts';

export type Form = 'bullet' | 'prose';

/** By set and form: [what was said, an upper bound of how often it is wrong], what is said rising. */
export type Curves = Readonly<Record<string, Partial<Readonly<Record<Form, Calibration>>>>>;

/** The curves of frameworks that no model was trained for. */
export const OTHER = 'other';

const curves = learned.curves as unknown as Curves;

/**
 * Tells, for passages under a framework, an upper bound of the probability that the criterion put first is wrong, from the
 * probability it was put first with.
 */
export function firstSuggestionErrors(framework: Framework): (score: number, kind: PassageKind) => number {
  const set = recognise(framework)?.set.framework?.id ?? OTHER;
  const own = curves[set] ?? curves[OTHER] ?? {};
  return (score, kind) => errorAt(own, kind === 'bullet' ? 'bullet' : 'prose', score);
}

/** The bound on one of a set's curves; where a form was not measured, the other one, and 1 where neither was. */
export function errorAt(own: Curves[string], form: Form, score: number): number {
  const curve = own[form] ?? own.prose ?? own.bullet;
  const [first] = curve ?? [];
  if (curve === undefined || first === undefined) return 1;
  // Below what was measured it is at least as often wrong.
  return score <= first[0] ? first[1] : calibrated(score, curve);
}

/** What was decided so far counts as this many suggestions more that were wrong as often as stated. */
const PRIOR = 10;

/**
 * How many times as often as stated the suggestions were wrong that have been decided here; never less than once, for who
 * accepts in groups looks less closely.
 */
export function measuredHere(decided: readonly { readonly stated: number; readonly isWrong: boolean }[]): number {
  const stated = decided.reduce((sum, one) => sum + one.stated, 0);
  const wrong = decided.filter(({ isWrong }) => isWrong).length;
  return Math.max(1, (wrong + PRIOR) / (stated + PRIOR));
}

/**
 * The number of wrong ones that is not exceeded in 19 of 20 such groups: the quantile of the sum of independent trials with
 * these probabilities (Poisson's binomial distribution).
 */
export function seldomMore(errors: readonly number[]): number {
  let shares = [1];
  for (const error of errors) {
    const next = new Array<number>(shares.length + 1).fill(0);
    for (const [count, share] of shares.entries()) {
      next[count] = (next[count] ?? 0) + share * (1 - error);
      next[count + 1] = (next[count + 1] ?? 0) + share * error;
    }
    shares = next;
  }
  let sum = 0;
  for (const [count, share] of shares.entries()) {
    sum += share;
    if (sum >= 0.95) return count;
  }
  return errors.length;
}
