/**
 * The audit log as it lies in the file: read, checked and handed out.
 */
import { type ChainedEntry, type ChainFinding, type ChainHead, checkChain } from '../review/chain.ts';
import type { Change, EntryKind, Json, RecordName } from '../review/records.ts';
import { WorkspaceError } from './errors.ts';
import { statement, type Workspace } from './handle.ts';
import { sha256 } from './hash.ts';

interface EntryRow {
  readonly sequence: number;
  readonly at: string;
  readonly reviewer: string;
  readonly kind: string;
  readonly of_sequence: number | null;
  readonly what: string | null;
  readonly erased: string | null;
  readonly hash: string;
}

interface ChangeRow {
  readonly kind: string | null;
  readonly key: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly erased: string | null;
}

/** One line of the log as people read it. */
export interface LogLine {
  readonly sequence: number;
  readonly at: string;
  readonly reviewer: string;
  readonly what: string;
}

const BATCH = 500;

/**
 * One entry of the log.
 * @throws WorkspaceError `damaged` where it should be and is not
 */
export function entryAt(workspace: Workspace, sequence: number): ChainedEntry {
  const row = statement<EntryRow>(workspace, 'SELECT * FROM log WHERE sequence = ?').get(sequence);
  if (row === undefined) {
    throw new WorkspaceError(
      'damaged',
      `Entry ${sequence} of the log is missing. Check the workspace, and restore a backup.`,
    );
  }
  return entryOf(workspace, row);
}

/** Every entry from the first, a few at a time. */
export function* eachEntry(workspace: Workspace): Generator<ChainedEntry> {
  const next = statement<EntryRow>(workspace, `SELECT * FROM log WHERE sequence > ? ORDER BY sequence LIMIT ${BATCH}`);
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = next.all(after);
    for (const row of rows) yield entryOf(workspace, row);
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.sequence ?? after;
  }
}

/** The last lines of the log, newest first. */
export function recentLines(workspace: Workspace, limit = 100): LogLine[] {
  return statement<LogLine>(
    workspace,
    `SELECT sequence, at, reviewer, coalesce(what, 'erased') AS what FROM log ORDER BY sequence DESC LIMIT ?`,
  ).all(limit);
}

/** How many lines the log has. */
export function countLines(workspace: Workspace): number {
  return statement<{ count: number }>(workspace, 'SELECT count(*) AS count FROM log').get()?.count ?? 0;
}

/** Everything that happened to one record, oldest first. */
export function historyOf(workspace: Workspace, { kind, key }: RecordName): ChainedEntry[] {
  return statement<EntryRow>(
    workspace,
    `SELECT * FROM log WHERE sequence IN (SELECT sequence FROM log_change WHERE kind = ? AND key = ?) ORDER BY sequence`,
  )
    .all(kind, key)
    .map((row) => entryOf(workspace, row));
}

/** The last entry's number and hash: noted in an export, it proves later that nothing before it was changed. */
export function logHead(workspace: Workspace): ChainHead | null {
  const row = statement<{ value: string }>(workspace, `SELECT value FROM setting WHERE name = 'log-head'`).get();
  return row === undefined ? null : (JSON.parse(row.value) as ChainHead);
}

/** Follows the log from the first entry to the last and says where it is not as it was written. */
export function verifyLog(workspace: Workspace): ChainFinding[] {
  const head = logHead(workspace) ?? undefined;
  const findings = checkChain(eachEntry(workspace), sha256, head);
  const length = statement<{ count: number; last: number | null }>(
    workspace,
    'SELECT count(*) AS count, max(sequence) AS last FROM log',
  ).get();
  if (head !== undefined && (length?.last ?? 0) > head.sequence) {
    findings.push({ sequence: head.sequence + 1, message: `The log goes on after its last entry, ${head.sequence}.` });
  }
  if (head === undefined && (length?.count ?? 0) > 0) {
    findings.push({ sequence: 1, message: 'The note of the last entry of the log is missing.' });
  }
  return findings;
}

/** Whether the log still holds what it held at its head, as an export or a backup noted that; a sentence where it does not. */
export function notHeld(workspace: Workspace, { sequence, hash }: ChainHead): string | null {
  if (sequence === 0) return null;
  const row = statement<{ hash: string }>(workspace, 'SELECT hash FROM log WHERE sequence = ?').get(sequence);
  if (row?.hash === hash) return null;
  return row === undefined
    ? `The log ends before entry ${sequence}, to which it went when the export was made.`
    : `Entry ${sequence} of the log is another one than it was when the export was made.`;
}

/**
 * The log as JSON lines, one entry a line with its hash, for anyone to keep and to check: docs/decisions/workspace.md says
 * how the hashes are made.
 */
export function* exportLog(workspace: Workspace): Generator<string> {
  for (const entry of eachEntry(workspace)) yield `${JSON.stringify(entry)}\n`;
}

function entryOf(workspace: Workspace, row: EntryRow): ChainedEntry {
  const changes = statement<ChangeRow>(
    workspace,
    'SELECT kind, key, before, after, erased FROM log_change WHERE sequence = ? ORDER BY place',
  ).all(row.sequence);
  return {
    sequence: row.sequence,
    at: row.at,
    reviewer: row.reviewer,
    kind: row.kind as EntryKind,
    of: row.of_sequence,
    what: row.what ?? { erased: row.erased ?? '' },
    changes: changes.map((change) =>
      change.kind === null
        ? { erased: change.erased ?? '' }
        : ({
            kind: change.kind,
            key: change.key ?? '',
            before: JSON.parse(change.before ?? 'null') as Json,
            after: JSON.parse(change.after ?? 'null') as Json,
          } as Change),
    ),
    hash: row.hash,
  };
}
