/**
 * Runs in a thread of its own: starts the threads that recognise pages, watches what time and memory they take, and ends them.
 * It does nothing else, so that a busy engine does not keep it from looking.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { besideHeaps, createMemoryWatch } from '../reading/memory-watch.ts';
import { Lane } from './lanes.ts';
import type { PageJob, PageResult } from './page-worker.ts';

/** What it is started with. */
export interface PageSupervisorData {
  readonly lanes: number;
  /** Milliseconds a page may take; the usual where it is left out. */
  readonly timeLimit?: number;
  /** MiB that all pages in hand may take together. */
  readonly memoryLimit: number;
  /** One number, shared: bytes of the engine's heap, as it said last. */
  readonly engineHeap: Float64Array;
}

/** What the engine asks for. */
export type PageAsked =
  /** A page; without its document's bytes where the lane has had them before. */
  | { readonly kind: 'page'; readonly id: number; readonly lane: number; readonly job: PageJob }
  /** Ends the lane's thread, whatever it has in hand. */
  | { readonly kind: 'end'; readonly id: number; readonly lane: number };

/** The answer to a question; `bytes` where the lane has the document open no more. */
export interface PageTold {
  readonly id: number;
  readonly result: PageResult | 'bytes' | 'ended';
}

const { lanes: count, timeLimit, memoryLimit, engineHeap } = workerData as PageSupervisorData;
const lanes = Array.from({ length: count }, () => new Lane(timeLimit));
const memory = createMemoryWatch(
  memoryLimit,
  () => lanes.flatMap((lane) => lane.thread() ?? []),
  (thread) => lanes.find((lane) => lane.thread() === thread)?.tooMuch(),
  { beside: () => besideHeaps(engineHeap[0] ?? 0) },
);
memory.none();
memory.start();

async function answer(asked: PageAsked): Promise<PageTold['result']> {
  const lane = lanes[asked.lane] as Lane;
  if (asked.kind === 'end') {
    await lane.close();
    return 'ended';
  }
  const { bytes, ...job } = asked.job;
  if (bytes === null && !lane.hasOpen(job.key)) return 'bytes';
  return lane.recognise(job, () => bytes as Uint8Array<ArrayBuffer>);
}

parentPort?.on('message', async (asked: PageAsked) => {
  const result = await answer(asked);
  parentPort?.postMessage({ id: asked.id, result } satisfies PageTold);
});
