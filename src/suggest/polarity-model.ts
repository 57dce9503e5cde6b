/**
 * The learned judge of polarity. How far each clause and the whole lean to either side or to none (step one, a linear
 * model over words and turns of phrase); which of the four labels that makes of the passage (step two, a linear model
 * over what the clauses say and in which order); and beside them which label the words of the whole speak for.
 */
import { BIAS, type Described, type Feature, softmax } from './features.ts';
import type { LinearModel } from './linear-model.ts';
import { type PolaritySeen, scaleOf } from './polarity-features.ts';

/** The classes of step one: a strength, an improvement, neither. */
export const LEANINGS = ['S', 'I', 'N'] as const;

/** The labels, in the order in which all models of polarity have them: strength, improvement, mixed, neutral. */
export const SIDES = ['S', 'I', 'M', 'N'] as const;

/** What the meaning counts for beside the words. */
const MEANING_WORTH = 1.5;

/** The features of the whole passage, for the model that looks at nothing smaller. */
export function wholeFeatures({ words, marks, placed, shape }: PolaritySeen, meaning: Float64Array): Described {
  const scale = scaleOf(words.length);
  const features = [
    ...[...marks, ...placed].map((mark) => ({ ...mark, value: mark.value * scale })),
    ...shapeFeatures(shape),
  ];
  return { features, axes: meaning.map((value) => MEANING_WORTH * value) };
}

/**
 * What the words of the whole speak for, in log-odds: the same as the model's score of `wholeFeatures`, with the rows of
 * the marks as step one has found them. The model's classes are those of step one, then the labels.
 */
export function wholeScores(
  { words, marks, placed, shape }: PolaritySeen,
  { rows }: Leaning,
  meaning: Float64Array,
  model: LinearModel,
): Float64Array {
  const scores = new Float64Array(SIDES.length);
  const scale = scaleOf(words.length);
  const add = (row: number, value: number) => {
    if (row < 0) return;
    for (let k = 0; k < scores.length; k++) {
      scores[k] = (scores[k] as number) + value * model.weight(row, LEANINGS.length + k);
    }
  };
  for (let at = 0; at < marks.length; at++) add(rows[at] as number, scale * (marks[at] as Feature).value);
  const others = [...placed, ...shapeFeatures(shape)];
  const found = model.rowsOf(others);
  others.forEach(({ value }, at) => {
    add(found[at] as number, at < placed.length ? scale * value : value);
  });
  for (let k = 0; k < meaning.length; k++) add(model.axes[k] as number, MEANING_WORTH * (meaning[k] as number));
  return scores;
}

/** What the passage looks like, and the bias, as features. */
function shapeFeatures(shape: ReadonlyMap<string, number>): Feature[] {
  const nowhere = { second: '', from: 0, to: 0 };
  return [
    ...[...shape].map(([term, value]) => ({ group: 'shape', term, value, ...nowhere })),
    { group: BIAS, term: '', value: 1, ...nowhere },
  ];
}

/** How much each part leans to each class, before scaling: three numbers per part, and the bias of the classes. */
export interface Leaning {
  /** The model's row for each mark. */
  readonly rows: Int32Array;
  readonly parts: Float64Array;
  readonly bias: Float64Array;
}

/** Step one, spread over the parts of the passage. */
export function leaningOf(seen: PolaritySeen, model: LinearModel): Leaning {
  const rows = model.rowsOf(seen.marks);
  const parts = new Float64Array(3 * seen.words.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if (row < 0) continue;
    const { value, from, to } = seen.marks[at] as Feature;
    for (let k = 0; k < 3; k++) {
      const share = (value * model.weight(row, k)) / (to - from);
      for (let part = from; part < to; part++) parts[3 * part + k] = (parts[3 * part + k] as number) + share;
    }
  }
  const biasRow = model.rowsOf([{ group: BIAS, term: '', second: '', value: 1, from: 0, to: 0 }])[0] as number;
  return { rows, parts, bias: Float64Array.from(LEANINGS, (_, k) => model.weight(biasRow, k)) };
}

/** The log-odds of the classes for parts [from, to). */
function stretch({ parts, bias }: Leaning, from: number, to: number): Float64Array {
  const sums = new Float64Array(3);
  for (let part = from; part < to; part++) {
    for (let k = 0; k < 3; k++) sums[k] = (sums[k] as number) + (parts[3 * part + k] as number);
  }
  const scale = scaleOf(to - from);
  return sums.map((value, k) => value * scale + (bias[k] as number));
}

const clamp = (value: number) => Math.max(-6, Math.min(6, value));

/** What step two is told of a passage, by name. */
export function polarityEvidence(seen: PolaritySeen, leaning: Leaning): Map<string, number> {
  const whole = stretch(leaning, 0, seen.words.length);
  const [wholeGood = 0, wholeBad = 0, wholeNone = 0] = whole;
  const clauses = seen.clauses.map(({ from, to, turns }) => {
    const odds = stretch(leaning, from, to);
    const shares = softmax(odds.slice());
    return { odds: clamp((odds[0] as number) - (odds[1] as number)), shares, share: to - from, turns };
  });
  const all = clauses.reduce((sum, item) => sum + item.share, 0) || 1;
  const mean = (value: (item: (typeof clauses)[number]) => number) =>
    clauses.reduce((sum, item) => sum + (value(item) * item.share) / all, 0);
  const most = Math.max(0, ...clauses.map((item) => item.odds));
  const least = Math.max(0, ...clauses.map((item) => -item.odds));
  const [good, bad, none] = [0, 1, 2].map((k) => mean(({ shares }) => shares[k] as number)) as [number, number, number];
  const [first, last] = [clauses[0], clauses.at(-1)];
  const at = (item: typeof first, k: number) => item?.shares[k] ?? 0;
  const turned = clauses.filter((item) => item.turns);
  return new Map([
    ['whole', clamp(wholeGood - wholeBad)],
    ['whole none', clamp(wholeNone - Math.max(wholeGood, wholeBad))],
    ['whole sure', Math.abs(clamp(wholeGood - wholeBad))],
    ['most', most],
    ['least', least],
    ['both', Math.min(most, least)],
    ['first', first?.odds ?? 0],
    ['last', last?.odds ?? 0],
    ['good', mean(({ odds }) => Math.max(0, odds))],
    ['bad', mean(({ odds }) => Math.max(0, -odds))],
    ['good share', good],
    ['bad share', bad],
    ['none share', none],
    ['both shares', Math.min(good, bad)],
    ['none least', Math.min(1, ...clauses.map(({ shares }) => shares[2] as number))],
    ['turn', Math.min(2, turned.length)],
    ['turn odds', turned.reduce((sum, item) => sum + item.odds, 0) / Math.max(1, turned.length)],
    ['clauses', Math.min(8, clauses.length) / 4],
    ['good then bad', at(first, 0) * at(last, 1)],
    ['bad then good', at(first, 1) * at(last, 0)],
    ['good clauses', mean(({ shares }) => Number((shares[0] as number) > 0.6))],
    ['bad clauses', mean(({ shares }) => Number((shares[1] as number) > 0.6))],
    ['both briefly', seen.words.length < 60 ? Math.min(most, least) : 0],
    ['whole briefly', seen.words.length < 60 ? clamp(wholeGood - wholeBad) : 0],
    ...[...seen.shape].map(([name, value]) => [`shape ${name}`, value] as const),
  ]);
}
