/**
 * Linear models learned at build time: one weight per feature and class, shipped as bytes.
 */
import { type Feature, softmax } from './features.ts';
import { signedBytes } from './unpack.ts';

/** A model as it stands in `resources/models`. */
export interface PackedModel {
  readonly about: string;
  readonly classes: readonly string[];
  /** Names of the features, one a line. */
  readonly features: string;
  /** One row of signed bytes per feature, one byte per class, base64. */
  readonly weights: string;
  /** What one unit is worth in each row. */
  readonly steps: readonly number[];
}

export interface LinearModel {
  readonly classes: readonly string[];
  /** The weight of a feature for a class, by the class's place; 0 for features the model does not know. */
  weight(feature: string, place: number): number;
  /** The mean weight of a feature over all classes: what it says for none in particular. */
  mean(feature: string): number;
  /** The log-odds of each class, up to a constant they share. */
  score(features: Iterable<Feature>): Float64Array;
}

/** Unpacks a model. */
export function loadModel(packed: PackedModel): LinearModel {
  const width = packed.classes.length;
  const places = new Map(packed.features.split('\n').map((name, at) => [name, at]));
  const bytes = signedBytes(packed.weights);
  const means = Float64Array.from(packed.steps, (step, at) => {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += bytes[at * width + k] ?? 0;
    return (sum * step) / width;
  });
  return {
    classes: packed.classes,
    weight(feature, place) {
      const at = places.get(feature);
      return at === undefined ? 0 : (bytes[at * width + place] ?? 0) * (packed.steps[at] ?? 0);
    },
    mean(feature) {
      const at = places.get(feature);
      return at === undefined ? 0 : (means[at] as number);
    },
    score(features) {
      const scores = new Float64Array(width);
      for (const { name, value } of features) {
        const at = places.get(name);
        if (at === undefined) continue;
        const scale = value * (packed.steps[at] ?? 0);
        const from = at * width;
        for (let k = 0; k < width; k++) scores[k] = (scores[k] as number) + scale * (bytes[from + k] as number);
      }
      return scores;
    },
  };
}

/** The probability of each class. */
export function probabilities(model: LinearModel, features: Iterable<Feature>): Float64Array {
  return softmax(model.score(features));
}
