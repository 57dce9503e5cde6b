/**
 * From pairs to groups: who belongs together, which member counts, and how the group is called.
 */
import type { CopyGroup, CopyMember } from '../document/copies.ts';
import type { CopyDecisions } from './decisions.ts';
import { areaKey, differentKnownAreas, distinguish } from './distinguish.ts';
import { byContent, type ComparedPair, type CopyCandidate, compare } from './pairs.ts';

/** Documents that belong together and the pairs that say so. */
export interface Cluster {
  readonly members: CopyCandidate[];
  readonly pairs: ComparedPair[];
  /** One member for each area that members are known to be about. */
  readonly areas: Map<string, CopyCandidate>;
}

/** A pair like enough to be copies that was kept apart, and why. */
export interface Separation {
  readonly pair: ComparedPair;
  readonly because: string;
}

export interface Clustering {
  /** Clusters of two and more. */
  readonly clusters: readonly Cluster[];
  readonly separations: readonly Separation[];
}

/** How many documents of each cluster are looked at when two clusters are about to be joined. */
const WITNESSES = 16;

/**
 * Joins documents along pairs, likest first, and never two that are known to be apart, by their content or because the
 * reviewer said so (constrained single linkage). Pairs come in any order; the result depends on their content alone.
 */
export function cluster(pairs: readonly ComparedPair[], notCopies: CopyDecisions['notCopies']): Clustering {
  const clusterOf = new Map<string, Cluster>();
  const get = (document: CopyCandidate): Cluster => {
    const known = clusterOf.get(document.id) ?? {
      members: [document],
      pairs: [],
      areas: new Map([[areaKey(document.metadata), document]]),
    };
    clusterOf.set(document.id, known);
    return known;
  };
  const separations: Separation[] = [];
  const barriers = barriersOf(pairs, notCopies);
  for (const pair of [...pairs].sort(likestFirst)) {
    const [left, right] = [get(pair.one), get(pair.other)];
    const because =
      barriers.get(pair.one.id)?.get(pair.other.id) ?? (left === right ? null : barrier(left, right, barriers));
    if (because !== null) separations.push({ pair, because });
    else if (left === right) left.pairs.push(pair);
    else {
      const [larger, smaller] = left.members.length >= right.members.length ? [left, right] : [right, left];
      larger.members.push(...smaller.members);
      larger.pairs.push(...smaller.pairs, pair);
      for (const [key, member] of smaller.areas) larger.areas.set(key, member);
      for (const member of smaller.members) clusterOf.set(member.id, larger);
    }
  }
  const clusters = [...new Set(clusterOf.values())].filter(({ members }) => members.length > 1);
  return { clusters, separations };
}

/** For each document what keeps it apart from which others. */
type Barriers = ReadonlyMap<string, ReadonlyMap<string, string>>;

function barriersOf(pairs: readonly ComparedPair[], notCopies: CopyDecisions['notCopies']): Barriers {
  const barriers = new Map<string, Map<string, string>>();
  const set = (one: string, other: string, because: string) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      barriers.set(from, (barriers.get(from) ?? new Map<string, string>()).set(to, because));
    }
  };
  for (const { one, other, distinction: because } of pairs) if (because !== null) set(one.id, other.id, because);
  for (const [one, other] of notCopies) set(one, other, 'you said so');
  return barriers;
}

function likestFirst(left: ComparedPair, right: ComparedPair): number {
  return right.similarity - left.similarity || byContent(left.one, right.one) || byContent(left.other, right.other);
}

/** What keeps two clusters apart although a pair of their members is alike, or null. */
function barrier(left: Cluster, right: Cluster, barriers: Barriers): string | null {
  for (const one of left.areas.values()) {
    for (const other of right.areas.values()) {
      if (differentKnownAreas(one.metadata, other.metadata)) return 'different area';
    }
  }
  const [few, many] = left.members.length <= right.members.length ? [left, right] : [right, left];
  for (const one of few.members) {
    const against = barriers.get(one.id);
    if (against === undefined) continue;
    for (const other of many.members) {
      const because = against.get(other.id);
      // A part of a collection says nothing about the part's own copies.
      if (because !== undefined && because !== 'part of a larger document') return because;
    }
  }
  for (const one of left.members.slice(0, WITNESSES)) {
    for (const other of right.members.slice(0, WITNESSES)) {
      if (one.sketch.wordsKey === other.sketch.wordsKey) continue;
      const reason = distinguish(
        { metadata: one.metadata, profile: one.sketch.profile },
        { metadata: other.metadata, profile: other.sketch.profile },
      );
      if (reason !== null) return reason;
    }
  }
  return null;
}

/** Describes clusters as groups: which member counts, how like it the others are, and why they belong together. */
export function groupsOf(
  clusters: readonly Cluster[],
  counts: ReadonlySet<string>,
  similarity: (one: CopyCandidate, other: CopyCandidate) => number,
): CopyGroup[] {
  const names = namesOf(clusters);
  return clusters.map((each, at) => {
    const kind = kindOf(each);
    const [primary, ...rest] = [...each.members].sort(byRank(each, kind, counts)) as Members;
    const members: CopyMember[] = rest.map((member) => ({
      documentId: member.id,
      primary: false,
      similarity: similarity(primary, member),
    }));
    return {
      id: names[at] as string,
      kind,
      similarity: Math.min(...members.map((member) => member.similarity)),
      members: [{ documentId: primary.id, primary: true, similarity: 1 }, ...members],
      because: because(each, kind),
    };
  });
}

type Members = [CopyCandidate, ...CopyCandidate[]];

/**
 * Names that stay when copies come and go: the least sampled shingle that at least half of the members have and no
 * other cluster does; the least bytes where texts are too short to have one.
 */
function namesOf(clusters: readonly Cluster[]): string[] {
  const cores = clusters.map(({ members }) => {
    const held = new Map<number, number>();
    for (const { sketch } of members)
      for (const shingle of sketch.sample) held.set(shingle, (held.get(shingle) ?? 0) + 1);
    return [...held].filter(([, count]) => 2 * count >= members.length).map(([shingle]) => shingle);
  });
  const sharedBy = new Map<number, number>();
  for (const shingle of cores.flat()) sharedBy.set(shingle, (sharedBy.get(shingle) ?? 0) + 1);
  return clusters.map(({ members }, at) => {
    const own = (cores[at] as number[]).filter((shingle) => sharedBy.get(shingle) === 1);
    const least = own.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
    const name =
      own.length > 0 ? least.toString(16).padStart(8, '0') : [...members].sort(byContent)[0]?.sha256.slice(0, 16);
    return `copies-${name}`;
  });
}

function kindOf({ members, pairs }: Cluster): CopyGroup['kind'] {
  if (pairs.some(({ editions }) => editions)) return 'edition';
  return new Set(members.map(wording)).size === 1 ? 'exact' : 'near';
}

/** What a document says, as a key; documents without words say nothing but their bytes. */
function wording({ sketch, sha256 }: CopyCandidate): string {
  return sketch.words > 0 ? sketch.wordsKey : sha256;
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
  // Small differences in quality do not outweigh the page, which quotations are cited by.
  const wellRead = (one: CopyCandidate) => Math.round(10 * one.quality);
  return (one, other) => {
    const newest = compare(dateOf(other), dateOf(one));
    const fullest = complete(other) - complete(one);
    return (
      chosen(other) - chosen(one) ||
      (kind === 'edition' ? newest || fullest : fullest || newest) ||
      wellRead(other) - wellRead(one) ||
      layoutOf(one) - layoutOf(other) ||
      other.pages - one.pages ||
      byContent(one, other)
    );
  };
}

/** Formats by how much of the printed page they keep: quotations are cited by page. Text saved from them comes last. */
const LAYOUTS = [/\.pdf$/iu, /\.(?:docx?|odt|rtf)$/iu, /\.(?:mhtml?|html?)$/iu];

function layoutOf({ path }: CopyCandidate): number {
  const at = LAYOUTS.findIndex((format) => format.test(path));
  return at === -1 ? LAYOUTS.length : at;
}

/** ISO 8601 day, or only the year where the page says no more; dates of both kinds compare as text. */
function dateOf({ metadata, sketch }: CopyCandidate): string {
  return metadata.date ?? sketch.profile.titleYear ?? '';
}

function because({ members }: Cluster, kind: CopyGroup['kind']): string {
  if (kind === 'edition') return 'Editions of one document over time; the newest counts.';
  if (new Set(members.map(({ sha256 }) => sha256)).size === 1) return 'The same file, byte for byte.';
  if (kind === 'exact') return 'The same words in the same order.';
  const sizes = members.map(({ sketch }) => sketch.words);
  return Math.min(...sizes) < COMPLETE * Math.max(...sizes)
    ? 'Nearly the same words; one has more than another.'
    : 'Nearly the same words.';
}
