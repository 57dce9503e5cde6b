/**
 * What deciding together saves: the decisions it takes to give every labelled passage its right criterion, in groups as the
 * window shows them and one by one, and how many of a group accepted whole are wrong, beside what is stated. Each letter is
 * judged by a model that has not seen it. Prints the figures of docs/decisions/findings.md.
 */
import model from '../../resources/models/jtai-childrens-mental-health-2019.json' with { type: 'json' };
import { type Calibration, calibrated } from '../../src/suggest/calibration.ts';
import { CRITERIA, fitCriteria, NONE, rowsOf } from '../train/criteria-fit.ts';
import { allPassages, hasGold } from '../train/data.ts';
import { crossValidated } from '../train/folds.ts';
import { predict } from '../train/logistic.ts';

/** As many as the window shows at once. */
const AT_ONCE = 20;

if (!hasGold) {
  console.log('The labelled passages are not at hand: nothing was measured.');
  process.exit(0);
}
const passages = allPassages();
const byId = new Map(passages.map((passage) => [passage.id, passage]));
const judged = crossValidated(
  rowsOf(CRITERIA, passages),
  ({ id }) => !['invented', 'corpus'].includes(byId.get(id)?.source ?? ''),
  (seen) => {
    const fitted = fitCriteria(CRITERIA, seen);
    return (row) => predict(fitted, row.features);
  },
  5,
);
const { classes } = CRITERIA;

const first = [...judged].flatMap(([id, shares]) => {
  const passage = byId.get(id);
  if (passage === undefined) return [];
  const best = shares.reduce((at, share, index) => (share > (shares[at] ?? 0) ? index : at), 0);
  const suggested = classes[best] ?? NONE;
  const none = shares[classes.indexOf(NONE)] ?? 0;
  const share = (shares[best] ?? 0) / (1 - none);
  const score = suggested === NONE ? 0 : calibrated(share, model.calibration as unknown as Calibration);
  return [{ suggested, score, isRight: CRITERIA.labelsOf(passage).includes(suggested) }];
});
const put = first.filter(({ suggested }) => suggested !== NONE);
let groups = 0;
for (const [, members] of Map.groupBy(first, ({ suggested }) => suggested))
  groups += Math.ceil(members.length / AT_ONCE);
const wrongOf = (some: typeof first) => some.filter(({ isRight }) => !isRight).length;
const stated = (some: typeof first) => some.reduce((sum, { score }) => sum + 1 - score, 0);
const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
const wrong = wrongOf(first);
console.log(`passages, and decisions one by one     ${first.length}`);
console.log(
  `decisions in groups of ${AT_ONCE}              ${groups + wrong} (${share(groups + wrong, first.length)}): ${groups} groups, and ${wrong} taken out of them and decided alone`,
);
console.log(
  `wrong in groups accepted whole         ${share(wrongOf(put), put.length)}, stated ${share(stated(put), put.length)}`,
);
const sure = put.filter(({ score }) => score >= 0.7);
console.log(
  `wrong among the ${sure.length} strong ones          ${share(wrongOf(sure), sure.length)}, stated ${share(stated(sure), sure.length)}`,
);
