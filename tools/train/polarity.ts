/**
 * Learns the polarity model.
 *
 *   node tools/train/polarity.ts
 */

import { SIDES } from '../../src/suggest/polarity-model.ts';
import { allPassages } from './data.ts';
import { crossValidated } from './folds.ts';
import { isotonic } from './isotonic.ts';
import { packModel, writeModel } from './model-file.ts';
import { fitPolarity, polarityJudge, polarityRows } from './polarity-fit.ts';

const rows = polarityRows(allPassages());
const isGold = ({ passage }: { passage: { source: string } }) => !['invented', 'corpus'].includes(passage.source);
const said = crossValidated(rows, isGold, (seen) => polarityJudge(fitPolarity(seen)), 3);
const pairs = rows.flatMap((row): [number, boolean][] => {
  const shares = said.get(row.id);
  if (shares === undefined) return [];
  const most = shares.indexOf(Math.max(...shares));
  return [[shares[most] as number, SIDES[most] === row.passage.polarity]];
});
const fitted = fitPolarity(rows);
const { two } = fitted;
const words = packModel(fitted.words.model, 'Step one, then the whole');
const round = (value: number) => Number(value.toPrecision(5));
writeModel('polarity', {
  about:
    'Weights learned from labelled passages of inspection letters and reports by tools/train/polarity.ts; see README.md',
  words,
  two: {
    classes: two.classes,
    weights: Object.fromEntries([...two.weights].sort().map(([name, values]) => [name, [...values].map(round)])),
  },
  calibration: [...isotonic(pairs, 60), [1, 0.99]],
});
console.log(`${rows.length} passages, ${words.steps.length} features`);
for (const source of ['mapping', 'bullets', 'prose']) {
  const own = rows.filter(({ id, passage }) => passage.source === source && said.has(id));
  const right = own.filter(({ id, side }) => {
    const shares = said.get(id) as Float64Array;
    return SIDES[shares.indexOf(Math.max(...shares))] === side;
  });
  console.log(`${source}, of documents not seen: ${(right.length / own.length).toFixed(3)} of ${own.length}`);
}
