/**
 * How good the suggestions are on documents that the models have not seen. Prints the figures of
 * docs/decisions/suggestions.md.
 *
 *   node tests/quality/suggest.ts [criteria|areas|polarity|frameworks|ablation|apart|speed ...]
 *
 * Whole documents are held back. "apart" learns from four fifths of the documents and looks at the last fifth, which
 * nothing was chosen on; "ablation" and "apart" are printed only when named.
 */
import { builtInFrameworks } from '../../src/frameworks/built-in.ts';
import { calibrated } from '../../src/suggest/calibration.ts';
import { furnitureLikelihood } from '../../src/suggest/furniture.ts';
import { SIDES } from '../../src/suggest/polarity-model.ts';
import { createSuggester } from '../../src/suggest/suggester.ts';
import {
  AREAS,
  CRITERIA,
  fitCriteria,
  type Ingredient,
  type LearnedSet,
  NONE,
  rowsOf,
} from '../../tools/train/criteria-fit.ts';
import { allPassages, hasGold, isSetApart, type Passage, type Side, type Source } from '../../tools/train/data.ts';
import { crossValidated, foldsOf } from '../../tools/train/folds.ts';
import { isotonic } from '../../tools/train/isotonic.ts';
import { predict } from '../../tools/train/logistic.ts';
import { fitPolarity, polarityJudge, polarityRows } from '../../tools/train/polarity-fit.ts';
import { measureFrameworks } from './suggest-frameworks.ts';
import { figure, figuresOf, type Judged, reliability } from './suggest-measures.ts';
import { CRITERIA_WANTED, metOrMissed, POLARITY_WANTED } from './suggest-targets.ts';

const wanted = process.argv.slice(2);
const wants = (part: string, unasked = true) => (wanted.length === 0 ? unasked : wanted.includes(part));
const FOLDS = 4;
const GOLD: readonly Source[] = ['mapping', 'bullets', 'prose'];
const isGold = ({ source }: Passage) => GOLD.includes(source);

type Shares = ReadonlyMap<string, Float64Array>;

/** What a model of a set says of the measured passages, learned from other documents. */
function said(
  set: LearnedSet,
  passages: readonly Passage[],
  isMeasured: (passage: Passage) => boolean,
  without: readonly Ingredient[] = [],
): Shares {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const rows = rowsOf(set, passages);
  return crossValidated(
    rows,
    (row) => isMeasured(byId.get(row.id) as Passage),
    (seen) => {
      const model = fitCriteria(set, seen, without);
      return (row) => predict(model, row.features);
    },
    FOLDS,
  );
}

/** The codes in order, or none where the passage is left alone. */
function rankedBy(set: LearnedSet, text: string, shares: Float64Array): string[] {
  if (furnitureLikelihood(text) > 0.6 || (shares[set.classes.indexOf(NONE)] ?? 0) > 0.5) return [];
  return set.classes
    .map((code, k) => ({ code, share: shares[k] ?? 0 }))
    .filter(({ code }) => code !== NONE)
    .sort((a, b) => b.share - a.share)
    .map(({ code }) => code);
}

function judgedBy(set: LearnedSet, passages: readonly Passage[], shares: Shares): Judged[] {
  return passages.flatMap((passage) => {
    const own = shares.get(passage.id);
    return own === undefined
      ? []
      : [{ document: passage.document, right: set.labelsOf(passage), ranked: rankedBy(set, passage.text, own) }];
  });
}

function printFigures(name: string, judged: readonly Judged[]): void {
  const { passages, first, acceptable, recall, quiet, lost } = figuresOf(judged);
  const values = [first, acceptable, recall, quiet, lost].map(figure).join('  ');
  console.log(`${name.padEnd(58)} ${String(passages).padStart(5)}  ${values}`);
}

const HEAD = `${''.padEnd(58)} count  first  accept recall3 quiet  lost`;

function criteria(set: LearnedSet, sources: readonly Source[]): void {
  const passages = allPassages();
  const shares = said(set, passages, isGold);
  console.log(`\n${set.framework.title}, cross-validated by document\n${HEAD}`);
  for (const source of sources) {
    const own = judgedBy(
      set,
      passages.filter((passage) => passage.source === source),
      shares,
    );
    printFigures(`${source}, all`, own);
    console.log(metOrMissed({ ...figuresOf(own) }, CRITERIA_WANTED[source]));
    for (const [document, members] of Map.groupBy(own, (item) => item.document)) printFigures(`  ${document}`, members);
  }
  calibrationOf(set, passages, shares);
}

/** Reliability of calibrated probabilities: the knots are learned from half of the documents, the other half is measured. */
function calibrationOf(set: LearnedSet, passages: readonly Passage[], shares: Shares): void {
  const none = set.classes.indexOf(NONE);
  const pairs = passages.flatMap((passage) => {
    const own = shares.get(passage.id);
    const right = set.labelsOf(passage);
    if (own === undefined || right[0] === NONE) return [];
    return set.classes.flatMap((code, k) =>
      code === NONE
        ? []
        : [
            {
              document: passage.document,
              said: (own[k] as number) / (1 - (own[none] as number)),
              right: right.includes(code),
            },
          ],
    );
  });
  const folds = foldsOf(
    pairs.map(({ document }) => document),
    2,
  );
  const fair = [0, 1].flatMap((half) => {
    const knots = isotonic(
      pairs.filter(({ document }) => folds.get(document) !== half).map(({ said, right }) => [said, right] as const),
      60,
    );
    return pairs
      .filter(({ document }) => folds.get(document) === half)
      .map(({ said, right }) => [calibrated(said, [...knots, [1, 0.99]]), right] as const);
  });
  printReliability(fair);
}

function printReliability(pairs: readonly (readonly [number, boolean])[]): void {
  const { bins, error } = reliability(pairs);
  console.log('  reliability, knots learned from other documents: said, right (count)');
  for (const { said, right, count } of bins) console.log(`    ${figure(said)}  ${figure(right)}  (${count})`);
  console.log(`  expected calibration error ${figure(error)}`);
}

interface SaidSide {
  readonly passage: Passage;
  readonly shares: Float64Array;
}

const shareOf = (shares: Float64Array, side: Side) => shares[SIDES.indexOf(side)] ?? 0;
const mostLikely = (shares: Float64Array) => SIDES[shares.indexOf(Math.max(...shares))] as Side;

function printPolarity(name: string, all: readonly SaidSide[]): void {
  const found = polarityFigures(all);
  const printed = Object.entries(found).map(([label, value]) => `${label} ${figure(value)}`);
  console.log(`${name.padEnd(58)} ${String(all.length).padStart(5)}  ${printed.join('  ')}`);
}

function polarityFigures(all: readonly SaidSide[]): Record<string, number> {
  const share = (items: readonly SaidSide[], isRight: (item: SaidSide) => boolean) =>
    items.filter(isRight).length / items.length;
  const right = ({ passage, shares }: SaidSide) => mostLikely(shares) === passage.polarity;
  const of = (side: Side) =>
    share(
      all.filter(({ passage }) => passage.polarity === side),
      right,
    );
  const under = all.filter(({ passage }) => passage.standsUnder !== null);
  return {
    'four labels': share(all, right),
    strength: of('S'),
    improvement: of('I'),
    mixed: of('M'),
    neutral: of('N'),
    'by heading': share(under, ({ passage, shares }) => mostLikely(shares) === passage.standsUnder),
    // Where only the side is asked, as a heading does, and a passage cannot be called mixed or neutral.
    'the side alone': share(
      under,
      ({ passage, shares }) => (shareOf(shares, 'S') >= shareOf(shares, 'I') ? 'S' : 'I') === passage.standsUnder,
    ),
  };
}

function polarity(): void {
  const rows = polarityRows(allPassages());
  const found = crossValidated(
    rows,
    (row) => isGold(row.passage),
    (seen) => polarityJudge(fitPolarity(seen)),
    FOLDS,
  );
  const all = rows.flatMap(({ id, passage }) => {
    const shares = found.get(id);
    return shares === undefined ? [] : [{ passage, shares }];
  });
  console.log('\nstrength, improvement, mixed, neutral, from the text alone, cross-validated by document');
  for (const source of GOLD) {
    const own = all.filter(({ passage }) => passage.source === source);
    printPolarity(`${source}, all`, own);
    console.log(metOrMissed(polarityFigures(own), POLARITY_WANTED[source]));
    for (const [document, members] of Map.groupBy(own, ({ passage }) => passage.document))
      printPolarity(`  ${document}`, members);
  }
  const folds = foldsOf(
    all.map(({ passage }) => passage.document),
    2,
  );
  const pair = ({ passage, shares }: SaidSide) =>
    [Math.max(...shares), mostLikely(shares) === passage.polarity] as const;
  const fair = [0, 1].flatMap((half) => {
    const knots = isotonic(all.filter(({ passage }) => folds.get(passage.document) !== half).map(pair), 60);
    return all
      .filter(({ passage }) => folds.get(passage.document) === half)
      .map(pair)
      .map(([most, right]) => [calibrated(most, [...knots, [1, 0.99]]), right] as const);
  });
  printReliability(fair);
}

function ablation(): void {
  const passages = allPassages().filter(({ document }) => !isSetApart(document));
  const cases: readonly (readonly [
    name: string,
    uses: (passage: Passage) => boolean,
    without: readonly Ingredient[],
  ])[] = [
    ['everything', () => true, []],
    ['gold data alone', isGold, []],
    ['without the readings of corpus paragraphs', ({ source }) => source !== 'corpus', []],
    ['without the invented examples', ({ source }) => source !== 'invented', []],
    ['without topics', () => true, ['t', 'tl', 't1', 'tz', 'at']],
    ['without who acts', () => true, ['sa', 'at', 'la']],
    ['without cue phrases', () => true, ['q']],
    ['without meaning', () => true, ['z']],
    ['without words', () => true, ['w']],
  ];
  for (const [set, sources] of [
    [CRITERIA, ['mapping', 'bullets']],
    [AREAS, ['prose']],
  ] as const) {
    console.log(`\n${set.framework.title}: what each ingredient adds\n${HEAD}`);
    for (const [name, uses, without] of cases) {
      const shares = said(set, passages.filter(uses), isGold, without);
      for (const source of sources) {
        printFigures(
          `${name}: ${source}`,
          judgedBy(
            set,
            passages.filter((passage) => passage.source === source),
            shares,
          ),
        );
      }
    }
  }
}

/** Learned from four fifths of the documents; the last fifth is looked at once. */
function apart(): void {
  const passages = allPassages();
  const held = passages.filter((passage) => isGold(passage) && isSetApart(passage.document));
  const rest = passages.filter(({ document }) => !isSetApart(document));
  console.log(`\ndocuments set apart, ${new Set(held.map(({ document }) => document)).size} of them\n${HEAD}`);
  for (const [set, sources] of [
    [CRITERIA, ['mapping', 'bullets']],
    [AREAS, ['prose']],
  ] as const) {
    const model = fitCriteria(set, rowsOf(set, rest));
    const shares = new Map(rowsOf(set, held).map((row) => [row.id, predict(model, row.features)]));
    for (const source of sources) {
      printFigures(
        source,
        judgedBy(
          set,
          held.filter((passage) => passage.source === source),
          shares,
        ),
      );
    }
  }
  const judge = polarityJudge(fitPolarity(polarityRows(rest)));
  const sides = polarityRows(held).map((row) => ({ passage: row.passage, shares: judge(row) }));
  for (const source of GOLD)
    printPolarity(
      `polarity, ${source}`,
      sides.filter(({ passage }) => passage.source === source),
    );
}

function speed(): void {
  const texts = allPassages()
    .filter(isGold)
    .map(({ text }) => text);
  for (const framework of builtInFrameworks) {
    const suggester = createSuggester(framework);
    for (const text of texts.slice(0, 200)) suggester.assess({ text, headings: [] });
    const before = process.cpuUsage();
    for (let at = 0; at < 1000; at++) suggester.assess({ text: texts[at % texts.length] ?? '', headings: [] });
    console.log(
      `\n${framework.id}: 1,000 passages suggested in ${(process.cpuUsage(before).user / 1000).toFixed(0)} ms of processor time`,
    );
  }
}

if (!hasGold) console.log('skipped: the gold data is not beside the repository');
else {
  if (wants('criteria')) criteria(CRITERIA, ['mapping', 'bullets']);
  if (wants('areas')) criteria(AREAS, ['prose']);
  if (wants('polarity')) polarity();
  if (wants('frameworks')) await measureFrameworks();
  if (wants('ablation', false)) ablation();
  if (wants('apart', false)) apart();
  if (wants('speed')) speed();
}
