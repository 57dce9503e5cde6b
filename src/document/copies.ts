/**
 * Which documents say the same, and which only look as if they did.
 */
import { passageKey } from './passage-ref.ts';

export interface CopyMember {
  readonly documentId: string;
  /** The member whose passages count; exactly one in each group. */
  readonly primary: boolean;
  /** Likeness to the primary member, 0 to 1. */
  readonly similarity: number;
}

export interface CopyGroup {
  /** Stable name: the same members' core gives the same name whatever the order of import. */
  readonly id: string;
  /** The same words, nearly the same words, or editions of one document over time. */
  readonly kind: 'exact' | 'near' | 'edition';
  /** The least likeness of any member to the primary one, 0 to 1. */
  readonly similarity: number;
  /** Primary member first. */
  readonly members: readonly CopyMember[];
  /** In a sentence: why these are copies. */
  readonly because: string;
}

/** Two documents that share most of their text and are still about different areas, periods or kinds: both count. */
export interface LookAlike {
  readonly documentIds: readonly [string, string];
  readonly similarity: number;
  /**
   * "different area", "different period", "different kind", "different theme", "different figures", "part of a larger
   * document", or "you said so".
   */
  readonly because: string;
}

/** The same passage in several documents. */
export interface Twins {
  readonly passages: readonly { readonly documentId: string; readonly passageId: string }[];
}

export interface Copies {
  readonly groups: readonly CopyGroup[];
  readonly lookAlikes: readonly LookAlike[];
}

/** For every passage of a folded copy, by {@link passageKey}: the same passage in the document that stands for it. */
export function standIns(twins: readonly Twins[], copies: Copies): Map<string, string> {
  const primaryOf = primaries(copies);
  const standIn = new Map<string, string>();
  for (const { passages } of twins) {
    for (const passage of passages) {
      const primary = primaryOf.get(passage.documentId);
      if (primary === undefined || primary === passage.documentId) continue;
      const twin = passages.find((other) => other.documentId === primary);
      if (twin !== undefined) standIn.set(passageKey(passage), passageKey(twin));
    }
  }
  return standIn;
}

/** For every member of a group of copies: the member that counts. */
function primaries(copies: Copies): Map<string, string> {
  const primaryOf = new Map<string, string>();
  for (const { members } of copies.groups) {
    const primary = members.find((member) => member.primary);
    if (primary) for (const member of members) primaryOf.set(member.documentId, primary.documentId);
  }
  return primaryOf;
}

/** The documents that count: primary members and everything that is nobody's copy. */
export function countedDocuments(documentIds: readonly string[], copies: Copies): string[] {
  const folded = new Set(
    copies.groups.flatMap((group) =>
      group.members.filter((member) => !member.primary).map((member) => member.documentId),
    ),
  );
  return documentIds.filter((id) => !folded.has(id));
}

/** How many different documents these are, copies folded into the one that counts. */
export function differentDocuments(documentIds: Iterable<string>, copies: Copies): number {
  const primaryOf = primaries(copies);
  return new Set([...documentIds].map((id) => primaryOf.get(id) ?? id)).size;
}
