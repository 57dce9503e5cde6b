/**
 * Two reviewers' decisions, put together without overwriting either.
 */
import type { KeptDecision } from './records.ts';

/** A decision of theirs, placed on our passages, with ours about the same passage. */
export interface Meeting {
  readonly theirs: KeptDecision;
  readonly ours: KeptDecision | null;
}

export interface Merge {
  /** Passages that only they have decided: their decision is taken. */
  readonly taken: readonly KeptDecision[];
  /** Passages about which both say the same. */
  readonly agreed: readonly Meeting[];
  /** Passages about which they differ: ours stands until somebody settles it. */
  readonly conflicts: readonly Meeting[];
}

/** What comes of putting decisions together. A decision that is ours already, unchanged, meets nothing. */
export function merge(meetings: readonly Meeting[]): Merge {
  const known = ({ theirs, ours }: Meeting) =>
    ours !== null && ours.reviewer === theirs.reviewer && ours.at === theirs.at;
  const met = meetings.filter((meeting) => !known(meeting));
  return {
    taken: met.flatMap(({ theirs, ours }) => (ours === null ? [theirs] : [])),
    agreed: met.filter(({ theirs, ours }) => ours !== null && sameJudgement(theirs, ours)),
    conflicts: met.filter(({ theirs, ours }) => ours !== null && !sameJudgement(theirs, ours)),
  };
}

/** Whether two decisions say the same: the criteria, in whatever order, and strength or improvement. */
export function sameJudgement(
  one: Pick<KeptDecision, 'criteria' | 'polarity'>,
  other: Pick<KeptDecision, 'criteria' | 'polarity'>,
): boolean {
  const sorted = ({ criteria }: Pick<KeptDecision, 'criteria'>) => [...new Set(criteria)].sort().join(' ');
  return one.polarity === other.polarity && sorted(one) === sorted(other);
}

type Written = Pick<KeptDecision, 'note' | 'tags'>;

/** Whether somebody wrote a note or a tag that is not in what stands. */
export function saysMore(opinion: Written, standing: Written | null): boolean {
  const isNoted = opinion.note.trim() === '' || standing?.note.includes(opinion.note.trim()) === true;
  return !isNoted || opinion.tags.some((tag) => standing?.tags.includes(tag) !== true);
}
