/**
 * Threads that recognise pages side by side. A page has a time limit; what hangs or falls costs that page and its thread.
 */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { notRecognised } from '../../document/recognised.ts';
import { startThread } from '../threads.ts';
import type { PageJob, PageResult } from './page-worker.ts';

/**
 * Milliseconds a page may take: some fifty times as long as a full page on a slow laptop. A page that stands on its head is
 * read more than once, and the machine may have other things to do.
 */
const TIME_LIMIT = 300_000;
/** MiB a thread's own heap may take; pictures lie outside of it, and are watched from outside. */
const HEAP_LIMIT = 512;
/** MiB that one thread may hold with its pictures, and what each further one beside it adds. */
const [ALONE, EACH_MORE] = [700, 400];
/** Every thread holds the recogniser with its data, and a page or two. */
const MOST_LANES = 4;

/** Threads at once: one core is left to the rest of the program where there are more than three. */
export function lanesFor(cores = availableParallelism()): number {
  return Math.min(MOST_LANES, Math.max(1, cores > 3 ? cores - 1 : cores));
}

/** MiB that so many threads may hold together: more than the largest pages that are unpacked need. */
export function memoryFor(lanes: number): number {
  return ALONE + EACH_MORE * (lanes - 1);
}

const TOO_MUCH = 'Recognising this page needs more memory than a page may take. Scan it again at 300 dots an inch.';

/** A thread that recognises one page after another, started when it is first needed and again after a page has ended it. */
export class Lane {
  #worker: Worker | null = null;
  #open = '';
  #giveUp: (() => void) | null = null;
  readonly #timeLimit: number;

  constructor(timeLimit = TIME_LIMIT) {
    this.#timeLimit = timeLimit;
  }

  /** Whether its thread has a document open, by the document's key. */
  hasOpen(key: string): boolean {
    return this.#worker !== null && this.#open === key;
  }

  /** @param bytes asked for where this lane has another document open, and handed over */
  recognise(job: Omit<PageJob, 'bytes'>, bytes: () => Uint8Array<ArrayBuffer>): Promise<PageResult> {
    this.#worker ??= startThread(new URL('./page-worker.ts', import.meta.url), { memory: HEAP_LIMIT });
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const end = (result: PageResult, isDead: boolean) => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        this.#giveUp = null;
        if (isDead) void this.close();
        resolve(result);
      };
      const onMessage = (result: PageResult) => end(result, false);
      const outOfMemory = () => end(notRecognised('failed', TOO_MUCH), true);
      this.#giveUp = outOfMemory;
      const onError = (error: Error & { code?: string }) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? outOfMemory()
          : end(notRecognised('failed', 'This page stopped the recogniser.'), true);
      const onExit = () => end(notRecognised('failed', 'This page stopped the recogniser.'), true);
      const timer = setTimeout(
        () =>
          end(
            notRecognised(
              'failed',
              `Recognising this page took longer than ${Math.round(this.#timeLimit / 1000)} seconds and was given up.`,
            ),
            true,
          ),
        this.#timeLimit,
      );
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      try {
        const given = this.#open === job.key ? null : bytes();
        worker.postMessage({ ...job, bytes: given } satisfies PageJob, given === null ? [] : [given.buffer]);
        this.#open = job.key;
      } catch (error) {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        reject(error);
      }
    });
  }

  /** The thread, while it works on a page. */
  thread(): Worker | null {
    return this.#giveUp === null ? null : this.#worker;
  }

  /** Gives up the page in hand, and the thread with it, because it holds too much. */
  tooMuch(): void {
    this.#giveUp?.();
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#open = '';
    // A late error of a thread that has been given up must not end the program.
    worker?.on('error', () => undefined);
    await worker?.terminate();
  }
}
