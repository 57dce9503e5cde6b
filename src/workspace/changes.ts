/**
 * Which documents of an open workspace have changed, and whether what the reviewer says about copies has: told by SQLite
 * itself, so that no way of writing is left out.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { statement, type Workspace } from './handle.ts';

/** What is watched: a table, where a change to it counts, and the document that has changed; none where it is about several. */
const WATCHED = [
  { table: 'document', when: () => 'TRUE', document: (row: string) => `${row}.id` },
  // What was read of a document comes and goes with its row.
  {
    table: 'passage',
    when: (row: string) => `${row}.origin = 'reviewer'`,
    document: (row: string) => `${row}.document`,
  },
  {
    table: 'record',
    when: (row: string) => `${row}.kind IN ('not-copies', 'counts', 'set-aside')`,
    document: () => 'NULL',
  },
];

/** Kept in the connection, not in the file. */
const WATCH = [
  'CREATE TEMP TABLE change (number INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT);',
  ...WATCHED.flatMap(({ table, when, document }) =>
    (['INSERT', 'UPDATE', 'DELETE'] as const).map((kind) => {
      const row = kind === 'DELETE' ? 'old' : 'new';
      return `CREATE TEMP TRIGGER ${table}_${kind} AFTER ${kind} ON main.${table} WHEN ${when(row)}
        BEGIN INSERT INTO change (document) VALUES (${document(row)}); END;`;
    }),
  ),
].join('\n');

/** Begins to note changes made over a connection, after its tables have been brought up to date. */
export function noteChanges(database: Database): void {
  database.exec(WATCH);
}

/**
 * A number that is another one whenever a document has come, gone, been read again or corrected, or copies and passages have
 * been told apart by the reviewer; null within a transaction, which may be taken back. Means nothing beyond the open
 * workspace.
 */
export function documentsRevision(workspace: Workspace): number | null {
  if (workspace.database.inTransaction) return null;
  return (
    statement<{ number: number }>(workspace, 'SELECT coalesce(max(number), 0) AS number FROM temp.change').get()
      ?.number ?? 0
  );
}

/** The ids of the documents that changed since a revision, each once. */
export function documentsChangedSince(workspace: Workspace, revision: number): string[] {
  return statement<{ document: string }>(
    workspace,
    'SELECT DISTINCT document FROM temp.change WHERE number > ? AND document IS NOT NULL',
  )
    .all(revision)
    .map(({ document }) => document);
}
