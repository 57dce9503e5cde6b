/**
 * Erasing a document for good, where the law or a family asks for it. Removing only takes out of sight and can be undone;
 * this cannot.
 */
import { changeDigest } from '../review/chain.ts';
import { type Json, partsOf, type RecordKind } from '../review/records.ts';
import { renamed } from './carry.ts';
import { rememberErased } from './erased.ts';
import { WorkspaceError } from './errors.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { sha256 } from './hash.ts';
import { note, rawIntent } from './ledger.ts';
import { eachEntry } from './log.ts';
import { getSetting, setSetting } from './open.ts';
import { bringUpToDate } from './own-writing.ts';
import { eachRecord } from './records.ts';
import { rebuildSearch, removeDocumentFromSearch } from './search.ts';

/** Kinds of records whose keys name documents. */
const ABOUT_DOCUMENTS: ReadonlySet<RecordKind> = new Set([
  'decision',
  'opinion',
  'unplaced',
  'passage',
  'progress',
  'correction',
  'removed',
  'not-copies',
  'counts',
  'whose',
  'tag',
  'set-aside',
  'word',
  'leftover',
]);

/**
 * Erases a document, its original, everything decided about it and everything computed, and blanks what the log says of
 * it. The log keeps that there were such entries, by whom and when, and its chain holds over their digests. Backups made
 * before still have the document, and undo does not go back beyond this.
 * @throws WorkspaceError `not-found`
 */
export function eraseDocument(workspace: Workspace, documentId: string, reviewer: string): void {
  eraseDocuments(workspace, [documentId], reviewer);
}

/** Erases several documents: all of them, or none. See {@link eraseDocument}. */
export function eraseDocuments(workspace: Workspace, documentIds: readonly string[], reviewer: string): void {
  inOneTransaction(workspace, () => {
    for (const id of documentIds) eraseOne(workspace, id, reviewer);
    // The index marks what is deleted and keeps its stems until they are written anew.
    rebuildSearch(workspace);
  });
  bringUpToDate(workspace);
}

function eraseOne(workspace: Workspace, documentId: string, reviewer: string): void {
  inOneTransaction(workspace, () => {
    const row = statement<{ path: string; sha256: string }>(
      workspace,
      'SELECT path, sha256 FROM document WHERE id = ?',
    ).get(documentId);
    if (row === undefined) throw new WorkspaceError('not-found', 'This document is not in the workspace.');
    const about = [...eachRecord(workspace)].filter((record) => isAbout(record, documentId));
    const naming = [...eachRecord(workspace)].filter(
      ({ kind, value }) => !ABOUT_DOCUMENTS.has(kind) && names(value, documentId),
    );
    const erasure = note(
      workspace,
      reviewer,
      'erased a document for good',
      [...about, ...naming].map((record) => rawIntent(record, null)),
    );
    const without = naming.map((record) =>
      rawIntent(
        record,
        renamed(record.value, documentId, () => null, []),
      ),
    );
    if (without.length > 0) note(workspace, reviewer, 'took what was erased out of themes and findings', without);
    blankLog(workspace, documentId, row.path, erasure.sequence);
    rememberErased(workspace, row.sha256);
    removeDocumentFromSearch(workspace, documentId);
    statement(workspace, 'DELETE FROM document WHERE id = ?').run(documentId);
    statement(workspace, 'DELETE FROM failure WHERE path = ?').run(row.path);
    statement(
      workspace,
      'DELETE FROM source WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM document WHERE document.sha256 = source.sha256)',
    ).run(row.sha256);
    // Themes and copies quote documents too. Whatever was computed can be computed again.
    statement(workspace, 'DELETE FROM stage_result').run();
    statement(workspace, 'DELETE FROM undoable').run();
    const sample = getSetting(workspace, 'sample');
    if (sample !== null) {
      setSetting(workspace, 'sample', JSON.stringify(renamed(JSON.parse(sample) as Json, documentId, () => null, [])));
    }
  });
}

/** Whether a value names a document: an edit of a theme with its passages, or a finding with its quotations. */
function names(value: Json, documentId: string): boolean {
  return JSON.stringify(value).includes(JSON.stringify(documentId));
}

function isAbout({ kind, key }: { kind: RecordKind; key: string }, documentId: string): boolean {
  return ABOUT_DOCUMENTS.has(kind) && partsOf(key).includes(documentId);
}

/**
 * Leaves digests where the log speaks of the document, so that the chain still holds.
 * @param first the entry with which this erasure begins
 */
function blankLog(workspace: Workspace, documentId: string, path: string, first: number): void {
  const blankChange = statement(
    workspace,
    `UPDATE log_change SET kind = NULL, key = NULL, before = NULL, after = NULL, erased = ?
     WHERE sequence = ? AND place = ?`,
  );
  const blankWords = statement(workspace, 'UPDATE log SET what = NULL, erased = ? WHERE sequence = ?');
  for (const { sequence, what, changes } of eachEntry(workspace)) {
    let named = typeof what === 'string' && what.includes(path);
    for (const [place, change] of changes.entries()) {
      if ('erased' in change) continue;
      if (!isAbout(change, documentId) && !names([change.before, change.after], documentId)) continue;
      blankChange.run(changeDigest(change, sha256), sequence, place);
      named = true;
    }
    // The last entries are this erasure itself; their words name nothing.
    if (named && typeof what === 'string' && sequence < first) blankWords.run(sha256(what), sequence);
  }
}
