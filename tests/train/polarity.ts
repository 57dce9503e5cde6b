/**
 * Learns the polarity model.
 *
 *   node tests/train/polarity.ts
 */
import { goldBullets } from './data.ts';
import { crossValidated } from './folds.ts';
import { isotonic } from './isotonic.ts';
import { packModel, writeModel } from './model-file.ts';
import { fitPolarity, polarityRows } from './polarity-fit.ts';

const rows = polarityRows(goldBullets());
const predictions = crossValidated(rows, new Set(rows.map((row) => row.id)), (seen) => fitPolarity(seen), 8);
const pairs = rows.map((row) => {
  const strength = predictions.get(row.id)?.[0] ?? 0.5;
  return [Math.max(strength, 1 - strength), strength > 0.5 === row.target.has('S')] as [number, boolean];
});
const calibration = isotonic(pairs, 60);
const packed = packModel(
  fitPolarity(rows),
  'Weights learned from bullets of inspection letters by tests/train/polarity.ts; figures in docs/decisions/suggestions.md',
);
writeModel('polarity', { ...packed, calibration: [[0.5, 0.5], ...calibration, [1, 0.99]] });
console.log(`${rows.length} bullets, ${packed.steps.length} features, calibration ${JSON.stringify(calibration)}`);
