/**
 * Erasing a document for good, where the law or a family asks for it. Removing only takes out of sight and can be undone;
 * this cannot.
 */
import { changeDigest } from '../review/chain.ts';
import { partsOf, type RecordKind } from '../review/records.ts';
import { WorkspaceError } from './errors.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { sha256 } from './hash.ts';
import { note } from './ledger.ts';
import { eachEntry } from './log.ts';
import { eachRecord } from './records.ts';
import { removeDocumentFromSearch } from './search.ts';

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
  'tag',
  'set-aside',
  'leftover',
]);

/**
 * Erases a document, its original, everything decided about it and everything computed, and blanks what the log says of
 * it. The log keeps that there were such entries, by whom and when, and its chain holds over their digests. Backups made
 * before still have the document, and undo does not go back beyond this.
 * @throws WorkspaceError `not-found`
 */
export function eraseDocument(workspace: Workspace, documentId: string, reviewer: string): void {
  inOneTransaction(workspace, () => {
    const row = statement<{ path: string; sha256: string }>(
      workspace,
      'SELECT path, sha256 FROM document WHERE id = ?',
    ).get(documentId);
    if (row === undefined) throw new WorkspaceError('not-found', 'This document is not in the workspace.');
    const about = [...eachRecord(workspace)].filter((record) => isAbout(record, documentId));
    note(
      workspace,
      reviewer,
      'erased a document for good',
      about.map(({ kind, key }) => ({ kind, key, after: null })),
    );
    blankLog(workspace, documentId, row.path);
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
  });
  workspace.database.pragma('wal_checkpoint(TRUNCATE)');
}

function isAbout({ kind, key }: { kind: RecordKind; key: string }, documentId: string): boolean {
  return ABOUT_DOCUMENTS.has(kind) && partsOf(key).includes(documentId);
}

/** Leaves digests where the log speaks of the document, so that the chain still holds. */
function blankLog(workspace: Workspace, documentId: string, path: string): void {
  const blankChange = statement(
    workspace,
    `UPDATE log_change SET kind = NULL, key = NULL, before = NULL, after = NULL, erased = ?
     WHERE sequence = ? AND place = ?`,
  );
  const blankWords = statement(workspace, 'UPDATE log SET what = NULL, erased = ? WHERE sequence = ?');
  const last = statement<{ sequence: number }>(workspace, 'SELECT max(sequence) AS sequence FROM log').get()?.sequence;
  for (const { sequence, what, changes } of eachEntry(workspace)) {
    let names = typeof what === 'string' && what.includes(path);
    for (const [place, change] of changes.entries()) {
      if ('erased' in change || !isAbout(change, documentId)) continue;
      blankChange.run(changeDigest(change, sha256), sequence, place);
      names = true;
    }
    // The last entry is this erasure itself; its words name nothing.
    if (names && typeof what === 'string' && sequence !== last) blankWords.run(sha256(what), sequence);
  }
}
