/**
 * Multinomial logistic regression with soft labels and an L2 penalty, fitted by full-batch accelerated gradient descent
 * (Nesterov, 1983; Beck and Teboulle, 2009). Deterministic: the same rows give the same weights.
 */
import { BIAS, softmax } from '../../src/suggest/features.ts';

export interface TrainingRow {
  readonly id: string;
  /** Rows of one document are never split between training and measuring. */
  readonly document: string;
  readonly features: ReadonlyMap<string, number>;
  /** Share of each class, summing to 1. */
  readonly target: ReadonlyMap<string, number>;
  readonly weight: number;
}

export interface LinearModel {
  readonly classes: readonly string[];
  /** Weights per feature, one per class. */
  readonly weights: ReadonlyMap<string, Float64Array>;
}

export interface FitOptions {
  readonly classes: readonly string[];
  readonly penalty: number;
  /** Only features for which this holds are used. */
  readonly uses?: (feature: string) => boolean;
  /** 0: every row counts the same; 1: every class counts the same. */
  readonly balance?: number;
  readonly rounds?: number;
  /** Features seen in fewer documents are dropped: they would be learned by heart. */
  readonly leastDocuments?: number;
  readonly leastRows?: number;
}

/** Fits the model. */
export function fitModel(rows: readonly TrainingRow[], options: FitOptions): LinearModel {
  const { classes, penalty, uses = () => true, balance = 0.3, rounds = 120 } = options;
  const kept = frequentFeatures(rows, uses, options.leastDocuments ?? 2, options.leastRows ?? 3);
  const place = new Map(kept.map((name, at) => [name, at]));
  const width = classes.length;
  const size = kept.length * width;

  const mass = new Map<string, number>();
  for (const row of rows) {
    for (const [name, share] of row.target) mass.set(name, (mass.get(name) ?? 0) + share * row.weight);
  }
  const average = [...mass.values()].reduce((sum, value) => sum + value, 0) / Math.max(1, mass.size);
  const data = rows.map((row) => {
    const columns: number[] = [];
    const values: number[] = [];
    for (const [name, value] of row.features) {
      const at = place.get(name);
      if (at !== undefined) {
        columns.push(at);
        values.push(value);
      }
    }
    let weight = 0;
    for (const [name, share] of row.target) weight += share * (average / (mass.get(name) ?? average)) ** balance;
    return {
      columns: Int32Array.from(columns),
      values: Float64Array.from(values),
      target: Float64Array.from(classes, (name) => row.target.get(name) ?? 0),
      weight: weight * row.weight,
    };
  });
  const total = data.reduce((sum, row) => sum + row.weight, 0);

  const step = 1 / (0.5 * steepest(data, kept.length, total) + penalty);
  const current = new Float64Array(size);
  const ahead = new Float64Array(size);
  const gradient = new Float64Array(size);
  const share = new Float64Array(width);
  const penalties = Float64Array.from(kept, (name) => (name === BIAS ? penalty / 50 : penalty));
  let pace = 1;
  for (let round = 0; round < rounds; round++) {
    gradient.fill(0);
    for (const { columns, values, target, weight } of data) {
      share.fill(0);
      for (let j = 0; j < columns.length; j++) {
        const from = (columns[j] as number) * width;
        const value = values[j] as number;
        for (let k = 0; k < width; k++) share[k] = (share[k] as number) + value * (ahead[from + k] as number);
      }
      softmax(share);
      for (let k = 0; k < width; k++) share[k] = (((share[k] as number) - (target[k] as number)) * weight) / total;
      for (let j = 0; j < columns.length; j++) {
        const to = (columns[j] as number) * width;
        const value = values[j] as number;
        for (let k = 0; k < width; k++) gradient[to + k] = (gradient[to + k] as number) + value * (share[k] as number);
      }
    }
    const next = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
    const momentum = (pace - 1) / next;
    pace = next;
    for (let row = 0; row < kept.length; row++) {
      const own = penalties[row] as number;
      for (let at = row * width; at < (row + 1) * width; at++) {
        const slope = (gradient[at] as number) + own * (ahead[at] as number);
        const moved = (ahead[at] as number) - step * slope;
        ahead[at] = moved + momentum * (moved - (current[at] as number));
        current[at] = moved;
      }
    }
  }
  return { classes, weights: new Map(kept.map((name, at) => [name, current.slice(at * width, (at + 1) * width)])) };
}

/**
 * The sum of several models over the same classes. Adding weights is adding log-odds: an ensemble of linear models is a
 * linear model again, and as easy to explain.
 */
export function combine(models: readonly LinearModel[], scale = 1 / models.length): LinearModel {
  const weights = new Map<string, Float64Array>();
  for (const model of models) {
    for (const [name, values] of model.weights) {
      const sum = weights.get(name) ?? new Float64Array(values.length);
      values.forEach((value, k) => {
        sum[k] = (sum[k] as number) + scale * value;
      });
      weights.set(name, sum);
    }
  }
  return { classes: models[0]?.classes ?? [], weights };
}

/** The model with a class made likelier, or less likely, by so much. */
export function withBias(model: LinearModel, name: string, worth: number): LinearModel {
  const bias = Float64Array.from(
    model.classes,
    (own, k) => (model.weights.get(BIAS)?.[k] ?? 0) + (own === name ? worth : 0),
  );
  return { ...model, weights: new Map([...model.weights, [BIAS, bias]]) };
}

/** The probability of each class, in the model's order. */
export function predict(model: LinearModel, features: ReadonlyMap<string, number>): Float64Array {
  const scores = new Float64Array(model.classes.length);
  for (const [name, value] of features) {
    model.weights.get(name)?.forEach((weight, k) => {
      scores[k] = (scores[k] as number) + weight * value;
    });
  }
  return softmax(scores);
}

interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly weight: number;
}

/** The largest eigenvalue of the weighted second-moment matrix of the rows, by power iteration; a little above it. */
function steepest(rows: readonly SparseRow[], width: number, total: number): number {
  let direction = new Float64Array(width).fill(1 / Math.sqrt(Math.max(1, width)));
  let value = 1;
  for (let round = 0; round < 20; round++) {
    const next = new Float64Array(width);
    for (const { columns, values, weight } of rows) {
      let dot = 0;
      for (let j = 0; j < columns.length; j++)
        dot += (values[j] as number) * (direction[columns[j] as number] as number);
      for (let j = 0; j < columns.length; j++) {
        const at = columns[j] as number;
        next[at] = (next[at] as number) + (dot * (values[j] as number) * weight) / total;
      }
    }
    value = Math.sqrt(next.reduce((sum, x) => sum + x * x, 0));
    direction = next.map((x) => x / (value || 1));
  }
  return value * 1.1;
}

function frequentFeatures(
  rows: readonly TrainingRow[],
  uses: (feature: string) => boolean,
  leastDocuments: number,
  leastRows: number,
): string[] {
  const documents = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const name of row.features.keys()) {
      if (name !== BIAS && !uses(name)) continue;
      const seen = documents.get(name) ?? new Set();
      documents.set(name, seen.add(row.document));
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...documents.keys()]
    .filter((name) => (documents.get(name)?.size ?? 0) >= leastDocuments && (counts.get(name) ?? 0) >= leastRows)
    .sort();
}
