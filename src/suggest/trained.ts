/**
 * The judges for the built-in sets, learned from labelled passages of inspection letters and reports
 * (`tools/train/criteria.ts`; figures in docs/decisions/suggestions.md).
 */
import packedCriteria from '../../resources/models/jtai-childrens-mental-health-2019.json' with { type: 'json' };
import packedAreas from '../../resources/models/practice-areas.json' with { type: 'json' };
import { type Criterion, criteriaOf, type Framework } from '../document/framework.ts';
import { builtInFrameworks } from '../frameworks/built-in.ts';
import { matchFramework } from '../frameworks/match.ts';
import { type Calibration, calibrated } from './calibration.ts';
import { MEANING_WORTH, type Seen } from './criteria-features.ts';
import { AREA, type Described, type Feature, featureOf, softmax } from './features.ts';
import type { Judge, Teaching } from './judge.ts';
import { type LinearModel, loadModel } from './linear-model.ts';
import { dotRow, type KnownTerm } from './vectors.ts';

/** A learned set: the framework as shipped, its model, and how far the model can be believed. */
interface LearnedSet {
  readonly framework: Framework | undefined;
  readonly criteria: readonly Criterion[];
  readonly model: LinearModel;
  /** The place of "none of these" among the model's classes. */
  readonly none: number;
  readonly calibration: Calibration;
  /** What each term of the reports has of the directions of the classes, worked out when it is first met. */
  dots(row: number): Float64Array;
}

const sets = [packedCriteria, packedAreas].map((packed): LearnedSet => {
  const model = loadModel(packed);
  const framework = builtInFrameworks.find(({ id }) => id === packed.framework);
  return {
    framework,
    criteria: framework === undefined ? [] : criteriaOf(framework),
    model,
    none: model.classes.indexOf('none'),
    calibration: packed.calibration as unknown as Calibration,
    dots: termDots(model),
  };
});
const areas = sets[1] as LearnedSet;

/** The areas of practice, in the order of `areaShares`. */
export const AREAS: readonly Criterion[] = areas.criteria;

/**
 * The probability of each area of practice, in the order of `AREAS`, and of none of them: as learned, without what makes the
 * judge of the areas themselves leave more alone.
 */
export function areaShares(passage: Described): Float64Array {
  const scores = areas.model.score(passage, areas.model.rowsOf(passage.features));
  scores[areas.none] = (scores[areas.none] as number) - packedAreas.leaves;
  const shares = softmax(scores);
  const wanted = [...AREAS.map(({ code }) => areas.model.classes.indexOf(code)), areas.none];
  return Float64Array.from(wanted, (place) => shares[place] as number);
}

/** A passage with the areas of practice that it is likely to be about among its features. */
export function withAreas(seen: Seen): Seen {
  const shares = areaShares(seen);
  const found = AREAS.map(({ code }, k) => featureOf(AREA, code, shares[k] as number));
  return { ...seen, features: [...seen.features, ...found] };
}

/** Wordings this much alike on average may be wordings of the same framework: ours and the official ones are at 0.29. */
const SAME_FRAMEWORK = 0.22;

/** Which learned set a framework is, and which class of its model each criterion; null where it is another one. */
export interface Recognised {
  readonly set: LearnedSet;
  readonly classes: readonly number[];
}

/**
 * Recognises a framework. A copy of a built-in set and the official wording read out of its guidance are the same
 * framework, whatever their codes.
 */
export function recognise(framework: Framework): Recognised | null {
  const list = criteriaOf(framework);
  for (const set of sets) {
    if (framework.id === set.framework?.id) {
      return { set, classes: list.map(({ code }) => set.model.classes.indexOf(code)) };
    }
  }
  for (const set of sets) {
    if (set.framework === undefined || list.length > set.criteria.length + 3) continue;
    const match = matchFramework(
      list.map(({ code, text }) => ({ code, text, page: 1, paragraph: null, children: [] })),
      [set.framework],
    );
    if (match === null || match.share < 0.9) continue;
    const likeness = match.criteria.reduce((sum, item) => sum + item.likeness, 0) / match.criteria.length;
    if (likeness < SAME_FRAMEWORK) continue;
    return {
      set,
      classes: match.criteria.map(({ code }) => (code === null ? -1 : set.model.classes.indexOf(code))),
    };
  }
  return null;
}

/** The features that the model knows and that stand on parts [from, to), each part with a share of the value. */
interface Standing {
  readonly count: number;
  readonly rows: Int32Array;
  readonly shares: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function standingOf(features: readonly Feature[], found: Int32Array): Standing {
  const rows = new Int32Array(features.length);
  const shares = new Float64Array(features.length);
  const starts = new Int32Array(features.length);
  const ends = new Int32Array(features.length);
  let count = 0;
  for (let at = 0; at < features.length; at++) {
    const row = found[at] as number;
    const { value, from, to } = features[at] as Feature;
    if (row < 0 || from === to) continue;
    rows[count] = row;
    shares[count] = value / (to - from);
    starts[count] = from;
    ends[count++] = to;
  }
  return { count, rows, shares, from: starts, to: ends };
}

/** Two thousand labelled passages outweigh some dozen decisions. */
const TEACHING: Teaching = { penalty: 12, frequency: 0 };

/** The judge. A criterion the model does not know is judged very unlikely. */
export function trainedJudge(criteria: readonly Criterion[], { set, classes }: Recognised): Judge {
  const { model, none } = set;
  return {
    criteria: criteria.map(
      (criterion, at) => set.criteria.find((item) => item.code === model.classes[classes[at] ?? -1]) ?? criterion,
    ),
    cues: null,
    judge(seen) {
      const { words, meaning, features } = seen;
      const rows = model.rowsOf(features);
      const scores = model.score(seen, rows);
      // What the model knows of the words; the same for every criterion that is asked for.
      let standing: Standing | null = null;
      let dots: readonly Float64Array[] | null = null;
      return {
        scores: Float64Array.from([...classes, none], (place) => (place < 0 ? -20 : (scores[place] as number))),
        weigh(place) {
          const wanted = classes[place] ?? -1;
          if (wanted < 0) return new Float64Array(words.length);
          standing ??= standingOf(features, rows);
          dots ??= meaning.known.map(({ row }) => set.dots(row));
          const weights = new Float64Array(words.length);
          for (let k = 0; k < standing.count; k++) {
            const own = model.beyondMean(standing.rows[k] as number, wanted) * (standing.shares[k] as number);
            const to = standing.to[k] as number;
            for (let at = standing.from[k] as number; at < to; at++) weights[at] = (weights[at] as number) + own;
          }
          // Meaning is a sum over terms, so each term's share of it can be told.
          for (let k = 0; k < dots.length; k++) {
            const { weight, from, to } = meaning.known[k] as KnownTerm;
            const share = (weight * ((dots[k] as Float64Array)[wanted] as number)) / meaning.length;
            for (let at = from; at < to; at++) weights[at] = (weights[at] as number) + share / (to - from);
          }
          return weights;
        },
      };
    },
    calibrate: (share) => calibrated(share, set.calibration),
    teaching: TEACHING,
  };
}

/** What each term has of the directions in which a model's classes lie in the space of meaning. */
function termDots(model: LinearModel): (row: number) => Float64Array {
  const directions = model.classes.map((_, place) =>
    Float64Array.from(model.axes, (row) => MEANING_WORTH * (model.weight(row, place) - model.mean(row))),
  );
  const known = new Map<number, Float64Array>();
  return (row) => {
    let found = known.get(row);
    if (found === undefined) {
      found = Float64Array.from(directions, (direction) => dotRow(direction, row));
      known.set(row, found);
    }
    return found;
  };
}
