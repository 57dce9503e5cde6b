/**
 * What the reviewer has chosen for a passage before deciding. Nothing chosen means: as suggested, or as decided before.
 */
import type { DecisionInput, DecisionRow } from '../../../../src/contract/operations/review.ts';
import type { Agency, Assessment, PolarityLabel } from '../../../../src/document/evidence.ts';

export interface Draft {
  readonly criteria: readonly string[] | null;
  readonly polarity: PolarityLabel | null;
  readonly agencies: readonly Agency[] | null;
  readonly tags: readonly string[] | null;
  readonly note: string | null;
}

export const NOTHING_CHOSEN: Draft = { criteria: null, polarity: null, agencies: null, tags: null, note: null };

const NONE: readonly string[] = [];

const NO_ASSESSMENT: Assessment = {
  suggestions: [],
  polarity: { label: 'neutral', score: 0, because: [] },
  agencies: [],
};

/** Everything about a passage as it stands on the screen: chosen, else decided, else suggested. */
export interface Standing {
  readonly criteria: readonly string[];
  readonly polarity: PolarityLabel;
  /** Suggested only: drawn dashed. */
  readonly polarityIsGuess: boolean;
  /** What a decision would say: the guess for a first one, nothing where the decision that stands says nothing. */
  readonly polarityToSave: PolarityLabel | null;
  readonly agencies: readonly Agency[];
  readonly agenciesAreGuess: boolean;
  readonly tags: readonly string[];
  readonly note: string;
}

export function standing(draft: Draft, decision: DecisionRow | null, assessment: Assessment = NO_ASSESSMENT): Standing {
  return {
    criteria: draft.criteria ?? decision?.criteria ?? NONE,
    polarity: draft.polarity ?? decision?.polarity ?? assessment.polarity.label,
    polarityIsGuess: draft.polarity === null && (decision?.polarity ?? null) === null,
    polarityToSave: draft.polarity ?? (decision === null ? assessment.polarity.label : decision.polarity),
    agencies: draft.agencies ?? decision?.agencies ?? assessment.agencies,
    agenciesAreGuess: draft.agencies === null && decision === null,
    tags: draft.tags ?? decision?.tags ?? NONE,
    note: draft.note ?? decision?.note ?? '',
  };
}

/** The decision that is sent: what stands, for these criteria. */
export function decisionFrom(stands: Standing, criteria: readonly string[]): DecisionInput {
  return {
    criteria: [...criteria],
    polarity: stands.polarityToSave,
    agencies: [...stands.agencies],
    tags: [...stands.tags],
    note: stands.note.trim(),
  };
}

/** What Accept would accept: what was chosen or decided, else the first suggestion. */
export function acceptable(stands: Standing, assessment: Assessment | undefined): readonly string[] {
  if (stands.criteria.length > 0) return stands.criteria;
  const first = assessment?.suggestions[0];
  return first ? [first.criterion] : [];
}

/** In or out of a list, keeping its order. */
export function toggled<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}
