/**
 * Making, opening and closing the one file.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { causeOf } from './causes.ts';
import { noteChanges } from './changes.ts';
import { refuseUnlessTypable, WorkspaceError } from './errors.ts';
import {
  alreadyThere,
  copyToDisk,
  draftOf,
  makePrivateFile,
  putWhereNothingIs,
  realPlace,
  refuseIfNoFile,
  removeDatabase,
  sweepDrafts,
} from './files.ts';
import { inOneTransaction, onlyReading, type Workspace } from './handle.ts';
import { importsNotLogged } from './imported.ts';
import { refuseIfStepsDoNotFit } from './last-steps.ts';
import { heldHere, hold, refuseIfHeldElsewhere, refuseIfOpenHere } from './lock.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { refuseNameTaken } from './names-taken.ts';
import { bringUpToDate, bringUpToDateInTime, closeFile, watchWriting } from './own-writing.ts';
import { notAsLogged } from './replay.ts';
import { type Credentials, newSeal, type Seal, sealOf, unlock } from './seal.ts';
import { mendSearch } from './search.ts';

/** "EvDk": what tells a workspace from any other SQLite file (SQLite's `application_id`). */
export const APPLICATION_ID = 0x4576446b;

export interface OpenOptions extends Credentials {
  /** The clock; the machine's own by default. */
  readonly now?: () => Date;
  /** Called before a file of an older version is brought up to date: the moment for a backup. */
  readonly beforeMigration?: (workspace: Workspace) => void;
}

export interface CreateOptions {
  /** What the workspace is called in the window; the file's name by default. */
  readonly name?: string;
  /** Protects the file. */
  readonly passphrase?: string;
  readonly now?: () => Date;
}

/**
 * Makes a new, empty workspace and opens it. The file appears when it is whole; of two that make one, one succeeds.
 * @throws WorkspaceError `exists` where there is a file already, `conflict` where its name goes with another workspace, or why the folder cannot be written to.
 */
export function createWorkspace(path: string, options: CreateOptions = {}): Workspace {
  const full = resolve(path);
  refuseUnlessTypable(options.passphrase);
  refuseNameTaken(full);
  if (existsSync(full)) throw alreadyThere();
  const draft = draftOf(full, 'being-made');
  try {
    refuseIfNoFile(full);
    if (!existsSync(dirname(full))) throw folderMissing();
    sweepDrafts(full);
    makePrivateFile(draft);
    const database = connect(draft, newSeal(options.passphrase), false);
    try {
      migrate(database);
      const set = database.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
      set.run('id', newId());
      if (options.name !== undefined) set.run('name', options.name);
    } finally {
      database.close();
    }
    putWhereNothingIs(draft, full);
  } catch (error) {
    removeDatabase(draft);
    throw causeOf(error, full);
  }
  return openWorkspace(full, options);
}

/**
 * Opens a workspace, bringing a file of an older version up to date first. A damaged file is never changed.
 * @throws WorkspaceError saying what is wrong and what to do.
 */
export function openWorkspace(path: string, options: OpenOptions = {}): Workspace {
  const workspace = openAsItIs(path, options);
  return searchable(upToDate(workspace, isOlder(workspace) ? () => options.beforeMigration?.(workspace) : undefined));
}

/**
 * The same where the backup before a file is brought up to date takes its time. Where that fails or is stopped, the file
 * stays of the older version, and closed.
 */
export async function openWorkspaceAfter(
  path: string,
  options: Omit<OpenOptions, 'beforeMigration'>,
  beforeMigration: (older: Workspace) => Promise<unknown>,
): Promise<Workspace> {
  const workspace = openAsItIs(path, options);
  if (isOlder(workspace)) {
    const release = onlyReading(workspace, 'This workspace is just being opened. Try again when it is open.');
    try {
      await beforeMigration(workspace);
    } catch (error) {
      closeWorkspace(workspace);
      throw problemOf(error, workspace.path);
    } finally {
      release();
    }
  }
  return searchable(upToDate(workspace));
}

function searchable(workspace: Workspace): Workspace {
  mendSearch(workspace);
  return workspace;
}

/**
 * Opens a workspace that is only looked at. One of an older version is copied and the copy brought up to date: what is
 * checked, or comes from somebody else, stays as it is. The copy goes when the workspace is closed.
 * @throws as {@link openWorkspace}
 */
export function openToLookAt(path: string, options: Omit<OpenOptions, 'beforeMigration'> = {}): Workspace {
  const workspace = openAsItIs(path, options);
  if (!isOlder(workspace)) return upToDate(workspace);
  const draft = draftOf(workspace.path, 'being-made');
  try {
    bringUpToDate(workspace);
    copyToDisk(workspace.file, draft);
  } catch (error) {
    removeDatabase(draft);
    throw problemOf(error, workspace.path);
  } finally {
    closeWorkspace(workspace);
  }
  try {
    const copy = openWorkspace(draft, options);
    const release = () => {
      copy.release();
      removeDatabase(draft);
    };
    return { ...copy, release };
  } catch (error) {
    removeDatabase(draft);
    throw error;
  }
}

const isOlder = ({ database }: Workspace) => versionOf(database) < MIGRATIONS.length;

function upToDate(workspace: Workspace, first?: () => void): Workspace {
  try {
    first?.();
    if (isOlder(workspace)) {
      // What was prepared for the older tables may not fit the newer ones.
      workspace.prepared.clear();
      migrate(workspace.database);
    }
    noteChanges(workspace.database);
    bringUpToDateInTime(workspace);
    return workspace;
  } catch (error) {
    closeWorkspace(workspace);
    throw problemOf(error, workspace.path);
  }
}

/** Opens a file of whatever version. */
function openAsItIs(path: string, options: OpenOptions): Workspace {
  const full = realPlace(path);
  const clock = options.now ?? (() => new Date());
  let database: Database | undefined;
  let file: number | undefined;
  let release = () => {};
  try {
    refuseIfMissing(full);
    refuseIfNoFile(full);
    refuseIfOpenHere(full);
    const seal = sealOf(full, options);
    refuseIfHeldElsewhere(full);
    refuseIfStepsDoNotFit(full, seal);
    file = openSync(full, 'r');
    database = connect(full, seal, true);
    checkVersion(database);
    // Half-made copies of a process that was stopped; this one holds the lock.
    sweepDrafts(full);
    release = hold(full, clock().toISOString());
    const workspace: Workspace = {
      path: full,
      isProtected: seal.isProtected,
      database,
      file,
      seal,
      now: () => clock().toISOString(),
      prepared: new Map(),
      release,
    };
    watchWriting(workspace, () => notAsLogged(workspace).length + importsNotLogged(workspace).length === 0);
    return workspace;
  } catch (error) {
    database?.close();
    if (file !== undefined) closeSync(file);
    release();
    throw problemOf(error, full);
  }
}

/** Closes the file. Everything was saved when it happened; nothing is left to save. */
export function closeWorkspace(workspace: Workspace): void {
  workspace.prepared.clear();
  closeFile(workspace);
  closeSync(workspace.file);
  workspace.release();
}

/** What tells a workspace from every other, wherever its file lies: eight hexadecimal digits. */
export function newId(): string {
  return randomBytes(4).toString('hex');
}

/** A value kept with the workspace, or null. */
export function getSetting(workspace: Workspace, name: string): string | null {
  const find = workspace.database.prepare<unknown[], { value: string }>('SELECT value FROM setting WHERE name = ?');
  return find.get(name)?.value ?? null;
}

/** Keeps a value with the workspace. @throws as {@link inOneTransaction} */
export function setSetting(workspace: Workspace, name: string, value: string): void {
  inOneTransaction(workspace, () => {
    workspace.database
      .prepare(
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      )
      .run(name, value);
  });
}

/**
 * A connection that owns the file alone. WAL with synchronous FULL: what has been committed is on the disk. Temporary
 * tables stay in memory, because SQLite's temporary files are not sealed.
 */
export function connect(path: string, seal: Seal, mustExist: boolean): Database {
  const database = new Sqlite(path, { fileMustExist: mustExist, timeout: 0 });
  try {
    unlock(database, seal);
    database.pragma('temp_store = MEMORY');
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('cache_size = -65536');
    // Reads the first page: a page that is not as it was written shows here.
    database.pragma('user_version');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    // The file is brought up to date in one place: see own-writing.ts.
    database.pragma('wal_autocheckpoint = 0');
    database.pragma('checkpoint_fullfsync = ON');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    // What is deleted is overwritten: erased means gone.
    database.pragma('secure_delete = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function checkVersion(database: Database): void {
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new WorkspaceError('not-a-workspace', 'This file is not a workspace of Evidence Desk. Choose another file.');
  }
  if (versionOf(database) > MIGRATIONS.length) {
    throw new WorkspaceError(
      'newer',
      'This workspace was made by a newer version of Evidence Desk. Open it with that version, or update this one. Nothing has been changed.',
    );
  }
}

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** Each step and its number in one transaction: a file is always at a whole step. */
function migrate(database: Database): void {
  const done = versionOf(database);
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

/** The file is sealed and its key fits: if SQLite cannot read it now, it is damaged. */
function problemOf(error: unknown, path: string): unknown {
  const problem = causeOf(error, path);
  if (!(problem instanceof WorkspaceError) || problem === error) return problem;
  if (problem.code === 'locked') return heldHere(path);
  if (problem.code !== 'not-a-workspace') return problem;
  return new WorkspaceError(
    'damaged',
    'The workspace is damaged. It has been left as it is: restore the last good backup, and keep the damaged file until the restored one has been checked.',
    { cause: error },
  );
}

/**
 * Refuses where anybody has the workspace at a path open, whatever its passphrase is: SQLite asks for the lock before it
 * reads a byte. Nothing is changed; a file that is damaged, or not there, is nobody's.
 * @throws WorkspaceError `locked`
 */
export function refuseIfOpen(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return;
  refuseIfOpenHere(path);
  refuseIfHeldElsewhere(path);
  let database: Database | undefined;
  try {
    database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 0 });
    // No shared memory is made beside the file.
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('user_version');
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw heldHere(path);
  } finally {
    database?.close();
  }
}

/**
 * @throws WorkspaceError `missing` or `unavailable` where nothing is at a path
 * @throws the file system's error where it cannot be looked at, for want of permission for example
 */
export function refuseIfMissing(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  if (!existsSync(dirname(path))) throw folderMissing();
  throw new WorkspaceError(
    'missing',
    'There is no workspace at this place. It may have been moved, or its drive removed.',
  );
}

function folderMissing(): WorkspaceError {
  return new WorkspaceError(
    'unavailable',
    'The folder of this workspace is not there. Check that its drive is connected, or choose another folder.',
  );
}
