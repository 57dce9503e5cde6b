/**
 * The judge for the children's mental health criteria, learned from labelled passages of inspection letters
 * (`tests/train/criteria.ts`; figures in docs/decisions/suggestions.md).
 */
import packed from '../../resources/models/jtai-childrens-mental-health-2019.json' with { type: 'json' };
import { type Criterion, criteriaOf, type Framework } from '../document/framework.ts';
import { builtInFrameworks } from '../frameworks/built-in.ts';
import { matchFramework } from '../frameworks/match.ts';
import { phraseIndex } from '../language/phrases.ts';
import { calibrated } from './calibration.ts';
import { MEANING_WORTH } from './criteria-features.ts';
import { type Described, softmax } from './features.ts';
import { type Judge, spreadOver } from './judge.ts';
import { loadModel } from './linear-model.ts';
import { dotRow } from './vectors.ts';

const model = loadModel(packed);
const none = model.classes.indexOf('none');
const ours = builtInFrameworks.find((framework) => framework.id === packed.framework);

/** Wordings this much alike on average may be wordings of the same framework: ours and the official ones are at 0.29. */
const SAME_FRAMEWORK = 0.22;

/** Likelihood, from 0 to 1, that a passage is evidence of nothing, as learned from letter furniture. */
export function noneLikelihood(passage: Described): number {
  return softmax(model.score(passage, model.rowsOf(passage.features)))[none] as number;
}

/**
 * Which class of the model each criterion of a framework is, or null where the framework is another one. A copy of the
 * built-in set and the official wording read out of its guidance are the same framework, whatever their codes.
 */
export function classesOf(framework: Framework): readonly number[] | null {
  if (ours === undefined) return null;
  const codes = criteriaOf(framework).map((criterion) => criterion.code);
  if (framework.id === ours.id) return codes.map((code) => model.classes.indexOf(code));
  const list = criteriaOf(framework);
  const match = matchFramework(
    list.map(({ code, text }) => ({ code, text, page: 1, paragraph: null, children: [] })),
    [ours],
  );
  if (match === null || match.share < 0.9 || list.length > criteriaOf(ours).length + 3) return null;
  const likeness = match.criteria.reduce((sum, item) => sum + item.likeness, 0) / match.criteria.length;
  if (likeness < SAME_FRAMEWORK) return null;
  return match.criteria.map(({ code }) => (code === null ? -1 : model.classes.indexOf(code)));
}

const builtIn = ours === undefined ? [] : criteriaOf(ours);
const cues = phraseIndex(builtIn.flatMap(({ code, cues }) => cues.map((cue) => [cue, code] as const)));

/** The judge; `classes` as `classesOf` gives them. A criterion the model does not know is judged very unlikely. */
export function trainedJudge(criteria: readonly Criterion[], classes: readonly number[]): Judge {
  return {
    criteria: criteria.map(
      (criterion, at) => builtIn.find((item) => item.code === model.classes[classes[at] ?? -1]) ?? criterion,
    ),
    cues,
    judge(seen) {
      const { words, meaning, features } = seen;
      const rows = model.rowsOf(features);
      const scores = model.score(seen, rows);
      return {
        scores: Float64Array.from([...classes, none], (place) => (place < 0 ? -20 : (scores[place] as number))),
        weigh(place) {
          const wanted = classes[place] ?? -1;
          if (wanted < 0) return new Float64Array(words.length);
          const weights = spreadOver(words, features, ({ value }, at) => {
            const row = rows[at] as number;
            return row < 0 ? 0 : (model.weight(row, wanted) - model.mean(row)) * value;
          });
          // Meaning is a sum over terms, so each term's share of it can be told.
          for (const { row, weight, from, to } of meaning.known) {
            const share = (weight * (dots(row)[wanted] as number)) / meaning.length;
            for (let at = from; at < to; at++) weights[at] = (weights[at] as number) + share / (to - from);
          }
          return weights;
        },
      };
    },
    calibrate: (share) => calibrated(share, packed.calibration as unknown as [number, number][]),
  };
}

/** Which way in the space of meaning each class lies, against the mean of all. */
const directions = model.classes.map((_, place) =>
  Float64Array.from(model.axes, (row) => MEANING_WORTH * (model.weight(row, place) - model.mean(row))),
);

/** What each term of the reports has of these directions, worked out when it is first met. */
const known = new Map<number, Float64Array>();
function dots(row: number): Float64Array {
  let found = known.get(row);
  if (found === undefined) {
    found = Float64Array.from(directions, (direction) => dotRow(direction, row));
    known.set(row, found);
  }
  return found;
}
