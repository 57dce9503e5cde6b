/**
 * How the polarity model is fitted; used to learn it and to measure it.
 */
import { BIAS, nameOf, softmax, summed } from '../../src/suggest/features.ts';
import { loadModel, type LinearModel as PackedLinear } from '../../src/suggest/linear-model.ts';
import { type PolaritySeen, scaleOf, seePolarity } from '../../src/suggest/polarity-features.ts';
import { LEANINGS, leaningOf, polarityEvidence, SIDES, wholeFeatures } from '../../src/suggest/polarity-model.ts';
import { termsOf } from '../../src/suggest/terms.ts';
import { meaningOf } from '../../src/suggest/vectors.ts';
import type { Passage, Source } from './data.ts';
import { foldsOf } from './folds.ts';
import { fitModel, type LinearModel, predict, type TrainingRow } from './logistic.ts';
import { packModel } from './model-file.ts';

/** What each source counts for: bullets of letters are of one kind, and many. */
const WORTH: Readonly<Record<Source, number>> = { mapping: 0.6, bullets: 0.6, prose: 1, corpus: 1, invented: 0.5 };

export interface PolarityRow {
  readonly id: string;
  readonly document: string;
  readonly passage: Passage;
  readonly seen: PolaritySeen;
  readonly one: TrainingRow;
  readonly whole: TrainingRow;
}

/** One row per passage with a polarity. */
export function polarityRows(passages: readonly Passage[]): PolarityRow[] {
  return passages.flatMap((passage) => {
    const { id, document, polarity } = passage;
    if (polarity === null) return [];
    const seen = seePolarity(passage.text);
    const scale = scaleOf(seen.words.length);
    const features = new Map([[BIAS, 1]]);
    for (const mark of seen.marks) {
      const name = nameOf(mark);
      features.set(name, (features.get(name) ?? 0) + mark.value * scale);
    }
    // What is mixed leans to both sides.
    const target = new Map(
      polarity === 'M'
        ? [
            ['S', 0.5],
            ['I', 0.5],
          ]
        : [[polarity, 1]],
    ) as Map<string, number>;
    const one = { id, document, features, target, weight: WORTH[passage.source] };
    const whole = {
      ...one,
      features: summed(wholeFeatures(seen, meaningOf(termsOf(seen.words)).vector)),
      target: new Map([[polarity, 1]]),
    };
    return [{ id, document, passage, seen, one, whole }];
  });
}

export interface FittedPolarity {
  readonly one: LinearModel;
  readonly two: LinearModel;
  readonly whole: LinearModel;
}

const fitOne = (rows: readonly PolarityRow[]): LinearModel =>
  fitModel(
    rows.map((row) => row.one),
    { classes: LEANINGS, penalty: 0.0008, balance: 0.3, rounds: 80, leastDocuments: 6 },
  );

const loaded = (model: LinearModel): PackedLinear => loadModel(packModel(model, ''));

const evidence = ({ seen }: PolarityRow, one: PackedLinear) =>
  new Map([...polarityEvidence(seen, leaningOf(seen, one)), [BIAS, 1]]);

/** Invented passages that praise or fault are plainer than real ones; those that describe or do both are rare and wanted. */
const isPlain = ({ source, polarity }: Passage) => source === 'invented' && (polarity === 'S' || polarity === 'I');

/** Step two learns from what step one says of documents that it has not seen. */
export function fitPolarity(rows: readonly PolarityRow[], inner = 4): FittedPolarity {
  const folds = foldsOf(
    rows.map((row) => row.document),
    inner,
  );
  const second: TrainingRow[] = [];
  for (let fold = 0; fold < inner; fold++) {
    const one = loaded(fitOne(rows.filter((row) => folds.get(row.document) !== fold)));
    for (const row of rows) {
      if (folds.get(row.document) !== fold || isPlain(row.passage)) continue;
      second.push({ ...row.one, features: evidence(row, one), target: new Map([[row.passage.polarity ?? 'N', 1]]) });
    }
  }
  const two = fitModel(second, {
    classes: SIDES,
    penalty: 0.002,
    balance: 0.15,
    rounds: 400,
    leastDocuments: 1,
    leastRows: 1,
  });
  const whole = fitModel(
    rows.map((row) => row.whole),
    { classes: SIDES, penalty: 0.0008, balance: 0.2, rounds: 80, leastDocuments: 6 },
  );
  return { one: fitOne(rows), two, whole };
}

/** The judge that a fit makes: the probability of each label, as both say it. */
export function polarityJudge(fit: FittedPolarity): (row: PolarityRow) => Float64Array {
  const one = loaded(fit.one);
  return (row) => {
    const [steps, whole] = [predict(fit.two, evidence(row, one)), predict(fit.whole, row.whole.features)];
    return softmax(steps.map((share, k) => (Math.log(share + 1e-9) + Math.log((whole[k] as number) + 1e-9)) / 2));
  };
}
