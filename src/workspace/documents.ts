/**
 * Documents in the workspace: as they were read, with their original bytes, and what the reviewer corrected.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Document, Format, Metadata, Passage } from '../document/document.ts';
import type { Failure } from '../document/failure.ts';
import { inSeries } from '../document/series.ts';
import { READING_VERSION } from '../ingest/version.ts';
import { canonicalJson } from '../review/canonical-json.ts';
import { keyOf } from '../review/records.ts';
import { documentInWords } from '../review/wording.ts';
import type { IndexedPassage } from '../search/indexed.ts';
import { WorkspaceError } from './errors.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { sha256 } from './hash.ts';
import { importInWords } from './imported.ts';
import { act, type Intent, note } from './ledger.ts';
import { readingNoted } from './reading-note.ts';
import {
  correctionsOf,
  type DocumentRow,
  documentOf,
  insertPassage,
  metadataOf,
  type PassageRow,
  passageOf,
} from './rows.ts';
import { addToSearch } from './search.ts';

export { type DocumentSummary, listDocuments } from './summaries.ts';

const WITH_BYTES = 'FROM document JOIN source USING (sha256)';

/**
 * Keeps a document, its passages, its original bytes and its place in the search index in one transaction. The bytes are
 * stored once however many documents come from them. A document that is there already is left as it is.
 * @param words what the search index will hold of each passage, where that has been worked out already
 * @throws WorkspaceError `conflict` when the bytes are not those the document was read from.
 */
export function addDocument(
  workspace: Workspace,
  document: Document,
  bytes: Uint8Array,
  reviewer = '',
  words?: readonly IndexedPassage[],
): 'added' | 'present' {
  return inOneTransaction(workspace, () => {
    const known = statement<{ removed: number }>(workspace, 'SELECT removed FROM document WHERE id = ?').get(
      document.id,
    );
    if (known?.removed === 0) return 'present';
    if (known !== undefined) {
      const what = `brought back ${document.source.path}`;
      act(workspace, reviewer, what, [{ kind: 'removed', key: keyOf(document.id), after: null }]);
    } else {
      addSource(workspace, document, bytes);
      statement(
        workspace,
        'INSERT INTO document (id, path, format, sha256, pages, text, metadata, quality, rules) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ).run(
        document.id,
        document.source.path,
        document.source.format,
        document.source.sha256,
        document.pages,
        document.text,
        JSON.stringify(document.metadata),
        JSON.stringify(document.quality),
        READING_VERSION,
      );
      addPassages(workspace, document.id, document.passages, words);
      note(workspace, reviewer, importInWords(document.source.path, document.source.sha256), [
        readingNoted(workspace, document.id),
      ]);
    }
    clearFailure(workspace, document.source.path);
    return 'added';
  });
}

/**
 * Takes a document out of the workspace. Nothing is destroyed: what was decided about it stays, out of sight, and comes
 * back with it.
 */
export function removeDocument(workspace: Workspace, id: string, reviewer = ''): void {
  removeDocuments(workspace, [id], reviewer);
}

/** Takes several documents out of the workspace as one step for undo. */
export function removeDocuments(workspace: Workspace, ids: readonly string[], reviewer = ''): void {
  inOneTransaction(workspace, () => {
    const titles = ids.map((id) => `“${nameOf(workspace, id)}”`);
    act(
      workspace,
      reviewer,
      titles.length === 1 ? `removed ${titles[0]}` : `removed ${titles.length} documents`,
      ids.map((id) => ({ kind: 'removed', key: keyOf(id), after: true })),
    );
  });
}

/**
 * A whole document, its metadata as corrected.
 * @throws WorkspaceError `not-found`.
 */
export function getDocument(workspace: Workspace, id: string): Document {
  const row = statement<DocumentRow>(
    workspace,
    `SELECT document.*, source.bytes AS bytes ${WITH_BYTES} WHERE id = ? AND removed = 0`,
  ).get(id);
  if (row === undefined) throw notFound();
  const passages = statement<PassageRow>(
    workspace,
    'SELECT * FROM passage WHERE document = ? ORDER BY start, end, id',
  ).all(id);
  return documentOf(row, passages.map(passageOf));
}

/** The canonical text of a document, also of one that was taken out, or null where there is none. */
export function documentText(workspace: Workspace, id: string): string | null {
  return statement<{ text: string }>(workspace, 'SELECT text FROM document WHERE id = ?').get(id)?.text ?? null;
}

/**
 * The original file, byte for byte.
 * @throws WorkspaceError `not-found`, or `damaged` when the bytes are no longer those that were stored.
 */
export function documentBytes(workspace: Workspace, id: string): Uint8Array {
  const row = statement<{ sha256: string; compressed: number; content: Buffer }>(
    workspace,
    'SELECT source.* FROM document JOIN source USING (sha256) WHERE id = ? AND removed = 0',
  ).get(id);
  if (row === undefined) throw notFound();
  const bytes = bytesOfSource(row);
  if (bytes === null)
    throw new WorkspaceError(
      'damaged',
      'The original of this document is damaged in the workspace. Restore a backup, or import the file again.',
    );
  return bytes;
}

/**
 * The format of a document's original.
 * @throws WorkspaceError `not-found`.
 */
export function formatOf(workspace: Workspace, id: string): Format {
  const row = statement<{ format: Format }>(workspace, 'SELECT format FROM document WHERE id = ?').get(id);
  if (row === undefined) throw notFound();
  return row.format;
}

/**
 * Corrects what was read from the page. What was read is kept beside it; a field set back to what was read is no
 * correction any more.
 * @throws WorkspaceError `not-found`.
 */
export function correctMetadata(workspace: Workspace, id: string, patch: Partial<Metadata>, reviewer = ''): void {
  correctAll(workspace, [id], patch, reviewer);
}

/** Corrects several documents alike, as one step for undo. */
export function correctAll(
  workspace: Workspace,
  ids: readonly string[],
  patch: Partial<Metadata>,
  reviewer = '',
): void {
  inOneTransaction(workspace, () => {
    const intents = ids.map((id): Intent => {
      const row = metadataRow(workspace, id);
      const read: Record<string, unknown> = { ...metadataOf(row) };
      const corrected = Object.entries({ ...correctionsOf(row), ...patch }).filter(
        ([name, value]) => value !== undefined && canonicalJson(value) !== canonicalJson(read[name]),
      );
      const after = corrected.length === 0 ? null : (Object.fromEntries(corrected) as Partial<Metadata>);
      return { kind: 'correction', key: keyOf(id), after };
    });
    const about = ids.length === 1 ? `“${nameOf(workspace, ids[0] ?? '')}”` : `${ids.length} documents`;
    act(workspace, reviewer, `corrected ${inSeries(Object.keys(patch).map(fieldInWords))} of ${about}`, intents);
  });
}

/** Remembers that a file could not be read, and why; a later failure of the same file replaces it. */
export function recordFailure(workspace: Workspace, failure: Failure): void {
  inOneTransaction(workspace, () => {
    statement(
      workspace,
      `INSERT INTO failure (path, code, reason) VALUES (?, ?, ?)
       ON CONFLICT (path) DO UPDATE SET code = excluded.code, reason = excluded.reason`,
    ).run(failure.path, failure.code, failure.reason);
  });
}

/** The files that could not be read, in the order of their paths. */
export function listFailures(workspace: Workspace): Failure[] {
  return statement<Failure>(workspace, 'SELECT path, code, reason FROM failure ORDER BY path').all();
}

/** Forgets a failure, because the file has been read or is no longer wanted. */
export function clearFailure(workspace: Workspace, path: string): void {
  inOneTransaction(workspace, () => {
    statement(workspace, 'DELETE FROM failure WHERE path = ?').run(path);
  });
}

/** The bytes of a stored source, or null where they are no longer what they were. */
export function bytesOfSource(row: { sha256: string; compressed: number; content: Buffer }): Uint8Array | null {
  try {
    const bytes = row.compressed === 1 ? inflateRawSync(row.content) : row.content;
    return sha256(bytes) === row.sha256 ? bytes : null;
  } catch {
    return null;
  }
}

function addSource(workspace: Workspace, document: Document, bytes: Uint8Array): void {
  if (sha256(bytes) !== document.source.sha256) {
    throw new WorkspaceError('conflict', 'The file changed while it was being read. Import it again.');
  }
  if (statement(workspace, 'SELECT 1 FROM source WHERE sha256 = ?').get(document.source.sha256) !== undefined) return;
  const smaller = packed(bytes);
  statement(workspace, 'INSERT INTO source (sha256, bytes, compressed, content) VALUES (?, ?, ?, ?)').run(
    document.source.sha256,
    bytes.length,
    smaller === null ? 0 : 1,
    smaller ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
}

/** Of a larger file so many pieces, of so many bytes each, are packed to see whether all of it is worth it. */
const TRIED = { pieces: 3, bytes: 16 * 1024 };

/** The bytes packed, or null where under a tenth is saved, as with PDF and DOCX: not worth unpacking at every look. */
function packed(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length > 2 * TRIED.pieces * TRIED.bytes && packed(piecesOf(bytes)) === null) return null;
  const smaller = deflateRawSync(bytes, { level: 6 });
  return smaller.length < bytes.length * 0.9 ? smaller : null;
}

/** Pieces from all over a file, one after the other. */
function piecesOf(bytes: Uint8Array): Uint8Array {
  const starts = Array.from({ length: TRIED.pieces }, (_, at) =>
    Math.floor(((at + 0.5) * bytes.length) / TRIED.pieces - TRIED.bytes / 2),
  );
  return Buffer.concat(starts.map((start) => bytes.subarray(start, start + TRIED.bytes)));
}

/** Writes the passages of a document and enters them in the search index. */
export function addPassages(
  workspace: Workspace,
  documentId: string,
  passages: readonly Passage[],
  words?: readonly IndexedPassage[],
): void {
  for (const [at, passage] of passages.entries())
    addToSearch(workspace, insertPassage(workspace, documentId, passage, 'read'), passage, words?.[at]);
}

function metadataRow(workspace: Workspace, id: string): Pick<DocumentRow, 'metadata' | 'corrections'> {
  const row = statement<Pick<DocumentRow, 'metadata' | 'corrections'>>(
    workspace,
    'SELECT metadata, corrections FROM document WHERE id = ? AND removed = 0',
  ).get(id);
  if (row === undefined) throw notFound();
  return row;
}

function nameOf(workspace: Workspace, id: string): string {
  const row = metadataRow(workspace, id);
  return documentInWords({ ...metadataOf(row), ...correctionsOf(row) });
}

/** "inspectionTheme" as "inspection theme". */
function fieldInWords(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

function notFound(): WorkspaceError {
  return new WorkspaceError('not-found', 'This document is not in the workspace. It may have been removed.');
}
