/**
 * Absence of evidence, said honestly: how much was read, and how much could not be.
 */
import type { Document } from '../document/document.ts';
import { mayBeEvidence } from '../document/document.ts';
import { criteriaOf, type Framework } from '../document/framework.ts';

/** What was found for one criterion in a set of documents. */
export interface Presence {
  readonly criterion: string;
  /** Documents with at least one passage that is evidence, by id, in the order given. */
  readonly foundIn: readonly string[];
  readonly passages: number;
  readonly documentsRead: number;
  readonly passagesRead: number;
  /** Pages that carry no text, scans for example: nothing can be said about them. */
  readonly pagesUnread: number;
  /** The finding in a sentence, to be shown and exported as it stands. */
  readonly sentence: string;
}

/** One passage that is evidence for criteria: a decision, or a suggestion that is taken as one. */
export interface Evidence {
  readonly documentId: string;
  readonly criteria: readonly string[];
}

/**
 * For every criterion of a framework, in order: where there is evidence for it, or that none was found and how far that
 * may be trusted. Give only documents that count (no copies).
 */
export function presenceOf(
  framework: Framework,
  documents: readonly Document[],
  evidence: readonly Evidence[],
): Presence[] {
  const known = new Set(documents.map((document) => document.id));
  const pagesUnread = documents.reduce((sum, document) => sum + document.quality.pagesWithoutText.length, 0);
  const passagesRead = documents.reduce((sum, document) => sum + document.passages.filter(mayBeEvidence).length, 0);
  return criteriaOf(framework).map(({ code }) => {
    const own = evidence.filter((item) => known.has(item.documentId) && item.criteria.includes(code));
    const foundIn = documents.map((document) => document.id).filter((id) => own.some((item) => item.documentId === id));
    const counts = {
      criterion: code,
      foundIn,
      passages: own.length,
      documentsRead: documents.length,
      passagesRead,
      pagesUnread,
    };
    return { ...counts, sentence: sentence(counts) };
  });
}

function sentence(presence: Omit<Presence, 'sentence'>): string {
  const unread = presence.pagesUnread > 0 ? `, ${plural(presence.pagesUnread, 'page')} unread` : '';
  const read = `${plural(presence.documentsRead, 'document')} read`;
  return presence.passages === 0
    ? `No evidence found in ${read}${unread}.`
    : `${plural(presence.passages, 'passage')} in ${presence.foundIn.length} of ${read}${unread}.`;
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
