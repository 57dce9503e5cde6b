/**
 * Long work of the engine's own thread, done in slices, so that whoever asks meanwhile is answered between two of them.
 */
import type { Steps } from '../../dedupe/steps.ts';

/** Milliseconds: far less than anybody feels. */
const SLICE = 20;

/** Carries work out; undefined where it was stopped before it had come to its end. */
export async function inSlices<Result>(steps: Steps<Result>, isStopped: () => boolean): Promise<Result | undefined> {
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await new Promise(setImmediate);
    if (isStopped()) return undefined;
  }
}
