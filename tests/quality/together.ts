/**
 * What deciding together saves: the decisions it takes to give every labelled passage its right criterion, in groups as the
 * window shows them and one by one. And whether what is stated of a group is true: how many of it are wrong, beside the bound
 * that is stated, both on documents that neither the model nor the bound has seen. Prints the figures of docs/decisions/findings.md.
 */
import { errorAt, seldomMore } from '../../src/suggest/first-suggestions.ts';
import { AREAS, CRITERIA } from '../../tools/train/criteria-fit.ts';
import { allPassages, hasGold } from '../../tools/train/data.ts';
import {
  calibrationOf,
  curvesOf,
  type First,
  firstSuggestions,
  firstUntrained,
} from '../../tools/train/first-suggestions.ts';
import { foldsOf } from '../../tools/train/folds.ts';

/** As many as the window shows at once. */
const AT_ONCE = 20;
/** The window calls such a suggestion strong. */
const STRONG = 0.7;
const FOLDS = 5;

if (!hasGold) {
  console.log('The labelled passages are not at hand: nothing was measured.');
  process.exit(0);
}
const passages = allPassages();
const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
const wrongOf = (some: readonly First[]) => some.filter(({ isRight }) => !isRight).length;

/** Each first suggestion with the bound from the other documents. */
function stated(firsts: readonly First[], of: 'trained' | 'untrained'): (First & { readonly error: number })[] {
  const folds = foldsOf(
    firsts.map(({ document }) => document),
    FOLDS,
  );
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const curves = curvesOf(
      firsts.filter(({ document }) => folds.get(document) !== fold),
      of,
    );
    return firsts
      .filter(({ document }) => folds.get(document) === fold)
      .map((one) => ({ ...one, error: errorAt(curves, one.form, one.score) }));
  });
}

/** Groups as the window makes them: one criterion, surest first, so many at once. */
function groupsOf<One extends First>(firsts: readonly One[]): One[][] {
  return [...Map.groupBy(firsts, ({ suggested }) => suggested).values()].flatMap((members) => {
    const sorted = members.toSorted((a, b) => b.score - a.score);
    return Array.from({ length: Math.ceil(sorted.length / AT_ONCE) }, (_, at) =>
      sorted.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    );
  });
}

function print(name: string, firsts: readonly First[], of: 'trained' | 'untrained'): void {
  const judged = stated(firsts, of);
  const lines: [string, typeof judged][] = [
    ['all', judged],
    ['strong ones', judged.filter(({ score }) => score >= STRONG)],
    ...[...Map.groupBy(judged, ({ source }) => source)].map(([source, own]): [string, typeof judged] => [
      `of these from ${source}`,
      own,
    ]),
  ];
  console.log(`\n${name}, by documents kept apart: wrong, and stated`);
  for (const [what, own] of lines) {
    const bound = own.reduce((sum, { error }) => sum + error, 0);
    console.log(
      `  ${what.padEnd(28)} ${String(own.length).padStart(5)}  ${share(wrongOf(own), own.length).padStart(7)}, stated ${share(bound, own.length).padStart(7)}  ${wrongOf(own) <= bound ? 'true' : 'TOO LOW'}`,
    );
  }
  const groups = groupsOf(judged);
  const held = groups.filter((group) => wrongOf(group) <= seldomMore(group.map(({ error }) => error)));
  console.log(
    `  “seldom more than” held in ${held.length} of ${groups.length} groups of up to ${AT_ONCE} (${share(held.length, groups.length)}; 95 % is meant)`,
  );
}

const criteria = firstSuggestions(CRITERIA, await calibrationOf(CRITERIA), passages);
const gold = criteria.filter(({ source }) => source !== 'corpus');
const groups = groupsOf(gold);
const alone = wrongOf(gold);
console.log(`passages, and decisions one by one     ${gold.length}`);
console.log(
  `decisions in groups of ${AT_ONCE}              ${groups.length + alone} (${share(groups.length + alone, gold.length)}): ${groups.length} groups, and ${alone} taken out of them and decided alone`,
);
print(CRITERIA.framework.title, criteria, 'trained');
print(AREAS.framework.title, firstSuggestions(AREAS, await calibrationOf(AREAS), passages), 'trained');
print('A set that no model was trained for', firstUntrained(passages), 'untrained');
