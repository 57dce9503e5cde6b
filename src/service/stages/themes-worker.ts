/**
 * Runs in a worker thread: is handed the passages of one document after the other, and then finds themes in them all, so
 * that the engine goes on answering meanwhile. Stopped by ending the thread.
 */
import { parentPort } from 'node:worker_threads';
import type { Theme } from '../../document/theme.ts';
import { foundThemes, type ThemeInput } from '../../themes/themes.ts';

/** What the thread is told: passages, or that these were all. */
export type ThemesJob = readonly ThemeInput[] | 'find';

export type ThemesMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'found'; readonly themes: Theme[] };

const send = (message: ThemesMessage) => parentPort?.postMessage(message);
const passages: ThemeInput[] = [];
parentPort?.on('message', (job: ThemesJob) => {
  if (job !== 'find') {
    for (const passage of job) passages.push(passage);
    return;
  }
  const themes = foundThemes(passages, { onProgress: (done, total) => send({ kind: 'progress', done, total }) });
  send({ kind: 'found', themes: themes ?? [] });
});
