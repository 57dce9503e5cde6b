/**
 * Which criteria a passage is evidence for, why, and whether it is good news.
 */
import type { Furniture } from '../document/document.ts';
import type { Assessment, Polarity, Suggestion } from '../document/evidence.ts';
import { criteriaOf, type Framework } from '../document/framework.ts';
import { agenciesIn } from './agencies.ts';
import { type Seen, see } from './criteria-features.ts';
import { softmax } from './features.ts';
import { furnitureLikelihood } from './furniture.ts';
import { type HeadingHint, headingHints } from './heading-hints.ts';
import type { Judge } from './judge.ts';
import { type Corrections, type Learning, type LearntDecision, learnCorrections } from './learning.ts';
import { polarityOf } from './polarity.ts';
import { reasonPlaces, reasonsFor } from './reasons.ts';
import { classesOf, noneLikelihood, trainedJudge } from './trained.ts';
import { zeroShotJudge } from './zero-shot.ts';

export type { Learning, LearntDecision } from './learning.ts';

/** Changes whenever the same passage may be judged differently; stored with what was suggested. */
export const SUGGEST_VERSION = 3;

const MOST_SUGGESTIONS = 5;
/** A criterion less likely than this is not worth a reader's time. */
const LEAST_SCORE = 0.02;
/** A passage more likely than this to be letter furniture gets no suggestion. */
const FURNITURE = 0.6;
/** What the letters’ model says of passages under other frameworks counts only when it is sure. */
const SURELY_FURNITURE = 0.995;

/** Furniture praises and faults nothing. */
const NEUTRAL: Polarity = { label: 'neutral', score: 0.9, because: [] };

export interface PassageToAssess {
  readonly text: string;
  /** Headings above the passage, outermost first. */
  readonly headings: readonly string[];
  readonly furniture?: Furniture | null;
}

export interface Suggester {
  /**
   * At most five criteria, best first, each with a calibrated probability and its reasons; strength or improvement;
   * agencies. No criterion for furniture and for text that is evidence of nothing.
   */
  assess(passage: PassageToAssess): Assessment;
  /** Learns from one decision: the criteria that a reviewer gave a passage, the main one first; none is an answer. */
  learn(passage: PassageToAssess, criteria: readonly string[]): void;
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
  const classes = classesOf(framework);
  const judge = classes === null ? zeroShotJudge(criteria) : trainedJudge(criteria, classes);
  const places = new Map(criteria.map((criterion, at) => [criterion.code, at]));
  let decisions: LearntDecision[] = [...(options.learned?.decisions ?? [])];
  let corrections: Corrections | null = null;

  const learnt = (): Corrections | null => {
    if (corrections === null && decisions.length > 0) {
      const rows = decisions.map(({ text, criteria: codes }) => ({
        seen: see(text, judge.cues),
        places: codes.flatMap((code) => places.get(code) ?? []),
      }));
      corrections = learnCorrections(rows, judge, criteria.length);
    }
    return corrections;
  };

  // A letter has few headings and many passages under each.
  const hintsKnown = new Map<string, readonly HeadingHint[]>();
  const hintsOf = (headings: readonly string[]): readonly HeadingHint[] => {
    const key = headings.join('\n');
    const hints = hintsKnown.get(key) ?? headingHints(headings, judge.criteria, judge.cues);
    hintsKnown.set(key, hints);
    return hints;
  };

  return {
    assess(passage) {
      const { text, headings } = passage;
      const agencies = agenciesIn(text);
      if (passage.furniture != null || furnitureLikelihood(text) > FURNITURE) {
        return { suggestions: [], polarity: NEUTRAL, agencies };
      }
      const polarity = polarityOf(text, headings);
      const nothing: Assessment = { suggestions: [], polarity, agencies };
      if (criteria.length === 0) return nothing;
      const seen = see(text, judge.cues);
      if (seen.words.length === 0) return nothing;
      const taught = learnt();
      const hints = hintsOf(headings);
      const { shares, none } = sharesOf(judge, seen, hints, taught);
      // What the reviewer taught about "none of these" is in `none`; furniture is known from letters of every kind.
      if (none > 0.5 || (classes === null && noneLikelihood(seen.features) > SURELY_FURNITURE)) return nothing;
      return {
        suggestions: suggestionsFrom(
          judge,
          criteria.map(({ code }) => code),
          text,
          hints,
          seen,
          shares,
          taught,
        ),
        polarity,
        agencies,
      };
    },
    learn(passage, codes) {
      decisions.push({ text: passage.text, headings: [...passage.headings], criteria: [...codes] });
      corrections = null;
    },
    forget() {
      decisions = [];
      corrections = null;
    },
    exportLearning: () => ({ version: SUGGEST_VERSION, frameworkId: framework.id, decisions: [...decisions] }),
  };
}

/** The share of each criterion among all, and how likely it is that none fits. */
function sharesOf(
  judge: Judge,
  seen: Seen,
  hints: readonly HeadingHint[],
  taught: Corrections | null,
): { shares: Float64Array; none: number } {
  const scores = judge.score(seen);
  const count = judge.criteria.length;
  taught?.score(seen.features).forEach((value, at) => {
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

function suggestionsFrom(
  judge: Judge,
  codes: readonly string[],
  text: string,
  hints: readonly HeadingHint[],
  seen: Seen,
  shares: Float64Array,
  taught: Corrections | null,
): Suggestion[] {
  const reasons = reasonPlaces(text, seen, judge.cues);
  return [...shares]
    .map((share, place) => ({ share, place, code: codes[place] as string }))
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS)
    .filter(({ share }, at) => at < 3 || judge.calibrate(share) >= LEAST_SCORE)
    .map(({ share, place, code }) => {
      const hint = hints.find((item) => item.place === place);
      const criterion = judge.criteria[place];
      const because =
        criterion === undefined
          ? []
          : reasonsFor(text, seen, reasons, criterion, judge.weigh(seen, place), taught?.weigh(seen, place) ?? null);
      return {
        criterion: code,
        score: Math.round(judge.calibrate(share) * 1000) / 1000,
        because: hint === undefined ? because : [...because, { kind: 'heading' as const, text: hint.text }],
      };
    })
    .filter((suggestion) => suggestion.because.length > 0);
}
