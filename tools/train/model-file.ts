/**
 * Writes learned models as they are shipped.
 */
import { writeFileSync } from 'node:fs';
import type { PackedModel } from '../../src/suggest/linear-model.ts';
import type { LinearModel } from './logistic.ts';
import { packInt8 } from './pack.ts';

/** Weights as bytes; features that weigh less than `least` in log-odds for every class are not worth their place. */
export function packModel(model: LinearModel, about: string, least = 0.01): PackedModel {
  const rows = [...model.weights]
    .filter(([, values]) => values.some((value) => Math.abs(value) > least))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const width = model.classes.length;
  const values = new Float64Array(rows.length * width);
  rows.forEach(([, weights], row) => {
    values.set(weights, row * width);
  });
  const { data, steps } = packInt8(values, width);
  return { about, classes: model.classes, features: rows.map(([name]) => name).join('\n'), weights: data, steps };
}

/** Several models over the same passages as one: their classes side by side, so that each feature is looked up once. */
export function sideBySide(models: readonly LinearModel[]): LinearModel {
  const classes = models.flatMap((model) => model.classes);
  const names = new Set(models.flatMap((model) => [...model.weights.keys()]));
  const weights = new Map(
    [...names].map((name) => {
      const row = models.flatMap((model) => [...(model.weights.get(name) ?? new Float64Array(model.classes.length))]);
      return [name, Float64Array.from(row)] as const;
    }),
  );
  return { classes, weights };
}

/** Writes one model into `resources/models`. */
export function writeModel(name: string, content: object): void {
  writeFileSync(new URL(`../../resources/models/${name}.json`, import.meta.url), `${JSON.stringify(content)}\n`);
}
