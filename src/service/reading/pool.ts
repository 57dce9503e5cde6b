/**
 * Reads many files at once in worker threads. One job is one file; each has a time and a memory limit, and a worker that
 * dies costs that file only, reported by name. Large files, and those that needed too much memory beside others, are read
 * alone. The limits are kept by a thread of its own (`supervisor.ts`), however busy this one is.
 */
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Failure, FailureCode } from '../../document/failure.ts';
import type { Ending } from './ending.ts';
import { createReaders } from './supervised.ts';
import { createTurns } from './turns.ts';
import { CROWDED } from './walk.ts';
import type { FileInHand, ReadingResult } from './worker.ts';

/** A file to read. */
export interface ReadingJob extends Omit<FileInHand, 'content'> {
  /** Gives the bytes, where they are kept in a workspace; asked again where the file is read a second time. */
  readonly content?: () => Uint8Array<ArrayBuffer>;
}

export interface PoolOptions {
  /** Threads at most; the machine's cores by default, one of them is left to the rest of the program from four up. */
  readonly workers?: number;
  /** Milliseconds a document may take. */
  readonly timeLimit?: number;
  /** MiB of memory that all files being read may take together; one that is read alone may take all of it. */
  readonly memoryLimit?: number;
  /** Milliseconds without work after which all threads but one are given back; they start again when there is work. */
  readonly restAfter?: number;
  /** Milliseconds without work after which the last one goes, too. */
  readonly lastRestAfter?: number;
  /** MiB that a thread without work may hold; one that a file has left with more is given back at once. */
  readonly mostKept?: number;
}

export interface ReadingPool {
  /**
   * Reads one file; queues where all workers are busy. What goes wrong is in `failed`; rejects only where `content` throws.
   * @param part is given what is read of an archive or mail as soon as it is there, instead of all at the end. Where the
   *   file has to be read a second time, parts come a second time.
   */
  read(job: ReadingJob, part?: (result: ReadingResult) => void): Promise<ReadingResult>;
  /** Reads all, largest first as given, handing each result over as it comes; stops early when asked to. */
  readAll(
    jobs: readonly ReadingJob[],
    done: (job: ReadingJob, result: ReadingResult) => void,
    control?: Control,
  ): Promise<void>;
  /** The heights of the pages of a PDF, in points; none where it cannot be opened. */
  pageHeights(job: ReadingJob): Promise<readonly number[]>;
  /** Threads that are alive now. */
  threads(): number;
  close(): Promise<void>;
}

export interface Control {
  readonly started?: (job: ReadingJob) => void;
  /** Given documents of an archive or mail that is still being read. */
  readonly part?: (job: ReadingJob, result: ReadingResult) => void;
  readonly isStopped?: () => boolean;
}

const TIME_LIMIT = 60_000;
/** Milliseconds without work after which the threads, and the memory they hold, are given back. */
const REST_AFTER = 10_000;
/** To start a thread costs a second of processor time: of every letter that is added by itself. */
const LAST_REST_AFTER = 5 * 60_000;
/** After some letters and reports a thread holds 70 to 100 MiB. */
const MOST_KEPT = 128;
/** MiB that the reading threads may hold together, so that the whole program stays below 700. */
const MEMORY_LIMIT = 340;
/** Bytes from which a file is read alone. */
const LARGE = 24 * 1024 * 1024;
/** The same for what is text from end to end, and no pictures: it becomes many times as large. */
const LARGE_TEXT = 4 * 1024 * 1024;
const TEXT = /\.(?:txt|text|md|markdown|csv|html?|xhtml|rtf|eml|xml)$/iu;

export function createReadingPool(options: PoolOptions = {}): ReadingPool {
  const cores = availableParallelism();
  const size = options.workers ?? Math.max(1, cores > 3 ? cores - 1 : cores);
  const timeLimit = options.timeLimit ?? TIME_LIMIT;
  const memoryLimit = options.memoryLimit ?? MEMORY_LIMIT;
  const { restAfter = REST_AFTER, lastRestAfter = LAST_REST_AFTER, mostKept = MOST_KEPT } = options;
  const readers = createReaders({ timeLimit, memoryLimit, restAfter, lastRestAfter, mostKept });
  const turns = createTurns(size);
  let closed = false;

  /** One attempt. Whoever reads alone has the memory of the idle threads as well, and leaves none behind. */
  async function attempt(
    job: ReadingJob,
    alone: boolean,
    part: (result: ReadingResult) => boolean,
  ): Promise<ReadingResult | Ending> {
    const giveUp = await turns.take(alone);
    try {
      if (closed) return 'died';
      if (alone) await readers.makeRoom();
      return await readers.read({ ...job, content: job.content?.() }, part);
    } finally {
      if (alone) await readers.clear();
      // What is large is stored at once, before anything else is begun: both together could hold too much.
      if (alone) setImmediate(giveUp);
      else giveUp();
    }
  }

  async function readParts(
    job: ReadingJob,
    part: ((result: ReadingResult) => void) | undefined,
    isStopped: () => boolean,
  ): Promise<ReadingResult> {
    let parts: ReadingResult[] = [];
    let documents = 0;
    const take = (result: ReadingResult) => {
      if (closed) return false;
      if (result.pages !== undefined) {
        part?.(result);
        return !isStopped();
      }
      documents += result.documents.length;
      if (part === undefined) parts.push(result);
      else part(result);
      return !isStopped();
    };
    const alone = (await bytesOf(job)) > (TEXT.test(job.path) ? LARGE_TEXT : LARGE);
    let ended = await attempt(job, alone, take);
    if (ended === 'memory' && !alone && !closed) {
      [parts, documents] = [[], 0];
      ended = await attempt(job, true, take);
    }
    const last = typeof ended === 'string' ? failed(job, ended, documents, { timeLimit, memoryLimit }) : ended;
    return {
      ...last,
      documents: [...parts.flatMap((one) => one.documents), ...last.documents],
      failed: [...parts.flatMap((one) => one.failed), ...last.failed],
    };
  }

  const read: ReadingPool['read'] = (job, part) => readParts(job, part, () => false);

  return {
    read,
    pageHeights: async (job) => (await read({ ...job, heightsOnly: true })).pageHeights ?? [],
    async readAll(jobs, done, control) {
      let next = 0;
      const isStopped = () => closed || control?.isStopped?.() === true;
      const part = control?.part;
      const lane = async () => {
        for (;;) {
          const job = jobs[next];
          if (job === undefined || isStopped()) return;
          next++;
          control?.started?.(job);
          // Not kept in a variable here: it would be held while the next file is read.
          await readParts(job, part && ((found) => part(job, found)), isStopped).then((result) => {
            // A pool that was closed meanwhile, because keeping a result failed for example, hands nothing over any more.
            if (!closed) done(job, result);
          });
          if (closed) return;
        }
      };
      await Promise.all(Array.from({ length: Math.min(size, jobs.length) }, lane));
    },
    threads: () => readers.alive(),
    async close() {
      closed = true;
      await readers.close();
    },
  };
}

/** How large the file is, as far as can be told before it is read. */
async function bytesOf({ content, at, path }: ReadingJob): Promise<number> {
  if (content !== undefined) return 0;
  return stat(at ?? path).then(
    ({ size }) => size,
    () => 0,
  );
}

function failed(
  { path }: ReadingJob,
  why: Ending,
  documents: number,
  { timeLimit, memoryLimit }: { readonly timeLimit: number; readonly memoryLimit: number },
): ReadingResult {
  const seconds = Math.round(timeLimit / 1000);
  const said: Readonly<Record<Ending, readonly [FailureCode, string]>> = {
    timeout: [
      'timeout',
      `Reading this file took longer than ${seconds} seconds and was given up. Save it again from its own program, or split it.`,
    ],
    memory: [
      'memory',
      `Reading this file needs more memory than a file may take: ${memoryLimit} MB, and less after other large ones. Add it by itself after starting the program again, split it, or save the part you need as a file of its own; unpack an archive and add its files.`,
    ],
    threw: [
      'damaged',
      'This file is built in a way that cannot be read. Open it in its own program and save it again.',
    ],
    died: [
      'damaged',
      'This file stopped the program that was reading it. Open it in its own program and save it again.',
    ],
    crowded: ['unsupported', CROWDED],
    stopped: ['timeout', 'Reading was stopped before this file was at its end. Add it again to read the rest.'],
  };
  const [code, reason] = said[why];
  const kept = documents === 0 ? '' : ` What had been read of it until then was kept: ${documents} of its documents.`;
  const failure: Failure = { path, code, reason: `${reason}${kept}` };
  return { documents: [], failed: [failure] };
}
