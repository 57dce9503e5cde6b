/**
 * The reviewer's word on copies.
 */

/** What the reviewer has decided; every decision can be taken back by leaving it out. */
export interface CopyDecisions {
  /** Pairs of document ids that are not copies of one another, whatever they share. */
  readonly notCopies: readonly (readonly [string, string])[];
  /** Ids of the documents that shall count in their groups. */
  readonly counts: readonly string[];
}

export const NO_DECISIONS: CopyDecisions = { notCopies: [], counts: [] };
