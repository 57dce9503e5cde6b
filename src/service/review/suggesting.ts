/**
 * Suggestions that learn while the reviewer decides, without holding the reviewer up: what a few decisions teach is
 * learned at once; where thousands are fitted again, which takes a second or two, that waits until nothing has been
 * decided for a moment, and goes on between whatever else is asked.
 */
import type { Assessment } from '../../document/evidence.ts';
import type { Framework } from '../../document/framework.ts';
import { createSuggester, type PassageToAssess, type Suggester } from '../../suggest/suggester.ts';

export interface Suggesting {
  /**
   * What is suggested now. Until many decisions have been fitted for the first time, what was kept for the passage is
   * given instead, where something was. It is given, too, where decisions have taught that nothing is suggested any more:
   * lists and counts go by what was kept, and a passage that they put forward is shown with what for.
   */
  assess(passage: PassageToAssess, kept?: Assessment | null): Assessment;
  learn(passage: PassageToAssess, criteria: readonly string[]): void;
  /** Decisions were taken back or made elsewhere: everything is learned again. */
  learnAgain(): void;
}

/** Up to so many decisions are fitted within the time in which nobody notices. */
const AT_ONCE = 60;
/** The suggester fits its corrections to no more than the latest so many, so no more are read for it. */
const LATEST = 1500;
/** Milliseconds without a decision. */
const REST = 1500;

interface Lesson {
  readonly passage: PassageToAssess;
  readonly criteria: readonly string[];
}

/**
 * @param learned makes a suggester that has learned from so many of the latest decisions in the workspace
 * @param isWanted asked after a rest: whether the workspace is still there to learn from
 */
export function suggestingFrom(
  framework: Framework,
  learned: (latest: number) => Suggester,
  isWanted: () => boolean,
): Suggesting {
  /** Knows everything but what waits; may not have been fitted yet. */
  let newest = withLatest(framework, learned(LATEST));
  /** Fitted, and asked meanwhile; null before the first time. */
  let fitted = knownTo(newest) <= AT_ONCE ? newest : null;
  let waiting: Lesson[] = [];
  let again = false;
  let timer: NodeJS.Timeout | null = null;
  let fitting: Generator<void> | null = null;

  const takeIn = () => {
    if (again) newest = withLatest(framework, learned(LATEST));
    else for (const { passage, criteria } of waiting) newest.learn(passage, criteria);
    waiting = [];
    again = false;
  };
  const fitBitByBit = () => {
    if (!isWanted()) return;
    // What is asked meanwhile stays as it is; its successor learns.
    newest = withLatest(framework, newest);
    takeIn();
    const [steps, goal] = [newest.fitting(), newest];
    fitting = steps;
    const step = () => {
      if (fitting !== steps || !isWanted()) return;
      if (steps.next().done !== true) setImmediate(step);
      else [fitted, fitting] = [goal, null];
    };
    step();
  };
  const learnAtRest = () => {
    fitting = null;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(fitBitByBit, REST);
    timer.unref();
  };
  const learnNow = () => {
    fitting = null;
    takeIn();
    fitted = newest;
  };

  return {
    assess(passage, kept = null) {
      if (fitted !== null) {
        const now = fitted.assess(passage);
        return kept !== null && now.suggestions.length === 0 && kept.suggestions.length > 0 ? kept : now;
      }
      if (kept === null) {
        learnNow();
        return newest.assess(passage);
      }
      if (timer === null) learnAtRest();
      return kept;
    },
    learn(passage, criteria) {
      waiting.push({ passage, criteria });
      if (fitted !== null && knownTo(newest) + waiting.length <= AT_ONCE) learnNow();
      else learnAtRest();
    },
    learnAgain() {
      again = true;
      if (fitted !== null && knownTo(newest) <= AT_ONCE) learnNow();
      else learnAtRest();
    },
  };
}

function knownTo(suggester: Suggester): number {
  return suggester.exportLearning().decisions.length;
}

/** A suggester of its own that has learned the latest of what another has. */
function withLatest(framework: Framework, suggester: Suggester): Suggester {
  const { decisions, ...learning } = suggester.exportLearning();
  return createSuggester(framework, { learned: { ...learning, decisions: decisions.slice(-LATEST) } });
}
