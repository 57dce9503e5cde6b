/**
 * What the operations share: the open workspace, the reading pool, settings, and files on their way in and out.
 */
import { OperationError } from '../contract/errors.ts';
import type { Settings } from '../contract/operations/workspace.ts';
import { makeBackup } from '../workspace/backup.ts';
import { listDocuments } from '../workspace/documents.ts';
import type { Workspace } from '../workspace/handle.ts';
import { closeWorkspace } from '../workspace/open.ts';
import { createFileDesk, type FileDesk } from './files.ts';
import { createReadingPool, type ReadingPool } from './reading/pool.ts';

/** Where settings are kept: a file under the loopback host, electron-store on the desktop. */
export interface SettingsStore {
  get(): Settings;
  set(change: Partial<Settings>): Settings;
}

export interface DeskOptions {
  /** The workspace that is open from the start, or null. */
  readonly workspace: Workspace | null;
  readonly settings: SettingsStore;
  /** The folder new workspaces are made in. */
  readonly folder: string;
  /** The folder backups are kept in; never the workspaces' own. */
  readonly backups: string;
  /** The invented documents that a first start may open. */
  readonly samples: string;
  readonly version: string;
  readonly now?: () => Date;
  /** Told of every error that reaches a window: for the log, without text or names from a case. */
  readonly report?: (error: unknown) => void;
}

export interface Desk {
  readonly files: FileDesk;
  readonly settings: SettingsStore;
  readonly folder: string;
  readonly backups: string;
  readonly samples: string;
  readonly version: string;
  /** Finished exports by id, the last few. */
  readonly exports: Map<string, { readonly name: string; readonly bytes: Uint8Array }>;
  now(): Date;
  /** @throws OperationError `no-workspace` where none is open. */
  workspace(): Workspace;
  isOpen(): boolean;
  /** Closes what is open and takes this one instead. */
  open(workspace: Workspace | null): void;
  pool(): ReadingPool;
  /** Who decides, as the log shall say. */
  reviewer(): string;
  /** Likeness from which documents count as copies. */
  threshold(): number;
  /** A value derived from the workspace, made once and kept until it is forgotten. */
  derived<Value>(name: string, make: () => Value): Value;
  /** The derived value of that name where it has been made, else undefined. */
  known<Value>(name: string): Value | undefined;
  /** Forgets derived values whose names begin so; all of them by default. */
  forget(prefix?: string): void;
  report(error: unknown): void;
  close(): Promise<void>;
}

/** Milliseconds. */
const BETWEEN_BACKUPS = 15 * 60_000;

export function createDesk(options: DeskOptions): Desk {
  const files = createFileDesk();
  let current = options.workspace;
  let pool: ReadingPool | null = null;
  const derived = new Map<string, unknown>();

  /** A backup that fails must keep nobody from working on. One where nothing has changed costs a comparison. */
  function backUp(workspace: Workspace): void {
    try {
      if (workspace.database.open && listDocuments(workspace).length > 0) makeBackup(workspace, options.backups);
    } catch (error) {
      options.report?.(error);
    }
  }

  function backUpAndClose(workspace: Workspace): void {
    backUp(workspace);
    if (workspace.database.open) closeWorkspace(workspace);
  }

  const timer = setInterval(() => {
    if (current !== null) backUp(current);
  }, BETWEEN_BACKUPS);
  timer.unref();

  return {
    files,
    settings: options.settings,
    get folder() {
      return options.folder;
    },
    backups: options.backups,
    samples: options.samples,
    version: options.version,
    exports: new Map(),
    now: options.now ?? (() => new Date()),
    workspace() {
      if (current === null)
        throw new OperationError('no-workspace', 'No workspace is open. Open one, or make a new one, first.');
      return current;
    },
    isOpen: () => current !== null,
    open(workspace) {
      if (current !== null) backUpAndClose(current);
      current = workspace;
      derived.clear();
    },
    reviewer: () => options.settings.get().reviewer || 'Reviewer',
    threshold: () => options.settings.get().copyThreshold,
    derived<Value>(name: string, make: () => Value): Value {
      if (!derived.has(name)) derived.set(name, make());
      return derived.get(name) as Value;
    },
    known: <Value>(name: string) => derived.get(name) as Value | undefined,
    forget(prefix = '') {
      for (const name of derived.keys()) if (name.startsWith(prefix)) derived.delete(name);
    },
    pool() {
      pool ??= createReadingPool();
      return pool;
    },
    report: options.report ?? (() => undefined),
    async close() {
      clearInterval(timer);
      await pool?.close();
      if (current !== null) backUpAndClose(current);
      current = null;
      await files.close();
    },
  };
}
