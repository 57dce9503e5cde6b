/**
 * Learns the models of the built-in sets and how far they can be trusted.
 *
 *   node tools/train/criteria.ts
 */
import { AREAS, CRITERIA, fitCriteria, type LearnedSet, NONE, rowsOf } from './criteria-fit.ts';
import { allPassages, type Passage } from './data.ts';
import { crossValidated } from './folds.ts';
import { isotonic } from './isotonic.ts';
import { predict } from './logistic.ts';
import { packModel, writeModel } from './model-file.ts';

const passages = allPassages();
const byId = new Map(passages.map((passage) => [passage.id, passage]));

/** What a feature must weigh to be shipped: thousands weigh less, and change next to nothing. */
const LEAST_WEIGHT = 0.02;

for (const set of [CRITERIA, AREAS]) {
  const rows = rowsOf(set, passages);
  const isGold = ({ id }: { id: string }) => !['invented', 'corpus'].includes(byId.get(id)?.source ?? '');
  const said = crossValidated(
    rows,
    isGold,
    (seen) => {
      const model = fitCriteria(set, seen);
      return (row) => predict(model, row.features);
    },
    3,
  );
  const calibration = isotonic(pairsOf(set, said), 60);
  const packed = packModel(
    fitCriteria(set, rows),
    'Weights learned from labelled passages of inspection letters and reports by tools/train/criteria.ts; see README.md',
    LEAST_WEIGHT,
  );
  writeModel(set.framework.id, {
    framework: set.framework.id,
    leaves: set.leaves,
    ...packed,
    calibration: [...calibration, [1, 0.99]],
  });
  console.log(`${set.framework.id}: ${rows.length} passages, ${packed.steps.length} features`);
}

/** The share of each criterion among all, and whether a reader gave it, for passages that are evidence. */
function pairsOf(set: LearnedSet, said: ReadonlyMap<string, Float64Array>): [number, boolean][] {
  const none = set.classes.indexOf(NONE);
  return [...said].flatMap(([id, shares]) => {
    const right = set.labelsOf(byId.get(id) as Passage);
    if (right[0] === NONE) return [];
    return set.classes.flatMap((code, k): [number, boolean][] =>
      code === NONE ? [] : [[(shares[k] as number) / (1 - (shares[none] as number)), right.includes(code)]],
    );
  });
}
