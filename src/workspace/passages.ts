/**
 * Passages of the whole workspace, a few at a time: a stage goes through a hundred thousand of them without holding them.
 */
import type { Passage } from '../document/document.ts';
import { statement, type Workspace } from './handle.ts';
import { type PassageRow, passageOf } from './rows.ts';

export interface PassageInDocument {
  readonly documentId: string;
  readonly passage: Passage;
}

const BATCH = 500;

/**
 * Every passage of one document, or of all, in the order of document ids and reading order. Reads in batches, so that the
 * workspace may be written to between two passages.
 */
export function* eachPassage(workspace: Workspace, documentId?: string): Generator<PassageInDocument> {
  const documents =
    documentId === undefined
      ? statement<{ id: string }>(workspace, 'SELECT id FROM document WHERE removed = 0 ORDER BY id').all()
      : [{ id: documentId }];
  const next = statement<PassageRow>(
    workspace,
    `SELECT passage.* FROM passage JOIN document ON document.id = passage.document AND removed = 0
     WHERE document = ? ORDER BY start, end, passage.id LIMIT ${BATCH} OFFSET ?`,
  );
  for (const { id } of documents) {
    for (let offset = 0; ; offset += BATCH) {
      const rows = next.all(id, offset);
      for (const row of rows) yield { documentId: id, passage: passageOf(row) };
      if (rows.length < BATCH) break;
    }
  }
}

const EVIDENCE_OF =
  "FROM passage WHERE document = ? AND furniture IS NULL AND kind <> 'heading' ORDER BY start, end, id";

/** The ids of a document's passages that may be evidence (no heading, no furniture) in reading order, without their texts. */
export function evidenceIds(workspace: Workspace, documentId: string): string[] {
  const rows = statement<{ id: string }>(workspace, `SELECT id ${EVIDENCE_OF}`).all(documentId);
  return rows.map(({ id }) => id);
}

/** What a passage that may be evidence says, without where it stands on the page. */
export type EvidenceText = Pick<Passage, 'id' | 'text' | 'headings'>;

/** The texts of a document's passages that may be evidence, in reading order. */
export function evidenceTexts(workspace: Workspace, documentId: string): EvidenceText[] {
  const rows = statement<{ id: string; text: string; details: string }>(
    workspace,
    `SELECT id, text, details ${EVIDENCE_OF}`,
  ).all(documentId);
  return rows.map(({ id, text, details }) => ({ id, text, headings: (JSON.parse(details) as Passage).headings }));
}

/** A passage that may print a judgement, without where it stands on the page. */
export type ShortPassage = Pick<Passage, 'id' | 'kind' | 'text' | 'page' | 'headings'>;

/** The tables and short passages of a document in reading order: those in which a judgement can be printed. */
export function shortPassages(workspace: Workspace, documentId: string): ShortPassage[] {
  return statement<Pick<Passage, 'id' | 'kind' | 'text'> & { details: string }>(
    workspace,
    `SELECT id, kind, text, details FROM passage
     WHERE document = ? AND (kind = 'table' OR length(text) <= 600) ORDER BY start, end, id`,
  )
    .all(documentId)
    .map(({ details, ...row }) => {
      const { page, headings } = JSON.parse(details) as Passage;
      return { ...row, page, headings };
    });
}

/** One passage, or null where there is none. */
export function getPassage(workspace: Workspace, documentId: string, passageId: string): Passage | null {
  const row = statement<PassageRow>(workspace, 'SELECT * FROM passage WHERE document = ? AND id = ?').get(
    documentId,
    passageId,
  );
  return row === undefined ? null : passageOf(row);
}

/** How many passages there are. */
export function countPassages(workspace: Workspace, documentId?: string): number {
  const row = statement<{ count: number }>(
    workspace,
    `SELECT count(*) AS count FROM passage JOIN document ON document.id = passage.document
     WHERE removed = 0 AND (@document IS NULL OR document = @document)`,
  ).get({ document: documentId ?? null });
  return row?.count ?? 0;
}
