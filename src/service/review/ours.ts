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
import type { Desk } from '../desk.ts';
import { documentsById, evidenceDocuments } from './state.ts';

/** Ids of the documents that are ours. */
export function oursIds(desk: Desk): ReadonlySet<string> {
  return desk.derived('ours', () => {
    const isOurs = oursAmong(oursIn(desk.workspace()));
    const ours = [...documentsById(desk).values()].filter(({ id, metadata }) => isOurs({ id, area: metadata.area }));
    return new Set(ours.map(({ id }) => id));
  });
}

/** Those of ours, of others, or all. */
export function ofWhose<Value extends { readonly documentId: string }>(
  desk: Desk,
  whose: Whose,
  values: readonly Value[],
): readonly Value[] {
  if (whose === 'all') return values;
  const ids = oursIds(desk);
  return values.filter(({ documentId }) => ids.has(documentId) === (whose === 'ours'));
}

/** What we know of ourselves about a subject, beside what others were told. */
export function ourSide(
  desk: Desk,
  frameworkId: string,
  id: string,
  accepted: readonly Accepted[],
  coverage: readonly DocumentCoverage[],
  rating: Finding['readiness']['rating'],
): Omit<FindingDetail['ours'], 'said'> & { readonly accepted: readonly Accepted[] } {
  const ids = oursIds(desk);
  const standing = standingOf(ofWhose(desk, 'ours', coverage), id);
  const own: OwnKnowledge = {
    documents: evidenceDocuments(desk, frameworkId).filter((document) => ids.has(document.id)).length,
    accepted: ofWhose(desk, 'ours', accepted).map((one) => named(desk, one)),
    standing,
  };
  const others = ofWhose(desk, 'theirs', accepted);
  return {
    areas: [...oursIn(desk.workspace()).areas],
    documents: own.documents,
    standing,
    sentence: stateInASentence(standing),
    accepted: own.accepted,
    told: toldInWords(others),
    gap: gapOffered(others, own),
    disagreements: disagreements(own, rating),
  };
}

function named(desk: Desk, one: Accepted): OwnAccepted {
  const { title = '', date = null } = documentsById(desk).get(one.documentId)?.metadata ?? {};
  return { ...one, document: [title, ...(date === null ? [] : [dayInWords(date)])].join(', '), date };
}
