/**
 * From the paths a person gives to the files to read.
 */
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Failure } from '../../document/failure.ts';
import { isLitter } from '../../ingest/member-names.ts';

export interface FoundFile {
  /** As it is named to the person: what was given, with the way down inside a folder. */
  readonly path: string;
  readonly bytes: number;
}

export interface Found {
  readonly files: readonly FoundFile[];
  readonly failed: readonly Failure[];
}

const MOST_DEEP = 64;

/**
 * Walks files and folders in alphabetical order. Hidden and system files inside folders are passed over; symbolic links
 * that lead out of their folder are reported, not followed; a file reached by two ways is taken once.
 */
export async function findFiles(paths: readonly string[]): Promise<Found> {
  const files: FoundFile[] = [];
  const failed: Failure[] = [];
  const seen = new Set<string>();

  async function take(path: string, bytes: number): Promise<void> {
    const real = await realpath(path);
    if (seen.has(real)) return;
    seen.add(real);
    files.push({ path, bytes });
  }

  async function walk(folder: string, root: string, depth: number): Promise<void> {
    if (depth > MOST_DEEP) {
      failed.push({
        path: folder,
        code: 'unsupported',
        reason: 'The folders are nested too deeply here; move the files higher up.',
      });
      return;
    }
    let names: string[];
    try {
      names = await namesIn(folder, failed);
    } catch (error) {
      failed.push(unreachable(folder, error));
      return;
    }
    for (const name of names) {
      if (isLitter(name)) continue;
      const path = join(folder, name);
      try {
        const entry = await lstat(path);
        if (entry.isSymbolicLink() && !isInside(await realpath(path), root)) {
          failed.push({
            path,
            code: 'unsupported',
            reason: 'This is a link to a place outside the folder. Add that place itself if it should be read.',
          });
          continue;
        }
        const target = await stat(path);
        if (target.isDirectory()) {
          const real = await realpath(path);
          if (seen.has(real)) continue;
          seen.add(real);
          await walk(path, root, depth + 1);
        } else if (target.isFile()) await take(path, target.size);
        else
          failed.push({
            path,
            code: 'unsupported',
            reason: 'This is a pipe or a device, not a file; it was not read.',
          });
      } catch (error) {
        failed.push(unreachable(path, error));
      }
    }
  }

  for (const path of paths) {
    try {
      const entry = await stat(path);
      if (entry.isDirectory()) {
        const root = await realpath(path);
        seen.add(root);
        await walk(path, root, 0);
      } else if (entry.isFile()) await take(path, entry.size);
      else failed.push({ path, code: 'unsupported', reason: 'This is neither a file nor a folder.' });
    } catch (error) {
      failed.push(unreachable(path, error));
    }
  }
  return { files, failed };
}

/**
 * The names in a folder, in order. What is no UTF-8 cannot be asked for by that name again, and is reported.
 */
async function namesIn(folder: string, failed: Failure[]): Promise<string[]> {
  const raw = await readdir(folder, { encoding: 'buffer' });
  const names: string[] = [];
  for (const bytes of raw) {
    const name = bytes.toString('utf8');
    if (Buffer.from(name).equals(bytes)) names.push(name);
    else {
      const reason =
        'The name of this file is not UTF-8, so it cannot be opened by it. Rename the file and add it again.';
      failed.push({ path: join(folder, name), code: 'unsupported', reason });
    }
  }
  return names.sort();
}

/** Whether a real path lies inside a real folder. */
function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}

/** Nothing is wrong with a file that could not be opened for that. */
export const CROWDED =
  'Too many files are open at once on this computer, so this one was not read. Close other programs and add it again.';

/** The failure for a file that the operating system does not let us reach. */
export function unreachable(path: string, error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') {
    return {
      path,
      code: 'changed',
      reason: `There is no file or folder at this place any more: ${basename(path)}. Check the name and try again.`,
    };
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      path,
      code: 'permission',
      reason: 'You have no permission to read this. Ask its owner for access, or copy it to a folder of your own.',
    };
  }
  if (code === 'ENAMETOOLONG') {
    return { path, code: 'unsupported', reason: 'This name or path is too long. Copy the file to a folder higher up.' };
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return { path, code: 'unsupported', reason: 'The disk is full. Free some space and add this file again.' };
  }
  if (code === 'EMFILE' || code === 'ENFILE') return { path, code: 'unsupported', reason: CROWDED };
  // The system was not asked, or had nothing to say: what was read is to blame.
  if (code === undefined || !/^E[A-Z0-9]+$/u.test(code)) {
    return {
      path,
      code: 'damaged',
      reason: 'This file is built in a way that cannot be read. Open it in its own program and save it again.',
    };
  }
  if (code === 'ELOOP') return { path, code: 'unsupported', reason: 'This link leads back to itself.' };
  return {
    path,
    code: 'damaged',
    reason: 'The disk could not deliver this file. Copy it again from where it came from.',
  };
}
