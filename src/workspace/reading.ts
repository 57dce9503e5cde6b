/**
 * A document read again by a better reader: a new version of it, with the decisions carried over by their quotations.
 */
import { deflateRawSync } from 'node:zlib';
import type { DocumentContent, Passage } from '../document/document.ts';
import { placeQuotation } from '../review/place.ts';
import { type Json, type KeptDecision, keyOf, partsOf } from '../review/records.ts';
import { addPassages, getDocument } from './documents.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { type Intent, note } from './ledger.ts';
import { recordsOf } from './records.ts';
import { removeDocumentFromSearch } from './search.ts';

export interface Reread {
  /** Decisions that stand on the new reading. */
  readonly carried: number;
  /** Decisions whose words the new reading does not have. They are kept; see {@link unplacedDecisions}. */
  readonly unplaced: readonly KeptDecision[];
}

/**
 * Replaces what was read from a document. The reading before is kept beside it, the decisions move to the passages that
 * now carry their quotations, and what the stages had computed about the document is forgotten. Undo does not go back
 * beyond this.
 */
export function replaceReading(
  workspace: Workspace,
  documentId: string,
  content: DocumentContent,
  reviewer = '',
): Reread {
  return inOneTransaction(workspace, () => {
    const before = getDocument(workspace, documentId);
    const decisions = decisionsOf(workspace, documentId);
    const tagged = taggedIn(workspace, documentId);
    const intents: Intent[] = [
      ...decisions.map(({ frameworkId, passageId }): Intent => {
        return { kind: 'decision', key: keyOf(frameworkId, documentId, passageId), after: null };
      }),
      ...tagged.map(({ frameworkId, passageId }): Intent => {
        return { kind: 'tag', key: keyOf(frameworkId, documentId, passageId), after: null };
      }),
      ...ownPassagesOf(workspace, documentId).map((id): Intent => {
        return { kind: 'passage', key: keyOf(documentId, id), after: null };
      }),
    ];
    note(workspace, reviewer, `is reading ${before.source.path} again`, intents);
    keepEarlier(workspace, documentId, before);
    writeReading(workspace, documentId, content);
    const reread = placeAll(workspace, documentId, decisions, content, reviewer, before.source.path);
    placeTags(workspace, documentId, tagged, before.passages, content, reviewer);
    return reread;
  });
}

/** Decisions that no passage carries any more, in the order of documents. */
export function unplacedDecisions(workspace: Workspace): KeptDecision[] {
  return recordsOf<KeptDecision>(workspace, 'unplaced').map(({ value }) => value);
}

function placeAll(
  workspace: Workspace,
  documentId: string,
  decisions: readonly KeptDecision[],
  content: DocumentContent,
  reviewer: string,
  path: string,
): Reread {
  const unplaced: KeptDecision[] = [];
  const own = new Map<string, Intent>();
  const placed = new Map<string, Intent>();
  for (const decision of decisions) {
    const passage = placeQuotation(decision.quotation, content);
    const key = passage === null ? '' : keyOf(decision.frameworkId, documentId, passage.id);
    // Two old passages may have become one; the second decision is not lost, it waits beside the first.
    if (passage === null || placed.has(key)) {
      unplaced.push(decision);
      continue;
    }
    if (!content.passages.includes(passage)) {
      const name = keyOf(documentId, passage.id);
      own.set(name, { kind: 'passage', key: name, after: passage as unknown as Json });
    }
    placed.set(key, { kind: 'decision', key, after: carriedTo(passage, decision) as unknown as Json });
  }
  const kept = unplaced.map((decision): Intent => {
    const key = keyOf(decision.frameworkId, documentId, decision.passageId, decision.at);
    return { kind: 'unplaced', key, after: decision as unknown as Json };
  });
  const what = `read ${path} again; carried ${placed.size} of ${decisions.length} decisions over`;
  note(workspace, reviewer, what, [...own.values(), ...placed.values(), ...kept]);
  return { carried: placed.size, unplaced };
}

/** Tags go with the words of their passages; where the words are gone, the log still has the tags. */
function placeTags(
  workspace: Workspace,
  documentId: string,
  tagged: readonly Tagged[],
  before: readonly Passage[],
  content: DocumentContent,
  reviewer: string,
): void {
  const placed = new Map<string, Set<string>>();
  let gone = 0;
  for (const { frameworkId, passageId, tags } of tagged) {
    const old = before.find(({ id }) => id === passageId);
    const passage = old === undefined ? null : placeQuotation(old, content);
    if (passage === null || !content.passages.includes(passage)) {
      gone++;
      continue;
    }
    const key = keyOf(frameworkId, documentId, passage.id);
    placed.set(key, new Set([...(placed.get(key) ?? []), ...tags]));
  }
  if (tagged.length === 0) return;
  const what = `carried the tags of ${tagged.length - gone} of ${tagged.length} passages over`;
  const intents = [...placed].map(([key, tags]): Intent => ({ kind: 'tag', key, after: [...tags] }));
  note(workspace, reviewer, what, intents);
}

interface Tagged {
  readonly frameworkId: string;
  readonly passageId: string;
  readonly tags: readonly string[];
}

/** Passages of a document that have tags and no decision, under every framework. */
function taggedIn(workspace: Workspace, documentId: string): Tagged[] {
  return recordsOf<string[]>(workspace, 'tag').flatMap(({ key, value }) => {
    const [frameworkId = '', document, passageId = ''] = partsOf(key);
    return document === documentId ? [{ frameworkId, passageId, tags: value }] : [];
  });
}

function carriedTo(passage: Passage, decision: KeptDecision): KeptDecision {
  const { text, start, end } = passage;
  return { ...decision, passageId: passage.id, quotation: { text, start, end } };
}

function decisionsOf(workspace: Workspace, documentId: string): KeptDecision[] {
  return statement<{ json: string }>(
    workspace,
    `SELECT json FROM decision WHERE document = ? ORDER BY json_extract(json, '$.at') DESC, framework, passage`,
  )
    .all(documentId)
    .map(({ json }) => JSON.parse(json) as KeptDecision);
}

function ownPassagesOf(workspace: Workspace, documentId: string): string[] {
  return statement<{ id: string }>(
    workspace,
    `SELECT id FROM passage WHERE document = ? AND origin = 'reviewer' ORDER BY id`,
  )
    .all(documentId)
    .map(({ id }) => id);
}

function keepEarlier(workspace: Workspace, documentId: string, content: DocumentContent): void {
  const { metadata, pages, text, passages, quality } = content;
  statement(
    workspace,
    `INSERT INTO earlier_reading (document, reading, content)
     SELECT id, reading, ? FROM document WHERE id = ?`,
  ).run(deflateRawSync(JSON.stringify({ metadata, pages, text, passages, quality })), documentId);
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
