/**
 * Backups made in a thread: however large the workspace is, the window is answered meanwhile, and what is saved meanwhile
 * is saved.
 */
import { OperationError } from '../../contract/errors.ts';
import { type Backup, backupProblem, beginBackup } from '../../workspace/backup.ts';
import type { CopyToCheck } from '../../workspace/backup-copy.ts';
import { WorkspaceError, type WorkspaceProblem } from '../../workspace/errors.ts';
import { isOpen, type Workspace } from '../../workspace/handle.ts';
import { startThread } from '../threads.ts';
import type { BackupMessage } from './backup-worker.ts';

export interface BackupControl {
  /** Told how far it is, in bytes. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Aborted, it leaves no backup. */
  readonly signal?: AbortSignal;
}

/**
 * Makes a backup as `makeBackup` does. The workspace must stay open until this has settled.
 * @throws as `makeBackup`; OperationError `stopped`
 */
export async function backUpAside(
  workspace: Workspace,
  folder: string,
  { onProgress, signal }: BackupControl = {},
): Promise<Backup> {
  if (signal?.aborted === true || !isOpen(workspace)) throw stopped();
  let begun: ReturnType<typeof beginBackup> | undefined;
  try {
    begun = beginBackup(workspace, folder);
    return begun.finish(await copiedInThread(begun.copy, onProgress, signal));
  } catch (error) {
    throw backupProblem(error, folder);
  } finally {
    begun?.letGo();
  }
}

/** Settles when the thread has gone: nobody reads the file or writes the copy any more. */
function copiedInThread(
  copy: CopyToCheck,
  onProgress: BackupControl['onProgress'],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const thread = startThread(new URL('./backup-worker.ts', import.meta.url), { data: copy });
  let isNew: boolean | undefined;
  let problem: unknown;
  const end = () => {
    problem = stopped();
    void thread.terminate();
  };
  signal?.addEventListener('abort', end, { once: true });
  return new Promise((resolve, reject) => {
    thread.on('message', (message: BackupMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total);
      else if (message.kind === 'made') isNew = message.isNew;
      else problem = thrownThere(message);
    });
    thread.on('error', (error) => {
      problem = error;
    });
    thread.on('exit', () => {
      signal?.removeEventListener('abort', end);
      if (isNew === undefined || problem !== undefined) reject(problem ?? new Error('the thread ended early'));
      else resolve(isNew);
    });
  });
}

function thrownThere({ code, message, isSaid }: Extract<BackupMessage, { kind: 'failed' }>): Error {
  if (isSaid) return new WorkspaceError(code as WorkspaceProblem, message);
  return Object.assign(new Error(message), { code });
}

function stopped(): OperationError {
  return new OperationError(
    'stopped',
    'The backup was stopped. The workspace and the earlier backups are as they were.',
  );
}
