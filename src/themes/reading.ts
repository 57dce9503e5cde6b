/**
 * Passages as the themes see them: each different text once, in an order that comes from the texts alone, its words
 * sorted into what can and cannot be part of a term.
 */
import { tokens } from '../language/tokens.ts';
import { dictionary } from './abbreviations.ts';
import { shortHash } from './hash.ts';
import { nameWords } from './names.ts';
import { joinedCompounds, lexiconOf, type ReadWord, readWords } from './words.ts';

export interface ReadText {
  /** The text's words, by which it is sorted and told from others. */
  readonly key: string;
  readonly text: string;
  /** Different documents that hold it, as indices below `Reading.documents`; documents of the same texts count once. */
  readonly documents: readonly number[];
}

export interface Reading {
  readonly texts: readonly ReadText[];
  /** Number of different documents. */
  readonly documents: number;
  /** Words that are names, in comparable form. */
  readonly names: ReadonlySet<string>;
  /** Short form to long form, both as in the documents. */
  readonly abbreviations: ReadonlyMap<string, string>;
}

/** With the words themselves, from which terms are found; they are not needed longer than that. */
export interface ReadClosely extends Reading {
  /** The words of each text. */
  readonly words: readonly (readonly ReadWord[])[];
}

export interface Readable {
  readonly documentId: string;
  readonly text: string;
  readonly area?: string | null;
}

/** Reads passages. The result depends on the texts and on which of them share a document, not on order or ids. */
export function readPassages(passages: readonly Readable[]): ReadClosely {
  const keys = passages.map((passage) => textKey(passage.text));
  const byDocument = new Map<string, Set<string>>();
  passages.forEach((passage, at) => {
    const held = byDocument.get(passage.documentId) ?? new Set<string>();
    byDocument.set(passage.documentId, held.add(keys[at] ?? ''));
  });
  const signatureOf = new Map(
    [...byDocument].map(([id, held]) => [id, shortHash([...held].sort().join('\n'))] as const),
  );
  const signatures = [...new Set(signatureOf.values())].sort();
  const documentIndex = new Map(signatures.map((signature, at) => [signature, at]));
  const documentOf = passages.map((passage) => documentIndex.get(signatureOf.get(passage.documentId) ?? '') ?? 0);

  const distinct = new Map<string, { text: string; documents: Set<number> }>();
  passages.forEach((passage, at) => {
    const key = keys[at] ?? '';
    const seen = distinct.get(key);
    if (seen === undefined) {
      distinct.set(key, { text: passage.text, documents: new Set([documentOf[at] ?? 0]) });
    } else {
      seen.documents.add(documentOf[at] ?? 0);
      // Twins may differ in case or punctuation; the same one must speak for them whatever the order.
      if (passage.text < seen.text) seen.text = passage.text;
    }
  });
  const sorted = [...distinct].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const plain = sorted.map(([, { text }]) => text);
  const abbreviations = dictionary(plain);
  const areas = [...new Set(passages.flatMap((passage) => passage.area ?? []))].sort();
  const names = nameWords(plain, areas, abbreviations);
  const lexicon = lexiconOf(abbreviations, names, joinedCompounds(plain));
  const texts = sorted.map(([key, { text, documents }]) => ({
    key,
    text,
    documents: [...documents].sort((a, b) => a - b),
  }));
  return {
    texts,
    words: plain.map((text) => readWords(text, lexicon)),
    documents: signatures.length,
    names,
    abbreviations,
  };
}

function textKey(text: string): string {
  return tokens(text)
    .map((token) => token.word)
    .join(' ');
}
