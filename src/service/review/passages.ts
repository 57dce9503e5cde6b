/**
 * What the review places count and list: every passage that may be evidence, copies folded, with what is suggested for it
 * and what was decided. Held in memory for one framework; all counting is over these plain values.
 */

import type { LookedPassage } from '../../document/coverage.ts';
import type { Agency, Decision, PolarityLabel } from '../../document/evidence.ts';
import { passageKey } from '../../document/passage-ref.ts';

export interface ReviewPassage {
  readonly documentId: string;
  readonly passageId: string;
  /** As {@link passageKey} writes it: it is looked up by the hundred thousand. */
  readonly key: string;
  /** The best suggestion, or null where nothing is suggested. */
  readonly first: { readonly criterion: string; readonly score: number } | null;
  readonly polarity: PolarityLabel;
  readonly agencies: readonly Agency[];
  /** A second reader is asked about it, whether anything is suggested for it or not. */
  readonly isAsked?: true;
}

/** Whether it is put forward to be decided, once it has not been decided yet. */
export const isPutForward = ({ first, isAsked }: ReviewPassage): boolean => first !== null || isAsked === true;

/** Current decisions under one framework by {@link passageKey}. */
export type Decisions = ReadonlyMap<string, Decision>;

/** A passage as evidence for one criterion: decided, or else the first suggestion. */
export interface EvidenceFor {
  readonly passage: ReviewPassage;
  readonly criterion: string;
  readonly polarity: PolarityLabel | null;
  readonly agencies: readonly Agency[];
  readonly decided: boolean;
}

/** What counts as evidence: every accepted criterion, and for passages nobody has decided the first suggestion. */
export function evidenceOf(
  passages: readonly ReviewPassage[],
  decisions: Decisions,
  decidedOnly: boolean,
): EvidenceFor[] {
  const evidence: EvidenceFor[] = [];
  for (const passage of passages) {
    const decision = decisions.get(passage.key);
    if (decision !== undefined) {
      const { polarity, agencies } = decision;
      for (const criterion of decision.criteria)
        evidence.push({ passage, criterion, polarity, agencies, decided: true });
    } else if (!decidedOnly && passage.first !== null) {
      const { polarity, agencies } = passage;
      evidence.push({ passage, criterion: passage.first.criterion, polarity, agencies, decided: false });
    }
  }
  return evidence;
}

/** A passage as coverage counts it. What was suggested when it was decided is what put it forward. */
export function lookedAtOne(
  { documentId, first: best }: ReviewPassage,
  decision: Pick<Decision, 'criteria' | 'suggested'> | undefined,
): LookedPassage {
  const first = decision?.suggested?.suggestions[0] ?? best;
  return {
    documentId,
    isDecided: decision !== undefined,
    accepted: decision?.criteria ?? [],
    putForward: first?.criterion ?? null,
  };
}

/** The passages as coverage counts them. */
export function* lookedAt(passages: readonly ReviewPassage[], decisions: Decisions): Generator<LookedPassage> {
  for (const passage of passages) yield lookedAtOne(passage, decisions.get(passage.key));
}
