/**
 * Documents without their texts, read once and kept as they change: a row of ten thousand is as large as its text, and all
 * of them are asked for by nearly everything.
 */
import type { Format, Metadata, Quality } from '../document/document.ts';
import { documentsChangedSince, documentsRevision } from './changes.ts';
import { statement, type Workspace } from './handle.ts';
import { correctionsOf, type DocumentRow, metadataOf, qualityOf } from './rows.ts';

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
  /** Version of the rules it was read with. */
  readonly rules: number;
}

/** What was last listed of open workspaces. */
const listed = new WeakMap<Workspace, { readonly revision: number; readonly documents: readonly DocumentSummary[] }>();
/** With more changes than this, all are read again. */
const FEW = 1000;

/** Every document in the order of its path, then its id, without text. */
export function listDocuments(workspace: Workspace): DocumentSummary[] {
  const revision = documentsRevision(workspace);
  // What a transaction has written may be taken back.
  if (revision === null) return allSummaries(workspace);
  const known = listed.get(workspace);
  if (known?.revision === revision) return [...known.documents];
  const changed = known === undefined ? null : documentsChangedSince(workspace, known.revision);
  const documents =
    known === undefined || changed === null || changed.length > FEW
      ? allSummaries(workspace)
      : withChanges(workspace, known.documents, changed);
  listed.set(workspace, { revision, documents });
  return [...documents];
}

/** Whether the list is kept already, and costs no more than what has changed. */
export function areListed(workspace: Workspace): boolean {
  return listed.has(workspace);
}

/** How many documents there are. */
export function countDocuments(workspace: Workspace): number {
  return (
    statement<{ number: number }>(workspace, 'SELECT count(*) AS number FROM document WHERE removed = 0').get()
      ?.number ?? 0
  );
}

/** Rows between two pauses: some milliseconds. */
const AT_ONCE = 100;

/** Reads the list for the first time, with pauses; what changes meanwhile is brought in by whoever asks for it next. */
export function* readDocuments(workspace: Workspace): Generator<undefined, void> {
  const revision = documentsRevision(workspace);
  if (revision === null) return;
  const next = statement<SummaryRow>(workspace, `${SUMMARY} WHERE removed = 0 AND id > ? ORDER BY id LIMIT ${AT_ONCE}`);
  const documents: DocumentSummary[] = [];
  for (let last: string | undefined = ''; last !== undefined; ) {
    const rows = next.all(last);
    for (const row of rows) documents.push(summaryOf(row));
    last = rows.at(-1)?.id;
    yield;
    if (listed.has(workspace) || !workspace.database.open) return;
  }
  const placed = documents.map((document) => ({
    document,
    path: Buffer.from(document.path),
    id: Buffer.from(document.id),
  }));
  placed.sort((one, other) => Buffer.compare(one.path, other.path) || Buffer.compare(one.id, other.id));
  listed.set(workspace, { revision, documents: placed.map(({ document }) => document) });
}

/** A list in which some documents are as they are now. */
function withChanges(
  workspace: Workspace,
  before: readonly DocumentSummary[],
  changed: readonly string[],
): DocumentSummary[] {
  const others = new Set(changed);
  const documents = before.filter(({ id }) => !others.has(id));
  const find = statement<SummaryRow>(workspace, `${SUMMARY} WHERE removed = 0 AND id = ?`);
  for (const id of changed) {
    const row = find.get(id);
    if (row === undefined) continue;
    let [low, high] = [0, documents.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (comesBefore(documents[middle] as DocumentSummary, row)) low = middle + 1;
      else high = middle;
    }
    documents.splice(low, 0, summaryOf(row));
  }
  return documents;
}

type Place = Pick<DocumentSummary, 'path' | 'id'>;

/** As SQLite puts texts in order: by their bytes. */
function comesBefore(one: Place, other: Place): boolean {
  return (
    (Buffer.compare(Buffer.from(one.path), Buffer.from(other.path)) ||
      Buffer.compare(Buffer.from(one.id), Buffer.from(other.id))) < 0
  );
}

type SummaryRow = Omit<DocumentRow, 'text'> & { readonly passages: number };

const SUMMARY = `SELECT id, path, format, sha256, source.bytes AS bytes, reading, rules, pages, metadata, corrections, quality,
    (SELECT count(*) FROM passage WHERE passage.document = document.id) AS passages
  FROM document JOIN source USING (sha256)`;

function allSummaries(workspace: Workspace): DocumentSummary[] {
  return statement<SummaryRow>(workspace, `${SUMMARY} WHERE removed = 0 ORDER BY path, id`).all().map(summaryOf);
}

function summaryOf(row: SummaryRow): DocumentSummary {
  return {
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
    quality: qualityOf(row),
    reading: row.reading,
    rules: row.rules,
  };
}
