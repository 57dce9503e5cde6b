/**
 * A model of runs of letters within words: "assess", "assessor" and "reassess" share most of them, so what is learned of one
 * word is known of its kin. A word's weight is the sum of what its runs weigh: once learned, the model is one of words, looked
 * up like any other, and knows words that no labelled passage had.
 */
import vectors from '../../resources/models/vectors.json' with { type: 'json' };
import { BIAS } from '../../src/suggest/features.ts';
import { type FitOptions, fitModel, type LinearModel, type TrainingRow } from './logistic.ts';

const SHORTEST = 3;
const LONGEST = 5;
/** How much rarer runs count for more: the power of their inverse document frequency. */
const RARITY = 0.7;
/** Runs in fewer passages are dropped. */
const LEAST_ROWS = 6;
/** The mean square of the length of a passage's row, which the penalty is chosen for. */
const LENGTH = 4;

/** The groups of words and of runs, so that no run is taken for another feature. */
const WORD = 'w ';
const RUN = 'x ';

/** The single stems that have a vector: they stand in many documents, and no name of a person or place is among them. */
const listed = vectors.terms.split('\n').filter((term) => !term.includes(' '));

const known = new Map<string, readonly string[]>();

/** The runs of letters in a stem, its beginning and its end marked. */
export function gramsOf(stem: string): readonly string[] {
  let found = known.get(stem);
  if (found === undefined) {
    const marked = `<${stem}>`;
    const runs: string[] = [];
    for (let length = SHORTEST; length <= LONGEST; length++) {
      for (let at = 0; at + length <= marked.length; at++) runs.push(RUN + marked.slice(at, at + length));
    }
    found = runs.length === 0 ? [RUN + marked] : runs;
    known.set(stem, found);
  }
  return found;
}

/** A passage's runs of letters: each word's worth is shared among its runs. */
function runsIn(features: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, value] of features) {
    if (!name.startsWith(WORD)) continue;
    const grams = gramsOf(name.slice(WORD.length));
    for (const gram of grams) sums.set(gram, (sums.get(gram) ?? 0) + value / Math.sqrt(grams.length));
  }
  return sums;
}

/** Learns from runs of letters, and gives the model as one of words. */
export function fitGrams(rows: readonly TrainingRow[], options: Omit<FitOptions, 'uses'>): LinearModel {
  const runs = rows.map(({ features }) => runsIn(features));
  const counts = new Map<string, number>();
  for (const sums of runs) for (const gram of sums.keys()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const worth = new Map<string, number>();
  for (const [gram, count] of counts) {
    if (count >= LEAST_ROWS) worth.set(gram, Math.log(rows.length / count) ** RARITY);
  }
  let squares = 0;
  for (const sums of runs) for (const [gram, value] of sums) squares += (value * (worth.get(gram) ?? 0)) ** 2;
  const scale = Math.sqrt((LENGTH * rows.length) / (squares || 1));
  for (const [gram, value] of worth) worth.set(gram, value * scale);

  const training = rows.map((row, at) => {
    const features = new Map([[BIAS, 1]]);
    for (const [gram, value] of runs[at] as Map<string, number>) {
      const own = worth.get(gram);
      if (own !== undefined) features.set(gram, value * own);
    }
    return { ...row, features };
  });
  return asWords(fitModel(training, options), worth, stemsOf(rows, options.leastDocuments ?? 2));
}

/** The weights of words, each the sum over its runs. */
function asWords(model: LinearModel, worth: ReadonlyMap<string, number>, stems: Iterable<string>): LinearModel {
  const weights = new Map<string, Float64Array>();
  for (const stem of stems) {
    const sum = new Float64Array(model.classes.length);
    const grams = gramsOf(stem);
    for (const gram of grams) {
      const share = (worth.get(gram) ?? 0) / Math.sqrt(grams.length);
      model.weights.get(gram)?.forEach((weight, k) => {
        sum[k] = (sum[k] as number) + share * weight;
      });
    }
    weights.set(`${WORD}${stem}`, sum);
  }
  return { classes: model.classes, weights: weights.set(BIAS, model.weights.get(BIAS) ?? new Float64Array()) };
}

/** The words worth knowing: those of several labelled documents, and those that many reports use. */
function stemsOf(rows: readonly TrainingRow[], leastDocuments: number): Set<string> {
  const documents = new Map<string, Set<string>>();
  for (const { document, features } of rows) {
    for (const name of features.keys()) {
      if (!name.startsWith(WORD)) continue;
      const stem = name.slice(WORD.length);
      documents.set(stem, (documents.get(stem) ?? new Set()).add(document));
    }
  }
  const often = [...documents].filter(([, seen]) => seen.size >= leastDocuments).map(([stem]) => stem);
  return new Set([...often, ...listed].sort());
}
