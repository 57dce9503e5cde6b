/**
 * Copies: the same letter counted once, whatever form it comes in.
 */
import type { Copies, CopyGroup, LookAlike } from '../document/copies.ts';
import type { CopyDecisions } from './decisions.ts';
import { cluster, groupsOf, type Separation } from './groups.ts';
import { type Comparisons, type CopyCandidate, compareDocuments, pairKey } from './pairs.ts';

export { type CopyDecisions, NO_DECISIONS } from './decisions.ts';
export { type Comparer, type Comparisons, type CopyCandidate, compareDocuments, comparer } from './pairs.ts';

export interface CopyOptions {
  /** Least share of words at which documents are copies; 0.75 to 0.95 make sense. */
  readonly threshold: number;
  readonly decisions: CopyDecisions;
}

export const DEFAULT_THRESHOLD = 0.85;

/**
 * Groups documents into copies and tells look-alikes. Depends on the set of documents alone, not on their order or on
 * when each was added. `textOf` gives the canonical text of a document and is asked only for documents that may have
 * copies.
 */
export function findCopies(
  documents: readonly CopyCandidate[],
  options: CopyOptions,
  textOf: (id: string) => string,
): Copies {
  return copiesFrom(compareDocuments(documents, textOf), options);
}

/** The same from documents compared before: settings and decisions can change without reading a text again. */
export function copiesFrom({ pairs, similarity }: Comparisons, { threshold, decisions }: CopyOptions): Copies {
  const { clusters, separations } = cluster(
    pairs.filter((pair) => pair.similarity >= Math.min(threshold, pair.enough)),
    decisions.notCopies,
  );
  const groups = groupsOf(clusters, new Set(decisions.counts), similarity);
  return { groups: groups.sort(byName), lookAlikes: lookAlikesOf(separations, groups) };
}

function byName(one: CopyGroup, other: CopyGroup): number {
  return one.id < other.id ? -1 : 1;
}

/**
 * One look-alike for each two documents that count: their folded copies look alike for the same reason. What the
 * reviewer separated is named as it was separated.
 */
function lookAlikesOf(separations: readonly Separation[], groups: readonly CopyGroup[]): LookAlike[] {
  const primaryOf = primaries(groups);
  const found = new Map<string, LookAlike>();
  for (const { pair, because } of separations) {
    const ids = [pair.one.id, pair.other.id].map((id) => (because === 'you said so' ? id : (primaryOf.get(id) ?? id)));
    const documentIds = ids.sort() as [string, string];
    if (documentIds[0] === documentIds[1]) continue;
    const key = pairKey(...documentIds);
    if (!found.has(key)) found.set(key, { documentIds, similarity: pair.similarity, because });
  }
  return [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, lookAlike]) => lookAlike);
}

/** For every member of a group the member that counts. */
function primaries(groups: readonly CopyGroup[]): Map<string, string> {
  return new Map(
    groups.flatMap(({ members }) =>
      members.map(({ documentId }) => [documentId, members[0]?.documentId ?? documentId]),
    ),
  );
}

/** What another threshold would change. */
export interface ThresholdPreview {
  /** Groups and folded documents there would be. */
  readonly groups: number;
  readonly folded: number;
  /** Documents that would be folded and are not, each with the one that would count instead. */
  readonly joined: readonly (readonly [string, string])[];
  /** Documents that are folded and would not be, each with the one that counts instead now. */
  readonly parted: readonly (readonly [string, string])[];
}

/** Compares copies as they are with copies as they would be. */
export function previewCopies(now: Copies, then: Copies): ThresholdPreview {
  const [before, after] = [primaries(now.groups), primaries(then.groups)];
  const together = (one: string, other: string, of: ReadonlyMap<string, string>) =>
    (of.get(one) ?? one) === (of.get(other) ?? other);
  const changed = (from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>) =>
    [...from].filter(([id, primary]) => id !== primary && !together(id, primary, to)).sort(byFirst);
  return {
    groups: then.groups.length,
    folded: then.groups.reduce((sum, { members }) => sum + members.length - 1, 0),
    joined: changed(after, before),
    parted: changed(before, after),
  };
}

/** What `threshold` would change, all else as in `options`. Reads no text that was not read already. */
export function previewThreshold(comparisons: Comparisons, options: CopyOptions, threshold: number): ThresholdPreview {
  return previewCopies(copiesFrom(comparisons, options), copiesFrom(comparisons, { ...options, threshold }));
}

function byFirst([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}
