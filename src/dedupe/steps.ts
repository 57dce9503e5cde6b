/**
 * Long work in short steps, so that whoever carries it out can see to something else between two of them.
 */

/** Work that pauses after each step, of some milliseconds at most, and gives its result in the end. */
export type Steps<Result> = Generator<undefined, Result>;

/** Carries work out without a pause. */
export function allAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
