/**
 * Runs in a worker thread: reads one file after another. A worker that hangs or runs out of memory is ended from outside, by
 * the thread that started it; what is read goes straight to the engine, by a way of its own for each file.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { encodeFingerprints, fingerprintsOf } from '../../dedupe/fingerprints.ts';
import { encodeSketch, sketch } from '../../dedupe/sketch.ts';
import type { Document } from '../../document/document.ts';
import { type Failure, ReadError } from '../../document/failure.ts';
import type { RecognisedPage } from '../../document/recognised.ts';
import { MOST_BYTES, MOST_STREAM } from '../../ingest/limits.ts';
import { pageHeights } from '../../ingest/pdf/page-heights.ts';
import { type Reading, readings, tooLarge } from '../../ingest/read.ts';
import { type IndexedPassage, indexed } from '../../search/indexed.ts';
import { documentId } from './identity.ts';
import { inflateAtOnce, inflated, metDamaged, metTooLarge } from './inflate.ts';
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
  /** Whether the search index will want its words: its documents are to be stored. */
  readonly withWords?: boolean;
  /** Asks for the heights of the pages of a PDF, and for nothing else. */
  readonly heightsOnly?: true;
}

/** One document read from a file, ready to be stored. */
export interface ReadDocument {
  readonly document: Document;
  readonly bytes: Uint8Array;
  readonly sketch: Uint8Array;
  readonly fingerprints: Uint8Array;
  /** What the search index will hold of its passages, in their order, where the job asked for it. */
  readonly words?: readonly IndexedPassage[];
}

export interface ReadingResult {
  readonly documents: readonly ReadDocument[];
  readonly failed: readonly Failure[];
  /** In points, where the job asked for them. */
  readonly pageHeights?: readonly number[];
  /** How many pages of the file in hand have been read: nothing else is told with it. */
  readonly pages?: { readonly done: number; readonly total: number };
}

/** A file in hand, and the way by which the engine hears of it. */
export interface ReadingOrder {
  readonly file: FileInHand;
  readonly port: MessagePort;
}

/** What the thread answers there: several parts, each of which the engine must say that it has taken, then what is left. */
export type ReadingMessage = ReadingResult & { readonly more?: true };

/** What whoever started the thread hears: whether it waits for the engine, goes on, or is done with the file. */
export type ReaderState = 'waits' | 'goes on' | 'done';

async function read({ file, port }: ReadingOrder): Promise<void> {
  try {
    await readBytesOf(file, file.content ?? (await bytesOf(file)), port);
  } catch (error) {
    answer(port, {
      documents: [],
      failed: [
        error instanceof ReadError
          ? { path: file.path, code: error.code, reason: error.message }
          : unreachable(file.path, error),
      ],
    });
  } finally {
    port.close();
    tell('done');
  }
}

/** The bytes of a file. @throws {ReadError} where it is too large to begin with or changes meanwhile. */
async function bytesOf(job: FileInHand): Promise<Uint8Array<ArrayBuffer>> {
  const at = job.at ?? job.path;
  const before = await stat(at);
  // Opening a pipe waits until somebody writes to it.
  if (!before.isFile())
    throw new ReadError('unsupported', 'This is a folder, a pipe or a device, not a file; it was not read.');
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

async function readBytesOf(job: FileInHand, bytes: Uint8Array, port: MessagePort): Promise<void> {
  if (job.heightsOnly) return answer(port, { ...NOTHING, pageHeights: await pageHeights(bytes).catch(() => []) });
  const { path, passwords = [], recognised } = job;
  const onPage = (done: number, total: number) => {
    if (done % TELL_EVERY === 0 && done < total) answer(port, { ...NOTHING, pages: { done, total }, more: true });
  };
  let last: ReadingResult = NOTHING;
  for await (const reading of readings({
    path,
    bytes,
    passwords,
    inflate: inflated,
    metDamaged,
    onPage,
    ...(recognised === undefined ? {} : { recognised }),
  })) {
    if (last !== NOTHING) await handOver(port, last);
    if (metTooLarge()) last = { documents: [], failed: [harmful(reading.path)] };
    else if ('failure' in reading) last = { documents: [], failed: [reading.failure] };
    else last = { documents: [readDocument(job, reading)], failed: [] };
  }
  answer(port, last);
}

/** Why a PDF with a part that was not unpacked counts as unread, whatever else was found in it. */
function harmful(path: string): Failure {
  const most = `${MOST_STREAM / 1024 / 1024} MB`;
  const reason = `A part of this PDF unpacks to more than ${most}, as in harmful files. It was not read. Print it to a new PDF.`;
  return { path, code: 'too-large', reason };
}

/** A part is waited for until it has been stored, so that no more than one waits in memory however fast others are read. */
async function handOver(port: MessagePort, part: ReadingResult): Promise<void> {
  const taken = once(port, 'message');
  tell('waits');
  answer(port, { ...part, more: true });
  await taken;
  tell('goes on');
}

/** Pages between two lines about them: most letters have fewer and are read before anyone could look. */
const TELL_EVERY = 10;

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
    ...(job.withWords ? { words: document.passages.map(indexed) } : {}),
  };
}

/** The bytes are handed over, not copied. */
function answer(port: MessagePort, message: ReadingMessage): void {
  port.postMessage(
    message,
    message.documents.map(({ bytes }) => bytes.buffer as ArrayBuffer),
  );
}

function tell(state: ReaderState): void {
  parentPort?.postMessage(state);
}

// While it recovers a damaged file, pdf.js leaves rejections behind that nobody waits for. The reading itself says what
// could be read; they must not end the worker, and with it the next file.
process.on('unhandledRejection', () => undefined);

inflateAtOnce();

parentPort?.on('message', (order: ReadingOrder) => void read(order));
