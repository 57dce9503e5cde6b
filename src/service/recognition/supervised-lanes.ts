/**
 * The threads that recognise pages, as the engine sees them: asked for through the thread that supervises them.
 */
import { getHeapStatistics } from 'node:v8';
import { notRecognised } from '../../document/recognised.ts';
import { startThread } from '../threads.ts';
import type { PageAsked, PageSupervisorData, PageTold } from './page-supervisor.ts';
import type { PageJob, PageResult } from './page-worker.ts';

export interface Recognisers {
  /**
   * Recognises a page on a lane's thread.
   * @param bytes asked for where the lane has another document open; throws what that throws
   */
  recognise(lane: number, job: Omit<PageJob, 'bytes'>, bytes: () => Uint8Array): Promise<PageResult>;
  /** Gives a lane's thread back; a page in hand is given up. */
  end(lane: number): Promise<void>;
  /** Ends all of them. */
  close(): Promise<void>;
}

/** Milliseconds between two tellings how large the engine's heap is. */
const SAY_EVERY = 20;

export function createRecognisers(options: Omit<PageSupervisorData, 'engineHeap'>): Recognisers {
  const engineHeap = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  const sayHeap = () => {
    const { total_heap_size: heap, external_memory: beside } = getHeapStatistics();
    engineHeap[0] = heap + beside;
  };
  sayHeap();
  const saying = setInterval(sayHeap, SAY_EVERY);
  const data: PageSupervisorData = { ...options, engineHeap };
  const thread = startThread(new URL('./page-supervisor.ts', import.meta.url), { data });
  const waiting = new Map<number, (result: PageTold['result']) => void>();
  /** The document that each lane had last. */
  const open = new Map<number, string>();
  let asked = 0;
  let isGone = false;
  thread.on('message', ({ id, result }: PageTold) => answer(id, result));
  thread.on('error', () => undefined);
  // It dies with all its threads: the pages in hand are lost, and those that come find none.
  thread.once('exit', () => {
    isGone = true;
    clearInterval(saying);
    for (const id of [...waiting.keys()]) answer(id, 'ended');
  });

  function answer(id: number, result: PageTold['result']): void {
    waiting.get(id)?.(result);
    waiting.delete(id);
  }

  function ask(question: PageAsked): Promise<PageTold['result']> {
    if (isGone) return Promise.resolve('ended');
    return new Promise((resolve) => {
      waiting.set(question.id, resolve);
      thread.postMessage(question);
    });
  }

  return {
    async recognise(lane, job, bytes) {
      const page = (given: Uint8Array | null) =>
        ask({ kind: 'page', id: ++asked, lane, job: { ...job, bytes: given } });
      let result = await page(open.get(lane) === job.key ? null : bytes());
      // The thread that had it open has been ended since, with a page that took too much.
      if (result === 'bytes') result = await page(bytes());
      open.set(lane, job.key);
      if (result === 'bytes' || result === 'ended') return notRecognised('failed', 'This page stopped the recogniser.');
      return result;
    },
    async end(lane) {
      open.delete(lane);
      await ask({ kind: 'end', id: ++asked, lane });
    },
    async close() {
      await thread.terminate();
    },
  };
}
