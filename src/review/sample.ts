/**
 * Which decided passages a second reviewer is asked to decide without seeing the first decision.
 */
import type { Hash } from './chain.ts';
import type { KeptDecision } from './records.ts';

/** At least this many passages of each criterion, where there are so many: figures for a criterion need passages of it. */
const OF_EACH = 2;

/**
 * A sample that anyone can draw again: passages in the order of a hash of the seed and their names, first some of every
 * criterion, "none" included, then whichever come next. In the order of documents and passages, so that the order gives
 * nothing away.
 * @param size how many passages; all, where there are fewer
 */
export function sampleForSecondReview(
  decisions: readonly KeptDecision[],
  size: number,
  seed: string,
  hash: Hash,
): KeptDecision[] {
  const drawn = decisions
    .map((decision) => ({ decision, draw: hash(JSON.stringify([seed, decision.documentId, decision.passageId])) }))
    .toSorted((one, other) => (one.draw < other.draw ? -1 : 1))
    .map(({ decision }) => decision);
  const taken = new Map<string, number>();
  const early = drawn.filter(({ criteria }) => {
    const [criterion = 'none'] = criteria;
    const count = (taken.get(criterion) ?? 0) + 1;
    taken.set(criterion, count);
    return count <= OF_EACH;
  });
  const chosen = new Set([...early, ...drawn]);
  return [...chosen].slice(0, size).toSorted(inReadingOrder);
}

function inReadingOrder(one: KeptDecision, other: KeptDecision): number {
  if (one.documentId !== other.documentId) return one.documentId < other.documentId ? -1 : 1;
  return one.quotation.start - other.quotation.start || one.quotation.end - other.quotation.end;
}
