/**
 * What was read of each document, noted in the log when it was read: nobody decided it, and what nobody has decided yet could
 * otherwise be changed or taken away without a trace.
 */
import { createHash } from 'node:crypto';
import { counted } from '../document/series.ts';
import { keyOf, type ReadingNote } from '../review/records.ts';
import { statement, type Workspace } from './handle.ts';
import type { Intent } from './ledger.ts';
import { readRecord } from './records.ts';

/** The note of what is read of a document now. */
export function readingNoted(workspace: Workspace, documentId: string): Intent {
  return { kind: 'reading', key: keyOf(documentId), after: readingOf(workspace, documentId) };
}

/**
 * Where a document is not as it was read, in a sentence, or null. One that was read before readings were noted is not told until
 * it is read again.
 */
export function readingAmiss(workspace: Workspace, documentId: string, path: string): string | null {
  const noted = readRecord(workspace, { kind: 'reading', key: keyOf(documentId) });
  if (noted === null) return null;
  const now = readingOf(workspace, documentId);
  if (now.passages !== noted.passages)
    return `${path} was read into ${counted(noted.passages, 'passage')}, says the log; ${now.passages} ${now.passages === 1 ? 'is' : 'are'} there.`;
  if (now.sha256 !== noted.sha256) return `What was read of ${path} is not as it was when it was read.`;
  const aside = asideUnsaid(workspace, documentId);
  return aside === 0
    ? null
    : `${counted(aside, 'passage')} of ${path} ${aside === 1 ? 'is' : 'are'} set aside, or not, and neither reading nor a reviewer said so.`;
}

/** Passages whose column for lists and counts is not what reading and the reviewer say together. */
function asideUnsaid(workspace: Workspace, documentId: string): number {
  const row = statement<{ count: number }>(
    workspace,
    `SELECT count(*) AS count FROM passage
     LEFT JOIN record ON record.kind = 'set-aside' AND record.key = json_array(passage.document, passage.id)
     WHERE document = ? AND origin = 'read' AND furniture IS NOT
       CASE json_extract(record.json, '$.aside') WHEN 1 THEN coalesce(furniture_read, 'by-reviewer') WHEN 0 THEN NULL ELSE furniture_read END`,
  ).get(documentId);
  return row?.count ?? 0;
}

/** Of the rows as they lie in the file: what reviewers said since is in none of these columns. */
function readingOf(workspace: Workspace, documentId: string): ReadingNote {
  const hash = createHash('sha256');
  const add = (...values: readonly unknown[]) => hash.update(`${JSON.stringify(values)}\n`);
  const document = statement<Record<string, unknown>>(
    workspace,
    'SELECT format, pages, text, metadata, quality FROM document WHERE id = ?',
  ).get(documentId);
  if (document !== undefined) add(document.format, document.pages, document.text, document.metadata, document.quality);
  let passages = 0;
  const rows = statement<Record<string, unknown>>(
    workspace,
    `SELECT id, kind, furniture_read, start, end, text, details, boxes FROM passage
     WHERE document = ? AND origin = 'read' ORDER BY start, end, id`,
  );
  for (const row of rows.iterate(documentId)) {
    passages++;
    add(row.id, row.kind, row.furniture_read, row.start, row.end, row.text, row.details, row.boxes);
  }
  return { passages, sha256: hash.digest('hex') };
}
