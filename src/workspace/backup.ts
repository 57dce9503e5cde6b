/**
 * Backups: copies of the whole file in a folder elsewhere, each opened and checked before it counts. A backup carries the
 * workspace's number and the time, and no name of anything in it.
 */
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ChainHead } from '../review/chain.ts';
import { asWorkspaceError, WorkspaceError } from './errors.ts';
import { copyToDisk, putInPlace, removeDatabase } from './files.ts';
import type { Workspace } from './handle.ts';
import { sha256 } from './hash.ts';
import { logHead } from './log.ts';
import { closeWorkspace, connect, getSetting, openWorkspace } from './open.ts';
import { brokenPages } from './pages.ts';
import { type Credentials, type Seal, sealOf } from './seal.ts';

export interface Backup {
  readonly path: string;
  /** Number of the workspace: the same in all its backups. */
  readonly workspaceId: string;
  /** ISO 8601 instant, UTC, to the second. */
  readonly at: string;
  readonly bytes: number;
}

const NAME = /^([0-9a-f]{8})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.evidence-backup$/u;

/**
 * Makes a backup, checks it, and takes away those that are no longer kept (see {@link keptBackups}). Where nothing has
 * changed since the last one, that one stands.
 * @param folder must not be the workspace's own
 * @throws WorkspaceError; no earlier backup is touched then. `damaged`: the workspace is not sound and is not backed up.
 */
export function makeBackup(workspace: Workspace, folder: string): Backup {
  const home = resolve(folder);
  if (home === dirname(workspace.path)) {
    throw new WorkspaceError(
      'conflict',
      'Backups are kept in another folder than the workspace. Choose another folder.',
    );
  }
  try {
    mkdirSync(home, { recursive: true });
    workspace.database.pragma('wal_checkpoint(TRUNCATE)');
    const id = workspaceId(workspace);
    const [last] = listBackups(home, id);
    if (last !== undefined && sameBytes(last.path, workspace.path)) return last;
    const at = `${workspace.now().slice(0, 19)}Z`;
    const path = join(home, `${id}-${at.replace(/[-:]/gu, '')}.evidence-backup`);
    const draft = `${path}.being-made`;
    try {
      copyToDisk(workspace.path, draft);
      checkBackup(draft, workspace.seal, headOf(workspace));
      putInPlace(draft, path);
    } finally {
      removeDatabase(draft);
    }
    const backup: Backup = { path, workspaceId: id, at, bytes: statSync(path).size };
    takeAwayOld(listBackups(home, id));
    return backup;
  } catch (error) {
    throw asWorkspaceError(error);
  }
}

/** The backups in a folder, newest first; of one workspace, or of all. */
export function listBackups(folder: string, workspaceId?: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name): Backup[] => {
      const [, id, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
      if (id === undefined || (workspaceId !== undefined && id !== workspaceId)) return [];
      const path = join(folder, name);
      const at = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
      return [{ path, workspaceId: id, at, bytes: statSync(path).size }];
    })
    .sort((one, other) => (one.at === other.at ? (one.path < other.path ? -1 : 1) : one.at < other.at ? 1 : -1));
}

/**
 * Which backups to keep: the five newest, the last of each of seven days, and the last of each of eight weeks.
 * @param instants ISO 8601, newest first
 */
export function keptBackups(instants: readonly string[]): Set<string> {
  const kept = new Set(instants.slice(0, 5));
  const lastOf = (period: (at: string) => string, most: number) => {
    const seen = new Set<string>();
    for (const at of instants) {
      if (seen.has(period(at))) continue;
      if (seen.size === most) return;
      seen.add(period(at));
      kept.add(at);
    }
  };
  lastOf((at) => at.slice(0, 10), 7);
  lastOf((at) => String(Math.floor(Date.parse(at) / WEEK)), 8);
  return kept;
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * Puts a backup in the place of a workspace. What was there is moved aside under another name, never deleted.
 * @returns where the old file is now, or null where there was none
 * @throws WorkspaceError `locked` where the workspace is open somewhere, `damaged` where the backup is
 */
export function restoreBackup(
  backup: string,
  target: string,
  credentials: Credentials = {},
  now: () => Date = () => new Date(),
): string | null {
  const path = resolve(target);
  try {
    const seal = sealOf(backup, credentials);
    refuseIfOpen(path, credentials);
    const draft = `${path}.being-restored`;
    try {
      copyToDisk(backup, draft);
      checkBackup(draft, seal, null);
      const aside = keepAside(path, now());
      putInPlace(draft, path);
      return aside;
    } finally {
      removeDatabase(draft);
    }
  } catch (error) {
    throw asWorkspaceError(error);
  }
}

/** The number of a workspace: eight hexadecimal digits, the same in all its copies. */
export function workspaceId(workspace: Workspace): string {
  return getSetting(workspace, 'id') ?? '00000000';
}

/** The head of the log, or null where there is none: the first version of the file had no log. */
function headOf(workspace: Workspace): ChainHead | null {
  const log = workspace.database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'log'`).get();
  return log === undefined ? null : logHead(workspace);
}

/** Opens a backup and reads all of it. A backup that has not been opened is a hope. */
function checkBackup(path: string, seal: Seal, head: ChainHead | null): void {
  const broken = brokenPages(path, seal).next();
  if (broken.done !== true) throw notSound(`page ${broken.value} is damaged`);
  const database = connect(path, seal, true);
  try {
    const check = database.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw notSound('its structure is damaged');
    if (head === null) return;
    const last = database
      .prepare<unknown[], { sequence: number | null }>('SELECT max(sequence) AS sequence FROM log')
      .get();
    if (last?.sequence !== head.sequence) throw notSound('its log is not the whole log');
  } finally {
    database.close();
  }
}

function notSound(why: string): WorkspaceError {
  return new WorkspaceError(
    'damaged',
    `No backup has been made or restored: the copy is not sound (${why}). All earlier backups are still there; check the workspace, and restore the last good one.`,
  );
}

function sameBytes(one: string, other: string): boolean {
  return statSync(one).size === statSync(other).size && sha256(readFileSync(one)) === sha256(readFileSync(other));
}

function takeAwayOld(backups: readonly Backup[]): void {
  const kept = keptBackups(backups.map(({ at }) => at));
  for (const { at, path } of backups) {
    if (!kept.has(at)) rmSync(path, { force: true });
  }
}

/** Somebody's open window must not have its file moved away. A damaged file cannot be opened, and may be moved. */
function refuseIfOpen(path: string, credentials: Credentials): void {
  if (!existsSync(path)) return;
  try {
    closeWorkspace(openWorkspace(path, credentials));
  } catch (error) {
    if (error instanceof WorkspaceError && error.code === 'locked') throw error;
  }
}

/** Gives what stands at a path a second name. The file itself stays until another is put in its place. */
function keepAside(path: string, now: Date): string | null {
  if (!existsSync(path)) return null;
  const stamp = now.toISOString().slice(0, 19).replace(/[-:]/gu, '');
  let aside = `${path}.before-restore-${stamp}`;
  for (let count = 2; existsSync(aside); count++) aside = `${path}.before-restore-${stamp}-${count}`;
  // The log of a stopped process belongs to its file, and must not be taken for the restored file's.
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${aside}-wal`);
  try {
    linkSync(path, aside);
  } catch {
    // Some drives know no second names.
    renameSync(path, aside);
  }
  return aside;
}
