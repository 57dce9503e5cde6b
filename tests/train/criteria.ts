/**
 * Learns the model of the children's mental health criteria and how far it can be trusted.
 *
 *   node tests/train/criteria.ts
 */
import { CLASSES, criteriaRows, FRAMEWORK, fitCriteria, NONE } from './criteria-fit.ts';
import { examplePassages, goldPassages, readPassages } from './data.ts';
import { crossValidated } from './folds.ts';
import { isotonic } from './isotonic.ts';
import { packModel, writeModel } from './model-file.ts';

const passages = [...goldPassages(), ...readPassages(), ...examplePassages()];
const rows = criteriaRows(passages);
const measured = new Map(passages.filter((p) => p.document !== 'examples' && p.primary !== NONE).map((p) => [p.id, p]));
const predictions = crossValidated(rows, new Set(measured.keys()), (seen) => fitCriteria(seen), 6);

const pairs: [number, boolean][] = [];
for (const [id, shares] of predictions) {
  const passage = measured.get(id);
  if (passage === undefined) continue;
  const right = new Set([passage.primary, ...passage.secondary]);
  const none = shares[CLASSES.indexOf(NONE)] ?? 0;
  CLASSES.forEach((code, k) => {
    if (code !== NONE) pairs.push([(shares[k] ?? 0) / (1 - none), right.has(code)]);
  });
}
const calibration = isotonic(pairs, 40);
const packed = packModel(
  fitCriteria(rows),
  'Weights learned from labelled passages of inspection letters by tests/train/criteria.ts; figures in docs/decisions/suggestions.md',
);
writeModel(FRAMEWORK.id, { framework: FRAMEWORK.id, ...packed, calibration: [...calibration, [1, 0.99]] });
console.log(`${rows.length} passages, ${packed.steps.length} features, calibration ${JSON.stringify(calibration)}`);
