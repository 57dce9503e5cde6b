/**
 * Ours and theirs, as the engine holds them.
 */
import type { FindingDetail } from '../../contract/operations/findings.ts';
import { type DocumentCoverage, standingOf, stateInASentence } from '../../document/coverage.ts';
import type { Finding } from '../../document/finding.ts';
import { oursAmong, type Whose } from '../../document/ours.ts';
import { dayInWords } from '../../export/words.ts';
import type { Accepted } from '../../review/findings.ts';
import { disagreements, gapOffered, type OwnAccepted, type OwnKnowledge, toldInWords } from '../../review/ours.ts';
import { oursIn } from '../../workspace/ours.ts';
import type { Session } from '../session.ts';
import { documentsById, evidenceDocuments, filesUnread } from './state.ts';

/** Ids of the documents that are ours. */
export function oursIds(session: Session): ReadonlySet<string> {
  return session.derived('ours', () => {
    const isOurs = oursAmong(oursIn(session.workspace()));
    const ours = [...documentsById(session).values()].filter(({ id, metadata }) => isOurs({ id, area: metadata.area }));
    return new Set(ours.map(({ id }) => id));
  });
}

/** Those of ours, of others, or all. */
export function ofWhose<Value extends { readonly documentId: string }>(
  session: Session,
  whose: Whose,
  values: readonly Value[],
): readonly Value[] {
  if (whose === 'all') return values;
  const ids = oursIds(session);
  return values.filter(({ documentId }) => ids.has(documentId) === (whose === 'ours'));
}

/** What we know of ourselves about a subject, beside what others were told. */
export function ourSide(
  session: Session,
  frameworkId: string,
  id: string,
  accepted: readonly Accepted[],
  coverage: readonly DocumentCoverage[],
  rating: Finding['readiness']['rating'],
): Omit<FindingDetail['ours'], 'said'> & { readonly accepted: readonly Accepted[] } {
  const ids = oursIds(session);
  const standing = standingOf(ofWhose(session, 'ours', coverage), id, filesUnread(session));
  const own: OwnKnowledge = {
    documents: evidenceDocuments(session, frameworkId).filter((document) => ids.has(document.id)).length,
    accepted: ofWhose(session, 'ours', accepted).map((one) => named(session, one)),
    standing,
  };
  const others = ofWhose(session, 'theirs', accepted);
  return {
    areas: [...oursIn(session.workspace()).areas],
    documents: own.documents,
    standing,
    sentence: stateInASentence(standing),
    accepted: own.accepted,
    told: toldInWords(others),
    gap: gapOffered(others, own),
    disagreements: disagreements(own, rating),
  };
}

function named(session: Session, one: Accepted): OwnAccepted {
  const { title = '', date = null } = documentsById(session).get(one.documentId)?.metadata ?? {};
  return { ...one, document: [title, ...(date === null ? [] : [dayInWords(date)])].join(', '), date };
}
