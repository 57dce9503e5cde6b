/**
 * Whether quotations stand in their sources as they are quoted: the same words, at the same place, on the page named.
 */
import type { Document } from '../document/document.ts';
import { isMaskedFrom, type Mask } from './disclosure.ts';

/** What a row of evidence and a quotation in a pack have in common. */
export interface Quoted {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly quotation: string;
}

export interface Fault {
  readonly quoted: Quoted;
  /** A sentence. */
  readonly reason: string;
}

/**
 * The quotations that are not as their sources have them; empty where all are.
 * @param masks what the masks of the workspace stand for: a masked quotation is as it should be where it is what they make of its source
 */
export function quotationFaults(
  quotations: readonly Quoted[],
  documents: readonly Document[],
  masks: readonly Mask[] = [],
): Fault[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return quotations.flatMap((quoted): Fault[] => {
    const document = byId.get(quoted.documentId);
    if (document === undefined) return [{ quoted, reason: 'The document is not here.' }];
    const source = document.text.slice(quoted.start, quoted.end);
    const masked = isMaskedFrom(source, quoted.quotation, masks);
    if (masked === 'unknown')
      return [
        {
          quoted,
          reason: 'It holds a mask that this workspace does not know, and cannot be held against the document.',
        },
      ];
    if (!masked) {
      const elsewhere = document.text.includes(quoted.quotation);
      return [
        {
          quoted,
          reason: elsewhere ? 'The words stand elsewhere in the document.' : 'The document does not say this.',
        },
      ];
    }
    const passage = document.passages.find(({ start, end }) => start <= quoted.start && quoted.start < end);
    if (passage === undefined || passage.page > quoted.page || passage.endPage < quoted.page) {
      return [{ quoted, reason: `The words are not on page ${quoted.page}.` }];
    }
    return [];
  });
}
