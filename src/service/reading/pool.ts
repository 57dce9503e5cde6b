/**
 * Reads many files at once in worker threads. One job is one file; each has a time and a memory limit, and a worker that
 * dies costs that file only, reported by name. Large files, and those that needed too much memory beside others, are read
 * alone.
 */
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Failure, FailureCode } from '../../document/failure.ts';
import { startThread } from '../threads.ts';
import { createMemoryWatch, heldBy } from './memory-watch.ts';
import { createTurns } from './turns.ts';
import type { FileInHand, ReadingMessage, ReadingResult } from './worker.ts';

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
/** Bytes that the last one may hold meanwhile by its own account; after some letters and reports it is 70 to 100 MiB. */
const KEPT = 128 * 1024 * 1024;
/** What the reading threads may hold together, so that the whole program stays below 700 MiB. */
const MEMORY_LIMIT = 440;
/**
 * MiB of a thread's own heap. Not meant to be reached: where one large array goes over it, V8 ends the whole process and not
 * the thread (Node 24.21). What the threads hold is watched from outside, and a thread ended before.
 */
const HEAP_LIMIT = 1024;
/** Bytes from which a file is read alone. */
const LARGE = 24 * 1024 * 1024;

/** Why a thread was ended, or that it died. */
type Ending = 'timeout' | 'memory' | 'died' | 'threw' | 'stopped';

type End = (why: Ending) => void;

export function createReadingPool(options: PoolOptions = {}): ReadingPool {
  const cores = availableParallelism();
  const size = options.workers ?? Math.max(1, cores > 3 ? cores - 1 : cores);
  const timeLimit = options.timeLimit ?? TIME_LIMIT;
  const memoryLimit = options.memoryLimit ?? MEMORY_LIMIT;
  const idle: Worker[] = [];
  const alive = new Set<Worker>();
  /** The threads at work, each with how to end it. */
  const running = new Map<Worker, End>();
  const turns = createTurns(size);
  /** Beside others, whoever holds the most is ended: its file is read again alone, where only its own needs count. */
  const watch = createMemoryWatch(
    memoryLimit,
    () => [...running.keys()],
    (worker) => running.get(worker)?.('memory'),
  );
  let closed = false;
  let resting: NodeJS.Timeout | undefined;

  function start(): Worker {
    if (alive.size === 0) watch.none();
    const worker = startThread(new URL('./worker.ts', import.meta.url), { memory: HEAP_LIMIT });
    alive.add(worker);
    worker.once('exit', () => alive.delete(worker));
    // A late error of a worker that has been given up must not end the program.
    worker.on('error', () => undefined);
    return worker;
  }

  /** Reads a file on a thread; the thread is gone, and what it held free, before an ending is told. */
  function runOn(
    worker: Worker,
    job: ReadingJob,
    part: (result: ReadingResult) => boolean,
  ): Promise<ReadingResult | Ending> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end('timeout'), timeLimit);
      const onMessage = ({ more, ...result }: ReadingMessage) => {
        if (!more) {
          letGo();
          idle.push(worker);
          resolve(result);
          return;
        }
        // Pages are no part of their own: a file has its time, however many it has.
        if (result.pages === undefined) timer.refresh();
        if (!part(result)) end('stopped');
      };
      const onError = ({ code }: { code?: string }) => end(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'threw');
      const onExit = () => end('died');
      function letGo(): void {
        running.delete(worker);
        if (running.size === 0) watch.stop();
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      }
      function end(why: Ending): void {
        letGo();
        void worker.terminate().then(() => {
          alive.delete(worker);
          resolve(why);
        });
      }
      running.set(worker, end);
      watch.start();
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      try {
        const content = job.content?.();
        worker.postMessage({ ...job, content }, content === undefined ? [] : [content.buffer]);
      } catch (error) {
        letGo();
        idle.push(worker);
        reject(error);
      }
    });
  }

  /** Gives idle threads back but for so many, the ones used last. */
  async function rest(kept = 0): Promise<void> {
    await Promise.all(idle.splice(0, Math.max(0, idle.length - kept)).map((worker) => worker.terminate()));
  }

  function restLater(): void {
    const { restAfter = REST_AFTER, lastRestAfter = LAST_REST_AFTER } = options;
    resting = setTimeout(() => {
      void rest(1);
      for (const last of idle) void heldBy(last).then((bytes) => (bytes > KEPT ? rest() : undefined));
      resting = setTimeout(() => void rest(), lastRestAfter).unref();
    }, restAfter).unref();
  }

  /** One attempt. Whoever reads alone has the memory of the idle threads as well, and leaves none behind. */
  async function attempt(
    job: ReadingJob,
    alone: boolean,
    part: (result: ReadingResult) => boolean,
  ): Promise<ReadingResult | Ending> {
    const giveUp = await turns.take(alone);
    clearTimeout(resting);
    try {
      if (alone) await rest();
      if (alone && alive.size === 0) await watch.settled();
      return await runOn(idle.pop() ?? start(), job, part);
    } finally {
      if (alone) await rest();
      // What is large is stored at once, and for as long nobody looks at the memory: nothing else is begun before.
      if (alone) setImmediate(giveUp);
      else giveUp();
      if (running.size === 0) restLater();
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
    const alone = (await bytesOf(job)) > LARGE;
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
          const result = await readParts(job, part && ((found) => part(job, found)), isStopped);
          // A pool that was closed meanwhile, because keeping a result failed for example, hands nothing over any more.
          if (closed) return;
          done(job, result);
        }
      };
      await Promise.all(Array.from({ length: Math.min(size, jobs.length) }, lane));
    },
    threads: () => alive.size,
    async close() {
      closed = true;
      clearTimeout(resting);
      await Promise.all([...alive].map((worker) => worker.terminate()));
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
      `Reading this file needs more memory than the ${memoryLimit} MB a file may take. Split it, or save the part you need as a file of its own; unpack an archive and add its files.`,
    ],
    threw: [
      'damaged',
      'This file is built in a way that cannot be read. Open it in its own program and save it again.',
    ],
    died: [
      'damaged',
      'This file stopped the program that was reading it. Open it in its own program and save it again.',
    ],
    stopped: ['timeout', 'Reading was stopped before this file was at its end. Add it again to read the rest.'],
  };
  const [code, reason] = said[why];
  const kept = documents === 0 ? '' : ` What had been read of it until then was kept: ${documents} of its documents.`;
  const failure: Failure = { path, code, reason: `${reason}${kept}` };
  return { documents: [], failed: [failure] };
}
