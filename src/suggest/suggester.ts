/**
 * Which criteria a passage is evidence for, why, and its polarity.
 */
import type { Furniture } from '../document/document.ts';
import type { Assessment, Polarity, Suggestion } from '../document/evidence.ts';
import { type Criterion, criteriaOf, type Framework } from '../document/framework.ts';
import { isOnlyGraded } from '../document/judgements/judgements.ts';
import { agenciesIn, inOrder } from './agencies.ts';
import { fieldCues, see } from './criteria-features.ts';
import { softmax } from './features.ts';
import { furnitureLikelihood } from './furniture.ts';
import { type HeadingHint, headingHints } from './heading-hints.ts';
import type { Judge, Scores } from './judge.ts';
import { type Corrections, fitCorrections, type Learning, type LearntDecision, type Lesson } from './learning.ts';
import { polarityOf } from './polarity.ts';
import { reasonPlaces, reasonsFor } from './reasons.ts';
import { areaShares, recognise, trainedJudge, withAreas } from './trained.ts';
import { zeroShotJudge } from './zero-shot.ts';

export type { Learning, LearntDecision } from './learning.ts';

/** Changes whenever the same passage may be judged differently; stored with what was suggested. */
export const SUGGEST_VERSION = 11;

const MOST_SUGGESTIONS = 5;
const SURE_TO_SHOW = 3;
/** Beyond the first three, a criterion less likely than this is not worth a reader's time. */
const LEAST_SCORE = 0.02;
/** A passage more likely than this to be letter furniture gets no suggestion. */
export const FURNITURE = 0.6;
/** What the areas of practice say of passages under other frameworks counts when it is this sure. */
const SURELY_NOTHING = 0.7;

/** The set that was made for letters with lists of strengths and areas for improvement. */
const LETTERS = 'jtai-childrens-mental-health-2019';

/** Furniture praises and faults nothing. */
const NEUTRAL: Polarity = { label: 'neutral', score: 0.9, because: [] };

export interface PassageToAssess {
  readonly text: string;
  /** Headings above the passage, outermost first. */
  readonly headings: readonly string[];
  readonly furniture?: Furniture | null;
  /** Whether the reviewer said that it may be evidence although it was set aside: then its words do not make it furniture. */
  readonly broughtBack?: boolean;
}

export interface Suggester {
  /**
   * At most five criteria, best first, each with a calibrated probability and its reasons; strength or improvement;
   * agencies. No criterion for furniture and for text that is evidence of nothing.
   */
  assess(passage: PassageToAssess): Assessment;
  /** Learns from one decision: the criteria that a reviewer gave a passage, the main one first; none is an answer. */
  learn(passage: PassageToAssess, criteria: readonly string[]): void;
  /**
   * Fits what was learned, a few milliseconds at a time: between two steps something else can be done. Without it, all is
   * fitted when the next passage is assessed.
   */
  fitting(): Generator<void>;
  /** Forgets everything learned from decisions. */
  forget(): void;
  /** What has been learned so far, to be inspected or exported with the framework. */
  exportLearning(): Learning;
}

/**
 * Prepares suggestions under one framework. The children's mental health set, a copy of it, or the official wording read
 * out of its guidance is judged by a model learned from inspection letters; any other framework by nearness of meaning.
 * Decisions handed in as `learned`, or taught later, correct either. The same calls give the same answers.
 */
export function createSuggester(framework: Framework, options: { readonly learned?: Learning } = {}): Suggester {
  const criteria = criteriaOf(framework);
  const recognised = recognise(framework);
  const judge = recognised === null ? zeroShotJudge(criteria) : trainedJudge(criteria, recognised);
  const places = new Map(criteria.map((criterion, at) => [criterion.code, at]));
  // The set says what is read under it, where the passage does not.
  const ofLetters = recognised?.set.framework?.id === LETTERS;
  let decisions: LearntDecision[] = [...(options.learned?.decisions ?? [])];
  let corrections: Corrections | null = null;

  // Under a set that nobody trained, what is decided also teaches which areas of practice belong to which criterion.
  const look = (text: string) => (recognised === null ? withAreas(see(text, judge.cues)) : see(text));

  const lessonOf = ({ text, criteria: codes }: LearntDecision): Lesson => ({
    seen: look(text),
    places: codes.flatMap((code) => places.get(code) ?? []),
  });
  function* fitting(): Generator<void> {
    if (corrections !== null || decisions.length === 0) return;
    const fitted = decisions;
    const found = yield* fitCorrections(fitted, lessonOf, judge, criteria.length);
    // Whatever was learned or forgotten meanwhile has to be fitted anew.
    if (decisions === fitted) corrections = found;
  }
  const learnt = (): Corrections | null => {
    for (const _ of fitting());
    return corrections;
  };

  // A letter has few headings and many passages under each.
  const hintsKnown = new Map<string, readonly HeadingHint[]>();
  const hintsOf = (headings: readonly string[]): readonly HeadingHint[] => {
    const key = headings.join('\n');
    const hints = hintsKnown.get(key) ?? headingHints(headings, judge.criteria, judge.cues ?? fieldCues);
    hintsKnown.set(key, hints);
    return hints;
  };

  return {
    assess(passage) {
      const { text, headings, broughtBack = false } = passage;
      if (passage.furniture != null || (!broughtBack && furnitureLikelihood(text) > FURNITURE)) {
        return { suggestions: [], polarity: NEUTRAL, agencies: agenciesIn(text) };
      }
      const seen = look(text);
      const polarity = polarityOf(text, headings, seen, ofLetters);
      const nothing: Assessment = { suggestions: [], polarity, agencies: inOrder(seen.agencies) };
      if (criteria.length === 0 || seen.words.length === 0) return nothing;
      // A grade is no evidence of anything that it names; the judgements have a place of their own.
      if (!broughtBack && isOnlyGraded(text)) return nothing;
      const hints = hintsOf(headings);
      const judged = judge.judge(seen);
      const taught = learnt()?.judge(seen) ?? null;
      const { shares, none } = sharesOf(judged, hints, taught);
      // What the reviewer taught about "none of these" is in `none`; furniture is known from letters of every kind.
      if (none > 0.5) return nothing;
      const mayBeNothing = recognised === null && taught === null && !broughtBack;
      if (mayBeNothing && (areaShares(seen).at(-1) ?? 0) > SURELY_NOTHING) return nothing;
      const places = reasonPlaces(text, seen);
      const suggestions = best(shares, criteria, judge).map(({ place, code, score }): Suggestion => {
        const [own, learnt] = [judged.weigh(place), taught?.weigh(place) ?? null];
        const because = reasonsFor(text, seen, places, judge.criteria[place] as Criterion, own, learnt);
        const hint = hints.find((item) => item.place === place);
        return {
          criterion: code,
          score,
          because: hint === undefined ? because : [...because, { kind: 'heading', text: hint.text }],
        };
      });
      return { ...nothing, suggestions: suggestions.filter(({ because }) => because.length > 0) };
    },
    learn(passage, codes) {
      decisions = [...decisions, { text: passage.text, headings: [...passage.headings], criteria: [...codes] }];
      corrections = null;
    },
    fitting,
    forget() {
      decisions = [];
      corrections = null;
    },
    exportLearning: () => ({ version: SUGGEST_VERSION, frameworkId: framework.id, decisions: [...decisions] }),
  };
}

/** The share of each criterion among all, and how likely it is that none fits. */
function sharesOf(
  judged: Scores,
  hints: readonly HeadingHint[],
  taught: Scores | null,
): { shares: Float64Array; none: number } {
  const scores = judged.scores.slice();
  const count = scores.length - 1;
  taught?.scores.forEach((value, at) => {
    scores[at] = (scores[at] as number) + value;
  });
  for (const { place, worth } of hints) {
    scores[place] = (scores[place] as number) + worth;
    // Under a heading that names a criterion, "none of these" is out of place.
    scores[count] = (scores[count] as number) - 3 * worth;
  }
  const none = softmax(scores.slice())[count] as number;
  return { shares: softmax(scores.slice(0, -1)), none };
}

/** The criteria worth showing, most likely first, with their calibrated probabilities. */
function best(
  shares: Float64Array,
  criteria: readonly Criterion[],
  judge: Judge,
): { readonly place: number; readonly code: string; readonly score: number }[] {
  return [...shares]
    .map((share, place) => ({ share, place, code: (criteria[place] as Criterion).code }))
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ share, place, code }) => ({ place, code, score: judge.calibrate(share) }))
    .filter(({ score }, at) => at < SURE_TO_SHOW || score >= LEAST_SCORE)
    .map((item) => ({ ...item, score: Math.round(item.score * 1000) / 1000 }));
}
