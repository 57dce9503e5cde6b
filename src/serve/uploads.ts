/**
 * Files dropped on the window in a browser: their bytes are written to a private folder and known by an id from then on.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileAccess } from '../service/workspaces/files.ts';

/** Why a file could not be kept: a status and a sentence; null where the drive is not to blame. */
export function refusalOf(error: unknown): { readonly status: number; readonly words: string } | null {
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        status: 507,
        words: 'The drive for temporary files is full. Free some space there, then add the file again.',
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'EIO':
      return {
        status: 500,
        words: 'The folder for temporary files cannot be written to. Start the program again, then add the file again.',
      };
    default:
      return null;
  }
}

const MOST_BYTES = 512 * 1024 * 1024;

/** Takes one file; null where it is too large. The name is what the person sees, never a place on disk. */
export async function receiveUpload(
  incoming: IncomingMessage,
  name: string,
  files: FileAccess,
): Promise<{ id: string } | null> {
  const place = join(await files.privateFolder(), randomUUID());
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) done(new Error('too large'));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(incoming, measure, createWriteStream(place, { mode: 0o600 }));
  } catch (error) {
    await rm(place, { force: true });
    if (bytes > MOST_BYTES) return null;
    throw error;
  }
  return { id: files.offer({ name, at: place, temporary: true }) };
}
