/**
 * Reads many files at once in worker threads. One job is one file; each has a time and a memory limit, and a worker that
 * dies costs that file only, reported by name.
 */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Failure, FailureCode } from '../../document/failure.ts';
import { startThread } from '../threads.ts';
import type { ReadingJob, ReadingResult } from './worker.ts';

export interface PoolOptions {
  /** Threads at most; the machine's cores by default, one of them is left to the rest of the program from four up. */
  readonly workers?: number;
  /** Milliseconds a file may take. */
  readonly timeLimit?: number;
  /** MiB of memory a file may take. */
  readonly memoryLimit?: number;
  /** Milliseconds without work after which the threads are given back; they start again when there is work. */
  readonly restAfter?: number;
}

export interface ReadingPool {
  /** Reads one file; queues where all workers are busy. Never rejects: what goes wrong is in `failed`. */
  read(job: ReadingJob): Promise<ReadingResult>;
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
  readonly isStopped?: () => boolean;
}

const TIME_LIMIT = 60_000;
/** Milliseconds without work after which the threads, and the memory they hold, are given back. */
const REST_AFTER = 10_000;
const MEMORY_LIMIT = 1024;

export function createReadingPool(options: PoolOptions = {}): ReadingPool {
  const cores = availableParallelism();
  const size = options.workers ?? Math.max(1, cores > 3 ? cores - 1 : cores);
  const timeLimit = options.timeLimit ?? TIME_LIMIT;
  const memoryLimit = options.memoryLimit ?? MEMORY_LIMIT;
  const idle: Worker[] = [];
  const alive = new Set<Worker>();
  const queue: (() => void)[] = [];
  let running = 0;
  let closed = false;
  let resting: NodeJS.Timeout | undefined;

  function start(): Worker {
    const worker = startThread(new URL('./worker.ts', import.meta.url), { memory: memoryLimit });
    alive.add(worker);
    worker.once('exit', () => alive.delete(worker));
    return worker;
  }

  function runOn(worker: Worker, job: ReadingJob): Promise<ReadingResult> {
    return new Promise((resolve) => {
      const timer = setTimeout(
        () =>
          finish(
            failed(
              job,
              'timeout',
              `Reading this file took longer than ${Math.round(timeLimit / 1000)} seconds and was given up. Save it again from its own program, or split it.`,
            ),
            true,
          ),
        timeLimit,
      );
      const onMessage = (result: ReadingResult) => finish(result, false);
      const onError = (error: Error & { code?: string }) =>
        finish(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? failed(
                job,
                'memory',
                `Reading this file needs more memory than the ${memoryLimit} MB a file may take. Split it, or save the part you need as a file of its own.`,
              )
            : failed(
                job,
                'damaged',
                'This file is built in a way that cannot be read. Open it in its own program and save it again.',
              ),
          true,
        );
      const onExit = () =>
        finish(
          failed(
            job,
            'damaged',
            'This file stopped the program that was reading it. Open it in its own program and save it again.',
          ),
          true,
        );
      function finish(result: ReadingResult, dead: boolean): void {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        if (dead) {
          alive.delete(worker);
          // A late error of a worker that has been given up must not end the program.
          worker.on('error', () => undefined);
          void worker.terminate();
        } else idle.push(worker);
        resolve(result);
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(job);
    });
  }

  function rest(): void {
    for (const worker of idle.splice(0)) void worker.terminate();
  }

  async function read(job: ReadingJob): Promise<ReadingResult> {
    if (running >= size) await new Promise<void>((resolve) => queue.push(resolve));
    running++;
    clearTimeout(resting);
    try {
      return await runOn(idle.pop() ?? start(), job);
    } finally {
      running--;
      queue.shift()?.();
      if (running === 0) resting = setTimeout(rest, options.restAfter ?? REST_AFTER).unref();
    }
  }

  return {
    read,
    pageHeights: async (job) => (await read({ ...job, heightsOnly: true })).pageHeights ?? [],
    async readAll(jobs, done, control) {
      let next = 0;
      const lane = async () => {
        for (;;) {
          const job = jobs[next];
          if (job === undefined || closed || control?.isStopped?.()) return;
          next++;
          control?.started?.(job);
          const result = await read(job);
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

function failed(job: ReadingJob, code: FailureCode, reason: string): ReadingResult {
  const failure: Failure = { path: job.path, code, reason };
  return { documents: [], failed: [failure] };
}
