/**
 * Runs in a worker thread: finds themes, so that the engine goes on answering meanwhile. Stopped by ending the thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Theme } from '../../document/theme.ts';
import { foundThemes, type ThemeInput } from '../../themes/themes.ts';

export type ThemesMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'found'; readonly themes: Theme[] };

const send = (message: ThemesMessage) => parentPort?.postMessage(message);
const themes = foundThemes(workerData as ThemeInput[], {
  onProgress: (done, total) => send({ kind: 'progress', done, total }),
});
send({ kind: 'found', themes: themes ?? [] });
