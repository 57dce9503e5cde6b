/**
 * The one door through which a review changes: the records, the entry in the log and what undo would take, in one
 * transaction. What this returns has been written to the disk.
 */
import { canonicalJson } from '../review/canonical-json.ts';
import { entryHash, ORIGIN } from '../review/chain.ts';
import { reversed } from '../review/history.ts';
import type { Change, Entry, Json, RecordKind, RecordName, RecordValues } from '../review/records.ts';
import { WorkspaceError } from './errors.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { sha256 } from './hash.ts';
import { entryAt } from './log.ts';
import { recordJson, writeRecord } from './records.ts';

/** A record as it shall be; null takes it away. */
export type IntentOf<Kind extends RecordKind> = {
  readonly [One in Kind]: { readonly kind: One; readonly key: string; readonly after: RecordValues[One] | null };
}[Kind];

export type Intent = IntentOf<RecordKind>;

/** A record of one of several kinds as it shall be. */
export function intentOf<Kind extends RecordKind>(kind: Kind, key: string, after: RecordValues[Kind] | null): Intent {
  return { kind, key, after } as Intent;
}

/** A record as the log holds it, as it shall be. */
export function rawIntent({ kind, key }: RecordName, after: Json): Intent {
  return { kind, key, after } as Intent;
}

/** What undo or redo would do, in the reviewer's words: "accepted C05 for ...". */
export interface UndoWords {
  readonly undo: string | null;
  readonly redo: string | null;
}

/**
 * Carries out what a reviewer did, as one step for undo.
 * @param what in the reviewer's words
 * @returns the entry in the log, or null where everything was so already
 */
export function act(workspace: Workspace, reviewer: string, what: string, intents: readonly Intent[]): Entry | null {
  return inOneTransaction(workspace, () => {
    const changes = changesOf(workspace, intents);
    return changes.length === 0 ? null : enter(workspace, { kind: 'act', of: null, reviewer, what, changes });
  });
}

/**
 * Notes what happened to the workspace and cannot be undone. With changes to what a reviewer said, it is a line that undo does
 * not cross.
 */
export function note(workspace: Workspace, reviewer: string, what: string, intents: readonly Intent[] = []): Entry {
  return inOneTransaction(workspace, () =>
    enter(workspace, { kind: 'note', of: null, reviewer, what, changes: changesOf(workspace, intents) }),
  );
}

/** Notes what records are, or that there are none, although nothing changes: where what the log said of them has been erased. */
export function restate(workspace: Workspace, reviewer: string, what: string, names: readonly RecordName[]): void {
  inOneTransaction(workspace, () => {
    const changes = names.map(({ kind, key }): Change => {
      const value = recordJson(workspace, { kind, key });
      return { kind, key, before: value, after: value };
    });
    enter(workspace, { kind: 'note', of: null, reviewer, what, changes });
  });
}

/** Takes back the last act that has not been taken back. Returns its words, or null where there is none. */
export function undo(workspace: Workspace, reviewer: string): string | null {
  return inOneTransaction(workspace, () => {
    const act = nextToUndo(workspace);
    if (act === null) return null;
    const changes = reversed(act.changes);
    enter(workspace, { kind: 'undo', of: act.sequence, reviewer, what: `undid: ${act.what}`, changes });
    return act.what;
  });
}

/** Does again what was last taken back. Returns its words, or null where there is none. */
export function redo(workspace: Workspace, reviewer: string): string | null {
  return inOneTransaction(workspace, () => {
    const act = nextToRedo(workspace);
    if (act === null) return null;
    enter(workspace, {
      kind: 'redo',
      of: act.sequence,
      reviewer,
      what: `did again: ${act.what}`,
      changes: act.changes,
    });
    return act.what;
  });
}

/** What undo and redo would do now. */
export function undoWords(workspace: Workspace): UndoWords {
  return { undo: nextToUndo(workspace)?.what ?? null, redo: nextToRedo(workspace)?.what ?? null };
}

/** Puts an act back where undo or redo finds it: what it changed has not moved, although a document was read again. */
export function keepOnStack(workspace: Workspace, sequence: number, isUndone: boolean): void {
  statement(workspace, 'INSERT OR REPLACE INTO undoable (sequence, undone) VALUES (?, ?)').run(
    sequence,
    isUndone ? 1 : 0,
  );
}

interface Act {
  readonly sequence: number;
  readonly what: string;
  readonly changes: readonly Change[];
}

function nextToUndo(workspace: Workspace): Act | null {
  return actAt(workspace, 'SELECT max(sequence) AS sequence FROM undoable WHERE undone = 0');
}

function nextToRedo(workspace: Workspace): Act | null {
  return actAt(workspace, 'SELECT min(sequence) AS sequence FROM undoable WHERE undone = 1');
}

function actAt(workspace: Workspace, sql: string): Act | null {
  const sequence = statement<{ sequence: number | null }>(workspace, sql).get()?.sequence ?? null;
  if (sequence === null) return null;
  const { what, changes } = entryAt(workspace, sequence);
  const kept = changes.flatMap((change) => ('erased' in change ? [] : [change]));
  // What has been erased for good cannot be brought back.
  return typeof what === 'string' && kept.length === changes.length ? { sequence, what, changes: kept } : null;
}

function changesOf(workspace: Workspace, intents: readonly Intent[]): Change[] {
  return intents
    .map(({ kind, key, after }) => ({ kind, key, before: recordJson(workspace, { kind, key }), after: after as Json }))
    .filter(({ before, after }) => canonicalJson(before) !== canonicalJson(after));
}

function enter(workspace: Workspace, entry: Omit<Entry, 'sequence' | 'at'>): Entry {
  for (const { kind, key, before, after } of entry.changes) {
    if (canonicalJson(recordJson(workspace, { kind, key })) !== canonicalJson(before)) {
      throw new WorkspaceError('conflict', 'This has been changed since, and cannot be undone any more.');
    }
    writeRecord(workspace, { kind, key }, after);
  }
  const last = lastEntry(workspace);
  const whole: Entry = { ...entry, sequence: last.sequence + 1, at: workspace.now() };
  writeEntry(workspace, whole, entryHash(last.hash, whole, sha256));
  moveUndo(workspace, whole);
  return whole;
}

function lastEntry(workspace: Workspace): { readonly sequence: number; readonly hash: string } {
  const row = statement<{ sequence: number; hash: string }>(
    workspace,
    'SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1',
  ).get();
  return row ?? { sequence: 0, hash: ORIGIN };
}

function writeEntry(workspace: Workspace, entry: Entry, hash: string): void {
  statement(
    workspace,
    'INSERT INTO log (sequence, at, reviewer, kind, of_sequence, what, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(entry.sequence, entry.at, entry.reviewer, entry.kind, entry.of, entry.what, hash);
  const insert = statement(
    workspace,
    'INSERT INTO log_change (sequence, place, kind, key, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const [place, { kind, key, before, after }] of entry.changes.entries()) {
    insert.run(entry.sequence, place, kind, key, JSON.stringify(before), JSON.stringify(after));
  }
  statement(
    workspace,
    `INSERT INTO setting (name, value) VALUES ('log-head', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify({ sequence: entry.sequence, hash }));
}

/** Keeps the stacks of `src/review/history.ts` as rows. */
function moveUndo(workspace: Workspace, { kind, sequence, of, changes }: Entry): void {
  if (kind === 'act') {
    statement(workspace, 'DELETE FROM undoable WHERE undone = 1').run();
    statement(workspace, 'INSERT INTO undoable (sequence) VALUES (?)').run(sequence);
  } else if (kind === 'note') {
    if (changes.some((change) => change.kind !== 'reading')) statement(workspace, 'DELETE FROM undoable').run();
  } else {
    statement(workspace, 'UPDATE undoable SET undone = ? WHERE sequence = ?').run(kind === 'undo' ? 1 : 0, of);
  }
}
