/**
 * Files that a person has handed over, known to windows by id only: a window never names a path.
 */
import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, makePrivateFolder } from '../../workspace/files.ts';

export interface OfferedFile {
  /** As the person sees it. */
  readonly name: string;
  /** Where its bytes are. */
  readonly at: string;
  /** Whether the bytes are a copy of ours, to be removed once they are read. */
  readonly temporary: boolean;
}

export interface FileAccess {
  /** Remembers a file and gives its id. */
  offer(file: OfferedFile): string;
  /** A file by its id, which stays good; null where it is not known. */
  find(id: string): OfferedFile | null;
  /** Gives up a file's id; null where it is not known. */
  take(id: string): OfferedFile | null;
  /** A folder only this user can read, removed when the program ends. */
  privateFolder(): Promise<string>;
  close(): Promise<void>;
}

/**
 * The one folder, for this user alone, that holds what the program keeps for a while; null where another user has made
 * something of that name.
 */
export function temporaryHome(parent: string = tmpdir()): string | null {
  const home = join(parent, `evidence-desk-${process.getuid?.() ?? 'files'}`);
  try {
    makePrivateFolder(home);
    const there = lstatSync(home);
    if (!there.isDirectory()) return null;
    if (process.platform === 'win32') return home;
    return there.uid === process.getuid?.() && (there.mode & 0o077) === 0 ? home : null;
  } catch {
    return null;
  }
}

/** Folders that this process made. Another of its number, from before, may have left others. */
const ownFolders = new Set<string>();

/** Takes away what processes that were stopped have left there. Returns how many folders. */
export function sweepTemporary(home: string): number {
  const left = readdirSync(home).filter((name) => {
    const [, pid] = /^(\d+)-/u.exec(name) ?? [];
    if (pid === undefined || ownFolders.has(join(home, name))) return false;
    return Number(pid) === process.pid || !isAlive(Number(pid));
  });
  for (const name of left) rmSync(join(home, name), { recursive: true, force: true });
  return left.length;
}

async function madeFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(prefix);
  ownFolders.add(folder);
  return folder;
}

/** @param parent the folder in which {@link temporaryHome} lies; the system's for temporary files by default */
export function createFileAccess(parent?: string): FileAccess {
  const files = new Map<string, OfferedFile>();
  const home = temporaryHome(parent);
  if (home !== null) sweepTemporary(home);
  let folder: Promise<string> | null = null;
  return {
    offer(file) {
      const id = randomUUID();
      files.set(id, file);
      return id;
    },
    find: (id) => files.get(id) ?? null,
    take(id) {
      const file = files.get(id) ?? null;
      files.delete(id);
      return file;
    },
    privateFolder() {
      folder ??= madeFolder(home === null ? join(tmpdir(), 'evidence-desk-') : join(home, `${process.pid}-`));
      return folder;
    },
    async close() {
      if (folder !== null) await rm(await folder, { recursive: true, force: true });
      folder = null;
    },
  };
}
