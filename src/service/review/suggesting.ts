/**
 * Suggestions that learn while the reviewer decides, without holding the reviewer up: what a few decisions teach is
 * learned at once; where thousands are fitted again, which takes a second, that waits until nothing has been decided for
 * a moment.
 */
import type { Assessment } from '../../document/evidence.ts';
import type { Framework } from '../../document/framework.ts';
import { createSuggester, type PassageToAssess, type Suggester } from '../../suggest/suggester.ts';

export interface Suggesting {
  assess(passage: PassageToAssess): Assessment;
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
 */
export function suggestingFrom(framework: Framework, learned: (latest: number) => Suggester): Suggesting {
  const latest = (): Suggester => {
    const { decisions, ...learning } = learned(LATEST).exportLearning();
    known = Math.min(decisions.length, LATEST);
    return createSuggester(framework, { learned: { ...learning, decisions: decisions.slice(-LATEST) } });
  };
  let known = 0;
  let suggester = latest();
  let waiting: Lesson[] = [];
  let again = false;
  let timer: NodeJS.Timeout | null = null;
  let last: PassageToAssess | null = null;

  const learnNow = () => {
    if (again) suggester = latest();
    else {
      for (const { passage, criteria } of waiting) suggester.learn(passage, criteria);
      known += waiting.length;
    }
    waiting = [];
    again = false;
  };
  const learnAtRest = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      learnNow();
      // The corrections are fitted when they are first asked for: now, not when the next passage is opened.
      if (last !== null) suggester.assess(last);
    }, REST);
    timer.unref();
  };

  return {
    assess(passage) {
      last = passage;
      return suggester.assess(passage);
    },
    learn(passage, criteria) {
      waiting.push({ passage, criteria });
      if (known + waiting.length <= AT_ONCE) learnNow();
      else learnAtRest();
    },
    learnAgain() {
      again = true;
      if (known <= AT_ONCE) learnNow();
      else learnAtRest();
    },
  };
}
