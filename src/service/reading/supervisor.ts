/**
 * Runs in a thread of its own: starts the threads that read, watches what time and memory they take, and ends them. It does
 * nothing else, so that neither a busy engine nor a busy reader keeps it from looking.
 */
import { type MessagePort, parentPort, type Worker, workerData } from 'node:worker_threads';
import { startThread } from '../threads.ts';
import { type Ending, endingOf } from './ending.ts';
import { besideHeaps, canSay, createMemoryWatch, heldBy } from './memory-watch.ts';
import type { FileInHand, ReaderState, ReadingOrder } from './worker.ts';

/** What it is started with. */
export interface SupervisorData {
  /** Milliseconds a document may take. */
  readonly timeLimit: number;
  /** MiB that all files being read may take together. */
  readonly memoryLimit: number;
  /** Milliseconds without work after which all threads but one are given back, and then the last. */
  readonly restAfter: number;
  readonly lastRestAfter: number;
  /** MiB that a thread without work may hold by its own account; one that holds more is ended. */
  readonly mostKept: number;
  /** Two numbers, shared: bytes of the engine's heap that no file answers for, and those beyond, as it said last. */
  readonly engineHeap: Float64Array;
}

/** What the engine asks for; every question has a number, and is answered once. */
export type Asked =
  | { readonly kind: 'read'; readonly id: number; readonly file: FileInHand; readonly port: MessagePort }
  /** Ends idle threads. */
  | { readonly kind: 'clear'; readonly id: number }
  /** Ends the thread that has this file in hand; the answer is that of the file. */
  | { readonly kind: 'stop'; readonly id: number };

/** The answer to a question; without one, that all threads have been given back. */
export interface Told {
  readonly id: number | null;
  /** Null where the file was read to its end. The thread is gone, and what it held free, before an ending is told. */
  readonly ended: Ending | null;
  /** Threads that are alive now. */
  readonly alive: number;
}

/**
 * MiB of a thread's own heap. Not meant to be reached: where one large array goes over it, V8 ends the whole process and not
 * the thread (Node 24.21). What the threads hold is watched from outside, and a thread ended before.
 */
const HEAP_LIMIT = 1024;
/** MiB of the process beside the heaps of the engine and of this thread: with those it stays below 700. */
const MOST_TOGETHER = 570;
const MIB = 1024 * 1024;

const { timeLimit, memoryLimit, restAfter, lastRestAfter, mostKept, engineHeap } = workerData as SupervisorData;
const idle: Worker[] = [];
const alive = new Set<Worker>();
/** The threads at work, each with how to end it. */
const running = new Map<Worker, (why: Ending) => void>();
/** The same by the number of the file. */
const inHand = new Map<number, (why: Ending) => void>();
let resting: NodeJS.Timeout | undefined;

/** Beside others, whoever holds the most is ended: its file is read again alone, where only its own needs count. */
const watch = createMemoryWatch(
  memoryLimit,
  () => [...running.keys()],
  (reader) => running.get(reader)?.('memory'),
  { beside: () => besideHeaps(engineHeap[0] ?? 0), grown: () => engineHeap[1] ?? 0, most: MOST_TOGETHER },
);
watch.none();

function tell(id: number | null, ended: Ending | null = null): void {
  parentPort?.postMessage({ id, ended, alive: alive.size } satisfies Told);
}

function start(): Worker {
  if (alive.size === 0) watch.none();
  const reader = startThread(new URL('./worker.ts', import.meta.url), { memory: HEAP_LIMIT });
  alive.add(reader);
  reader.once('exit', () => alive.delete(reader));
  // A late error of a reader that has been given up must not end the others.
  reader.on('error', () => undefined);
  return reader;
}

async function read(id: number, { file, port }: ReadingOrder): Promise<void> {
  clearTimeout(resting);
  // After a large file was ended, what it held would stand beside the next.
  if (alive.size === 0) await watch.settled();
  const reader = idle.pop() ?? start();
  let timer = setTimeout(() => end('timeout'), timeLimit);
  const onMessage = (state: ReaderState) => {
    clearTimeout(timer);
    if (state === 'done') {
      letGo();
      void keepOrEnd(reader).then(() => {
        tell(id);
        if (running.size === 0) restLater();
      });
    }
    // The engine's time is not the file's, and every document of an archive has its own.
    else if (state === 'goes on') timer = setTimeout(() => end('timeout'), timeLimit);
  };
  const onError = (error: Error & { code?: string }) => end(endingOf(error));
  const onExit = () => end('died');
  function letGo(): void {
    running.delete(reader);
    inHand.delete(id);
    if (running.size === 0) watch.stop();
    clearTimeout(timer);
    reader.off('message', onMessage).off('error', onError).off('exit', onExit);
  }
  function end(why: Ending): void {
    letGo();
    void reader.terminate().then(() => {
      alive.delete(reader);
      tell(id, why);
      if (running.size === 0) restLater();
    });
  }
  running.set(reader, end);
  inHand.set(id, end);
  watch.start();
  reader.on('message', onMessage).on('error', onError).on('exit', onExit);
  const moved = file.content === undefined ? [port] : [port, file.content.buffer];
  reader.postMessage({ file, port } satisfies ReadingOrder, moved);
}

/** What a large file has left in a thread would stand beside all that is read and stored after it. */
async function keepOrEnd(reader: Worker): Promise<void> {
  const isLight = !canSay(reader) || (await heldBy(reader)) <= mostKept * MIB;
  if (isLight) return void idle.push(reader);
  await reader.terminate();
  alive.delete(reader);
}

/** Gives idle threads back but for so many, the ones used last. */
async function rest(kept = 0): Promise<void> {
  const ended = idle.splice(0, Math.max(0, idle.length - kept));
  await Promise.all(ended.map((reader) => reader.terminate()));
  for (const reader of ended) alive.delete(reader);
}

function restLater(): void {
  clearTimeout(resting);
  resting = setTimeout(async () => {
    await rest(1);
    tell(null);
    if (running.size > 0 || idle.length === 0) return;
    resting = setTimeout(() => void rest().then(() => tell(null)), lastRestAfter);
  }, restAfter);
}

async function clear(id: number): Promise<void> {
  await rest();
  tell(id);
}

parentPort?.on('message', (asked: Asked) => {
  if (asked.kind === 'read') void read(asked.id, asked);
  else if (asked.kind === 'clear') void clear(asked.id);
  else inHand.get(asked.id)?.('stopped');
});
