/**
 * Learning from decisions: a regularised linear model on top of what the judge says, fitted again after each decision.
 * What it learns are corrections to the judge, so with few decisions the judge prevails and with many the reviewer.
 */

import type { Seen } from './criteria-features.ts';
import { AREA, AXIS, BIAS, type Feature, nameOf, softmax, summed } from './features.ts';
import { type Judge, type Scores, spreadOver } from './judge.ts';

/** What reviewers' decisions have taught about one framework: can be inspected, exported and thrown away. */
export interface Learning {
  readonly version: number;
  readonly frameworkId: string;
  readonly decisions: readonly LearntDecision[];
}

/** One decision, with the passage as it was read. */
export interface LearntDecision {
  readonly text: string;
  readonly headings: readonly string[];
  /** Codes of the criteria; empty means: evidence for none. */
  readonly criteria: readonly string[];
}

/** Corrections learned so far. */
export interface Corrections {
  /** What is added to the judge's log-odds, and how much parts speak for a criterion because of what was learned. */
  judge(seen: Seen): Scores;
}

/** The latest decisions count; what was decided thousands of decisions ago has been said again since. */
const MOST_DECISIONS = 1500;
const ROUNDS = 60;
/** Rounds in which what is learned of frequencies is brought nearer. */
const FREQUENCY_ROUNDS = 20;
/** So many decisions count as much as what the judge thinks of frequencies. */
const FREQUENCY_PRIOR = 1;

/** How much each group of features counts; groups not named do not. */
const GROUPS: Readonly<Record<string, number>> = {
  w: 1,
  b: 1,
  [AXIS]: 1.2,
  c: 0.6,
  t: 0.6,
  q: 0.3,
  own: 0.3,
  a: 0.5,
  [AREA]: 2,
  [BIAS]: 0.5,
};

/** What the most similar decided passage adds to the log-odds of its criteria, were it the same passage. */
const SAME_PASSAGE = 4;
/** Passages less alike than this say nothing about one another. */
const ALIKE = 0.4;

interface Row {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly judged: Float64Array;
  readonly target: Float64Array;
}

/** Decisions that are taken apart, and rows that are gone through, between two pauses: some milliseconds. */
const DECISIONS_AT_ONCE = 8;
const ROWS_AT_ONCE = 200;

/** A decision as it is fitted: its passage taken apart, and the places of its criteria. */
export interface Lesson {
  readonly seen: Seen;
  readonly places: readonly number[];
}

/**
 * Fits corrections to decisions: Nesterov's method on the penalised likelihood, a fixed number of rounds. Pauses every
 * few milliseconds, so that whoever drives it can do something else in between.
 */
export function* fitCorrections(
  decisions: readonly LearntDecision[],
  lessonOf: (decision: LearntDecision) => Lesson,
  judge: Judge,
  count: number,
): Generator<void, Corrections> {
  const width = count + 1;
  const columns = new Map<string, number>();
  const rows: Row[] = [];
  const terms: ReadonlyMap<string, number>[] = [];
  for (const [at, decision] of decisions.slice(-MOST_DECISIONS).entries()) {
    if (at % DECISIONS_AT_ONCE === 0) yield;
    const { seen, places } = lessonOf(decision);
    const row: Row = {
      columns: [],
      values: [],
      judged: judge.judge(seen).scores,
      target: new Float64Array(width),
    };
    for (const [name, value] of summed(seen)) {
      const scale = scaleOf(name);
      if (scale === undefined || value === 0) continue;
      let column = columns.get(name);
      if (column === undefined) {
        column = columns.size;
        columns.set(name, column);
      }
      (row.columns as number[]).push(column);
      (row.values as number[]).push(value * scale);
    }
    const given = places.length === 0 ? [count] : places;
    // The first criterion named is the main one.
    given.forEach((place, at) => {
      row.target[place] = (at === 0 ? 1 : 0.5) / (1 + 0.5 * (given.length - 1));
    });
    rows.push(row);
    terms.push(wordShares(seen.features));
  }
  const { penalty, frequency } = judge.teaching;
  const often = frequency === 0 ? new Float64Array(width) : frequencies(rows, width);
  for (const { judged } of rows) addTo(judged, often, 1);
  yield;
  const weights = yield* descend(rows, columns.size, width, penalty);
  const decided = rows.map(({ target }, at) => ({ terms: terms[at] as ReadonlyMap<string, number>, target }));

  return {
    judge({ words, features, axes }) {
      const known = features.map((feature) => columns.get(nameOf(feature)) ?? -1);
      const scores = new Float64Array(width);
      const add = (column: number, value: number) => {
        if (column < 0) return;
        for (let k = 0; k < width; k++) {
          scores[k] = (scores[k] as number) + value * (weights[column * width + k] as number);
        }
      };
      features.forEach(({ group, value }, at) => {
        add(known[at] as number, value * (GROUPS[group] ?? 0));
      });
      axes.forEach((value, k) => {
        add(columns.get(`${AXIS} ${k}`) ?? -1, value * (GROUPS[AXIS] as number));
      });
      addTo(scores, often, frequency);
      const like = nearest(wordShares(features), decided);
      like?.target.forEach((share, k) => {
        scores[k] = (scores[k] as number) + SAME_PASSAGE * like.likeness * share;
      });
      return {
        scores,
        weigh(place) {
          const shared = like === null || (like.target[place] ?? 0) === 0 ? null : like;
          return spreadOver(words, features, (feature, at) => {
            const column = known[at] as number;
            const { group, value } = feature;
            const learnt = column < 0 ? 0 : (weights[column * width + place] as number) * (GROUPS[group] as number);
            const common = shared?.terms.has(nameOf(feature)) ? SAME_PASSAGE * shared.likeness * 0.1 : 0;
            return value * (learnt + common);
          });
        },
      };
    },
  };
}

function scaleOf(name: string): number | undefined {
  const space = name.indexOf(' ');
  return GROUPS[space < 0 ? name : name.slice(0, space)];
}

interface Decided {
  readonly terms: ReadonlyMap<string, number>;
  readonly target: Float64Array;
}

/** The words and pairs of a passage as a vector of length one. */
function wordShares(features: readonly Feature[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const feature of features) {
    if (feature.group !== 'w' && feature.group !== 'b') continue;
    const name = nameOf(feature);
    counts.set(name, (counts.get(name) ?? 0) + feature.value);
  }
  const length = Math.sqrt([...counts.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
  for (const [name, value] of counts) counts.set(name, value / length);
  return counts;
}

/** The decided passage that is most like one, by the cosine of their words; the later one of equals. */
function nearest(
  terms: ReadonlyMap<string, number>,
  decided: readonly Decided[],
): (Decided & { readonly likeness: number }) | null {
  let best: (Decided & { readonly likeness: number }) | null = null;
  for (const item of decided) {
    let likeness = 0;
    for (const [name, value] of terms) likeness += value * (item.terms.get(name) ?? 0);
    if (likeness >= ALIKE && likeness >= (best?.likeness ?? 0)) best = { ...item, likeness };
  }
  return best;
}

function addTo(sums: Float64Array, values: Float64Array, times: number): void {
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] as number) + times * (values[k] as number);
}

/**
 * How much likelier each criterion was among the decisions than the judge thought, in log-odds. Reviewers choose what they
 * decide, often one criterion after another, so this says as much of their order as of the letters: the words of a
 * criterion are learned apart from it (prior correction of samples chosen by outcome; King and Zeng, 2001).
 */
function frequencies(rows: readonly Row[], width: number): Float64Array {
  const often = new Float64Array(width);
  const share = new Float64Array(width);
  const kept = rows.length / (rows.length + FREQUENCY_PRIOR);
  const wanted = new Float64Array(width);
  for (const { target, judged } of rows) {
    addTo(wanted, target, kept);
    share.set(judged);
    addTo(wanted, softmax(share), 1 - kept);
  }
  for (let round = 0; round < FREQUENCY_ROUNDS; round++) {
    const said = new Float64Array(width);
    for (const { judged } of rows) {
      share.set(judged);
      addTo(share, often, 1);
      addTo(said, softmax(share), 1);
    }
    for (let k = 0; k < width; k++) {
      if (wanted[k] !== 0) often[k] = (often[k] as number) + Math.log((wanted[k] as number) / (said[k] as number));
    }
  }
  return often;
}

function* descend(rows: readonly Row[], size: number, width: number, penalty: number): Generator<void, Float64Array> {
  const current = new Float64Array(size * width);
  const ahead = new Float64Array(size * width);
  const gradient = new Float64Array(size * width);
  const share = new Float64Array(width);
  // No row's square length exceeds the greatest, so no step is too long.
  const longest = Math.max(0, ...rows.map((row) => row.values.reduce((sum, value) => sum + value * value, 0)));
  const step = 1 / (0.5 * longest * Math.min(rows.length, 4 + rows.length / 3) + penalty);
  let pace = 1;
  for (let round = 0; round < ROUNDS && rows.length > 0; round++) {
    gradient.fill(0);
    for (const [at, { columns, values, judged, target }] of rows.entries()) {
      if (at % ROWS_AT_ONCE === 0) yield;
      share.set(judged);
      for (let j = 0; j < columns.length; j++) {
        const from = (columns[j] as number) * width;
        const value = values[j] as number;
        for (let k = 0; k < width; k++) share[k] = (share[k] as number) + value * (ahead[from + k] as number);
      }
      softmax(share);
      for (let k = 0; k < width; k++) share[k] = (share[k] as number) - (target[k] as number);
      for (let j = 0; j < columns.length; j++) {
        const to = (columns[j] as number) * width;
        const value = values[j] as number;
        for (let k = 0; k < width; k++) gradient[to + k] = (gradient[to + k] as number) + value * (share[k] as number);
      }
    }
    const next = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
    const momentum = (pace - 1) / next;
    pace = next;
    for (let at = 0; at < current.length; at++) {
      const slope = (gradient[at] as number) + penalty * (ahead[at] as number);
      const moved = (ahead[at] as number) - step * slope;
      ahead[at] = moved + momentum * (moved - (current[at] as number));
      current[at] = moved;
    }
  }
  return current;
}
