/**
 * The threads that read, as the engine sees them: asked for through the thread that supervises them, heard directly.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MessageChannel, type MessagePort, receiveMessageOnPort, type Worker } from 'node:worker_threads';
import { startThread } from '../threads.ts';
import { type Ending, endingOf } from './ending.ts';
import type { Asked, SupervisorData, Told } from './supervisor.ts';
import type { FileInHand, ReadingMessage, ReadingResult } from './worker.ts';

export interface Readers {
  /**
   * Reads a file on a thread of its own.
   * @param part is given what is read until then; what it gives back says whether to go on
   * @throws what `part` throws; the reading has been ended then
   */
  read(file: FileInHand, part: (result: ReadingResult) => boolean): Promise<ReadingResult | Ending>;
  /** Ends idle threads. */
  clear(): Promise<void>;
  /**
   * Ends idle threads, and has the engine give back what it has done with: for a file that may need all there is. What the
   * engine holds after that is its own, and counts against no file.
   */
  makeRoom(): Promise<void>;
  /** Threads that are alive, as far as was told. */
  alive(): number;
  /** Ends all of them; files in hand have died then. */
  close(): Promise<void>;
}

/** Milliseconds between two tellings how large the engine's heap is. */
const SAY_EVERY = 20;
/**
 * Bytes by which the engine's heap may grow while files are read and stored; what is more counts against the files in hand,
 * so that the whole program has a limit and not the reading threads alone.
 */
const ALLOWED = 64 * 1024 * 1024;
/** Bytes by which it may have grown before a large file is read, without being looked through for what is not needed any more. */
const LET_BE = 16 * 1024 * 1024;

export function createReaders(options: Omit<SupervisorData, 'engineHeap'>): Readers {
  const engineHeap = new Float64Array(new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT));
  /** Bytes of the engine's heap that are its own. */
  let ofEngine = 0;
  /** The least it held after it was looked through. */
  let least = Number.POSITIVE_INFINITY;
  const waiting = new Map<number, (ended: Ending | null) => void>();
  let supervisor: Worker | null = null;
  let saying: NodeJS.Timeout | undefined;
  let alive = 0;
  let asked = 0;

  function sayHeap(): void {
    const held = heldHere();
    engineHeap[0] = Math.min(held, ofEngine + ALLOWED);
    engineHeap[1] = held - (engineHeap[0] ?? 0);
  }

  function started(): Worker {
    if (supervisor !== null) return supervisor;
    ofEngine = heldHere();
    least = Math.min(least, ofEngine);
    sayHeap();
    const data: SupervisorData = { ...options, engineHeap };
    const thread = startThread(new URL('./supervisor.ts', import.meta.url), { data });
    thread.on('message', (told: Told) => {
      alive = told.alive;
      if (told.id !== null) answer(told.id, told.ended);
      // Nothing is read any more, and nobody has asked meanwhile.
      else if (alive === 0 && waiting.size === 0) void close();
    });
    // It dies with all its readers; the next file finds new ones.
    let why: Ending = 'died';
    thread.on('error', (error: Error & { code?: string }) => {
      if (endingOf(error) === 'crowded') why = 'crowded';
    });
    thread.once('exit', () => {
      if (supervisor !== thread) return;
      supervisor = null;
      alive = 0;
      for (const id of [...waiting.keys()]) answer(id, why);
    });
    supervisor = thread;
    return thread;
  }

  function answer(id: number, ended: Ending | null): void {
    const resolve = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) {
      clearInterval(saying);
      saying = undefined;
    }
    resolve?.(ended);
  }

  function ask(question: Asked, moved: readonly (ArrayBuffer | MessagePort)[] = []): Promise<Ending | null> {
    const thread = started();
    saying ??= setInterval(sayHeap, SAY_EVERY);
    return new Promise((resolve) => {
      waiting.set(question.id, resolve);
      thread.postMessage(question, [...moved]);
    });
  }

  async function close(): Promise<void> {
    const thread = supervisor;
    const lost = [...waiting.keys()];
    supervisor = null;
    alive = 0;
    await thread?.terminate();
    for (const id of lost) answer(id, 'died');
  }

  async function clear(): Promise<void> {
    // Where there is no supervisor, there are no threads.
    if (supervisor !== null) await ask({ kind: 'clear', id: ++asked });
  }

  return {
    async read(file, part) {
      const { port1: port, port2 } = new MessageChannel();
      const id = ++asked;
      let result: ReadingResult | null = null;
      let problem: { readonly thrown: unknown } | null = null;
      const take = ({ more, ...found }: ReadingMessage) => {
        if (problem !== null) return;
        let goesOn = false;
        try {
          if (!more) result = found;
          goesOn = !more || part(found);
        } catch (thrown) {
          problem = { thrown };
        }
        if (!goesOn) supervisor?.postMessage({ kind: 'stop', id } satisfies Asked);
        else if (more && found.pages === undefined) port.postMessage(null);
      };
      port.on('message', take);
      try {
        const moved = file.content === undefined ? [port2] : [port2, file.content.buffer];
        const ended = await ask({ kind: 'read', id, file, port: port2 }, moved);
        // What the reader had said before comes by another way, and may be still on it.
        for (let left = receiveMessageOnPort(port); left !== undefined; left = receiveMessageOnPort(port))
          take(left.message);
        if (problem !== null) throw (problem as { readonly thrown: unknown }).thrown;
        return result ?? ended ?? 'died';
      } finally {
        port.close();
      }
    },
    clear,
    async makeRoom() {
      await clear();
      if (heldHere() > least + LET_BE) collect();
      ofEngine = heldHere();
      least = Math.min(least, ofEngine);
      sayHeap();
    },
    alive: () => alive,
    close,
  };
}

/** Bytes of this thread's heap and of what lies beside it. */
function heldHere(): number {
  const { total_heap_size: heap, external_memory: beside } = getHeapStatistics();
  return heap + beside;
}

let collector: (() => void) | undefined;

/** V8 is in no hurry to look for what is not needed any more, where a machine has memory to spare. */
function collect(): void {
  if (collector === undefined) {
    setFlagsFromString('--expose-gc');
    collector = runInNewContext('gc') as () => void;
  }
  collector();
}
