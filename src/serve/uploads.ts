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
import type { FileAccess } from '../service/files.ts';

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
