/**
 * What the operations share: the open workspace, the reading pool, settings, and files on their way in and out.
 */
import { OperationError } from '../contract/errors.ts';
import type { Settings } from '../contract/operations/workspace.ts';
import type { Backup } from '../workspace/backup.ts';
import { countDecisions } from '../workspace/decisions.ts';
import type { Workspace } from '../workspace/handle.ts';
import { closeWorkspace, getSetting } from '../workspace/open.ts';
import { countDocuments } from '../workspace/summaries.ts';
import { frameworkInUse } from './frameworks.ts';
import { createReadingPool, type ReadingPool } from './reading/pool.ts';
import { createReplacing, type Replacing } from './replacing.ts';
import { type AsideControl, backUpAside } from './workspaces/aside.ts';
import { createFileAccess, type FileAccess } from './workspaces/files.ts';
import { workspaceName } from './workspaces/name.ts';
import { NO_RECENT, type RecentStore } from './workspaces/recent.ts';

/** Where settings are kept: a file under the loopback host, electron-store on the desktop. */
export interface SettingsStore {
  get(): Settings;
  set(change: Partial<Settings>): Settings;
}

export interface SessionOptions {
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
  /** The workspaces opened of late; none are kept by default. */
  readonly recent?: RecentStore;
  readonly now?: () => Date;
  /** Told of every error that reaches a window: for the log, without text or names from a case. */
  readonly report?: (error: unknown) => void;
}

export interface Session {
  readonly files: FileAccess;
  readonly settings: SettingsStore;
  readonly folder: string;
  readonly backups: string;
  readonly samples: string;
  readonly version: string;
  readonly recent: RecentStore;
  /** Finished exports by id, the last few. */
  readonly exports: Map<string, { readonly name: string; readonly bytes: Uint8Array }>;
  now(): Date;
  /** @throws OperationError `no-workspace` where none is open. */
  workspace(): Workspace;
  isOpen(): boolean;
  /** Backs up and closes what is open, and takes this one instead. */
  open(workspace: Workspace | null): Promise<void>;
  /** Makes a backup of the open workspace, after one that is being made. @throws as `backUpAside` */
  backUp(control?: AsideControl): Promise<Backup>;
  /**
   * Does what no backup may be made beside: closes the file, puts another in its place, or erases. One under way is stopped.
   * One after the other.
   * @param work what takes time is given a signal to stop: the workspace is to be closed
   */
  withoutBackups<Result>(work: (stop: AbortSignal) => Result | Promise<Result>): Promise<Result>;
  /** What may not go on while another file is put in the place of the workspace. */
  readonly replacing: Replacing;
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

/** Who decides where nobody has given a name. */
export const UNNAMED = 'Reviewer';

/** Milliseconds. */
const BETWEEN_BACKUPS = 15 * 60_000;

export function createSession(options: SessionOptions): Session {
  const files = createFileAccess();
  let current = options.workspace;
  let pool: ReadingPool | null = null;
  const derived = new Map<string, unknown>();

  /** The backup that is being made; it never rejects. */
  let backingUp: Promise<unknown> = Promise.resolve();
  let stopping = new AbortController();
  /** What no backup may be made beside; it never rejects. */
  let alone: Promise<unknown> = Promise.resolve();
  /** Aborted where the workspace is to be closed. */
  let leaving = new AbortController();
  /** Workspaces that are opened one after the other, each when the one before is closed. */
  let opening: Promise<void> = Promise.resolve();

  function backUp(workspace: Workspace, { onProgress, signal }: AsideControl = {}): Promise<Backup> {
    const made = Promise.all([backingUp, alone]).then(() => {
      const both = signal === undefined ? stopping.signal : AbortSignal.any([stopping.signal, signal]);
      return backUpAside(workspace, options.backups, { ...(onProgress && { onProgress }), signal: both });
    });
    backingUp = made.catch(() => undefined);
    return made;
  }

  function withoutBackups<Result>(work: (stop: AbortSignal) => Result | Promise<Result>): Promise<Result> {
    stopping.abort();
    const done = Promise.all([backingUp, alone])
      .then(() => work(leaving.signal))
      .finally(() => {
        stopping = new AbortController();
      });
    alone = done.catch(() => undefined);
    return done;
  }

  /** A backup that fails must keep nobody from working on. One where nothing has changed costs a comparison. */
  async function backUpQuietly(workspace: Workspace): Promise<void> {
    try {
      if (workspace.database.open && countDocuments(workspace) > 0) await backUp(workspace);
    } catch (error) {
      options.report?.(error);
    }
  }

  const recent = options.recent ?? NO_RECENT;

  /** Puts a workspace on the list of those opened of late, with how far it is. A list that fails must stop nothing. */
  function note(workspace: Workspace): void {
    try {
      if (!options.settings.get().rememberWorkspaces || !workspace.database.open) return;
      const about = workspace.isProtected
        ? null
        : {
            name: workspaceName(workspace),
            documents: countDocuments(workspace),
            decided: countDecisions(workspace, frameworkInUse(workspace).id),
          };
      recent.note({ path: workspace.path, id: getSetting(workspace, 'id'), at: workspace.now(), about });
    } catch (error) {
      options.report?.(error);
    }
  }
  if (current !== null) note(current);

  async function backUpAndClose(workspace: Workspace): Promise<void> {
    note(workspace);
    leaving.abort();
    await withoutBackups(() => undefined);
    leaving = new AbortController();
    await backUpQuietly(workspace);
    await withoutBackups(() => {
      if (workspace.database.open) closeWorkspace(workspace);
    });
  }

  function openOne(): Workspace {
    if (current !== null) return current;
    throw new OperationError('no-workspace', 'No workspace is open. Open one, or make a new one, first.');
  }

  const timer = setInterval(() => {
    if (current !== null) void backUpQuietly(current);
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
    recent,
    exports: new Map(),
    now: options.now ?? (() => new Date()),
    workspace: openOne,
    isOpen: () => current !== null,
    open(workspace) {
      // One that could not be closed keeps nobody from trying again.
      opening = opening
        .catch(() => undefined)
        .then(async () => {
          if (current !== null) await backUpAndClose(current);
          current = workspace;
          derived.clear();
          if (current !== null) note(current);
        });
      return opening;
    },
    backUp: (control) => backUp(openOne(), control),
    withoutBackups,
    replacing: createReplacing(),
    reviewer: () => options.settings.get().reviewer || UNNAMED,
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
      await opening.catch(() => undefined);
      if (current !== null) await backUpAndClose(current);
      current = null;
      await files.close();
    },
  };
}
