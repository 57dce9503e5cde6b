/**
 * Copies: the same letter counted once, whatever form it comes in.
 */
import type { Copies, LookAlike } from '../document/copies.ts';
import { clusters, groupOf, pairKey } from './groups.ts';
import { type ComparedPair, type CopyCandidate, comparePairs } from './pairs.ts';

export type { CopyCandidate } from './pairs.ts';

/** What the reviewer has decided; every decision can be taken back by leaving it out. */
export interface CopyDecisions {
  /** Pairs of document ids that are not copies of one another, whatever they share. */
  readonly notCopies: readonly (readonly [string, string])[];
  /** Ids of the documents that shall count in their groups. */
  readonly counts: readonly string[];
}

export interface CopyOptions {
  /** Least share of words at which documents are copies; 0.75 to 0.95 make sense. */
  readonly threshold: number;
  readonly decisions: CopyDecisions;
}

export const DEFAULT_THRESHOLD = 0.85;

export const NO_DECISIONS: CopyDecisions = { notCopies: [], counts: [] };

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
  return copiesFrom(comparePairs(documents, textOf), options);
}

/** The same from pairs compared before: settings and decisions can change without reading a text again. */
export function copiesFrom(pairs: readonly ComparedPair[], options: CopyOptions): Copies {
  const kept = new Set(options.decisions.notCopies.map(([one, other]) => pairKey(one, other)));
  const counts = new Set(options.decisions.counts);
  const like = pairs.filter(({ similarity }) => similarity >= options.threshold);
  const joinable = like.filter((pair) => pair.apart === null && !kept.has(pairKey(pair.one.id, pair.other.id)));
  const likeness = new Map(pairs.map((pair) => [pairKey(pair.one.id, pair.other.id), pair.similarity]));
  const groups = clusters(joinable, kept)
    .map((cluster) => groupOf(cluster, counts, (one, other) => likeness.get(pairKey(one.id, other.id)) ?? 1))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const lookAlikes = like.flatMap((pair): LookAlike[] => {
    const reason = kept.has(pairKey(pair.one.id, pair.other.id)) ? 'you said so' : pair.apart;
    if (reason === null) return [];
    return [{ documentIds: [pair.one.id, pair.other.id], similarity: pair.similarity, because: reason }];
  });
  return { groups, lookAlikes };
}
