/**
 * Runs in a worker thread: reads one file after another. A worker that hangs or runs out of memory is ended from outside.
 */
import { createHash } from 'node:crypto';
import { readFile as readBytes, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { encodeSayings, sayingsOf } from '../../dedupe/sayings.ts';
import { encodeSketch, sketch } from '../../dedupe/sketch.ts';
import type { Document } from '../../document/document.ts';
import type { Failure } from '../../document/failure.ts';
import { pageHeights } from '../../ingest/pdf/page-heights.ts';
import { type Reading, readFile } from '../../ingest/read.ts';
import { documentId } from './identity.ts';
import { unreachable } from './walk.ts';

/** A file to read: from disk, or bytes that a window handed over. */
export interface ReadingJob {
  readonly path: string;
  /** Where the bytes are, if not at `path`. */
  readonly at?: string;
  /** The bytes themselves, where they are kept in a workspace. */
  readonly content?: Uint8Array;
  /** Tried in turn where the file asks for one. Never stored. */
  readonly passwords?: readonly string[];
  /** Asks for the heights of the pages of a PDF, and for nothing else. */
  readonly heightsOnly?: true;
}

/** One document read from a file, ready to be stored. */
export interface ReadDocument {
  readonly document: Document;
  readonly bytes: Uint8Array;
  readonly sketch: Uint8Array;
  readonly sayings: Uint8Array;
}

export interface ReadingResult {
  readonly documents: readonly ReadDocument[];
  readonly failed: readonly Failure[];
  /** In points, where the job asked for them. */
  readonly pageHeights?: readonly number[];
}

/** Larger files are refused by name: no inspection document comes near, and memory on the laptop is limited. */
const MOST_BYTES = 512 * 1024 * 1024;

async function read(job: ReadingJob): Promise<ReadingResult> {
  if (job.content !== undefined) return readBytesOf(job, job.content);
  const at = job.at ?? job.path;
  let bytes: Uint8Array;
  try {
    const before = await stat(at);
    if (before.size > MOST_BYTES) {
      return failure(
        job,
        'too-large',
        'This file is larger than 512 MB. Split it, or save the part you need as a file of its own.',
      );
    }
    // A plain array, not a Buffer: readers pass it on to libraries that tell the two apart.
    bytes = new Uint8Array(await readBytes(at));
    const after = await stat(at);
    if (after.mtimeMs !== before.mtimeMs || after.size !== bytes.byteLength) {
      return failure(
        job,
        'changed',
        'This file was being changed while it was read. Close it in the other program and add it again.',
      );
    }
  } catch (error) {
    return { documents: [], failed: [unreachable(job.path, error)] };
  }
  return readBytesOf(job, bytes);
}

async function readBytesOf(job: ReadingJob, bytes: Uint8Array): Promise<ReadingResult> {
  if (job.heightsOnly) return { documents: [], failed: [], pageHeights: await pageHeights(bytes).catch(() => []) };
  const documents: ReadDocument[] = [];
  const failed: Failure[] = [];
  for (const reading of await unlock(job, bytes)) {
    if ('failure' in reading) {
      failed.push(reading.failure);
      continue;
    }
    const sha256 = createHash('sha256').update(reading.bytes).digest('hex');
    const document: Document = {
      id: documentId(sha256, job.at === undefined ? resolve(reading.path) : reading.path),
      source: { path: reading.path, sha256, bytes: reading.bytes.byteLength, format: reading.format },
      ...reading.content,
    };
    documents.push({
      document,
      bytes: reading.bytes,
      sketch: encodeSketch(sketch(document)),
      sayings: encodeSayings(sayingsOf(document.passages)),
    });
  }
  return { documents, failed };
}

/** Reads without a password, then with each of those given while the file goes on asking for one. */
async function unlock(job: ReadingJob, bytes: Uint8Array): Promise<Reading[]> {
  let readings = await readFile({ path: job.path, bytes });
  for (const password of job.passwords ?? []) {
    if (!readings.some((reading) => 'failure' in reading && reading.failure.code === 'password')) break;
    readings = await readFile({ path: job.path, bytes, password });
  }
  return readings;
}

function failure(job: ReadingJob, code: Failure['code'], reason: string): ReadingResult {
  return { documents: [], failed: [{ path: job.path, code, reason }] };
}

// While it recovers a damaged file, pdf.js leaves rejections behind that nobody waits for. The reading itself says what
// could be read; they must not end the worker, and with it the next file.
process.on('unhandledRejection', () => undefined);

parentPort?.on('message', async (job: ReadingJob) => {
  const result = await read(job);
  parentPort?.postMessage(result);
});
