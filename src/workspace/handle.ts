/**
 * The open workspace: one connection to one file. Other rooms hold it and hand it back; only this room looks inside.
 */
import { fstatSync, statSync } from 'node:fs';
import type { Database, Statement } from 'better-sqlite3-multiple-ciphers';
import { asWorkspaceError, movedAway, WorkspaceError } from './errors.ts';
import { bringUpToDateInTime, refuseIfWrittenOver } from './own-writing.ts';
import type { Seal } from './seal.ts';

export interface Workspace {
  /** Absolute path of the file. */
  readonly path: string;
  /** Whether a passphrase protects it. */
  readonly isProtected: boolean;
  /** @internal */
  readonly database: Database;
  /**
   * @internal The same file, open for reading from before the connection until after it. On POSIX systems a process that
   * closes any handle to a file loses its locks on it (fcntl(2)), so while it is open the file is read through this one
   * (findings/sqlite-lock-lost-by-reading.sh, with SQLite 3.53).
   */
  readonly file: number;
  /** @internal */
  readonly seal: Seal;
  /** @internal The moment, as an ISO 8601 instant in UTC. */
  readonly now: () => string;
  /** @internal Statements prepared so far, by their text. */
  readonly prepared: Map<string, Statement>;
  /** @internal Gives the lock back. */
  readonly release: () => void;
}

/** Whether the workspace is still open: work that takes turns with the rest of the program asks before it writes. */
export function isOpen(workspace: Workspace): boolean {
  return workspace.database.open;
}

/**
 * Whether the open file is still the one at its path: not moved, deleted or replaced, and its drive there.
 * @throws the file system's error where the drive does not answer
 */
export function isInPlace({ path, file }: Workspace): boolean {
  const there = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (there === undefined) return false;
  const ours = fstatSync(file, { bigint: true });
  return ours.ino === there.ino && ours.dev === there.dev;
}

function refuseIfMoved(workspace: Workspace): void {
  if (!isInPlace(workspace)) throw movedAway();
  refuseIfWrittenOver(workspace);
}

const onlyRead = new WeakMap<Workspace, string>();

/**
 * Lets a workspace only be read while a copy is made that will take its place: what was saved meanwhile would be lost.
 * @param why the sentence for whoever wants to save something
 * @returns how to let it be written to again
 */
export function onlyReading(workspace: Workspace, why: string): () => void {
  onlyRead.set(workspace, why);
  return () => void onlyRead.delete(workspace);
}

/** Whether what is decided now would be saved: see {@link onlyReading}. */
export function isOnlyRead(workspace: Workspace): boolean {
  return onlyRead.has(workspace);
}

function refuseIfOnlyRead(workspace: Workspace): void {
  const why = onlyRead.get(workspace);
  if (why !== undefined) throw new WorkspaceError('conflict', why);
}

/** One row as SQLite gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** A prepared statement, prepared once per workspace. */
export function statement<Result = Row>(workspace: Workspace, sql: string): Statement<unknown[], Result> {
  const known = workspace.prepared.get(sql);
  if (known !== undefined) return known as Statement<unknown[], Result>;
  const fresh = workspace.database.prepare<unknown[], Result>(sql);
  workspace.prepared.set(sql, fresh as Statement);
  return fresh;
}

/**
 * Runs `work` in one transaction: everything it wrote is there afterwards, or nothing is. Inside another transaction it
 * becomes part of that one. What it returns is in the file at the workspace's path.
 * @throws WorkspaceError for errors of the disk; `moved` where the file is not at its place any more. Then what was
 * written is in the file that was opened, wherever that is, and goes along when it is saved elsewhere.
 */
export function inOneTransaction<Result>(workspace: Workspace, work: () => Result): Result {
  try {
    if (workspace.database.inTransaction) return work();
    refuseIfOnlyRead(workspace);
    refuseIfMoved(workspace);
    const result = workspace.database.transaction(work).immediate();
    refuseIfMoved(workspace);
    bringUpToDateInTime(workspace);
    return result;
  } catch (error) {
    const problem = asWorkspaceError(error, true);
    // What is read of a file that was written over looks damaged.
    if (problem instanceof WorkspaceError && problem.code !== 'moved' && isOpen(workspace))
      refuseIfWrittenOver(workspace);
    throw problem;
  }
}
