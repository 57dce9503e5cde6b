/**
 * Boilerplate: sentences that recur across unrelated documents because a template prints them, not because anybody
 * found them.
 */
import type { Copies } from '../document/copies.ts';
import { sentences } from '../language/sentences.ts';
import type { Fingerprint, FingerprintedDocument } from './fingerprints.ts';
import type { TextOf } from './twins.ts';

/** A sentence that recurs, as it stands where it was found first. */
export interface RecurringSentence {
  readonly text: string;
  /** Unrelated documents in which it stands; names, dates and figures may differ. */
  readonly documents: number;
}

export interface BoilerplatePassage {
  readonly documentId: string;
  readonly passageId: string;
  /** Share of the passage's words that stand in recurring sentences, 0 to 1. */
  readonly share: number;
}

export interface Boilerplate {
  /** Most widespread first. */
  readonly sentences: readonly RecurringSentence[];
  /** Passages that are mostly such sentences: no evidence, and shown as what they are. */
  readonly passages: readonly BoilerplatePassage[];
}

/** Share of a passage that must be recurring sentences. */
const MOSTLY = 0.75;

/**
 * Finds what recurs. Copies and look-alikes are one family: what two editions of a letter share is no boilerplate. A
 * sentence recurs when it stands in at least three families, more in large folders (their binary logarithm). `textOf` is
 * asked only for passages with a sentence that recurs.
 */
export function findBoilerplate(
  documents: readonly FingerprintedDocument[],
  copies: Copies,
  textOf: TextOf,
): Boilerplate {
  const familyOf = families(documents, copies);
  const least = Math.max(3, Math.round(Math.log2(new Set(documents.map(({ id }) => familyOf(id))).size)));
  const ordered = [...documents].sort(
    (one, other) => byText(familyOf(one.id), familyOf(other.id)) || byText(one.id, other.id),
  );
  const recurring = new Map([...familiesOf(ordered, familyOf)].filter(([, count]) => count >= least));
  const found: RecurringSentence[] = [];
  const passages: BoilerplatePassage[] = [];
  const told = new Set<number>();
  for (const { id: documentId, fingerprints } of ordered) {
    for (const fingerprint of fingerprints()) {
      const { passageId } = fingerprint;
      const share = recurringShare(fingerprint, recurring);
      if (share >= MOSTLY) passages.push({ documentId, passageId, share });
      if (share === 0) continue;
      for (const [at, { key }] of fingerprint.sentences.entries()) {
        const count = key === null ? undefined : recurring.get(key);
        if (key === null || count === undefined || told.has(key)) continue;
        told.add(key);
        found.push({ text: sentences(textOf({ documentId, passageId }))[at]?.text ?? '', documents: count });
      }
    }
  }
  return {
    sentences: found.sort((one, other) => other.documents - one.documents || byText(one.text, other.text)),
    passages,
  };
}

/** In how many families each sentence stands, by its key; the documents of one family must come one after another. */
function familiesOf(ordered: readonly FingerprintedDocument[], familyOf: (id: string) => string): Map<number, number> {
  const counts = new Map<number, number>();
  let inFamily = new Set<number>();
  let last: string | null = null;
  for (const { id, fingerprints } of ordered) {
    const family = familyOf(id);
    if (family !== last) inFamily = new Set();
    last = family;
    for (const { sentences: said } of fingerprints()) {
      for (const { key } of said) {
        if (key === null || inFamily.has(key)) continue;
        inFamily.add(key);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function recurringShare({ sentences: said }: Fingerprint, recurring: ReadonlyMap<number, number>): number {
  let all = 0;
  let again = 0;
  for (const { key, words } of said) {
    all += words;
    if (key !== null && recurring.has(key)) again += words;
  }
  return all === 0 ? 0 : again / all;
}

/** The name of each document's family: the least id among its copies and look-alikes. */
function families(documents: readonly FingerprintedDocument[], copies: Copies): (id: string) => string {
  const parent = new Map(documents.map(({ id }) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    for (let next = parent.get(at); next !== undefined && next !== at; next = parent.get(at)) at = next;
    return at;
  };
  const join = (one: string, other: string) => {
    const [left, right] = [root(one), root(other)];
    if (left < right) parent.set(right, left);
    else parent.set(left, right);
  };
  for (const { members } of copies.groups) {
    for (const member of members) join((members[0] ?? member).documentId, member.documentId);
  }
  for (const { documentIds } of copies.lookAlikes) join(...documentIds);
  return root;
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
