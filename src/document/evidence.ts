/**
 * What the program says about a passage and what the reviewer decides.
 */
import type { Agency } from './agencies.ts';

export type { Agency } from './agencies.ts';

export type PolarityLabel = 'strength' | 'improvement' | 'mixed' | 'neutral';

/** Characters of a note, or of a finding; more that comes from elsewhere is cut, and said to be. */
export const LONGEST_NOTE = 200_000;
/** Characters of what is written on one line: an action, an owner. */
export const LONGEST_LINE = 1_000;
/** Characters of a tag. */
export const LONGEST_TAG = 1_000;

/** One reason for a suggestion: words that stand in the passage or its headings, or likeness to a decided passage. */
export interface Reason {
  readonly kind: 'term' | 'phrase' | 'agency' | 'heading' | 'learned';
  /** The words as they stand in the passage or heading. */
  readonly text: string;
}

export interface Suggestion {
  /** Code of the criterion. */
  readonly criterion: string;
  /** Calibrated probability, 0 to 1. */
  readonly score: number;
  readonly because: readonly Reason[];
}

export interface Polarity {
  readonly label: PolarityLabel;
  /** Calibrated probability, 0 to 1. */
  readonly score: number;
  /** The words that decided it, as they stand in the passage or heading. */
  readonly because: readonly string[];
}

/** What the program suggests for one passage under one framework: at most five criteria, best first; none is an answer. */
export interface Assessment {
  readonly suggestions: readonly Suggestion[];
  readonly polarity: Polarity;
  readonly agencies: readonly Agency[];
}

/** What the reviewer decided about one passage under one framework, with what was suggested when it was decided. */
export interface Decision {
  readonly documentId: string;
  readonly passageId: string;
  readonly frameworkId: string;
  /** Codes of the criteria the passage is evidence for; empty means: looked at, none of these. */
  readonly criteria: readonly string[];
  /** Null where it has not been said, in a project of another program for example. */
  readonly polarity: PolarityLabel | null;
  readonly agencies: readonly Agency[];
  readonly tags: readonly string[];
  readonly note: string;
  readonly reviewer: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  /** The suggestion as it stood, frozen; null where none had been made. */
  readonly suggested: Assessment | null;
  /** How many passages the reviewer decided in the same step, where that was more than this one and its copies. */
  readonly together?: number;
}
