/**
 * From what a model says to how often it is right, by isotonic regression (Zadrozny and Elkan, 2002) on passages of
 * letters that the model had not seen.
 */

/** Knots of a rising line: [what the model says, how often a criterion so rated is right], both 0 to 1. */
export type Calibration = readonly (readonly [said: number, right: number])[];

/** The calibrated probability, by straight lines between the knots. Rising, so that no order changes. */
export function calibrated(said: number, knots: Calibration): number {
  let before: readonly [number, number] = [0, 0];
  for (const knot of knots) {
    if (said <= knot[0]) {
      const width = knot[0] - before[0];
      return width === 0 ? knot[1] : before[1] + ((said - before[0]) / width) * (knot[1] - before[1]);
    }
    before = knot;
  }
  return before[1];
}
