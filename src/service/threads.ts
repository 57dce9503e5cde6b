/**
 * Threads of the engine. They get no environment of the program's, and small young heaps.
 */
import * as nodeModule from 'node:module';
import { Worker } from 'node:worker_threads';
import { SEMI_SPACE } from './young-heap.ts';

/** MiB for young objects. */
const YOUNG = 3 * SEMI_SPACE;

export interface ThreadOptions {
  /** What the thread finds as `workerData`. */
  readonly data?: unknown;
  /** MiB the thread may hold; as much as V8 gives where it is left out. */
  readonly memory?: number;
}

/** Starts a thread; modules that the program has compiled before need not be compiled for it again. */
export function startThread(script: URL, { data, memory }: ThreadOptions = {}): Worker {
  // Looked up, not imported by name: a host with an older Node has none, and does without.
  const compiled = nodeModule.getCompileCacheDir?.();
  return new Worker(script, {
    workerData: data,
    env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled },
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG,
      ...(memory === undefined ? {} : { maxOldGenerationSizeMb: memory }),
    },
  });
}
