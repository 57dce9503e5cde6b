/**
 * Runs in a worker thread: is handed the passages of one document after the other, and then finds themes in them all, so
 * that the engine goes on answering meanwhile. Stopped by ending the thread.
 */
import { parentPort } from 'node:worker_threads';
import type { Subject, Theme } from '../../document/theme.ts';
import { foundThemes, type ThemeInput } from '../../themes/themes.ts';

/** What the thread is told: the passages of a document, or that these were all, and the subjects to look for. */
export type ThemesJob = DocumentToRead | { readonly find: readonly Subject[] };

/** What its passages have in common is said once: handed over with each of them, it would be kept with each. */
export interface DocumentToRead extends Omit<ThemeInput, 'passageId' | 'text'> {
  readonly passages: readonly Pick<ThemeInput, 'passageId' | 'text'>[];
}

export type ThemesMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'found'; readonly themes: Theme[] };

const send = (message: ThemesMessage) => parentPort?.postMessage(message);
const passages: ThemeInput[] = [];
parentPort?.on('message', (job: ThemesJob) => {
  if (!('find' in job)) {
    const { passages: read, ...document } = job;
    for (const passage of read) passages.push({ ...document, ...passage });
    return;
  }
  const themes = foundThemes(passages, {
    subjects: job.find,
    onProgress: (done, total) => send({ kind: 'progress', done, total }),
  });
  send({ kind: 'found', themes: themes ?? [] });
});
