/**
 * Erasing a document for good, where the law or a family asks for it. Removing only takes out of sight and can be undone;
 * this cannot.
 */
import { counted } from '../document/series.ts';
import { changeDigest } from '../review/chain.ts';
import { partsOf, type RecordKind, type RecordName, recordId } from '../review/records.ts';
import { rememberErased } from './erased.ts';
import { WorkspaceError } from './errors.ts';
import { forgetInSettings } from './forgotten.ts';
import { forgetMasks } from './forgotten-masks.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { sha256 } from './hash.ts';
import { note, rawIntent, restate } from './ledger.ts';
import { eachEntry } from './log.ts';
import { bringUpToDate } from './own-writing.ts';
import { eachRecord } from './records.ts';
import { rebuildSearch, removeDocumentFromSearch } from './search.ts';
import { names, without } from './without.ts';

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
  'reading',
]);

/**
 * Erases a document, its original, everything decided about it and everything computed, and blanks what the log says of
 * it. The log keeps that there were such entries, by whom and when, and its chain holds over their digests. Backups made
 * before still have the document, and undo does not go back beyond this.
 * @returns how many texts went out of the masks of exports, since they stand in no document any more
 * @throws WorkspaceError `not-found`
 */
export function eraseDocument(workspace: Workspace, documentId: string, reviewer: string): number {
  return eraseDocuments(workspace, [documentId], reviewer);
}

/** Erases several documents: all of them, or none. See {@link eraseDocument}. */
export function eraseDocuments(workspace: Workspace, documentIds: readonly string[], reviewer: string): number {
  const masks = inOneTransaction(workspace, () => {
    for (const id of documentIds) eraseOne(workspace, id, reviewer);
    // The index marks what is deleted and keeps its stems until they are written anew.
    rebuildSearch(workspace);
    const forgotten = forgetMasks(workspace);
    if (forgotten > 0)
      note(workspace, reviewer, `took ${counted(forgotten, 'text')} that no document holds any more out of the masks`);
    return forgotten;
  });
  bringUpToDate(workspace);
  return masks;
}

function eraseOne(workspace: Workspace, documentId: string, reviewer: string): void {
  inOneTransaction(workspace, () => {
    const row = statement<{ path: string; sha256: string }>(
      workspace,
      'SELECT path, sha256 FROM document WHERE id = ?',
    ).get(documentId);
    if (row === undefined) throw new WorkspaceError('not-found', 'This document is not in the workspace.');
    const records = [...eachRecord(workspace)];
    const about = records.filter((record) => isAbout(record, documentId));
    const naming = records.filter((record) => !isAbout(record, documentId) && names(record.value, documentId));
    const erasure = note(workspace, reviewer, 'erased a document for good', [
      ...about.map((record) => rawIntent(record, null)),
      ...naming.map((record) => rawIntent(record, without(record.value, documentId))),
    ]);
    const blanks = blanksFor(workspace, documentId, row.path, erasure.sequence);
    if (blanks.unsaid.length > 0)
      restate(workspace, reviewer, 'took what was erased out of themes, findings and criteria', blanks.unsaid);
    blankLog(workspace, blanks);
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
    forgetInSettings(workspace, documentId);
  });
}

function isAbout({ kind, key }: RecordName, documentId: string): boolean {
  return ABOUT_DOCUMENTS.has(kind) && partsOf(key).includes(documentId);
}

interface Blanks {
  readonly changes: readonly { readonly sequence: number; readonly place: number; readonly digest: string }[];
  readonly words: readonly { readonly sequence: number; readonly digest: string }[];
  /** Records of which the log will not say any more what became of them, and that are not the document's own. */
  readonly unsaid: readonly RecordName[];
}

/**
 * Where the log speaks of the document.
 * @param first the entry with which this erasure begins
 */
function blanksFor(workspace: Workspace, documentId: string, path: string, first: number): Blanks {
  const changes: { sequence: number; place: number; digest: string }[] = [];
  const words: { sequence: number; digest: string }[] = [];
  const unsaid = new Map<string, RecordName>();
  for (const entry of eachEntry(workspace)) {
    const { sequence, what } = entry;
    let named = typeof what === 'string' && what.includes(path);
    for (const [place, change] of entry.changes.entries()) {
      if ('erased' in change) continue;
      const isOwn = isAbout(change, documentId);
      const isNamed = isOwn || names([change.before, change.after], documentId);
      // What a record became is told by its last change, also where that only took the document out of it.
      if (isNamed && !isOwn) unsaid.set(recordId(change), { kind: change.kind, key: change.key });
      else unsaid.delete(recordId(change));
      if (!isNamed) continue;
      changes.push({ sequence, place, digest: changeDigest(change, sha256) });
      named = true;
    }
    // The last entry is this erasure itself; its words name nothing.
    if (named && typeof what === 'string' && sequence < first) words.push({ sequence, digest: sha256(what) });
  }
  return { changes, words, unsaid: [...unsaid.values()] };
}

/** Leaves digests where the log speaks of the document, so that the chain still holds. */
function blankLog(workspace: Workspace, { changes, words }: Blanks): void {
  const blankChange = statement(
    workspace,
    `UPDATE log_change SET kind = NULL, key = NULL, before = NULL, after = NULL, erased = ?
     WHERE sequence = ? AND place = ?`,
  );
  const blankWords = statement(workspace, 'UPDATE log SET what = NULL, erased = ? WHERE sequence = ?');
  for (const { sequence, place, digest } of changes) blankChange.run(digest, sequence, place);
  for (const { sequence, digest } of words) blankWords.run(digest, sequence);
}
