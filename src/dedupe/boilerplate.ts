/**
 * Boilerplate: sentences that recur across unrelated documents because a template prints them, not because anybody
 * found them.
 */
import type { Copies } from '../document/copies.ts';
import type { Passage } from '../document/document.ts';
import { sentences } from '../language/sentences.ts';
import { type Token, tokens } from '../language/tokens.ts';
import { wordsKey, wordsOf } from './words.ts';

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

interface DocumentPassages {
  readonly id: string;
  readonly passages: readonly Passage[];
}

/** Fewer words recur by chance; names, dates and figures are not counted. */
const LEAST_WORDS = 7;
/** Share of a passage that must be recurring sentences. */
const MOSTLY = 0.75;

/**
 * Finds what recurs. Copies and look-alikes are one family: what two editions of a letter share is no boilerplate. A
 * sentence recurs when it stands in at least three families, more in large folders (their binary logarithm).
 */
export function findBoilerplate(documents: readonly DocumentPassages[], copies: Copies): Boilerplate {
  const familyOf = families(documents, copies);
  const least = Math.max(3, Math.round(Math.log2(new Set(documents.map(({ id }) => familyOf(id))).size)));
  const ordered = [...documents].sort(
    (one, other) => byText(familyOf(one.id), familyOf(other.id)) || byText(one.id, other.id),
  );
  const seen = countFamilies(ordered, familyOf);
  const recurs = (key: string) => (seen.get(key)?.families ?? 0) >= least;
  return {
    sentences: [...seen.values()]
      .filter((sentence) => sentence.families >= least)
      .map(({ text, families: count }) => ({ text, documents: count }))
      .sort((one, other) => other.documents - one.documents || byText(one.text, other.text)),
    passages: ordered.flatMap(({ id, passages }) =>
      passages.flatMap((passage) => {
        const share = recurringShare(passage, recurs);
        return share >= MOSTLY ? [{ documentId: id, passageId: passage.id, share }] : [];
      }),
    ),
  };
}

interface Seen {
  readonly text: string;
  families: number;
  last: string;
}

/** In how many families each sentence stands; the documents of one family must come one after another. */
function countFamilies(ordered: readonly DocumentPassages[], familyOf: (id: string) => string): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { id, passages } of ordered) {
    const family = familyOf(id);
    for (const passage of passages) {
      if (passage.kind === 'heading') continue;
      for (const sentence of sentences(passage.text)) {
        const key = sentenceKey(sentence.text);
        if (key === null) continue;
        const known = seen.get(key);
        if (known === undefined) seen.set(key, { text: sentence.text, families: 1, last: family });
        else if (known.last !== family) {
          known.families++;
          known.last = family;
        }
      }
    }
  }
  return seen;
}

function recurringShare(passage: Passage, recurs: (key: string) => boolean): number {
  if (passage.kind === 'heading') return 0;
  let all = 0;
  let recurring = 0;
  for (const sentence of sentences(passage.text)) {
    const length = tokens(sentence.text).length;
    const key = sentenceKey(sentence.text);
    all += length;
    if (key !== null && recurs(key)) recurring += length;
  }
  return all === 0 ? 0 : recurring / all;
}

/** What a sentence says apart from names, dates and figures, or null where too little is left. */
function sentenceKey(sentence: string): string | null {
  const general = tokens(sentence).filter((token, at) => !/\d/u.test(token.text) && !isName(token, at));
  if (general.length < LEAST_WORDS) return null;
  return wordsKey(wordsOf(general));
}

function isName(token: Token, at: number): boolean {
  return at > 0 && /^\p{Lu}/u.test(token.text);
}

/** The name of each document's family: the least id among its copies and look-alikes. */
function families(documents: readonly DocumentPassages[], copies: Copies): (id: string) => string {
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
