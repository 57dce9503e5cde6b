/**
 * Linear models learned at build time: one weight per feature and class, shipped as bytes.
 */
import { numberOf } from '../language/stems.ts';
import { AXIS, type Described, type Feature } from './features.ts';
import { type NameTable, NONE, nameTable } from './terms.ts';
import { signedBytes } from './unpack.ts';
import { DIMENSIONS } from './vectors.ts';

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
  /** The row of each axis of meaning. */
  readonly axes: Int32Array;
  /** The model's row for each feature; -1 for features that it does not know. */
  rowsOf(features: readonly Feature[]): Int32Array;
  /** The log-odds of each class, up to a constant they share; `rows` as `rowsOf` gives them. */
  score(passage: Described, rows: Int32Array): Float64Array;
  /** Adds what a row says, times a value, for the classes from `first` on, to as many sums from `place` on; nothing for row -1. */
  addTo(sums: Float64Array, place: number, count: number, row: number, value: number, first: number): void;
  /** The weight of a row for a class, by the class's place; 0 for row -1. */
  weight(row: number, place: number): number;
  /** The mean weight of a row over all classes: what it says for none in particular. */
  mean(row: number): number;
  /** How much more than that a row weighs for a class. */
  beyondMean(row: number, place: number): number;
}

/** Unpacks a model. */
export function loadModel(packed: PackedModel): LinearModel {
  const width = packed.classes.length;
  const groups = rowsByGroup(packed.features.split('\n'));
  const bytes = signedBytes(packed.weights);
  const steps = Float64Array.from(packed.steps);
  const means = steps.map((step, row) => {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += bytes[row * width + k] as number;
    return (sum * step) / width;
  });
  const known = groups.get(AXIS);
  const axes = Int32Array.from({ length: DIMENSIONS }, (_, k) => known?.of(numberOf(String(k)), NONE) ?? -1);
  return {
    classes: packed.classes,
    axes,
    rowsOf(features) {
      const rows = new Int32Array(features.length);
      // Features of a group stand together, so the group is looked up once for all of them.
      let group = '';
      let names: NameTable | undefined;
      for (let at = 0; at < features.length; at++) {
        const feature = features[at] as Feature;
        if (feature.group !== group) {
          group = feature.group;
          names = groups.get(group);
        }
        rows[at] = names?.of(feature.a, feature.b) ?? -1;
      }
      return rows;
    },
    score(passage, rows) {
      const scores = new Float64Array(width);
      const add = (row: number, value: number) => {
        if (row < 0) return;
        const scale = value * (steps[row] as number);
        const from = row * width;
        for (let k = 0; k < width; k++) scores[k] = (scores[k] as number) + scale * (bytes[from + k] as number);
      };
      for (let at = 0; at < rows.length; at++) add(rows[at] as number, (passage.features[at] as Feature).value);
      for (let k = 0; k < passage.axes.length; k++) add(axes[k] as number, passage.axes[k] as number);
      return scores;
    },
    addTo(sums, place, count, row, value, first) {
      if (row < 0) return;
      const scale = value * (steps[row] as number);
      const from = row * width + first;
      for (let k = 0; k < count; k++)
        sums[place + k] = (sums[place + k] as number) + scale * (bytes[from + k] as number);
    },
    weight: (row, place) => (row < 0 ? 0 : (bytes[row * width + place] as number) * (steps[row] as number)),
    mean: (row) => (row < 0 ? 0 : (means[row] as number)),
    beyondMean: (row, place) =>
      row < 0 ? 0 : (bytes[row * width + place] as number) * (steps[row] as number) - (means[row] as number),
  };
}

/** The rows of each group's names. */
function rowsByGroup(names: readonly string[]): Map<string, NameTable> {
  const groups = new Map<string, [name: string, row: number][]>();
  names.forEach((name, row) => {
    const space = name.indexOf(' ');
    const group = space < 0 ? name : name.slice(0, space);
    const members = groups.get(group);
    const member: [string, number] = [space < 0 ? '' : name.slice(space + 1), row];
    if (members === undefined) groups.set(group, [member]);
    else members.push(member);
  });
  return new Map([...groups].map(([group, members]) => [group, nameTable(members)]));
}
