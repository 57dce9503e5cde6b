/**
 * The review of one framework as the engine holds it in memory, made from the workspace and forgotten when that changes.
 */

import type { ParsedInputOf } from '../../contract/contract.ts';
import type { DecisionRow, QueueItem } from '../../contract/operations/review.ts';
import type { Quotation } from '../../contract/values.ts';
import { standIns } from '../../document/copies.ts';
import { coverageOf, type DocumentCoverage } from '../../document/coverage.ts';
import { evidenceSources, type Passage } from '../../document/document.ts';
import type { Decision } from '../../document/evidence.ts';
import { type PassageRef, passageKey } from '../../document/passage-ref.ts';
import { isRecognised } from '../../document/reading-notes.ts';
import type { Theme } from '../../document/theme.ts';
import { coveredPlaces } from '../../workspace/covered.ts';
import { decisionsUnder } from '../../workspace/decisions.ts';
import { type DocumentSummary, listDocuments, listFailures } from '../../workspace/documents.ts';
import { getPassage } from '../../workspace/passages.ts';
import { sampleOf } from '../../workspace/second.ts';
import { type AssessedInShort, assessedInShort } from '../../workspace/stages.ts';
import type { Session } from '../session.ts';
import { boilerplateIn, copiesIn, countedIn, countedPlaces, twinsIn } from '../stages/copies.ts';
import { everyThemeIn } from '../stages/themes.ts';
import { type Decisions, lookedAt, type ReviewPassage } from './passages.ts';
import { inOrder } from './queue.ts';

/** What is known of a passage that has not been assessed yet. */
const UNASSESSED: AssessedInShort = { first: null, polarity: 'neutral', agencies: [] };

/** Every passage Review shows under a framework, in the order of documents and text. */
export function reviewPassages(session: Session, frameworkId: string): readonly ReviewPassage[] {
  return session.derived(`review ${frameworkId}`, () => {
    const passages = allPassages(session, frameworkId);
    // A second reviewer is asked about the sample and about nothing else.
    const sample = sampleOf(session.workspace());
    if (sample?.frameworkId !== frameworkId) return passages;
    const asked = new Set(sample.passages.flatMap((place) => [place, ...twinsOf(session, place)]).map(passageKey));
    return passages.flatMap((passage) => (asked.has(passage.key) ? [{ ...passage, isAsked: true as const }] : []));
  });
}

/** Every passage that may be evidence, whether it is asked about or not. */
function allPassages(session: Session, frameworkId: string): readonly ReviewPassage[] {
  return session.derived(`review ${frameworkId} all`, () => {
    const workspace = session.workspace();
    const assessed = assessedInShort(workspace, frameworkId);
    const covered = coveredPlaces(workspace, frameworkId);
    const places = countedPlaces(workspace, session.threshold()).filter((place) => !covered.has(passageKey(place)));
    return places.map((place): ReviewPassage => {
      const { first, polarity, agencies } = assessed.get(passageKey(place)) ?? UNASSESSED;
      return { ...place, key: passageKey(place), first, polarity, agencies };
    });
  });
}

/**
 * What evidence is counted from: every passage that may be evidence, and those that a reviewer decided although they stand
 * in guidance, in a sentence that many letters print, or only in a folded copy. A decision is never left out.
 */
export function evidencePassages(session: Session, frameworkId: string): readonly ReviewPassage[] {
  const passages = allPassages(session, frameworkId);
  const known = session.derived(`review ${frameworkId} keys`, () => new Set(passages.map(({ key }) => key)));
  const elsewhere: ReviewPassage[] = [];
  for (const [key, { documentId, passageId, polarity, agencies }] of reviewDecisions(session, frameworkId)) {
    if (known.has(key) || carriedTo(session).has(key) || key !== passageKey({ documentId, passageId })) continue;
    elsewhere.push({ documentId, passageId, key, first: null, polarity: polarity ?? 'neutral', agencies });
  }
  return elsewhere.length === 0 ? passages : [...passages, ...elsewhere];
}

/** Documents that evidence can come from: those that count and are no guidance, and those with a decided passage. */
export function evidenceDocuments(session: Session, frameworkId: string): readonly DocumentSummary[] {
  const sources = evidenceSources(countedIn(session.workspace(), session.threshold()));
  const known = new Set(sources.map(({ id }) => id));
  const others = new Set<string>();
  for (const passage of evidencePassages(session, frameworkId))
    if (!known.has(passage.documentId)) others.add(passage.documentId);
  return [...sources, ...[...others].flatMap((id) => documentsById(session).get(id) ?? [])];
}

/** How much of each of these documents has been looked at. */
export function coverageIn(session: Session, frameworkId: string): DocumentCoverage[] {
  return coverageOf(
    evidenceDocuments(session, frameworkId).map(({ id, quality }) => ({
      id,
      pagesUnread: quality.pagesWithoutText.length,
    })),
    lookedAt(evidencePassages(session, frameworkId), reviewDecisions(session, frameworkId)),
  );
}

/** Files that could not be read and were not put aside: what they say is not known, whatever is decided. */
export function filesUnread(session: Session): number {
  return listFailures(session.workspace()).length;
}

/** For every passage of a folded copy: the same passage in the document that counts. */
function carriedTo(session: Session): ReadonlyMap<string, string> {
  return session.derived('twins of copies', () =>
    standIns(twinsIn(session.workspace()), copiesIn(session.workspace(), session.threshold())),
  );
}

/** The same passages in an order of Review. */
export function passagesInOrder(
  session: Session,
  frameworkId: string,
  order: ParsedInputOf<'review.queue'>['order'],
): readonly ReviewPassage[] {
  return session.derived(`review ${frameworkId} ${order}`, () => inOrder(reviewPassages(session, frameworkId), order));
}

/** Decisions under a framework. One on a folded copy speaks for its twin in the document that counts. */
export function reviewDecisions(session: Session, frameworkId: string): Decisions {
  return decisionsInMemory(session, frameworkId);
}

/** The same without those that only speak for a twin. */
export function ownDecisions(session: Session, frameworkId: string): Decision[] {
  const own: Decision[] = [];
  for (const [key, decision] of decisionsInMemory(session, frameworkId))
    if (key === passageKey(decision)) own.push(decision);
  return own;
}

function decisionsInMemory(session: Session, frameworkId: string): Map<string, Decision> {
  return session.derived(`decisions ${frameworkId}`, () => {
    const decisions = new Map<string, Decision>();
    for (const decision of decisionsUnder(session.workspace(), frameworkId)) put(session, decisions, decision);
    return decisions;
  });
}

/** Puts decisions that were just saved among those in memory, which costs less than reading all of them again. */
export function noteDecisions(session: Session, frameworkId: string, saved: readonly Decision[]): void {
  const decisions = decisionsInMemory(session, frameworkId);
  for (const decision of saved) put(session, decisions, decision);
}

/** A passage's own decision goes before one that speaks for it; of two that speak for it, the later. */
function put(session: Session, decisions: Map<string, Decision>, decision: Decision): void {
  const own = passageKey(decision);
  decisions.set(own, decision);
  const key = carriedTo(session).get(own);
  if (key === undefined) return;
  const known = decisions.get(key);
  if (known === undefined || passageKey(known) !== key) decisions.set(key, decision);
}

/** The same passage in other documents. */
export function twinsOf(session: Session, place: PassageRef): readonly PassageRef[] {
  const twins = session.derived('twins', () => {
    const byPlace = new Map<string, readonly PassageRef[]>();
    for (const { passages } of twinsIn(session.workspace())) {
      for (const passage of passages) {
        byPlace.set(
          passageKey(passage),
          passages.filter((other) => other.documentId !== passage.documentId),
        );
      }
    }
    return byPlace;
  });
  return twins.get(passageKey(place)) ?? [];
}

/** Every theme as last found, with the reviewer's edits, minor ones last. */
export function everyTheme(session: Session): readonly Theme[] {
  return session.derived('themes', () => everyThemeIn(session.workspace(), session.threshold()));
}

/** Passages that several letters word alike, by document. */
export function boilerplateOf(session: Session): ReturnType<typeof boilerplateIn> {
  return session.derived('boilerplate', () => boilerplateIn(session.workspace(), session.threshold()));
}

/** Every document by id. */
export function documentsById(session: Session): ReadonlyMap<string, DocumentSummary> {
  return session.derived(
    'documents',
    () => new Map(listDocuments(session.workspace()).map((document) => [document.id, document])),
  );
}

/** A passage with what is needed to cite it; null where it is gone. */
export function quotationOf(
  session: Session,
  { documentId, passageId }: PassageRef,
): { quotation: Quotation; passage: Passage } | null {
  const document = documentsById(session).get(documentId);
  const passage = getPassage(session.workspace(), documentId, passageId);
  if (document === undefined || passage === null) return null;
  const { metadata, quality } = document;
  return {
    passage,
    quotation: {
      documentId,
      passageId,
      document: metadata.title,
      area: metadata.area,
      date: metadata.date,
      text: passage.text,
      page: passage.page,
      endPage: passage.endPage,
      number: passage.number,
      recognised: isRecognised(passage, quality.recognised),
      headings: [...passage.headings],
    },
  };
}

/** A passage as a row of a list. */
export function queueItem(session: Session, passage: ReviewPassage, decisions: Decisions): QueueItem[] {
  const found = quotationOf(session, passage);
  if (found === null) return [];
  const { first } = passage;
  const decision = decisions.get(passageKey(passage));
  return [
    {
      ...found.quotation,
      suggested: first === null ? null : { ...first, polarity: passage.polarity },
      decision: decision === undefined ? null : decisionRow(decision),
    },
  ];
}

/** A decision as the window shows it. */
export function decisionRow(decision: Decision): DecisionRow {
  const { criteria, polarity, agencies, tags, note, reviewer, at, together } = decision;
  return {
    criteria: [...criteria],
    polarity,
    agencies: [...agencies],
    tags: [...tags],
    note,
    reviewer,
    at,
    ...(together === undefined ? {} : { together }),
  };
}
