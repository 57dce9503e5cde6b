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
/** Share of the limit from which the threads are asked. */
const ASKED = 0.5;
/**
 * Share of the limit that the threads must hold by their own account where the process is above it; less where it holds so
 * much more. Below the limit all of it: what a thread has asked for counts before the process has it.
 */
const OWN = 0.75;
const [FAR_TOO_MUCH, OWN_THEN] = [1.2, 0.4];
/** Share of the limit that ended threads may still hold before a file is read alone, and milliseconds to wait for it. */
const [LEFT, LONGEST_WAIT] = [0.1, 20_000];
/** Milliseconds after which no more is given back: V8 gives the pages of ended threads back after about eight seconds. */
const NO_MORE = 10_000;
/** Bytes less than which nothing has been given back. */
const HARDLY = 1024 * 1024;
const MIB = 1024 * 1024;

export interface MemoryWatch {
  /** Begins to look. */
  start(): void;
  stop(): void;
  /** To be called when no thread is alive: what the process holds then is not theirs. */
  none(): void;
  /**
   * Waits while no thread is alive until what ended ones held has been given back, for some seconds at most. What is left then
   * counts as somebody else's.
   */
  settled(longest?: number): Promise<void>;
}

export interface Held {
  /** Bytes that the process holds beside what is known not to be the threads', see {@link besideHeaps}. */
  readonly beside?: () => number;
  /** Bytes among them that whoever takes what the threads have read has come to hold: they count like theirs. */
  readonly grown?: () => number;
  /**
   * MiB that `beside` may come to. What ended threads leave for good, the memory of the system's allocator for example, and the
   * engine's cache of its file make the limit of a file smaller where both together would be more.
   */
  readonly most?: number;
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
  { beside = besideHeaps, grown = () => 0, most: whole = Number.POSITIVE_INFINITY }: Held = {},
): MemoryWatch {
  let timer: NodeJS.Timeout | undefined;
  let isAsking = false;
  /** The same when no other thread was alive: the least seen, as some is freed late. */
  let base = Number.POSITIVE_INFINITY;
  /** MiB that the threads may hold now. */
  let room = limit;
  const share = () => (beside() - base) / (room * MIB);

  async function look(): Promise<void> {
    if (isAsking || share() <= ASKED) return;
    isAsking = true;
    const asked = await Promise.all(threads().map(async (thread) => ({ thread, bytes: await heldBy(thread) })));
    isAsking = false;
    const now = share();
    // While there is room, nothing is held against a thread that is too busy to say.
    const said = now > 1 ? asked : asked.filter(({ bytes }) => Number.isFinite(bytes));
    const [most] = said.sort((one, other) => other.bytes - one.bytes);
    const own = said.reduce((sum, { bytes }) => sum + bytes, grown());
    const least = now > FAR_TOO_MUCH ? OWN_THEN : now > 1 ? OWN : 1;
    if (most !== undefined && own > least * room * MIB) tooMuch(most.thread);
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
    async settled(longest = LONGEST_WAIT) {
      room = limit;
      let [least, fell] = [beside(), 0];
      for (let waited = 0; waited < longest && waited - fell < NO_MORE && share() > LEFT; waited += SOON) {
        await pause(SOON);
        const now = beside();
        if (now < least - HARDLY) [least, fell] = [now, waited + SOON];
      }
      // What is there after so long is not theirs.
      if (share() > LEFT) base = beside();
      room = Math.min(limit, Math.max(limit / 2, whole - base / MIB));
    },
  };
}

/**
 * Bytes of the process beside this thread's own heap and what a thread holds that is neither this one nor one of those at
 * work, as far as it has said.
 */
export function besideHeaps(elsewhere = 0): number {
  const { rss, heapTotal, external } = process.memoryUsage();
  return rss - heapTotal - external - elsewhere;
}

/** Whether a thread can be asked what it holds: not on a host with an older Node. */
export function canSay(thread: Worker): boolean {
  return 'getHeapStatistics' in thread;
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
