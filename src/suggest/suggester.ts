/**
 * Which criteria a passage is evidence for, why, and whether it is good news.
 */
import type { Furniture } from '../document/document.ts';
import type { Assessment, Reason, Suggestion } from '../document/evidence.ts';
import { criteriaOf, type Framework } from '../document/framework.ts';
import { findPhrases, longestMatches, parts } from '../language/phrases.ts';
import { agenciesIn, agencyMentions } from './agencies.ts';
import { polarityOf } from './polarity.ts';
import { zeroShot } from './zero-shot.ts';

/** Changes whenever the same passage may be judged differently; stored with what was suggested. */
export const SUGGEST_VERSION = 1;

export interface PassageToAssess {
  readonly text: string;
  /** Headings above the passage, outermost first. */
  readonly headings: readonly string[];
  readonly furniture?: Furniture | null;
}

/** What reviewers' decisions have taught about one framework: can be inspected, exported and thrown away. */
export interface Learning {
  readonly version: number;
  readonly frameworkId: string;
  readonly decisions: readonly LearntDecision[];
}

export interface LearntDecision {
  readonly text: string;
  readonly headings: readonly string[];
  /** Empty means: evidence for none. */
  readonly criteria: readonly string[];
}

export interface Suggester {
  /** At most five criteria, best first, each with its reasons; strength or improvement; agencies. */
  assess(passage: PassageToAssess): Assessment;
  /** Learns from one decision at once: the criteria that a reviewer gave a passage, none being an answer. */
  learn(passage: PassageToAssess, criteria: readonly string[]): void;
  /** What has been learned so far. */
  exportLearning(): Learning;
}

/** Prepares suggestions under one framework, with what was learned before if it is handed in. */
export function createSuggester(framework: Framework, options: { learned?: Learning } = {}): Suggester {
  const criteria = criteriaOf(framework);
  const near = zeroShot(criteria, parts);
  const decisions: LearntDecision[] = [...(options.learned?.decisions ?? [])];
  return {
    assess(passage) {
      const polarity = polarityOf(passage.text, passage.headings);
      const agencies = agenciesIn(passage.text);
      if (passage.furniture !== undefined && passage.furniture !== null) return { suggestions: [], polarity, agencies };
      const words = parts(passage.text);
      const scores = near.score(words);
      const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
      const mentions = agencyMentions(words);
      const matches = longestMatches(findPhrases(near.cues, words));
      const printed = (match: { from: number; to: number }) =>
        passage.text.slice(words[match.from]?.start ?? 0, words[match.to - 1]?.end ?? 0);
      const suggestions: Suggestion[] = criteria
        .map((criterion, at) => {
          const because: Reason[] = [
            ...matches
              .filter((match) => match.value === at)
              .map((match) => ({ kind: 'phrase', text: printed(match) }) as const),
            ...mentions
              .filter((mention) => criterion.agencies.includes(mention.value))
              .map((mention) => ({ kind: 'agency', text: printed(mention) }) as const),
          ];
          return { criterion: criterion.code, score: Math.exp(scores[at] ?? 0) / total, because: because.slice(0, 4) };
        })
        .filter((suggestion) => suggestion.because.length > 0)
        .sort((a, b) => b.score - a.score || (a.criterion < b.criterion ? -1 : 1));
      return { suggestions: suggestions.slice(0, 5), polarity, agencies };
    },
    learn(passage, codes) {
      decisions.push({ text: passage.text, headings: passage.headings, criteria: [...codes] });
    },
    exportLearning() {
      return { version: SUGGEST_VERSION, frameworkId: framework.id, decisions: [...decisions] };
    },
  };
}
