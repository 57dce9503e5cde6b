/**
 * Assesses many documents at once, one thread for each core, so that the engine goes on answering meanwhile.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Assessment } from '../../document/evidence.ts';
import { createSuggester, type PassageToAssess } from '../../suggest/suggester.ts';
import { startThread } from '../threads.ts';
import type { AssessorsData } from './assess-worker.ts';

/** Gives the assessments of a document's passages, in their order. */
type Assessor = (passages: readonly PassageToAssess[]) => Promise<readonly Assessment[]>;

export interface Assessors {
  /** As many as work at the same time; each takes one document at a time. */
  readonly all: readonly Assessor[];
  close(): void;
}

/** With fewer passages than this, starting a thread takes longer than the work. */
const WORTH_A_THREAD = 500;
/** Every thread has to warm up by itself: another one pays from so many passages on. */
const WORTH_ANOTHER = 6_000;
const MOST_THREADS = 4;

/** Prepares suggestions under one framework for so many passages. The same passages get the same assessments. */
export function startAssessors(data: AssessorsData, passages: number): Assessors {
  if (passages < WORTH_A_THREAD) {
    const suggester = createSuggester(data.framework, { learned: data.learned });
    return { all: [async (passages) => passages.map(suggester.assess)], close: () => undefined };
  }
  const threads = Math.min(MOST_THREADS, Math.ceil(passages / WORTH_ANOTHER), availableParallelism());
  const workers = Array.from({ length: threads }, () =>
    startThread(new URL('./assess-worker.ts', import.meta.url), { data }),
  );
  return {
    all: workers.map((worker) => async (passages) => {
      const answer = once(worker, 'message') as Promise<[Assessment[]]>;
      worker.postMessage(passages);
      const [assessed] = await answer;
      return assessed;
    }),
    close() {
      for (const worker of workers) void worker.terminate();
    },
  };
}
