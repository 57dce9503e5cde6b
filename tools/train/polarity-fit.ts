/**
 * How the polarity model is fitted; used to learn it and to measure it.
 */
import { BIAS, softmax, summed } from '../../src/suggest/features.ts';
import { furnitureLikelihood } from '../../src/suggest/furniture.ts';
import { loadModel, type LinearModel as PackedLinear } from '../../src/suggest/linear-model.ts';
import { plainly, whereItStands } from '../../src/suggest/polarity.ts';
import { type PolaritySeen, seePolarity } from '../../src/suggest/polarity-features.ts';
import {
  clauseFeatures,
  LEANINGS,
  leaningOf,
  polarityEvidence,
  SIDES,
  wholeFeatures,
  wholeShares,
} from '../../src/suggest/polarity-model.ts';
import { FURNITURE } from '../../src/suggest/suggester.ts';
import { termsOf } from '../../src/suggest/terms.ts';
import { meaningOf } from '../../src/suggest/vectors.ts';
import type { Passage, Side, Source } from './data.ts';
import { foldsOf } from './folds.ts';
import { fitGrams } from './grams.ts';
import { combine, fitModel, type LinearModel, type TrainingRow } from './logistic.ts';
import { packModel, sideBySide } from './model-file.ts';

/** What each source counts for in step one and in the whole: bullets of letters are of one kind, and many. */
const WORTH: Readonly<Record<Source, number>> = { mapping: 0.6, bullets: 0.6, prose: 1, corpus: 1, invented: 0.5 };
/** The same for step two. Readings of the corpus were chosen for being hard, so mixed ones are too common there. */
const WORTH_TWO: Readonly<Record<Source, number>> = {
  mapping: 0.6,
  bullets: 0.6,
  prose: 1,
  corpus: 0.3,
  invented: 0.2,
};

const RUNS_PENALTY = 0.0005;

type Leans = readonly [good: number, bad: number, none: number];

/** What a clause is when nothing is known but the label of its passage. */
const OF_LABEL: Readonly<Record<Side, Leans>> = {
  S: [0.8, 0.07, 0.13],
  I: [0.13, 0.77, 0.1],
  M: [0.45, 0.45, 0.1],
  N: [0.05, 0.05, 0.9],
};
/** What a reader said of a clause. */
const READ: Readonly<Record<string, Leans>> = { S: [1, 0, 0], I: [0, 1, 0], N: [0, 0, 1], X: [0.5, 0.5, 0] };

export interface PolarityRow {
  readonly id: string;
  readonly document: string;
  readonly passage: Passage;
  readonly side: Side;
  readonly seen: PolaritySeen;
  readonly meaning: Float64Array;
  readonly clauses: readonly ReadonlyMap<string, number>[];
  readonly whole: ReadonlyMap<string, number>;
}

/** One row per passage with a polarity. */
export function polarityRows(passages: readonly Passage[]): PolarityRow[] {
  return passages.flatMap((passage) => {
    const { id, document, polarity } = passage;
    if (polarity === null) return [];
    const ofLetter = passage.source === 'mapping' || passage.source === 'bullets';
    const seen = seePolarity(passage.text, undefined, ofLetter);
    const meaning = meaningOf(termsOf(seen.words)).vector;
    const clauses = seen.clauses.map((_, place) =>
      summed({ features: clauseFeatures(seen, place), axes: new Float64Array() }),
    );
    if (passage.clauses !== null && passage.clauses.length !== clauses.length)
      throw new Error(`readings.json: ${id} has ${clauses.length} clauses`);
    return [
      { id, document, passage, side: polarity, seen, meaning, clauses, whole: summed(wholeFeatures(seen, meaning)) },
    ];
  });
}

/** What step one and the whole say, side by side as they are shipped. */
interface Words {
  readonly model: LinearModel;
  readonly packed: PackedLinear;
}

export interface FittedPolarity {
  readonly words: Words;
  readonly two: LinearModel;
}

/**
 * Step one learns from clauses. Where a reader said what each says, that counts; elsewhere the label of the passage and
 * what a first model makes of the clause (one round of expectation maximisation, Dempster et al. 1977).
 */
function fitClauses(rows: readonly PolarityRow[], first: PackedLinear | null): LinearModel {
  const training = rows.flatMap(({ id, document, passage, side, seen, clauses }): TrainingRow[] => {
    const said = first === null ? null : leaningOf(seen, first).shares;
    if (said === null && side === 'M' && passage.clauses === null) return [];
    return clauses.map((features, place) => {
      const read = READ[passage.clauses?.[place] ?? ''];
      const sure =
        said === null ? READ[side] : OF_LABEL[side].map((share, k) => share * (said[3 * place + k] as number));
      const leans = (read ?? sure ?? OF_LABEL.N) as readonly number[];
      const total = leans.reduce((sum, share) => sum + share, 0);
      return {
        id: `${id} ${place}`,
        document,
        features,
        target: new Map(LEANINGS.map((name, k) => [name, (leans[k] as number) / total])),
        weight: WORTH[passage.source] * (read === undefined ? clauses.length ** (said === null ? -0.6 : -0.35) : 1),
      };
    });
  });
  const common = { classes: LEANINGS, balance: 0.25, rounds: 70, leastDocuments: 5 };
  const model = fitModel(training, { ...common, penalty: 0.0004 });
  return first === null ? model : combine([model, fitGrams(training, { ...common, penalty: RUNS_PENALTY })]);
}

/** The words of the whole with their places, shape and meaning; and, on their own, the runs of letters of its words. */
function fitWhole(rows: readonly PolarityRow[]): LinearModel[] {
  const training = rows.map(({ id, document, passage, side, whole }) => ({
    id,
    document,
    features: whole,
    target: new Map([[side, 1]]),
    weight: WORTH[passage.source],
  }));
  const common = { classes: SIDES, balance: 0.2, rounds: 70, leastDocuments: 5 };
  return [fitModel(training, { ...common, penalty: 0.0006 }), fitGrams(training, { ...common, penalty: RUNS_PENALTY })];
}

function fitWords(rows: readonly PolarityRow[], first: PackedLinear): Words {
  const model = sideBySide([fitClauses(rows, first), ...fitWhole(rows)]);
  return { model, packed: loadModel(packModel(model, '')) };
}

function evidenceOf({ seen, meaning }: PolarityRow, { packed }: Words): Map<string, number> {
  const leaning = leaningOf(seen, packed);
  return new Map([...polarityEvidence(seen, leaning, wholeShares(seen, leaning, meaning, packed)), [BIAS, 1]]);
}

/** Step two learns from what the others say of documents that they have not seen. */
export function fitPolarity(rows: readonly PolarityRow[], inner = 3): FittedPolarity {
  const first = loadModel(packModel(fitClauses(rows, null), ''));
  const folds = foldsOf(
    rows.map((row) => row.document),
    inner,
  );
  const second: TrainingRow[] = [];
  for (let fold = 0; fold < inner; fold++) {
    const words = fitWords(
      rows.filter((row) => folds.get(row.document) !== fold),
      first,
    );
    for (const row of rows) {
      if (folds.get(row.document) !== fold) continue;
      const { id, document, side, passage } = row;
      const target = new Map([[side, 1]]);
      second.push({ id, document, features: evidenceOf(row, words), target, weight: WORTH_TWO[passage.source] });
    }
  }
  const two = fitModel(second, { classes: SIDES, penalty: 0.0003, balance: 0, rounds: 400, leastDocuments: 1 });
  return { words: fitWords(rows, first), two };
}

/** The judge that a fit makes, as the program has it: the probability of each label. */
export function polarityJudge({ words, two }: FittedPolarity): (row: PolarityRow) => Float64Array {
  return (row) => {
    if (furnitureLikelihood(row.passage.text) > FURNITURE) return Float64Array.of(0, 0, 0, 1);
    const scores = new Float64Array(SIDES.length);
    for (const [name, value] of evidenceOf(row, words)) {
      two.weights.get(name)?.forEach((weight, k) => {
        scores[k] = (scores[k] as number) + weight * value;
      });
    }
    return plainly(row.seen, softmax(whereItStands(row.seen, scores)));
  };
}
