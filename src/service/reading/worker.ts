/**
 * Runs in a worker thread: reads one file after another. A worker that hangs or runs out of memory is ended from outside.
 */
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { encodeFingerprints, fingerprintsOf } from '../../dedupe/fingerprints.ts';
import { encodeSketch, sketch } from '../../dedupe/sketch.ts';
import type { Document } from '../../document/document.ts';
import { type Failure, ReadError } from '../../document/failure.ts';
import type { RecognisedPage } from '../../document/recognised.ts';
import { MOST_BYTES } from '../../ingest/limits.ts';
import { pageHeights } from '../../ingest/pdf/page-heights.ts';
import { type Reading, readings, tooLarge } from '../../ingest/read.ts';
import { documentId } from './identity.ts';
import { inflateAtOnce, inflated } from './inflate.ts';
import { unreachable } from './walk.ts';

/** A file to read as the thread is given it: from disk, or its bytes. */
export interface FileInHand {
  readonly path: string;
  /** Where the bytes are, if not at `path`. */
  readonly at?: string;
  /** The bytes themselves, where they are kept in a workspace. */
  readonly content?: Uint8Array<ArrayBuffer> | undefined;
  /** Tried in turn where the file asks for one. Never stored. */
  readonly passwords?: readonly string[];
  /** What was recognised on its pages that hold pictures, by number. */
  readonly recognised?: ReadonlyMap<number, RecognisedPage>;
  /** Asks for the heights of the pages of a PDF, and for nothing else. */
  readonly heightsOnly?: true;
}

/** One document read from a file, ready to be stored. */
export interface ReadDocument {
  readonly document: Document;
  readonly bytes: Uint8Array;
  readonly sketch: Uint8Array;
  readonly fingerprints: Uint8Array;
}

export interface ReadingResult {
  readonly documents: readonly ReadDocument[];
  readonly failed: readonly Failure[];
  /** In points, where the job asked for them. */
  readonly pageHeights?: readonly number[];
  /** How many pages of the file in hand have been read: nothing else is told with it. */
  readonly pages?: { readonly done: number; readonly total: number };
}

/** What the thread answers: several parts, then what is left. */
export type ReadingMessage = ReadingResult & { readonly more?: true };

async function read(job: FileInHand): Promise<void> {
  try {
    await readBytesOf(job, job.content ?? (await bytesOf(job)));
  } catch (error) {
    answer({
      documents: [],
      failed: [
        error instanceof ReadError
          ? { path: job.path, code: error.code, reason: error.message }
          : unreachable(job.path, error),
      ],
    });
  }
}

/** The bytes of a file. @throws {ReadError} where it is too large to begin with or changes meanwhile. */
async function bytesOf(job: FileInHand): Promise<Uint8Array<ArrayBuffer>> {
  const at = job.at ?? job.path;
  const before = await stat(at);
  if (before.size > MOST_BYTES) throw tooLarge();
  const bytes = new Uint8Array(before.size);
  const length = await fill(at, bytes);
  const after = await stat(at);
  if (after.mtimeMs !== before.mtimeMs || length !== before.size || after.size !== before.size)
    throw new ReadError(
      'changed',
      'This file was being changed while it was read. Close it in the other program and add it again.',
    );
  return bytes;
}

/** Reads a file into bytes that are there already; gives how many were read. */
async function fill(path: string, bytes: Uint8Array): Promise<number> {
  const file = await open(path, 'r');
  try {
    for (let at = 0; ; ) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at);
      if (bytesRead === 0) return at;
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

async function readBytesOf(job: FileInHand, bytes: Uint8Array): Promise<void> {
  if (job.heightsOnly) return answer({ ...NOTHING, pageHeights: await pageHeights(bytes).catch(() => []) });
  const { path, passwords = [], recognised } = job;
  let last: ReadingResult = NOTHING;
  for await (const reading of readings({
    path,
    bytes,
    passwords,
    inflate: inflated,
    onPage,
    ...(recognised === undefined ? {} : { recognised }),
  })) {
    if (last !== NOTHING) answer({ ...last, more: true });
    last =
      'failure' in reading
        ? { documents: [], failed: [reading.failure] }
        : { documents: [readDocument(job, reading)], failed: [] };
  }
  answer(last);
}

/** Pages between two lines about them: most letters have fewer and are read before anyone could look. */
const TELL_EVERY = 10;

function onPage(done: number, total: number): void {
  if (done % TELL_EVERY === 0 && done < total) answer({ ...NOTHING, pages: { done, total }, more: true });
}

const NOTHING: ReadingResult = { documents: [], failed: [] };

function readDocument(
  job: FileInHand,
  { path, format, bytes, content }: Exclude<Reading, { readonly failure: Failure }>,
): ReadDocument {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const document: Document = {
    id: documentId(sha256, job.at === undefined ? resolve(path) : path),
    source: { path, sha256, bytes: bytes.byteLength, format },
    ...content,
  };
  return {
    document,
    // A member that stands unpacked in its archive is a part of the archive's bytes: those are not sent along.
    bytes: bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice(),
    sketch: encodeSketch(sketch(document)),
    fingerprints: encodeFingerprints(fingerprintsOf(document.passages)),
  };
}

/** The bytes are handed over, not copied. */
function answer(message: ReadingMessage): void {
  parentPort?.postMessage(
    message,
    message.documents.map(({ bytes }) => bytes.buffer as ArrayBuffer),
  );
}

// While it recovers a damaged file, pdf.js leaves rejections behind that nobody waits for. The reading itself says what
// could be read; they must not end the worker, and with it the next file.
process.on('unhandledRejection', () => undefined);

inflateAtOnce();

parentPort?.on('message', (job: FileInHand) => void read(job));
