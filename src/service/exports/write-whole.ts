/**
 * Files are written whole or not at all: into a neighbour first, flushed to the disk, then put in place in one step.
 */
import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OperationError } from '../../contract/errors.ts';
import { isAlive } from '../../workspace/files.ts';
import { nameTaken } from '../../workspace/names-taken.ts';
import { isWorkspaceFile } from '../../workspace/seal.ts';

/**
 * Writes a file so that a crash or a full disk leaves the old file or the new one, never a part. Chunks are made while
 * the file is written; where that fails nothing is left either, and what a stopped program left half-written goes.
 * @returns the length of the file in bytes
 * @throws OperationError `wrong-input` where a folder, a pipe or a device stands at the path, `exists` where a workspace does:
 * it would be replaced
 */
export async function writeWhole(path: string, content: Uint8Array | Iterable<Uint8Array>): Promise<number> {
  // Two may write to one path, and nothing that lies there is written into.
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.part`;
  await refuseUnlessFile(path);
  await sweepParts(path);
  let length = 0;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
      length = (await file.stat()).size;
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    // The name that was given, and not that of the neighbour.
    if ((error as NodeJS.ErrnoException).path === temporary) Object.assign(error as Error, { path });
    throw error;
  }
  await syncFolder(dirname(path));
  return length;
}

async function refuseUnlessFile(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) {
    const what = there.isDirectory() ? 'a folder' : 'a pipe or a device';
    throw new OperationError('wrong-input', `There is ${what} at ${path}. Give the name of a file.`);
  }
  if (there !== null && isWorkspaceFile(path))
    throw new OperationError(
      'exists',
      `There is a workspace or a backup at ${path}, and no export takes its place. Choose another name.`,
    );
  const taken = nameTaken(path);
  if (taken !== null) throw new OperationError('wrong-input', taken);
}

/** Takes away the halves of programs that run no more. */
async function sweepParts(path: string): Promise<void> {
  const start = `${basename(path)}.`;
  // A folder that can be written to and not listed hides them.
  for (const name of await readdir(dirname(path)).catch(() => [])) {
    const [, maker] =
      (name.startsWith(start) && /^(\d+)(?:-[0-9a-f]{8})?\.part$/u.exec(name.slice(start.length))) || [];
    if (maker !== undefined && !isAlive(Number(maker))) await rm(join(dirname(path), name), { force: true });
  }
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
