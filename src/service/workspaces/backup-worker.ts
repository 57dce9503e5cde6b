/**
 * Runs in a worker thread: copies a workspace's file and checks the copy, so that the engine goes on answering. Stopped by
 * ending the thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { type CopyToCheck, copyAndCheck } from '../../workspace/backup-copy.ts';

export type BackupMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'made'; readonly isNew: boolean }
  /** An error of this room or of the file system, by its code and sentence; what it was made of stays behind. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly isSaid: boolean };

/** Bytes between two tellings. */
const TELL_EVERY = 4 * 1024 * 1024;

const send = (message: BackupMessage) => parentPort?.postMessage(message);
const { seal, ...copy } = workerData as CopyToCheck;
let told = 0;
try {
  // Between threads buffers become plain arrays of bytes.
  const here = { ...copy, seal: { ...seal, key: Buffer.from(seal.key), salt: Buffer.from(seal.salt) } };
  const isNew = copyAndCheck(here, (done, total) => {
    if (done - told < TELL_EVERY) return;
    told = done;
    send({ kind: 'progress', done, total });
  });
  send({ kind: 'made', isNew });
} catch (error) {
  const { code = '', message } = error as Error & { code?: string };
  send({ kind: 'failed', code, message, isSaid: (error as Error).name === 'WorkspaceError' });
}
