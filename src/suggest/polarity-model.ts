/**
 * The learned judge of polarity. How far each clause praises, faults or does neither (step one, a linear model over its
 * words and turns of phrase); which label the words of the whole speak for (a linear model over the same marks); and
 * which of the four labels all that makes of the passage (step two, a linear model over what the clauses say, in which
 * order, and what the whole says: stacking, Wolpert 1992).
 */
import { BIAS, type Described, type Feature, featureOf, softmax } from './features.ts';
import type { LinearModel } from './linear-model.ts';
import { type PolaritySeen, scaleOf } from './polarity-features.ts';

/** The classes of step one: a clause that praises, one that faults, one that does neither. */
export const LEANINGS = ['S', 'I', 'N'] as const;

/** The labels, in the order in which all models of polarity have them: strength, improvement, mixed, neutral. */
export const SIDES = ['S', 'I', 'M', 'N'] as const;

/** What the meaning counts for beside the words. */
const MEANING_WORTH = 1.5;

const bias = featureOf(BIAS, '', 1);

/** The features of one clause: the marks that lie in it, scaled by its length, and what it looks like. */
export function clauseFeatures({ marks, clauseOf, clauses, looks }: PolaritySeen, place: number): Feature[] {
  const clause = clauses[place];
  const scale = scaleOf(clause === undefined ? 0 : clause.to - clause.from);
  const own = marks.filter((_, at) => clauseOf[at] === place);
  return [...own.map((mark) => ({ ...mark, value: mark.value * scale })), ...(looks[place] ?? []), bias];
}

/** The features of the whole passage, for the model that looks at nothing smaller. */
export function wholeFeatures({ words, marks, placed, shape }: PolaritySeen, meaning: Float64Array): Described {
  const scale = scaleOf(words.length);
  const features = [
    ...[...marks, ...placed].map((mark) => ({ ...mark, value: mark.value * scale })),
    ...shapeFeatures(shape),
  ];
  return { features, axes: meaning.map((value) => MEANING_WORTH * value) };
}

/** What the passage looks like, and the bias, as features. */
function shapeFeatures(shape: ReadonlyMap<string, number>): Feature[] {
  return [...[...shape].map(([term, value]) => featureOf('shape', term, value)), bias];
}

/** What step one says of a passage. */
export interface Leaning {
  /** The model's row for each mark. */
  readonly rows: Int32Array;
  /** The probability of each class, three numbers per clause. */
  readonly shares: Float64Array;
}

/** Step one, for every clause: the same as the model's score of `clauseFeatures`. */
export function leaningOf(seen: PolaritySeen, model: LinearModel): Leaning {
  const { marks, clauseOf, clauses, looks } = seen;
  const rows = model.rowsOf(marks);
  const odds = new Float64Array(3 * clauses.length);
  const add = (place: number, row: number, value: number) => model.addTo(odds, 3 * place, 3, row, value, 0);
  const scales = clauses.map(({ from, to }) => scaleOf(to - from));
  for (let at = 0; at < rows.length; at++) {
    const place = clauseOf[at] as number;
    if (place >= 0) add(place, rows[at] as number, (marks[at] as Feature).value * (scales[place] as number));
  }
  looks.forEach((own, place) => {
    const found = model.rowsOf([...own, bias]);
    own.forEach(({ value }, at) => {
      add(place, found[at] as number, value);
    });
    add(place, found[own.length] as number, 1);
  });
  for (let place = 0; place < clauses.length; place++) softmax(odds.subarray(3 * place, 3 * place + 3));
  return { rows, shares: odds };
}

/**
 * What the words of the whole speak for, as probabilities: the same as the model's score of `wholeFeatures`, with the
 * rows of the marks as step one has found them. The model's classes are those of step one, then the labels, then the
 * labels once more as words speak for them whose weights were learned of their runs of letters.
 */
export function wholeShares(
  { words, marks, placed, shape }: PolaritySeen,
  { rows }: Leaning,
  meaning: Float64Array,
  model: LinearModel,
): Float64Array {
  const scores = new Float64Array(2 * SIDES.length);
  const scale = scaleOf(words.length);
  const add = (row: number, value: number) => model.addTo(scores, 0, scores.length, row, value, LEANINGS.length);
  for (let at = 0; at < marks.length; at++) add(rows[at] as number, scale * (marks[at] as Feature).value);
  const others = [...placed, ...shapeFeatures(shape)];
  const found = model.rowsOf(others);
  others.forEach(({ value }, at) => {
    add(found[at] as number, at < placed.length ? scale * value : value);
  });
  for (let k = 0; k < meaning.length; k++) add(model.axes[k] as number, MEANING_WORTH * (meaning[k] as number));
  softmax(scores.subarray(0, SIDES.length));
  softmax(scores.subarray(SIDES.length));
  return scores;
}

const LEAST_SHARE = 1e-4;
/** A clause is plainly of a class from this share on. */
const PLAIN = 0.6;
const clamp = (value: number) => Math.max(-6, Math.min(6, value));

/** What step two is told of a passage, by name; `whole` as `wholeShares` gives it. */
export function polarityEvidence(
  { clauses, shape }: PolaritySeen,
  { shares }: Leaning,
  whole: Float64Array,
): Map<string, number> {
  const said = clauses.map(({ from, to, turns }, place) => {
    const share = (k: number) => shares[3 * place + k] as number;
    const [good, bad, none] = [share(0), share(1), share(2)];
    const odds = clamp(Math.log((good + 1e-6) / (bad + 1e-6))) * (1 - none);
    return { good, bad, none, odds, turns, length: to - from };
  });
  const all = said.reduce((sum, { length }) => sum + length, 0) || 1;
  type Said = (typeof said)[number];
  const mean = (value: (item: Said) => number) =>
    said.reduce((sum, item) => sum + (value(item) * item.length) / all, 0);
  const most = (value: (item: Said) => number) => said.reduce((found, item) => Math.max(found, value(item)), 0);
  const count = (is: (item: Said) => boolean) => Math.min(4, said.filter(is).length) / 2;
  const [good, bad] = [mean((item) => item.good), mean((item) => item.bad)];
  const [surest, worst] = [most(({ odds }) => odds), most(({ odds }) => -odds)];
  const [mostGood, mostBad] = [most((item) => item.good), most((item) => item.bad)];
  const [goods, bads] = [count((item) => item.good > PLAIN), count((item) => item.bad > PLAIN)];
  const [first, last] = [said[0], said.at(-1)];
  const turned = said.filter(({ turns }) => turns);
  return new Map([
    ['most', surest],
    ['least', worst],
    ['both', Math.min(surest, worst)],
    ['first', first?.odds ?? 0],
    ['last', last?.odds ?? 0],
    ['last good', 2 * (last?.good ?? 0)],
    ['last bad', 2 * (last?.bad ?? 0)],
    ['good', mean(({ odds }) => Math.max(0, odds))],
    ['bad', mean(({ odds }) => Math.max(0, -odds))],
    ['good share', 2 * good],
    ['bad share', 2 * bad],
    ['none share', 2 * mean(({ none }) => none)],
    ['both shares', 4 * Math.min(good, bad)],
    ['both by a fifth', Number(Math.min(good, bad) > 0.2)],
    ['both by a third', Number(Math.min(good, bad) > 0.3)],
    ['more', 2 * (good - bad)],
    ['uneven', 2 * Math.abs(good - bad)],
    ['none least', 2 * (1 - most(({ none }) => 1 - none))],
    ['most good', 2 * mostGood],
    ['most bad', 2 * mostBad],
    ['most of both', 3 * Math.min(mostGood, mostBad)],
    ['goods', goods],
    ['bads', bads],
    ['goods and bads', 2 * Math.min(goods, bads)],
    ['good then bad', 2 * (first?.good ?? 0) * (last?.bad ?? 0)],
    ['bad then good', 2 * (first?.bad ?? 0) * (last?.good ?? 0)],
    ['turn', Math.min(2, turned.length)],
    ['turn odds', turned.reduce((sum, { odds }) => sum + odds, 0) / Math.max(1, turned.length)],
    ['clauses', Math.min(8, said.length) / 4],
    ['one clause', Number(said.length === 1)],
    ...wholeEvidence('whole', whole.subarray(0, SIDES.length)),
    ...wholeEvidence('runs', whole.subarray(SIDES.length)),
    ...[...shape].map(([name, value]) => [`shape ${name}`, value] as const),
  ]);
}

/** What step two is told of the labels' probabilities in one model of the whole. */
function wholeEvidence(name: string, shares: Float64Array): (readonly [name: string, value: number])[] {
  const logs = shares.map((share) => Math.log(share + LEAST_SHARE));
  const level = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  return [
    ...SIDES.map((side, k) => [`${name} ${side}`, clamp((logs[k] as number) - level) / 2] as const),
    [`${name} both`, 2 * Math.min(shares[0] as number, shares[1] as number)],
    [`${name} sure`, 2 * Math.max(...shares)],
  ];
}
