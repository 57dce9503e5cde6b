/**
 * Files put in place so that a stop at any moment leaves the old or the new, never a half. What is made here is for this
 * user alone: files 0600, folders 0700.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { WorkspaceError } from './errors.ts';

export const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const PIECE = 1024 * 1024;

/**
 * The place a path leads to, links followed: a workspace is one file, its log and lock lie beside it, and what takes its
 * place must not take the place of a link to it.
 */
export function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/**
 * Makes a folder, and those above it, for this user alone. One that is there stays as it is. Step by step: where nothing
 * can be made (in /proc, under an automounter), Node 24 tries for ever to make what is above.
 */
export function makePrivateFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const above = dirname(resolve(path));
  if (!existsSync(above)) makePrivateFolder(above);
  try {
    mkdirSync(path, { mode: PRIVATE_FOLDER });
  } catch (error) {
    // Another program may have made it meanwhile.
    if (codeOf(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
}

/** Makes an empty file for this user alone. Throws `EEXIST` where there is one. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'wx', PRIVATE_FILE));
}

/**
 * A copy that is on the disk when this returns.
 * @param from a path, or a file that is open: one that SQLite has open must not be opened and closed beside it (see
 * {@link Workspace.file})
 * @param onCopied told how many bytes there are so far, after each piece
 */
export function copyToDisk(from: string | number, to: string, onCopied?: (bytes: number) => void): void {
  rmSync(to, { force: true });
  const target = openSync(to, 'wx', PRIVATE_FILE);
  let copied = 0;
  try {
    for (const piece of piecesOf(from)) {
      for (let written = 0; written < piece.length; ) written += writeSync(target, piece, written);
      copied += piece.length;
      onCopied?.(copied);
    }
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
}

/** Whether two files hold the same bytes; it looks no further than their first difference. */
export function sameBytes(one: string | number, other: string | number): boolean {
  const others = piecesOf(other);
  for (const piece of piecesOf(one)) {
    const next = others.next();
    if (next.done === true || !piece.equals(next.value)) return false;
  }
  return others.next().done === true;
}

/** The bytes of a file, piece by piece; each is good until the next one is asked for. */
function* piecesOf(from: string | number): Generator<Buffer> {
  const file = typeof from === 'number' ? from : openSync(from, 'r');
  try {
    const piece = Buffer.alloc(PIECE);
    for (let position = 0; ; ) {
      let filled = 0;
      while (filled < PIECE) {
        const read = readSync(file, piece, filled, PIECE - filled, position + filled);
        if (read === 0) break;
        filled += read;
      }
      if (filled > 0) yield piece.subarray(0, filled);
      if (filled < PIECE) return;
      position += filled;
    }
  } finally {
    if (typeof from !== 'number') closeSync(file);
  }
}

/** Puts a finished file in its place; whatever was there is replaced in the same step. */
export function putInPlace(draft: string, path: string): void {
  renameSync(draft, path);
  flushFolder(dirname(path));
}

/**
 * Puts a finished file where nothing may stand: of two programs that try, one succeeds.
 * @throws WorkspaceError `exists` where something stands there, or the last steps of a workspace that stood there lie beside
 * it: SQLite would take them for the new file's
 */
export function putWhereNothingIs(draft: string, path: string): void {
  for (const end of ['-wal', '-journal']) {
    if ((statSync(`${path}${end}`, { throwIfNoEntry: false })?.size ?? 0) === 0) continue;
    throw new WorkspaceError(
      'exists',
      `A workspace stood here before, and its last changes are still there, in the file that ends in “${end}”. Move that file to where the workspace is now, or choose another name.`,
    );
  }
  try {
    linkSync(draft, path);
    rmSync(draft);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw alreadyThere();
    if (!NO_SECOND_NAMES.has(codeOf(error))) throw error;
    // Drives that know no second names: the name is taken first, by an empty file, and then filled.
    try {
      makePrivateFile(path);
    } catch (taken) {
      if (codeOf(taken) === 'EEXIST') throw alreadyThere();
      throw taken;
    }
    renameSync(draft, path);
  }
  flushFolder(dirname(path));
}

const NO_SECOND_NAMES: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EMLINK']);

export function alreadyThere(): WorkspaceError {
  return new WorkspaceError('exists', 'There is a file of this name already. Open it, or choose another name.');
}

/** What changes whenever an open file is written to: its length, and the moment in nanoseconds. */
export function lastWritten(file: number): string {
  const { size, mtimeNs } = fstatSync(file, { bigint: true });
  return `${size} ${mtimeNs}`;
}

/** Waits until a file's bytes are on the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A name beside a path for a file that is being made: no other process has the same. */
export function draftOf(path: string, state: string): string {
  return `${path}.${state}-${process.pid}-${(drafts++).toString(36)}`;
}

let drafts = 0;

/** What {@link draftOf} adds to a name, with what SQLite adds to that: nothing else beside a workspace is ours to remove. */
const DRAFT = /^\.being-(?:made|sealed|saved|restored)(?:-(\d+)-[0-9a-z]+)?(?:-wal|-shm|-journal)?$/u;

/** Takes away what stopped processes left half-made beside a path; what another living process is making stays. */
export function sweepDrafts(path: string): void {
  const start = basename(path);
  for (const name of readdirSync(dirname(path))) {
    const found = name.startsWith(start) ? DRAFT.exec(name.slice(start.length)) : null;
    if (found === null) continue;
    // The first version wrote no number of the process into the name.
    const [, maker] = found;
    if (maker !== undefined && Number(maker) !== process.pid && isAlive(Number(maker))) continue;
    try {
      rmSync(join(dirname(path), name), { force: true });
    } catch {
      // It belongs to somebody else, or is no file: it is in nobody's way.
    }
  }
}

/** Whether a process of this number runs on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * Takes a half-made database away with the files SQLite keeps beside it, as far as that can be done: why it was not
 * finished is what has to be said, and what stays is swept later.
 */
export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) {
    try {
      rmSync(`${path}${end}`, { force: true });
    } catch {
      // The folder is out of reach, or may not be written to.
    }
  }
}

/**
 * @throws WorkspaceError `not-a-workspace` where a path leads to a folder, a pipe or a device, `unavailable` where a file
 * beside it does: opening one may wait for ever. What is not there, or cannot be looked at, is left to whoever opens it.
 */
export function refuseIfNoFile(path: string): void {
  for (const end of ['-wal', '-shm', '-journal', '.lock']) {
    if (statSync(`${path}${end}`, { throwIfNoEntry: false })?.isFile() ?? true) continue;
    throw new WorkspaceError(
      'unavailable',
      `A folder, a pipe or a device stands at “${basename(path)}${end}”, where the workspace keeps a file of its own. Move it away, then open the workspace again.`,
    );
  }
  if (!existsSync(path)) return;
  const there = statSync(path);
  if (there.isFile()) return;
  const what = there.isDirectory() ? 'a folder' : 'a pipe or a device';
  throw new WorkspaceError('not-a-workspace', `This is ${what}, not a workspace of Evidence Desk. Choose a file.`);
}

/**
 * What this user may not do with what is at a path: enter its folder, read it, or write to it or beside it. Null where the
 * permissions forbid nothing. The system's own error names only the file.
 */
export function forbidden(path: string): 'enter' | 'read' | 'write' | null {
  const folder = existingFolder(path);
  // Nobody may enter a file.
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  if (isRefused(folder, constants.X_OK)) return 'enter';
  if (existsSync(path) && isRefused(path, constants.R_OK)) return 'read';
  if (isRefused(folder, constants.W_OK) || (existsSync(path) && isRefused(path, constants.W_OK))) return 'write';
  return null;
}

function isRefused(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return false;
  } catch (error) {
    return ['EACCES', 'EPERM'].includes(codeOf(error));
  }
}

/** The folder of a path, or, where that is not there, the first above it that is. */
export function existingFolder(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) || folder === dirname(folder) ? folder : existingFolder(folder);
}

/** Names of files are on the disk when their folder is. Windows has no such thing, and needs none. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? '';
}
