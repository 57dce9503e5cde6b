/**
 * Backups: copies of the whole file in a folder elsewhere, each opened and checked before it counts. A backup carries the
 * workspace's number and the time, and no name of anything in it.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import type { ChainHead } from '../review/chain.ts';
import { type CopyToCheck, copyAndCheck } from './backup-copy.ts';
import { causeOf } from './causes.ts';
import { WorkspaceError, type WorkspaceProblem } from './errors.ts';
import { draftOf, isAlive, makePrivateFolder, putInPlace, removeDatabase } from './files.ts';
import { statement, type Workspace } from './handle.ts';
import { logHead } from './log.ts';
import { getSetting } from './open.ts';
import { heldStill, refuseIfWrittenOver } from './own-writing.ts';
import { isProtectedFile, sealOf, unlock } from './seal.ts';

export interface Backup {
  readonly path: string;
  /** Number of the workspace: the same in all its backups. */
  readonly workspaceId: string;
  /** ISO 8601 instant, UTC, to the second. */
  readonly at: string;
  /** One more than that of the backup before it, whatever the clock says; 0 for backups of the first version. */
  readonly number: number;
  readonly bytes: number;
  /** How the last entry of its log begins, eight hexadecimal digits; null where there is none, or its name does not say. */
  readonly head: string | null;
}

const NAME =
  /^([0-9a-f]{8})-(?:(\d{6,15})-)?(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-([0-9a-f]{8}))?\.evidence-backup$/u;
const DRAFT = /^([0-9a-f]{8})-.*\.evidence-backup\.being-(?:[a-z]+-(\d+)-)?/u;
/** A draft of another workspace that has not been written to for so long belongs to nobody any more, in milliseconds. */
const FORGOTTEN = 24 * 60 * 60 * 1000;
/** One of this workspace whose maker seems to live has been left by another process of that number after so long. */
const IN_WORK = 60 * 60 * 1000;

/**
 * Makes a backup, checks it, and takes away those that are no longer kept (see {@link keptBackups}); the one just made
 * always is. Where nothing has changed since the last one, that one stands.
 * @param folder must not be the workspace's own
 * @throws WorkspaceError; no earlier backup is touched then. `damaged`: the workspace is not sound and is not backed up;
 * `moved`: its file is not at its place any more.
 */
export function makeBackup(workspace: Workspace, folder: string): Backup {
  let begun: BackupInHand | undefined;
  try {
    begun = beginBackup(workspace, folder);
    return begun.finish(copyAndCheck(begun.copy));
  } catch (error) {
    throw backupProblem(error, folder);
  } finally {
    begun?.letGo();
  }
}

/** A backup that is being made. */
export interface BackupInHand {
  /** What is to be done next, here or in a thread, with {@link copyAndCheck}. */
  readonly copy: CopyToCheck;
  /** Makes a backup of what was copied and checked. @param isNew what {@link copyAndCheck} gave */
  finish(isNew: boolean): Backup;
  /** Ends it, finished or not, and takes away what is half made. */
  letGo(): void;
}

/**
 * Begins a backup. Until it is let go, what is saved goes into the log beside the file, and the file stays as it is: it may
 * be copied while work goes on. Whoever closes the workspace has let go of it before.
 * @throws as {@link makeBackup}, the errors of the file system as they are
 */
export function beginBackup(workspace: Workspace, folder: string): BackupInHand {
  const home = resolve(folder);
  if (home === dirname(workspace.path)) {
    throw new WorkspaceError(
      'conflict',
      'Backups are kept in another folder than the workspace. Choose another folder.',
    );
  }
  refuseIfWrittenOver(workspace);
  makePrivateFolder(home);
  const id = workspaceId(workspace);
  sweepBackups(home, id);
  const { file, seal } = workspace;
  const held = heldStill(workspace);
  const logged = headOf(workspace);
  const head = logged?.hash.slice(0, MARK) ?? null;
  const [last] = ownBackups(workspace, home);
  const at = `${workspace.now().slice(0, 19)}Z`;
  const named = (number: number) =>
    join(
      home,
      `${id}-${String(number).padStart(6, '0')}-${at.replace(/[-:]/gu, '')}${head === null ? '' : `-${head}`}.evidence-backup`,
    );
  // Copies of the workspace have their backups here, too.
  const nextNumber = () => (listBackups(home, id)[0]?.number ?? 0) + 1;
  const to = draftOf(named(nextNumber()), 'being-made');
  inHand.add(to);
  return {
    copy: { from: file, to, seal, head: logged, last: last?.path ?? null },
    finish(isNew) {
      if (!isNew && last !== undefined) return last;
      // A check of the file, or saving it elsewhere, brings it up to date meanwhile.
      if (!held.isStill()) throw disturbed();
      const number = nextNumber();
      const path = named(number);
      putInPlace(to, path);
      takeAwayOld(ownBackups(workspace, home));
      return { path, workspaceId: id, at, number, bytes: statSync(path).size, head };
    },
    letGo() {
      removeDatabase(to);
      inHand.delete(to);
      held.letGo();
    },
  };
}

/** Drafts that this process is making now. */
const inHand = new Set<string>();

function disturbed(): WorkspaceError {
  return new WorkspaceError(
    'conflict',
    'No backup was made: the file was checked or copied at the same time. Nothing is lost; try again when that is done.',
  );
}

/** An error of making a backup, with a sentence that is about its folder where that is at fault. */
export function backupProblem(error: unknown, folder: string): unknown {
  return aboutBackups(causeOf(error, join(resolve(folder), 'backup')));
}

/** The sentences about a workspace's place say nothing true of the folder for backups. */
function aboutBackups(problem: unknown): unknown {
  const sentence = problem instanceof WorkspaceError ? PLACES[problem.code] : undefined;
  if (sentence === undefined || !(problem instanceof WorkspaceError)) return problem;
  return new WorkspaceError(problem.code, sentence, { cause: problem });
}

const PLACES: Readonly<Partial<Record<WorkspaceProblem, string>>> = {
  'read-only':
    'No backup was made: the folder for backups can only be read. Choose another folder. The workspace is as it was.',
  permission:
    'No backup was made: you have no permission to enter the folder for backups, or to write to it. Choose another folder. The workspace is as it was.',
  unavailable:
    'No backup was made: the folder for backups cannot be reached, or a file stands in its place. Check that its drive is connected, or choose another folder. The workspace is as it was.',
  'disk-full':
    'No backup was made: the drive of the folder for backups is full. Free some space there, or choose another folder. The workspace and the earlier backups are as they were.',
};

/** The backups in a folder, the last made first; of one workspace, or of all. */
export function listBackups(folder: string, workspaceId?: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name): Backup[] => {
      const [, id, number, year, month, day, hour, minute, second, head = null] = NAME.exec(name) ?? [];
      if (id === undefined || (workspaceId !== undefined && id !== workspaceId)) return [];
      const path = join(folder, name);
      const there = statSync(path, { throwIfNoEntry: false });
      if (there?.isFile() !== true) return [];
      const at = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
      return [{ path, workspaceId: id, at, number: Number(number ?? 0), bytes: there.size, head }];
    })
    .sort(
      (one, other) =>
        (one.workspaceId < other.workspaceId ? -1 : one.workspaceId > other.workspaceId ? 1 : 0) ||
        other.number - one.number ||
        (one.at < other.at ? 1 : one.at > other.at ? -1 : 0) ||
        (one.path < other.path ? -1 : 1),
    );
}

/**
 * The backups in a folder from which an open workspace has come, the last made first: not those of a copy that has gone its
 * own way, or of what was done before an earlier one was restored. They are told by the log.
 */
export function ownBackups(workspace: Workspace, folder: string): Backup[] {
  const all = listBackups(folder, workspaceId(workspace));
  if (headOf(workspace) === null) return all;
  const begun = statement<{ head: string }>(
    workspace,
    `SELECT DISTINCT substr(hash, 1, ${MARK}) AS head FROM log WHERE substr(hash, 1, ${MARK}) IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(all.map(({ head }) => head)));
  const ours = new Set(begun.map(({ head }) => head));
  return all.filter(({ head }) => head === null || ours.has(head));
}

/** Letters of a log's head in the name of a backup. */
const MARK = 8;

/** What can be said of a backup without its passphrase. */
export interface BackupFacts {
  readonly isProtected: boolean;
  /** False where it is damaged, or another program has it open. */
  readonly isReadable: boolean;
  /** What the workspace was called, or null: where it is protected, has no name, or cannot be read. */
  readonly name: string | null;
}

/** Looks into a backup without changing it. One that cannot be read is said to be unprotected and without a name. */
export function factsOf({ path }: Backup): BackupFacts {
  try {
    if (isProtectedFile(path)) return { isProtected: true, isReadable: true, name: null };
    const database = new Sqlite(path, { fileMustExist: true, timeout: 0 });
    try {
      unlock(database, sealOf(path));
      database.pragma('locking_mode = EXCLUSIVE');
      database.pragma('query_only = ON');
      const row = database.prepare<unknown[], { value: string }>(`SELECT value FROM setting WHERE name = 'name'`).get();
      return { isProtected: false, isReadable: true, name: row?.value ?? null };
    } finally {
      database.close();
    }
  } catch {
    return { isProtected: false, isReadable: false, name: null };
  }
}

/**
 * Takes away the half-made backups of stopped processes: those of one workspace, which the caller has open, but for what
 * another process makes of a copy of it; and those of others that nobody has written to for a day. Returns how many.
 */
export function sweepBackups(folder: string, workspaceId?: string): number {
  if (!existsSync(folder)) return 0;
  let swept = 0;
  for (const name of readdirSync(folder)) {
    const [, id, maker] = DRAFT.exec(name) ?? [];
    if (id === undefined) continue;
    const path = join(folder, name);
    const there = inHand.has(path) ? undefined : statSync(path, { throwIfNoEntry: false });
    if (there === undefined) continue;
    const age = Math.max(0, Date.now() - there.mtimeMs);
    const isOfAnother = maker !== undefined && Number(maker) !== process.pid && isAlive(Number(maker));
    if (age < (id !== workspaceId ? FORGOTTEN : isOfAnother ? IN_WORK : 0)) continue;
    rmSync(path, { force: true });
    swept++;
  }
  return swept;
}

/**
 * Which backups to keep: the five made last, the last of each of seven days, and the last of each of eight weeks.
 * @param instants ISO 8601, the last made first
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

/** The number of a workspace: eight hexadecimal digits, the same in all its copies. */
export function workspaceId(workspace: Workspace): string {
  return getSetting(workspace, 'id') ?? '00000000';
}

/** The head of the log, or null where there is none: the first version of the file had no log. */
function headOf(workspace: Workspace): ChainHead | null {
  const log = workspace.database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'log'`).get();
  return log === undefined ? null : logHead(workspace);
}

function takeAwayOld(backups: readonly Backup[]): void {
  const kept = keptBackups(backups.map(({ at }) => at));
  for (const { at, path } of backups.slice(1)) {
    if (!kept.has(at)) rmSync(path, { force: true });
  }
}
