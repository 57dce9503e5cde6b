/**
 * The audit log as a chain: each entry is hashed with the hash of the entry before it (Haber and Stornetta 1991, "How to
 * time-stamp a digital document"), so that a changed, missing or moved entry is found, and where.
 *
 * What was done and every change are hashed one by one, and the entry is hashed over these digests: content that must be
 * erased for good leaves its digest behind, and the chain still holds.
 */
import { canonicalJson } from './canonical-json.ts';
import type { Change, Entry } from './records.ts';

/** Hashes text as UTF-8; lower-case hexadecimal. The product uses SHA-256. */
export type Hash = (text: string) => string;

/** An entry as it is kept. `what` and `changes` may have been erased, leaving their digests. */
export interface ChainedEntry {
  readonly sequence: number;
  readonly at: string;
  readonly reviewer: string;
  readonly kind: Entry['kind'];
  readonly of: number | null;
  readonly what: string | Erased;
  readonly changes: readonly (Change | Erased)[];
  readonly hash: string;
}

export interface Erased {
  readonly erased: string;
}

/** What stands before the first entry. */
export const ORIGIN = '0'.repeat(64);

/** The hash of an entry that follows `previous`. */
export function entryHash(previous: string, entry: Omit<ChainedEntry, 'hash'>, hash: Hash): string {
  const digests = entry.changes.map((change) => ('erased' in change ? change.erased : changeDigest(change, hash)));
  const what = typeof entry.what === 'string' ? hash(entry.what) : entry.what.erased;
  return hash(
    JSON.stringify([previous, entry.sequence, entry.at, entry.reviewer, entry.kind, entry.of, what, ...digests]),
  );
}

/** The digest of one change, from its JSON with the names of objects in alphabetical order. */
export function changeDigest({ kind, key, before, after }: Change, hash: Hash): string {
  return hash(canonicalJson([kind, key, before, after]));
}

/** One thing wrong with the log, and where. */
export interface ChainFinding {
  /** The entry at which it shows. */
  readonly sequence: number;
  readonly message: string;
}

export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/**
 * Follows the chain and says where it breaks. After a break it goes on from what it finds, so that every break is named
 * once.
 * @param head the last entry as it was noted elsewhere: an export, a backup. Without it a log that was cut short cannot
 *   be told from one that never was longer.
 */
export function checkChain(entries: Iterable<ChainedEntry>, hash: Hash, head?: ChainHead): ChainFinding[] {
  const findings: ChainFinding[] = [];
  let previous = ORIGIN;
  let last = 0;
  let headSeen = head === undefined || head.sequence === 0;
  for (const entry of entries) {
    const { sequence } = entry;
    if (sequence !== last + 1) findings.push({ sequence, message: gap(last, sequence) });
    // After a gap the missing entries' hash is unknown: only the gap itself is reported.
    else if (entryHash(previous, entry, hash) !== entry.hash) {
      findings.push({ sequence, message: `Entry ${sequence} of the log is not as it was written.` });
    }
    if (head?.sequence === sequence) {
      headSeen = true;
      if (head.hash !== entry.hash) {
        findings.push({ sequence, message: `Entry ${sequence} of the log is another one than was noted for it.` });
      }
    }
    previous = entry.hash;
    last = sequence;
  }
  if (!headSeen && head !== undefined) {
    const { sequence } = head;
    findings.push({ sequence: last + 1, message: `The log ends at entry ${last}; it once went to entry ${sequence}.` });
  }
  return findings;
}

function gap(last: number, sequence: number): string {
  const [from, to] = [last + 1, sequence - 1];
  if (to < from) return `Entry ${sequence} of the log stands in the wrong place.`;
  return from === to ? `Entry ${from} of the log is missing.` : `Entries ${from} to ${to} of the log are missing.`;
}
