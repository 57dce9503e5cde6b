/**
 * The search index: one row a passage, FTS5, holding stems only. The words themselves stay in the passages.
 */
import type { Passage } from '../document/document.ts';
import { stems } from '../language/stems.ts';
import { statement, type Workspace } from './handle.ts';

export interface SearchFilters {
  readonly documentIds?: readonly string[];
}

export interface SearchHit {
  readonly documentId: string;
  readonly passageId: string;
  /** BM25 as FTS5 gives it: smaller is better. */
  readonly rank: number;
}

/** Enters one passage under its number in the file. */
export function addToSearch(workspace: Workspace, numberInFile: number, passage: Passage): void {
  statement(workspace, 'INSERT INTO passage_search (rowid, indexed) VALUES (?, ?)').run(
    numberInFile,
    stems(passage.text).join(' '),
  );
}

/** Takes every passage of a document out of the index. */
export function removeFromSearch(workspace: Workspace, documentId: string): void {
  statement(
    workspace,
    'DELETE FROM passage_search WHERE rowid IN (SELECT number_in_file FROM passage WHERE document = ?)',
  ).run(documentId);
}

/**
 * Passages that match, best first, ties in the order of document and place.
 * @param match an FTS5 expression over stems
 */
export function searchPassages(
  workspace: Workspace,
  match: string,
  filters: SearchFilters = {},
  limit = 50,
  offset = 0,
): { readonly hits: SearchHit[]; readonly total: number } {
  const asked = {
    match,
    documents: filters.documentIds === undefined ? null : JSON.stringify(filters.documentIds),
  };
  const from = `FROM passage_search
     JOIN passage ON passage.number_in_file = passage_search.rowid
     JOIN document ON document.id = passage.document AND document.removed = 0
     WHERE passage_search MATCH @match
       AND (@documents IS NULL OR passage.document IN (SELECT value FROM json_each(@documents)))`;
  const hits = statement<SearchHit>(
    workspace,
    `SELECT passage.document AS documentId, passage.id AS passageId, bm25(passage_search) AS rank ${from}
     ORDER BY rank, documentId, passage.start LIMIT @limit OFFSET @offset`,
  ).all({ ...asked, limit, offset });
  const total = statement<{ count: number }>(workspace, `SELECT count(*) AS count ${from}`).get(asked)?.count ?? 0;
  return { hits, total };
}
