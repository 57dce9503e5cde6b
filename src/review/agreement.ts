/**
 * How far two reviewers agree, beyond what chance would give, and what that means. Only passages that both have decided
 * count: what neither has looked at says nothing about either.
 */
import type { Decision } from '../document/evidence.ts';

/** What one passage was given by each of two reviewers. */
export interface RatedTwice {
  readonly first: Pick<Decision, 'criteria' | 'polarity'>;
  readonly second: Pick<Decision, 'criteria' | 'polarity'>;
}

export interface Figures {
  /** Passages both have decided. */
  readonly passages: number;
  /** Passages on which they say the same. */
  readonly same: number;
  /** Share of these passages, 0 to 1; null where there are none. */
  readonly share: number | null;
  /** Cohen's kappa, at most 1; null where both say the same thing everywhere, so that chance explains everything. */
  readonly kappa: number | null;
  /** Krippendorff's alpha for nominal data, at most 1; null likewise. */
  readonly alpha: number | null;
  /** In plain English. */
  readonly meaning: string;
}

export interface CriterionFigures extends Figures {
  readonly criterion: string;
  /** Passages that both, only the first, and only the second gave this criterion. */
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

export interface Agreement {
  /** The first criterion of each, "none" included. */
  readonly firstCriterion: Figures;
  readonly polarity: Figures;
  /** Passages that were given exactly the same criteria, in whatever order. */
  readonly sameCriteria: number;
  /** One by one, in the order of codes: given or not given. */
  readonly criteria: readonly CriterionFigures[];
}

/** Agreement of two reviewers on passages that both have decided. */
export function agreement(pairs: readonly RatedTwice[]): Agreement {
  const codes = [...new Set(pairs.flatMap(({ first, second }) => [...first.criteria, ...second.criteria]))].sort();
  const none = 'none';
  return {
    firstCriterion: figures(pairs.map(({ first, second }) => [first.criteria[0] ?? none, second.criteria[0] ?? none])),
    polarity: figures(pairs.map(({ first, second }) => [first.polarity ?? none, second.polarity ?? none])),
    sameCriteria: pairs.filter(({ first, second }) => sameSet(first.criteria, second.criteria)).length,
    criteria: codes.map((criterion) => {
      const given = pairs.map(({ first, second }): [string, string] => [
        String(first.criteria.includes(criterion)),
        String(second.criteria.includes(criterion)),
      ]);
      const count = (one: boolean, other: boolean) =>
        given.filter(([first, second]) => first === String(one) && second === String(other)).length;
      return {
        criterion,
        both: count(true, true),
        onlyFirst: count(true, false),
        onlySecond: count(false, true),
        ...figures(given),
      };
    }),
  };
}

/** Share, kappa, alpha and their meaning for passages rated by two reviewers with one label each. */
export function figures(pairs: readonly (readonly [string, string])[]): Figures {
  const same = pairs.filter(([first, second]) => first === second).length;
  const share = pairs.length === 0 ? null : same / pairs.length;
  const kappa = cohensKappa(pairs);
  const alpha = krippendorffsAlpha(pairs);
  return { passages: pairs.length, same, share, kappa, alpha, meaning: meaningOf(pairs.length, same, kappa, alpha) };
}

/**
 * Cohen (1960), "A coefficient of agreement for nominal scales". Null where chance agreement is complete, and where there
 * is nothing to compare.
 */
export function cohensKappa(pairs: readonly (readonly [string, string])[]): number | null {
  const total = pairs.length;
  if (total === 0) return null;
  const firsts = tally(pairs.map(([first]) => first));
  const seconds = tally(pairs.map(([, second]) => second));
  const observed = pairs.filter(([first, second]) => first === second).length / total;
  const expected = sum([...firsts].map(([label, count]) => (count / total) * ((seconds.get(label) ?? 0) / total)));
  return expected === 1 ? null : (observed - expected) / (1 - expected);
}

/**
 * Krippendorff (2011), "Computing Krippendorff's alpha-reliability", for nominal data, any number of reviewers and missing
 * values: each unit lists the labels it was given. Null where only one label occurs, and where no unit was rated twice.
 */
export function krippendorffsAlpha(units: readonly (readonly string[])[]): number | null {
  const pairable = units.filter((labels) => labels.length > 1);
  const totals = tally(pairable.flat());
  const all = sum([...totals.values()]);
  if (totals.size < 2) return null;
  const agreeing = sum(
    pairable.map((labels) =>
      sum([...tally(labels).values()].map((count) => (count * (count - 1)) / (labels.length - 1))),
    ),
  );
  const byChance = sum([...totals.values()].map((count) => count * (count - 1)));
  return 1 - ((all - 1) * (all - agreeing)) / (all * (all - 1) - byChance);
}

/** Fewer passages than this, and one more can change the figures much. */
const FEW = 30;

/** Words after Landis and Koch (1977) for kappa and Krippendorff (2004) for alpha, without either's jargon. */
function meaningOf(passages: number, same: number, kappa: number | null, alpha: number | null): string {
  if (passages === 0) return 'Nothing has been decided by both reviewers yet.';
  const first = `They say the same about ${same} of ${passages} ${passages === 1 ? 'passage' : 'passages'}.`;
  if (kappa === null || alpha === null) {
    return `${first} Both say the same thing everywhere, so there is nothing that chance could not explain.`;
  }
  const few = passages < FEW ? ' With so few passages, the next one may change this.' : '';
  return `${first} Beyond chance that is ${strength(kappa)} agreement: ${reliance(alpha)}.${few}`;
}

function strength(kappa: number): string {
  if (kappa <= 0) return 'no';
  if (kappa <= 0.2) return 'slight';
  if (kappa <= 0.4) return 'fair';
  if (kappa <= 0.6) return 'moderate';
  if (kappa <= 0.8) return 'substantial';
  return 'almost perfect';
}

function reliance(alpha: number): string {
  if (alpha >= 0.8) return 'the result can be relied on';
  if (alpha >= 0.667) return 'enough for careful conclusions only';
  return 'too little to rely on; talk the differences through before going on';
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const [left, right] = [new Set(one), new Set(other)];
  return left.size === right.size && [...left].every((value) => right.has(value));
}

function tally(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
