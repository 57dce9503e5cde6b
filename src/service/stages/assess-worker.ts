/**
 * Runs in a worker thread: assesses the passages of one document after the other under one framework.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Assessment } from '../../document/evidence.ts';
import type { Framework } from '../../document/framework.ts';
import { createSuggester, type Learning, type PassageToAssess } from '../../suggest/suggester.ts';

export interface AssessorsData {
  readonly framework: Framework;
  readonly learned: Learning;
}

const { framework, learned } = workerData as AssessorsData;
const suggester = createSuggester(framework, { learned });
parentPort?.on('message', (passages: readonly PassageToAssess[]) => {
  const assessed: Assessment[] = passages.map(suggester.assess);
  parentPort?.postMessage(assessed);
});
