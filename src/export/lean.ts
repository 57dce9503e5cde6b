/**
 * What exports need of documents and assessments, and no more: a thousand reports have to stand in memory at once.
 */
import { type Document, mayBeEvidence, type Passage } from '../document/document.ts';
import type { Agency, Assessment, Reason } from '../document/evidence.ts';
import type { ReadingState } from '../document/reading-notes.ts';

export type PassageToExport = Pick<
  Passage,
  'id' | 'text' | 'start' | 'end' | 'page' | 'endPage' | 'headings' | 'number'
>;

/** A document with no text but that of some of its passages, and no layout. */
export type DocumentToExport = Pick<Document, 'id' | 'metadata' | 'source' | 'pages' | 'quality'> & {
  /** In the order of the text; all that are suggested, decided or in a theme are among them. */
  readonly passages: readonly PassageToExport[];
  /** How many passages of the document may be evidence. */
  readonly evidencePassages: number;
} & Pick<ReadingState, 'isByEarlierRules' | 'decisionsBeside'>;

/** What the program suggests for a passage, of which only the first suggestion is exported. */
export type AssessmentToExport = Pick<Assessment, 'suggestions' | 'agencies'> & {
  readonly polarity: Pick<Assessment['polarity'], 'label'>;
};

/**
 * The document with the passages that are wanted.
 * @param reading what the workspace knows of this reading and the document itself does not
 */
export function documentToExport(
  document: Document,
  isWanted: (passage: Passage) => boolean,
  reading: Pick<ReadingState, 'isByEarlierRules' | 'decisionsBeside'> = { isByEarlierRules: false, decisionsBeside: 0 },
): DocumentToExport {
  const { id, metadata, source, pages, quality, passages } = document;
  const headingsOnce = once((headings: readonly string[]) => headings.join('\n'));
  return {
    id,
    metadata,
    source,
    pages,
    quality,
    passages: passages.filter(isWanted).map(({ id, text, start, end, page, endPage, headings, number }) => ({
      id,
      text,
      start,
      end,
      page,
      endPage,
      headings: headingsOnce(headings),
      number,
    })),
    evidencePassages: passages.filter(mayBeEvidence).length,
    ...reading,
  };
}

/** Cuts assessments down. Reasons and agencies that come up again are held once by all that one such function gives. */
export function assessmentsToExport(): (assessment: Assessment) => AssessmentToExport {
  const reasonOnce = once(({ kind, text }: Reason) => `${kind} ${text}`);
  const agenciesOnce = once((agencies: readonly Agency[]) => agencies.join(' '));
  return ({ suggestions, polarity, agencies }) => ({
    suggestions: suggestions
      .slice(0, 1)
      .map(({ criterion, score, because }) => ({ criterion, score, because: because.map(reasonOnce) })),
    polarity: { label: polarity.label },
    agencies: agenciesOnce(agencies),
  });
}

/** Gives the first of all values that have the same key. */
function once<Value>(keyOf: (value: Value) => string): (value: Value) => Value {
  const known = new Map<string, Value>();
  return (value) => {
    const key = keyOf(value);
    const first = known.get(key);
    if (first !== undefined) return first;
    known.set(key, value);
    return value;
  };
}
