/**
 * From pairs to groups: who belongs together, which member counts, and how the group is called.
 */
import type { CopyGroup, CopyMember } from '../document/copies.ts';
import { apart } from './apart.ts';
import { byContent, type ComparedPair, type CopyCandidate } from './pairs.ts';

/** A group before it is described: its members and the pairs that joined them. */
export interface Cluster {
  readonly members: CopyCandidate[];
  readonly pairs: ComparedPair[];
}

type Members = [CopyCandidate, ...CopyCandidate[]];

/** Key of a pair of documents, the same from both sides. */
export function pairKey(one: string, other: string): string {
  return one < other ? JSON.stringify([one, other]) : JSON.stringify([other, one]);
}

/** How many documents of each cluster are looked at when two clusters are about to be joined. */
const WITNESSES = 16;

/**
 * Joins documents along pairs, likest first, and never two that are known to be apart (constrained single linkage).
 * Pairs come in any order; the result depends on their content alone. Clusters of one are left out.
 */
export function clusters(pairs: readonly ComparedPair[], kept: ReadonlySet<string>): Cluster[] {
  const clusterOf = new Map<string, Cluster>();
  const get = (document: CopyCandidate): Cluster => {
    const known = clusterOf.get(document.id) ?? { members: [document], pairs: [] };
    clusterOf.set(document.id, known);
    return known;
  };
  const ordered = [...pairs].sort(
    (left, right) =>
      right.similarity - left.similarity || byContent(left.one, right.one) || byContent(left.other, right.other),
  );
  for (const pair of ordered) {
    const [left, right] = [get(pair.one), get(pair.other)];
    if (left === right) {
      left.pairs.push(pair);
      continue;
    }
    if (anyApart(left, right, kept)) continue;
    left.members.push(...right.members);
    left.pairs.push(...right.pairs, pair);
    for (const member of right.members) clusterOf.set(member.id, left);
  }
  return [...new Set(clusterOf.values())].filter(({ members }) => members.length > 1);
}

function anyApart(left: Cluster, right: Cluster, kept: ReadonlySet<string>): boolean {
  if (kept.size > 0) {
    for (const one of left.members) {
      for (const other of right.members) if (kept.has(pairKey(one.id, other.id))) return true;
    }
  }
  const witnesses = (cluster: Cluster) => cluster.members.slice(0, WITNESSES);
  return witnesses(left).some((one) =>
    witnesses(right).some(
      (other) =>
        one.sketch.wordsKey !== other.sketch.wordsKey &&
        apart(
          { metadata: one.metadata, profile: one.sketch.profile },
          { metadata: other.metadata, profile: other.sketch.profile },
        ) !== null,
    ),
  );
}

/** Describes a cluster: which member counts, how like the others are to it, and why they belong together. */
export function groupOf(
  cluster: Cluster,
  counts: ReadonlySet<string>,
  likenessOf: (one: CopyCandidate, other: CopyCandidate) => number,
): CopyGroup {
  const kind = kindOf(cluster);
  const [primary, ...rest] = [...cluster.members].sort(byRank(cluster, kind, counts)) as Members;
  const members: CopyMember[] = rest.map((member) => ({
    documentId: member.id,
    primary: false,
    similarity: likenessOf(primary, member),
  }));
  return {
    id: `copies-${[...cluster.members].sort(byContent)[0]?.sha256.slice(0, 12)}`,
    kind,
    similarity: Math.min(...members.map(({ similarity }) => similarity)),
    members: [{ documentId: primary.id, primary: true, similarity: 1 }, ...members],
    because: because(cluster, kind),
  };
}

function kindOf({ members, pairs }: Cluster): CopyGroup['kind'] {
  if (pairs.some(({ editions }) => editions)) return 'edition';
  return new Set(members.map(({ sketch }) => sketch.wordsKey)).size === 1 ? 'exact' : 'near';
}

/** A document lacks nothing when it has at least this share of the words of the longest: readings differ in page numbers. */
const COMPLETE = 0.97;

/** The reviewer's choice, then most complete, newest, best read; among editions newest first. Ties fall by content. */
function byRank(
  { members }: Cluster,
  kind: CopyGroup['kind'],
  counts: ReadonlySet<string>,
): (one: CopyCandidate, other: CopyCandidate) => number {
  const most = Math.max(...members.map(({ sketch }) => sketch.words));
  const chosen = (one: CopyCandidate) => Number(counts.has(one.id));
  const complete = (one: CopyCandidate) => (one.sketch.words >= COMPLETE * most ? most : one.sketch.words);
  const date = (one: CopyCandidate) => Date.parse(one.metadata.date ?? '0001-01-01');
  return (one, other) => {
    const newest = date(other) - date(one);
    const fullest = complete(other) - complete(one);
    return (
      chosen(other) - chosen(one) ||
      (kind === 'edition' ? newest || fullest : fullest || newest) ||
      other.quality - one.quality ||
      other.pages - one.pages ||
      byContent(one, other)
    );
  };
}

function because({ members }: Cluster, kind: CopyGroup['kind']): string {
  if (kind === 'edition') return 'Editions of one document over time; the newest counts.';
  if (new Set(members.map(({ sha256 }) => sha256)).size === 1) return 'The same file, byte for byte.';
  if (kind === 'exact') return 'The same words in the same order.';
  return 'Nearly the same words.';
}
