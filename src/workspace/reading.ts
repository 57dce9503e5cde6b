/**
 * A document read again by other rules: a new version of it, with everything said about it carried over by position and
 * quotation.
 */
import { deflateRawSync } from 'node:zlib';
import type { Document, DocumentContent } from '../document/document.ts';
import { READING_VERSION } from '../ingest/version.ts';
import { canonicalJson } from '../review/canonical-json.ts';
import { placerIn } from '../review/place.ts';
import { type Json, type KeptDecision, keyOf, type Leftover, type QuotedRange } from '../review/records.ts';
import { carry, carryNames, saidAbout } from './carry.ts';
import { addPassages, getDocument, listDocuments } from './documents.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { type Intent, note } from './ledger.ts';
import { readingNoted } from './reading-note.ts';
import { recordsOf } from './records.ts';
import { removeDocumentFromSearch } from './search.ts';
import { furnitureAsRead } from './set-aside.ts';

export interface Reread {
  /** Whether the new reading says anything else than the one before. */
  readonly changed: boolean;
  /** Decisions that stand on the new reading. */
  readonly carried: number;
  /** Decisions whose words the new reading does not have. They are kept; see {@link unplacedDecisions}. */
  readonly unplaced: readonly KeptDecision[];
  /** What else was said about words that are gone. It is kept too; see {@link leftovers}. */
  readonly leftovers: readonly Leftover[];
}

/** What a quotation of the reading before says in the new one, where that is known; null where nothing is known of it. */
export type Reworded = (quotation: QuotedRange, content: DocumentContent) => QuotedRange | null;

/**
 * Replaces what was read from a document. The reading before is kept beside it, everything said about its passages moves
 * to those that now carry the words, and what the stages had computed about the document is forgotten. Undo does not go
 * back beyond this. A reading that says the same changes nothing but the version of the rules.
 */
export function replaceReading(
  workspace: Workspace,
  documentId: string,
  content: DocumentContent,
  reviewer = '',
  reworded: Reworded = () => null,
): Reread {
  return inOneTransaction(workspace, () => {
    const before = getDocument(workspace, documentId);
    const decisions = decisionsOf(workspace, documentId);
    const { path } = before.source;
    setRules(workspace, documentId);
    if (saysTheSame(workspace, before, content)) {
      note(workspace, reviewer, `read ${path} again; nothing is read differently`, [
        readingNoted(workspace, documentId),
      ]);
      return { changed: false, carried: decisions.length, unplaced: [], leftovers: [] };
    }
    const said = saidAbout(workspace, documentId);
    note(workspace, reviewer, `is reading ${path} again`, [
      ...decisions.map(({ frameworkId, passageId }): Intent => {
        return { kind: 'decision', key: keyOf(frameworkId, documentId, passageId), after: null };
      }),
      ...said.map(({ kind, key }): Intent => ({ kind, key, after: null })),
    ]);
    keepEarlier(workspace, documentId, before);
    writeReading(workspace, documentId, content);
    const place = placerWith(content, reworded);
    const { placed, unplaced } = placeDecisions(documentId, decisions, content, place);
    const moves = { documentId, before: before.passages, after: content.passages, place };
    const carried = [carry(said, moves), carryNames(workspace, moves)];
    const leftovers = carried.flatMap((each) => each.leftovers);
    note(
      workspace,
      reviewer,
      `read ${path} again; carried ${decisions.length - unplaced.length} of ${decisions.length} decisions over`,
      distinct([
        readingNoted(workspace, documentId),
        ...carried.flatMap(({ intents }) => intents),
        ...placed,
        ...unplaced.map((decision): Intent => {
          const key = keyOf(decision.frameworkId, documentId, decision.passageId, decision.at);
          return { kind: 'unplaced', key, after: decision };
        }),
        ...leftovers.map((leftover): Intent => {
          const key = keyOf(documentId, leftover.what, String(leftover.quotation.start), leftover.quotation.text);
          return { kind: 'leftover', key, after: leftover };
        }),
      ]),
    );
    return { changed: true, carried: decisions.length - unplaced.length, unplaced, leftovers };
  });
}

/** Decisions that no passage carries any more, in the order of documents. */
export function unplacedDecisions(workspace: Workspace): KeptDecision[] {
  return recordsOf(workspace, 'unplaced').map(({ value }) => value);
}

/** What else was said about words that no reading has any more. */
export function leftovers(workspace: Workspace): Leftover[] {
  return recordsOf(workspace, 'leftover').map(({ value }) => value);
}

/** Documents that were read by earlier rules than today's. */
export function readByEarlierRules(workspace: Workspace): string[] {
  return listDocuments(workspace)
    .filter(({ rules }) => rules < READING_VERSION)
    .map(({ id }) => id);
}

/** Places quotations; of those whose words have been put right, what they say now. */
function placerWith(content: DocumentContent, reworded: Reworded): ReturnType<typeof placerIn> {
  const place = placerIn(content);
  return (quotation, taken) => {
    const now = reworded(quotation, content);
    return (now === null ? null : place(now, taken)) ?? place(quotation, taken);
  };
}

/** The decisions on the passages that carry their quotations now, and those for which there is none. */
function placeDecisions(
  documentId: string,
  decisions: readonly KeptDecision[],
  content: DocumentContent,
  place: ReturnType<typeof placerIn>,
): { readonly placed: Intent[]; readonly unplaced: KeptDecision[] } {
  const unplaced: KeptDecision[] = [];
  const placed = new Map<string, Intent>();
  for (const decision of decisions) {
    const keyAt = (id: string) => `decision ${keyOf(decision.frameworkId, documentId, id)}`;
    const passage = place(decision.quotation, ({ id }) => placed.has(keyAt(id)));
    // Two old passages may have become one; the second decision is not lost, it waits beside the first.
    if (passage === null || placed.has(keyAt(passage.id))) {
      unplaced.push(decision);
      continue;
    }
    const { text, start, end } = passage;
    if (!content.passages.includes(passage)) {
      const key = keyOf(documentId, passage.id);
      placed.set(`passage ${key}`, { kind: 'passage', key, after: passage });
    }
    placed.set(keyAt(passage.id), {
      kind: 'decision',
      key: keyOf(decision.frameworkId, documentId, passage.id),
      after: { ...decision, passageId: passage.id, quotation: { text, start, end } },
    });
  }
  return { placed: [...placed.values()], unplaced };
}

/** One intent a record: a passage of the reviewer's own may be needed by several. */
function distinct(intents: readonly Intent[]): Intent[] {
  return [...new Map(intents.map((intent) => [`${intent.kind} ${intent.key}`, intent])).values()];
}

function saysTheSame(workspace: Workspace, before: Document, content: DocumentContent): boolean {
  const read = furnitureAsRead(workspace, before.id);
  const own = ownPassages(workspace, before.id);
  const passages = before.passages
    .filter(({ id }) => !own.has(id))
    .map((passage) => ({ ...passage, furniture: read.get(passage.id) ?? null }));
  const metadata = listDocuments(workspace).find(({ id }) => id === before.id)?.metadataAsRead;
  const { text, pages, quality } = before;
  const inOrder = content.passages.toSorted(
    (one, other) => one.start - other.start || one.end - other.end || (one.id < other.id ? -1 : 1),
  );
  return (
    text === content.text &&
    canonicalJson({ pages, quality, metadata, passages } as unknown as Json) ===
      canonicalJson({
        pages: content.pages,
        quality: content.quality,
        metadata: content.metadata,
        passages: inOrder,
      } as unknown as Json)
  );
}

function ownPassages(workspace: Workspace, documentId: string): ReadonlySet<string> {
  const rows = statement<{ id: string }>(
    workspace,
    `SELECT id FROM passage WHERE document = ? AND origin = 'reviewer'`,
  ).all(documentId);
  return new Set(rows.map(({ id }) => id));
}

function decisionsOf(workspace: Workspace, documentId: string): KeptDecision[] {
  return statement<{ json: string }>(
    workspace,
    `SELECT json FROM decision WHERE document = ? ORDER BY json_extract(json, '$.at') DESC, framework, passage`,
  )
    .all(documentId)
    .map(({ json }) => JSON.parse(json) as KeptDecision);
}

function keepEarlier(workspace: Workspace, documentId: string, content: DocumentContent): void {
  const { metadata, pages, text, passages, quality } = content;
  statement(
    workspace,
    `INSERT INTO earlier_reading (document, reading, content)
     SELECT id, reading, ? FROM document WHERE id = ?`,
  ).run(deflateRawSync(JSON.stringify({ metadata, pages, text, passages, quality })), documentId);
}

function setRules(workspace: Workspace, documentId: string): void {
  statement(workspace, 'UPDATE document SET rules = ? WHERE id = ?').run(READING_VERSION, documentId);
}

function writeReading(workspace: Workspace, documentId: string, content: DocumentContent): void {
  removeDocumentFromSearch(workspace, documentId);
  for (const table of ['passage', 'assessment', 'suggestion']) {
    statement(workspace, `DELETE FROM ${table} WHERE document = ?`).run(documentId);
  }
  statement(workspace, 'DELETE FROM stage_result WHERE key = ?').run(documentId);
  statement(
    workspace,
    'UPDATE document SET reading = reading + 1, pages = ?, text = ?, metadata = ?, quality = ? WHERE id = ?',
  ).run(content.pages, content.text, JSON.stringify(content.metadata), JSON.stringify(content.quality), documentId);
  addPassages(workspace, documentId, content.passages);
}
