/**
 * Who writes into the open file. Only this program does, and only when it brings the file up to date from the log beside it, which
 * is done here alone; so a file that was written to at any other time has been written over by another program, a backup copied
 * onto it for example. What would be saved from then on could not be read again.
 */
import { constants, copyFileSync, existsSync, rmSync, statSync, truncateSync } from 'node:fs';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { WorkspaceError } from './errors.ts';
import { lastWritten } from './files.ts';

interface Known {
  /** The file as this program left it. */
  written: string;
  /** The last entry of the log, as it stands in the file or beside it; null for none. */
  head: string | null;
  /** How many want the file to stay as it is, while they copy it. */
  held: number;
  isWrittenOver: boolean;
  /** Whether all that the log tells is there. */
  readonly isAsLogged: () => boolean;
}

const files = new WeakMap<Database, Known>();

/** Bytes of the log beside the file from which the file is brought up to date. */
const MOST_BESIDE = 4 * 1024 * 1024;

/** An open workspace, as far as its file goes. */
interface Opened {
  readonly path: string;
  readonly database: Database;
  readonly file: number;
}

/**
 * Begins to watch a file that has just been opened.
 * @param isAsLogged asked where the file was touched: whether all that the log tells is there
 */
export function watchWriting({ database, file }: Opened, isAsLogged: () => boolean): void {
  const written = lastWritten(file);
  files.set(database, { written, head: headOf(database), held: 0, isWrittenOver: false, isAsLogged });
}

/** Whether another program has written over the file since it was opened. */
export function isWrittenOver({ database, file }: Opened): boolean {
  const known = files.get(database);
  if (known === undefined || known.isWrittenOver) return known !== undefined;
  const written = lastWritten(file);
  if (written === known.written) return false;
  // Some programs set the time of a file and leave what is in it.
  known.isWrittenOver = !isAsLeft(database, known);
  if (!known.isWrittenOver) known.written = written;
  return known.isWrittenOver;
}

/** @throws WorkspaceError `moved` where another program has written over the file */
export function refuseIfWrittenOver(workspace: Opened): void {
  if (isWrittenOver(workspace)) throw writtenOver(workspace);
}

/** The error for a file that another program has written over. It says where what the backup lacks will be when it is closed. */
export function writtenOver({ path }: Pick<Opened, 'path'>): WorkspaceError {
  const aside = hasSteps(path)
    ? `: the last steps are kept aside in “${basename(asideOf(path))}” beside it, which the program cannot read`
    : '';
  return new WorkspaceError(
    'moved',
    `While it was open, another program wrote over the workspace file, for example by copying a backup onto it. Nothing more is saved in it. Close it, and open its last backup from the start screen. What was decided since that backup is not in it${aside}.`,
  );
}

const hasSteps = (path: string) => (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

const ASIDE = '.written-over-wal';

/** Whether a file beside a workspace, by their names, holds steps of it that were put aside. */
export function isStepsAside(name: string, workspace: string): boolean {
  return (
    name.endsWith(ASIDE) &&
    /^(?:\.\d+)?$/u.test(name.slice(workspace.length, -ASIDE.length)) &&
    name.startsWith(workspace)
  );
}

/** A free name for the steps of a file that was written over: it may have happened before. */
function asideOf(path: string): string {
  let aside = `${path}${ASIDE}`;
  for (let number = 2; existsSync(aside); number++) aside = `${path}.${number}${ASIDE}`;
  return aside;
}

/** Brings the file up to date from the log beside it. @throws WorkspaceError `moved` as above; the errors of SQLite */
export function bringUpToDate(workspace: Opened): void {
  refuseIfWrittenOver(workspace);
  workspace.database.pragma('wal_checkpoint(TRUNCATE)');
  const known = files.get(workspace.database);
  if (known !== undefined) known.written = lastWritten(workspace.file);
}

/** The same where the log beside the file has grown, and nobody wants the file to stay as it is. */
export function bringUpToDateInTime(workspace: Opened): void {
  const known = files.get(workspace.database);
  if (known === undefined) return;
  known.head = headOf(workspace.database);
  const beside = statSync(`${workspace.path}-wal`, { throwIfNoEntry: false })?.size;
  // Where the log beside the file is gone, what was just saved goes into the file at once.
  if (beside === undefined || (beside > MOST_BESIDE && known.held === 0)) bringUpToDate(workspace);
}

/**
 * Brings the file up to date and lets what is saved from then on go into the log beside it, so that the file stays as it is and
 * may be copied while work goes on. Whoever closes the workspace has let go of it before.
 */
export function heldStill(workspace: Opened): { isStill(): boolean; letGo(): void } {
  bringUpToDate(workspace);
  const known = files.get(workspace.database);
  const written = lastWritten(workspace.file);
  if (known !== undefined) known.held++;
  let isHeld = true;
  return {
    isStill: () => lastWritten(workspace.file) === written,
    letGo() {
      if (isHeld && known !== undefined) known.held--;
      isHeld = false;
    },
  };
}

/**
 * Closes a file. One that was written over is left as it is: the steps beside it are not of it, and are put away under a name of
 * their own.
 */
export function closeFile({ database, file, path }: Opened): void {
  const beside = `${path}-wal`;
  if (!database.open || !isWrittenOver({ database, file, path }) || !existsSync(beside)) {
    database.close();
    return;
  }
  if (hasSteps(path)) copyFileSync(beside, asideOf(path), constants.COPYFILE_EXCL);
  truncateSync(beside);
  try {
    // It would bring the file up to date from steps that are not there any more.
    database.close();
  } catch {}
  rmSync(beside, { force: true });
}

/** Whether what the connection reads, nothing from memory, is what it has written. */
function isAsLeft(database: Database, { head, isAsLogged }: Known): boolean {
  try {
    database.pragma('shrink_memory');
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok' || headOf(database) !== head) return false;
    const { sequence } = JSON.parse(head ?? '{"sequence":0}') as { sequence: number };
    const log = database.prepare<unknown[], { count: number }>('SELECT count(*) AS count FROM log').get();
    return log?.count === sequence && isAsLogged();
  } catch {
    return false;
  }
}

function headOf(database: Database): string | null {
  if (database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'setting'`).get() === undefined) return null;
  return (
    database.prepare<unknown[], { value: string }>(`SELECT value FROM setting WHERE name = 'log-head'`).get()?.value ??
    null
  );
}
