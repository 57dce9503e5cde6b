/**
 * How much memory the reading threads hold together, looked at many times a second while they work. A thread's own limit
 * counts its heap only, and what threads that have ended held stays with the process for some seconds, for the next to use:
 * so the process is looked at first, and the threads are asked where it holds much.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { HeapInfo } from 'node:v8';
import type { Worker } from 'node:worker_threads';

/** Milliseconds between two looks. */
const EVERY = 20;
/** Milliseconds in which a thread must say what it holds; one that is too busy for it is taken to hold the most. */
const SOON = 250;
/** Share of the limit that the threads must hold by their own account; less of it where the process holds so much more. */
const OWN = 0.75;
const [FAR_TOO_MUCH, OWN_THEN] = [1.2, 0.4];
/** Share of the limit that ended threads may still hold before a file is read alone, and milliseconds to wait for it. */
const [LEFT, LONGEST_WAIT] = [0.3, 12_000];
const MIB = 1024 * 1024;

export interface MemoryWatch {
  /** Begins to look. */
  start(): void;
  stop(): void;
  /** To be called when no thread is alive: what the process holds then is not theirs. */
  none(): void;
  /** Waits while no thread is alive until what ended ones held has been given back, for some seconds at most. */
  settled(): Promise<void>;
}

/**
 * @param limit MiB that the threads may hold together
 * @param threads those at work
 * @param tooMuch is given the thread that holds the most, as long as they hold too much
 */
export function createMemoryWatch(
  limit: number,
  threads: () => readonly Worker[],
  tooMuch: (thread: Worker) => void,
): MemoryWatch {
  let timer: NodeJS.Timeout | undefined;
  let isAsking = false;
  /** Bytes of the process beside this thread's own heap, when no other was alive: the least seen, as some is freed late. */
  let base = Number.POSITIVE_INFINITY;
  const beside = () => {
    const { rss, heapTotal, external } = process.memoryUsage();
    return rss - heapTotal - external;
  };
  const share = () => (beside() - base) / (limit * MIB);

  async function look(): Promise<void> {
    if (isAsking || share() <= 1) return;
    isAsking = true;
    const asked = await Promise.all(threads().map(async (thread) => ({ thread, bytes: await heldBy(thread) })));
    isAsking = false;
    const [most] = asked.sort((one, other) => other.bytes - one.bytes);
    const own = asked.reduce((sum, { bytes }) => sum + bytes, 0);
    const least = share() > FAR_TOO_MUCH ? OWN_THEN : OWN;
    if (most !== undefined && own > least * limit * MIB) tooMuch(most.thread);
  }

  return {
    start() {
      timer ??= setInterval(() => void look(), EVERY);
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
    none() {
      base = Math.min(base, beside());
    },
    async settled() {
      for (let waited = 0; waited < LONGEST_WAIT && share() > LEFT; waited += SOON) await pause(SOON);
    },
  };
}

/** Bytes of a thread's heap and of what lies beside it; without end where it does not say. */
export async function heldBy(thread: Worker): Promise<number> {
  // A host with an older Node has none: then the process alone counts.
  const asked: Promise<HeapInfo> = (thread as Partial<Worker>).getHeapStatistics?.() ?? Promise.reject(new Error());
  const said = asked.then(
    (found) => found.total_heap_size + found.external_memory,
    () => Number.POSITIVE_INFINITY,
  );
  return Promise.race([said, pause(SOON, Number.POSITIVE_INFINITY, { ref: false })]);
}
