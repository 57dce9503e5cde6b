/**
 * The open workspace: one connection to one file. Other rooms hold it and hand it back; only this room looks inside.
 */
import type { Database, Statement } from 'better-sqlite3-multiple-ciphers';
import { asWorkspaceError } from './errors.ts';
import type { Seal } from './seal.ts';

export interface Workspace {
  /** Absolute path of the file. */
  readonly path: string;
  /** Whether a passphrase protects it. */
  readonly isProtected: boolean;
  /** @internal */
  readonly database: Database;
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
 * becomes part of that one. Errors of the disk come out as {@link WorkspaceError}.
 */
export function inOneTransaction<Result>(workspace: Workspace, work: () => Result): Result {
  try {
    if (workspace.database.inTransaction) return work();
    return workspace.database.transaction(work).immediate();
  } catch (error) {
    throw asWorkspaceError(error);
  }
}
