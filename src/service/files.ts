/**
 * Files that a person has handed over, known to windows by id only: a window never names a path.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface OfferedFile {
  /** As the person sees it. */
  readonly name: string;
  /** Where its bytes are. */
  readonly at: string;
  /** Whether the bytes are a copy of ours, to be removed once they are read. */
  readonly temporary: boolean;
}

export interface FileDesk {
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

export function createFileDesk(): FileDesk {
  const files = new Map<string, OfferedFile>();
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
      folder ??= mkdtemp(join(tmpdir(), 'evidence-desk-'));
      return folder;
    },
    async close() {
      if (folder !== null) await rm(await folder, { recursive: true, force: true });
      folder = null;
    },
  };
}
