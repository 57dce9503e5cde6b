/**
 * Making, opening and closing the one file.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { asWorkspaceError, WorkspaceError } from './errors.ts';
import type { Workspace } from './handle.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** "EvDk": what `file` and other programs can tell a workspace by (SQLite's `application_id`). */
export const APPLICATION_ID = 0x4576446b;

export interface OpenOptions {
  readonly passphrase?: string;
  /** The clock; the machine's own by default. */
  readonly now?: () => Date;
}

export interface CreateOptions extends OpenOptions {
  /** What the workspace is called in the window; the file's name by default. */
  readonly name?: string;
}

/**
 * Makes a new, empty workspace and opens it.
 * @throws WorkspaceError `exists` where there is a file already, or why the folder cannot be written to.
 */
export function createWorkspace(path: string, options: CreateOptions = {}): Workspace {
  const full = resolve(path);
  if (existsSync(full)) {
    throw new WorkspaceError('exists', 'There is a file of this name already. Open it, or choose another name.');
  }
  const workspace = connect(full, options, false);
  if (options.name !== undefined) setSetting(workspace, 'name', options.name);
  return workspace;
}

/**
 * Opens a workspace, bringing a file of an older version up to date first. A damaged file is never changed.
 * @throws WorkspaceError saying what is wrong and what to do.
 */
export function openWorkspace(path: string, options: OpenOptions = {}): Workspace {
  const full = resolve(path);
  if (!existsSync(full)) {
    throw new WorkspaceError(
      'missing',
      'There is no workspace at this place. It may have been moved, or its drive removed.',
    );
  }
  return connect(full, options, true);
}

/** Closes the file. Everything was saved when it happened; nothing is left to save. */
export function closeWorkspace(workspace: Workspace): void {
  workspace.prepared.clear();
  workspace.database.close();
  workspace.release();
}

/** A value kept with the workspace, or null. */
export function getSetting(workspace: Workspace, name: string): string | null {
  const row = workspace.database.prepare('SELECT value FROM setting WHERE name = ?').get(name) as
    | { value: string }
    | undefined;
  return row?.value ?? null;
}

/** Keeps a value with the workspace. */
export function setSetting(workspace: Workspace, name: string, value: string): void {
  workspace.database
    .prepare('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, value);
}

function connect(path: string, options: OpenOptions, mustExist: boolean): Workspace {
  let database: Database | undefined;
  try {
    database = new Sqlite(path, { fileMustExist: mustExist, timeout: 0 });
    checkKind(database, mustExist);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('checkpoint_fullfsync = ON');
    migrate(database);
  } catch (error) {
    database?.close();
    throw asWorkspaceError(error);
  }
  const clock = options.now ?? (() => new Date());
  return { path, database, now: () => clock().toISOString(), prepared: new Map(), release: () => {} };
}

function checkKind(database: Database, mustExist: boolean): void {
  if (!mustExist) return;
  const id = database.pragma('application_id', { simple: true });
  if (id !== APPLICATION_ID) {
    throw new WorkspaceError('not-a-workspace', 'This file is not a workspace of Evidence Desk. Choose another file.');
  }
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > MIGRATIONS.length) {
    throw new WorkspaceError(
      'newer',
      'This workspace was made by a newer version of Evidence Desk. Open it with that version, or update this one. Nothing has been changed.',
    );
  }
}

/** Each step and its number in one transaction: a file is always at a whole step. */
function migrate(database: Database): void {
  const done = Number(database.pragma('user_version', { simple: true }));
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < done) continue;
    database
      .transaction(() => {
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.exec(sql);
        database.pragma(`user_version = ${index + 1}`);
      })
      .immediate();
  }
}
