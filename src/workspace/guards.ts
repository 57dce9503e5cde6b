/**
 * What keeps entries of the log from being changed or deleted by whoever writes into the file: triggers, which belong to the file
 * and so may be missing from it.
 */
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { statement, type Workspace } from './handle.ts';
import { MIGRATIONS } from './migrations/index.ts';

interface Trigger {
  readonly name: string;
  readonly sql: string;
}

const TRIGGERS = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' ORDER BY name";

/** What is wrong with the triggers of a file, for its version; a sentence each. */
export function guardsAmiss(workspace: Workspace): string[] {
  const version = Number(workspace.database.pragma('user_version', { simple: true }));
  const wanted = new Map(madeBy(version).map(({ name, sql }) => [name, sql]));
  const there = new Map(
    statement<Trigger>(workspace, TRIGGERS)
      .all()
      .map(({ name, sql }) => [name, sql]),
  );
  return [
    ...[...wanted]
      .filter(([name, sql]) => there.get(name) !== sql)
      .map(
        ([name]) =>
          `The guard “${name}”, which keeps what is in the file from being changed unseen, is missing or not as it was made.`,
      ),
    ...[...there.keys()]
      .filter((name) => !wanted.has(name))
      .map((name) => `“${name}” changes what is saved in the file, and is none of this program’s.`),
  ];
}

/** The triggers of an empty file of some version. */
function madeBy(version: number): Trigger[] {
  const database: Database = new Sqlite(':memory:');
  try {
    for (const sql of MIGRATIONS.slice(0, version)) database.exec(sql);
    return database.prepare<unknown[], Trigger>(TRIGGERS).all();
  } finally {
    database.close();
  }
}
