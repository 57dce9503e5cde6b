/**
 * What deciding together saves: the decisions it takes to give every labelled passage its right criterion, in groups as the
 * window shows them and one by one, and how many of a group accepted whole are wrong, beside what is stated. Each letter is
 * judged by a model that has not seen it. Prints the figures of docs/decisions/findings.md.
 */
import model from '../../resources/models/jtai-childrens-mental-health-2019.json' with { type: 'json' };
import { type Calibration, calibrated } from '../../src/suggest/calibration.ts';
import { CLASSES, criteriaRows, fitCriteria, NONE } from '../train/criteria-fit.ts';
import { examplePassages, goldPassages, hasGold, readPassages } from '../train/data.ts';
import { crossValidated } from '../train/folds.ts';

/** As many as the window shows at once. */
const AT_ONCE = 20;

if (!hasGold) {
  console.log('The labelled passages are not at hand: nothing was measured.');
  process.exit(0);
}
const labelled = [...goldPassages(), ...readPassages()];
const rows = criteriaRows([...labelled, ...examplePassages()]);
const ids = new Set(labelled.map(({ id }) => id));
const judged = crossValidated(rows, ids, (seen) => fitCriteria(seen), 5);

const first = labelled.map((passage) => {
  const shares = judged.get(passage.id) ?? new Float64Array(CLASSES.length);
  const best = shares.reduce((at, share, index) => (share > (shares[at] ?? 0) ? index : at), 0);
  const suggested = CLASSES[best] ?? NONE;
  const none = shares[CLASSES.indexOf(NONE)] ?? 0;
  return {
    suggested,
    score:
      suggested === NONE
        ? 0
        : calibrated((shares[best] ?? 0) / (1 - none), model.calibration as unknown as Calibration),
    isRight: suggested === passage.primary || passage.secondary.includes(suggested),
  };
});
const put = first.filter(({ suggested }) => suggested !== NONE);
let groups = 0;
for (const [, members] of Map.groupBy(first, ({ suggested }) => suggested))
  groups += Math.ceil(members.length / AT_ONCE);
const wrongOf = (some: typeof first) => some.filter(({ isRight }) => !isRight).length;
const stated = (some: typeof first) => some.reduce((sum, { score }) => sum + 1 - score, 0);
const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
const wrong = wrongOf(first);
console.log(`passages, and decisions one by one     ${labelled.length}`);
console.log(
  `decisions in groups of ${AT_ONCE}              ${groups + wrong} (${share(groups + wrong, labelled.length)}): ${groups} groups, and ${wrong} taken out of them and decided alone`,
);
console.log(
  `wrong in groups accepted whole         ${share(wrongOf(put), put.length)}, stated ${share(stated(put), put.length)}`,
);
const sure = put.filter(({ score }) => score >= 0.7);
console.log(
  `wrong among the ${sure.length} strong ones          ${share(wrongOf(sure), sure.length)}, stated ${share(stated(sure), sure.length)}`,
);
