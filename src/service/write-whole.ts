/**
 * Files are written whole or not at all: into a neighbour first, flushed to the disk, then put in place in one step.
 */
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file so that a crash or a full disk leaves the old file or the new one, never a part. Chunks are made while
 * the file is written; where that fails nothing is left either.
 * @returns the length of the file in bytes
 */
export async function writeWhole(path: string, content: Uint8Array | Iterable<Uint8Array>): Promise<number> {
  const temporary = `${path}.${process.pid}.part`;
  let length = 0;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
      length = (await file.stat()).size;
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
  return length;
}

/** Makes the new name itself survive a power cut, where the operating system lets folders be flushed. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows does not open folders as files; there the rename is flushed with the file.
  }
}
