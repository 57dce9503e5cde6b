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

/** With fewer documents than this, starting a thread takes longer than the work. */
const WORTH_THREADS = 4;
const MOST_THREADS = 4;

/** Prepares suggestions under one framework for so many documents. The same passages get the same assessments. */
export function startAssessors(data: AssessorsData, documents: number): Assessors {
  if (documents < WORTH_THREADS) {
    const suggester = createSuggester(data.framework, { learned: data.learned });
    return { all: [async (passages) => passages.map(suggester.assess)], close: () => undefined };
  }
  const threads = Math.min(MOST_THREADS, documents, availableParallelism());
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
