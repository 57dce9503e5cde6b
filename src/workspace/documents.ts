/**
 * Documents in the workspace: as they were read, with their original bytes, and what the reviewer corrected.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Document, Format, Metadata, Passage, Quality } from '../document/document.ts';
import type { Failure } from '../document/failure.ts';
import { WorkspaceError } from './errors.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import {
  boxesAsText,
  correctionsOf,
  type DocumentRow,
  documentOf,
  metadataOf,
  type PassageRow,
  passageOf,
} from './rows.ts';
import { addToSearch } from './search.ts';

/** A document without its text. */
export interface DocumentSummary {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: Format;
  /** With the reviewer's corrections. */
  readonly metadata: Metadata;
  /** As the page says. */
  readonly metadataAsRead: Metadata;
  /** What the reviewer corrected. */
  readonly corrections: Partial<Metadata>;
  readonly pages: number;
  readonly passages: number;
  readonly quality: Quality;
  /** 1 for the first reading of the source, one more for each reading that replaced it. */
  readonly reading: number;
}

const WITH_BYTES = 'FROM document JOIN source USING (sha256)';

/**
 * Keeps a document, its passages, its original bytes and its place in the search index in one transaction. The bytes are
 * stored once however many documents come from them. A document that is there already is left as it is.
 * @throws WorkspaceError `conflict` when the bytes are not those the document was read from.
 */
export function addDocument(workspace: Workspace, document: Document, bytes: Uint8Array): 'added' | 'present' {
  return inOneTransaction(workspace, () => {
    const known = statement<{ removed: number }>(workspace, 'SELECT removed FROM document WHERE id = ?').get(
      document.id,
    );
    if (known?.removed === 0) return 'present';
    if (known !== undefined) {
      statement(workspace, 'UPDATE document SET removed = 0 WHERE id = ?').run(document.id);
    } else {
      addSource(workspace, document, bytes);
      statement(
        workspace,
        'INSERT INTO document (id, path, format, sha256, pages, text, metadata, quality) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ).run(
        document.id,
        document.source.path,
        document.source.format,
        document.source.sha256,
        document.pages,
        document.text,
        JSON.stringify(document.metadata),
        JSON.stringify(document.quality),
      );
      addPassages(workspace, document.id, document.passages);
    }
    clearFailure(workspace, document.source.path);
    return 'added';
  });
}

/**
 * Takes a document out of the workspace. Nothing is destroyed: what was decided about it stays, out of sight, and comes
 * back with it.
 */
export function removeDocument(workspace: Workspace, id: string): void {
  inOneTransaction(workspace, () => {
    statement(workspace, 'UPDATE document SET removed = 1 WHERE id = ?').run(id);
  });
}

/** Every document in the order of its path, then its id, without text. */
export function listDocuments(workspace: Workspace): DocumentSummary[] {
  const rows = statement<Omit<DocumentRow, 'text'> & { passages: number }>(
    workspace,
    `SELECT id, path, format, sha256, source.bytes AS bytes, reading, pages, metadata, corrections, quality,
            (SELECT count(*) FROM passage WHERE passage.document = document.id) AS passages
     ${WITH_BYTES} WHERE removed = 0 ORDER BY path, id`,
  ).all();
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    sha256: row.sha256,
    bytes: row.bytes,
    format: row.format as Format,
    metadata: { ...metadataOf(row), ...correctionsOf(row) },
    metadataAsRead: metadataOf(row),
    corrections: correctionsOf(row),
    pages: row.pages,
    passages: row.passages,
    quality: JSON.parse(row.quality) as Quality,
    reading: row.reading,
  }));
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
 * Corrects what was read from the page. What was read is kept beside it; a field set back to what was read is no
 * correction any more.
 * @throws WorkspaceError `not-found`.
 */
export function correctMetadata(workspace: Workspace, id: string, patch: Partial<Metadata>): void {
  inOneTransaction(workspace, () => {
    const row = statement<Pick<DocumentRow, 'metadata' | 'corrections'>>(
      workspace,
      'SELECT metadata, corrections FROM document WHERE id = ? AND removed = 0',
    ).get(id);
    if (row === undefined) throw notFound();
    const read: Record<string, unknown> = { ...metadataOf(row) };
    const corrected = Object.entries({ ...correctionsOf(row), ...patch }).filter(
      ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(read[name]),
    );
    statement(workspace, 'UPDATE document SET corrections = ? WHERE id = ?').run(
      JSON.stringify(Object.fromEntries(corrected)),
      id,
    );
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
  statement(workspace, 'DELETE FROM failure WHERE path = ?').run(path);
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
  const smaller = deflateRawSync(bytes, { level: 6 });
  // Under a tenth saved is not worth inflating at every look: PDF and DOCX are compressed already.
  const compressed = smaller.length < bytes.length * 0.9;
  statement(workspace, 'INSERT INTO source (sha256, bytes, compressed, content) VALUES (?, ?, ?, ?)').run(
    document.source.sha256,
    bytes.length,
    compressed ? 1 : 0,
    compressed ? smaller : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
}

function addPassages(workspace: Workspace, documentId: string, passages: readonly Passage[]): void {
  const insert = statement(
    workspace,
    `INSERT INTO passage (document, id, kind, start, end, page, end_page, headings, number, furniture, boxes, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const passage of passages) {
    const { lastInsertRowid } = insert.run(
      documentId,
      passage.id,
      passage.kind,
      passage.start,
      passage.end,
      passage.page,
      passage.endPage,
      JSON.stringify(passage.headings),
      passage.number,
      passage.furniture,
      boxesAsText(passage.boxes),
      passage.text,
    );
    addToSearch(workspace, Number(lastInsertRowid), passage);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function notFound(): WorkspaceError {
  return new WorkspaceError('not-found', 'This document is not in the workspace. It may have been removed.');
}
