/**
 * Boilerplate: sentences that recur across unrelated documents because a template prints them, not because anybody
 * found them.
 */
import type { Copies } from '../document/copies.ts';
import { sentences } from '../language/sentences.ts';
import type { Fingerprint, FingerprintedDocument } from './fingerprints.ts';
import { allAtOnce, type Steps } from './steps.ts';
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

/** Documents looked through, or sentences quoted, between two pauses. */
const AT_ONCE = 100;

/** Sentences by the documents they stand in, kept as these come and go. */
export interface BoilerplateIndex {
  /** Adds a document that is not there. */
  add(documentId: string, fingerprints: readonly Fingerprint[]): void;
  remove(documentId: string): void;
  /** What recurs among the documents that are there, whatever the order in which they came. */
  found(copies: Copies, textOf: TextOf): Steps<Boilerplate>;
}

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
  const index = boilerplateIndex();
  for (const { id, fingerprints } of documents) index.add(id, fingerprints());
  return allAtOnce(index.found(copies, textOf));
}

/** What a document says: its sentences one after another, their numbers and words, and where each passage's end. */
interface Said {
  readonly passageIds: readonly string[];
  readonly ends: Int32Array;
  readonly numbers: Int32Array;
  readonly words: Int32Array;
}

/** Stands where too little of a sentence is left to recur. */
const NO_SENTENCE = -1;

/** Where a recurring sentence was found first, and what it says there. */
interface Quoted {
  readonly said: Said;
  readonly passageId: string;
  readonly at: number;
  readonly text: string;
}

/** An index of no documents. */
export function boilerplateIndex(): BoilerplateIndex {
  const numberOf = new Map<number, number>();
  const saidIn = new Map<string, Said>();
  let quoted = new Map<number, Quoted>();

  function numberFor(key: number | null): number {
    if (key === null) return NO_SENTENCE;
    const known = numberOf.get(key) ?? numberOf.size;
    numberOf.set(key, known);
    return known;
  }

  /** In how many families each sentence stands, by its number; the documents of one family must come one after another. */
  function* familiesOf(ordered: readonly string[], familyOf: (id: string) => string): Steps<Int32Array> {
    const counts = new Int32Array(numberOf.size);
    const lastFamily = new Int32Array(numberOf.size);
    let [family, name]: [number, string | null] = [0, null];
    for (const [at, id] of ordered.entries()) {
      if (at % AT_ONCE === 0) yield;
      if (familyOf(id) !== name) family++;
      name = familyOf(id);
      for (const number of (saidIn.get(id) as Said).numbers) {
        if (number === NO_SENTENCE || lastFamily[number] === family) continue;
        lastFamily[number] = family;
        counts[number] = (counts[number] as number) + 1;
      }
    }
    return counts;
  }

  return {
    add(documentId, fingerprints) {
      const all = fingerprints.flatMap((fingerprint) => fingerprint.sentences);
      let end = 0;
      saidIn.set(documentId, {
        passageIds: fingerprints.map(({ passageId }) => passageId),
        ends: Int32Array.from(fingerprints, (fingerprint) => (end += fingerprint.sentences.length)),
        numbers: Int32Array.from(all, ({ key }) => numberFor(key)),
        words: Int32Array.from(all, ({ words }) => words),
      });
    },
    remove(documentId) {
      saidIn.delete(documentId);
    },
    *found(copies, textOf) {
      const documents = [...saidIn.keys()];
      const familyOf = families(documents, copies);
      const least = Math.max(3, Math.round(Math.log2(new Set(documents.map(familyOf)).size)));
      const ordered = documents.sort((one, other) => byText(familyOf(one), familyOf(other)) || byText(one, other));
      yield;
      const counts = yield* familiesOf(ordered, familyOf);
      const recurs = (number: number) => number !== NO_SENTENCE && (counts[number] as number) >= least;
      const found: RecurringSentence[] = [];
      const passages: BoilerplatePassage[] = [];
      const told = new Map<number, Quoted>();
      for (const [place, documentId] of ordered.entries()) {
        if (place % AT_ONCE === 0) yield;
        const said = saidIn.get(documentId) as Said;
        for (const [index, passageId] of said.passageIds.entries()) {
          const [begin, end] = [said.ends[index - 1] ?? 0, said.ends[index] as number];
          const share = recurringShare(said, begin, end, recurs);
          if (share >= MOSTLY) passages.push({ documentId, passageId, share });
          if (share === 0) continue;
          for (let at = 0; at < end - begin; at++) {
            const number = said.numbers[begin + at] as number;
            if (!recurs(number) || told.has(number)) continue;
            const known = quoted.get(number);
            const isKnown = known?.said === said && known.passageId === passageId && known.at === at;
            const text = isKnown ? known.text : (sentences(textOf({ documentId, passageId }))[at]?.text ?? '');
            told.set(number, { said, passageId, at, text });
            found.push({ text, documents: counts[number] as number });
            if (!isKnown && told.size % AT_ONCE === 0) yield;
          }
        }
      }
      quoted = told;
      return {
        sentences: found.sort((one, other) => other.documents - one.documents || byText(one.text, other.text)),
        passages,
      };
    },
  };
}

/** Share of the words between two sentences that stand in sentences which recur. */
function recurringShare({ numbers, words }: Said, begin: number, end: number, recurs: (number: number) => boolean) {
  let all = 0;
  let again = 0;
  for (let at = begin; at < end; at++) {
    const count = words[at] as number;
    all += count;
    if (recurs(numbers[at] as number)) again += count;
  }
  return all === 0 ? 0 : again / all;
}

/** The name of each document's family: the least id among its copies and look-alikes. */
function families(documents: readonly string[], copies: Copies): (id: string) => string {
  const parent = new Map(documents.map((id) => [id, id]));
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
