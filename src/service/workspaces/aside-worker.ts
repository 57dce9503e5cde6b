/**
 * Runs in a worker thread: makes a copy of a workspace or a backup and checks it, so that the engine goes on answering.
 * Stopped by ending the thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { type CopyToCheck, copyAndCheck, type OnCopied } from '../../workspace/backup-copy.ts';
import { type CopyToSave, copyElsewhere } from '../../workspace/elsewhere.ts';
import { type CopyToSeal, sealCopy } from '../../workspace/passphrase.ts';
import { type BackupToCopy, copyBackup } from '../../workspace/restore.ts';
import type { Credentials, Seal } from '../../workspace/seal.ts';

/** What there is to be made, each with what it needs. */
export type Copying =
  | { readonly kind: 'backup'; readonly copy: CopyToCheck }
  | { readonly kind: 'restore'; readonly copy: BackupToCopy }
  | { readonly kind: 'save'; readonly copy: CopyToSave }
  | { readonly kind: 'seal'; readonly copy: CopyToSeal };

/** What comes of each. */
export interface Made {
  /** Whether there is a new one. */
  readonly backup: boolean;
  /** What opens it. */
  readonly restore: Credentials;
  readonly save: undefined;
  /** The recovery code, where it is protected. */
  readonly seal: string | null;
}

export type CopyingMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly what: string }
  | { readonly kind: 'made'; readonly made: Made[keyof Made] }
  /** An error of this room or of the file system, by its code and sentence; what it was made of stays behind. */
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly message: string;
      readonly isSaid: boolean;
      readonly path: string | undefined;
    };

/** Bytes between two tellings. */
const TELL_EVERY = 4 * 1024 * 1024;

const send = (message: CopyingMessage) => parentPort?.postMessage(message);
const copying = workerData as Copying;
let told = { done: 0, what: '' };
const onCopied: OnCopied = (done, total, what) => {
  if (done - told.done < TELL_EVERY && what === told.what) return;
  told = { done, what };
  send({ kind: 'progress', done, total, what });
};
try {
  send({ kind: 'made', made: make() });
} catch (error) {
  const { code = '', message, path } = error as NodeJS.ErrnoException;
  send({ kind: 'failed', code, message, isSaid: (error as Error).name === 'WorkspaceError', path });
}

function make(): Made[keyof Made] {
  const { kind, copy } = copying;
  if (kind === 'backup') return copyAndCheck({ ...copy, seal: here(copy.seal) }, onCopied);
  if (kind === 'seal') return sealCopy({ ...copy, seal: here(copy.seal) }, onCopied);
  if (kind === 'save') return void copyElsewhere({ ...copy, seal: here(copy.seal) }, onCopied);
  return copyBackup(copy, onCopied);
}

/** Between threads buffers become plain arrays of bytes. */
function here({ salt, key, isProtected }: Seal): Seal {
  return { salt: Buffer.from(salt), key: Buffer.from(key), isProtected };
}
