/**
 * Copies of whole workspaces made in a thread: backups, backups put back, and files sealed anew. However large they are, the
 * window is answered meanwhile. Each can be stopped until its copy is put in place, and leaves nothing half made then.
 */
import { OperationError } from '../../contract/errors.ts';
import { type Backup, backupProblem, beginBackup } from '../../workspace/backup.ts';
import { causeOf } from '../../workspace/causes.ts';
import { beginSaving } from '../../workspace/elsewhere.ts';
import { WorkspaceError, type WorkspaceProblem } from '../../workspace/errors.ts';
import { isOpen, type Workspace } from '../../workspace/handle.ts';
import { closeWorkspace, openWorkspaceAfter } from '../../workspace/open.ts';
import { beginSealing } from '../../workspace/passphrase.ts';
import { beginRestore, beginWorkspaceFrom, type RestoreInHand } from '../../workspace/restore.ts';
import { type Credentials, recoveryCode } from '../../workspace/seal.ts';
import { startThread } from '../threads.ts';
import type { Copying, CopyingMessage, Made } from './aside-worker.ts';

export interface AsideControl {
  /** Told how far it is, in bytes, and what is being done. */
  readonly onProgress?: (done: number, total: number, what: string) => void;
  /** Aborted, it leaves everything as it was. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes a backup as `makeBackup` does. The workspace must stay open until this has settled.
 * @throws as `makeBackup`; OperationError `stopped`
 */
export async function backUpAside(workspace: Workspace, folder: string, control: AsideControl = {}): Promise<Backup> {
  const stopped = () =>
    new OperationError('stopped', 'The backup was stopped. The workspace and the earlier backups are as they were.');
  if (control.signal?.aborted === true || !isOpen(workspace)) throw stopped();
  let begun: ReturnType<typeof beginBackup> | undefined;
  try {
    begun = beginBackup(workspace, folder);
    return begun.finish(await inThread('backup', begun.copy, control, stopped));
  } catch (error) {
    throw backupProblem(error, folder);
  } finally {
    begun?.letGo();
  }
}

/**
 * Writes all that an open workspace holds to another path as `saveElsewhere` does. The workspace must stay open until this has
 * settled.
 * @throws as `saveElsewhere`; OperationError `stopped`
 */
export async function saveAside(workspace: Workspace, path: string, control: AsideControl = {}): Promise<void> {
  const stopped = () =>
    new OperationError('stopped', 'This was stopped: no copy was made, and the workspace is as it was.');
  if (control.signal?.aborted === true || !isOpen(workspace)) throw stopped();
  const begun = beginSaving(workspace, path);
  try {
    await inThread('save', begun.copy, control, stopped);
    begun.finish();
  } catch (error) {
    throw causeOf(error, path);
  } finally {
    begun.letGo();
  }
}

/** A backup that has been put somewhere. */
export interface Restored {
  /** What opens it without the passphrase being asked for or stretched again. */
  readonly credentials: Credentials;
  /** Where the file is now that stood there, or null where there was none. */
  readonly aside: string | null;
}

/**
 * Puts a backup in the place of a workspace as `restoreBackup` does.
 * @param letGo closes the workspace where the caller has it open, just before the backup takes its place
 * @throws as `restoreBackup`; OperationError `stopped`
 */
export function restoreAside(
  backup: string,
  target: string,
  credentials: Credentials,
  { now, letGo, ...control }: AsideControl & { readonly now: () => Date; readonly letGo?: () => void },
): Promise<Restored> {
  const begin = () => beginRestore(backup, target, credentials, letGo !== undefined);
  return restored(begin, target, { ...control, now, ...(letGo && { letGo }) });
}

/** Makes a workspace of a backup as `workspaceFromBackup` does. @throws as that; OperationError `stopped` */
export function workspaceFromAside(
  backup: string,
  target: string,
  credentials: Credentials,
  control: AsideControl = {},
): Promise<Restored> {
  return restored(() => beginWorkspaceFrom(backup, target, credentials), target, {
    ...control,
    now: () => new Date(),
  });
}

async function restored(
  begin: () => RestoreInHand,
  target: string,
  control: Parameters<typeof restoreAside>[3],
): Promise<Restored> {
  const stopped = () =>
    new OperationError('stopped', 'Restoring was stopped. The backup is as it was, and so is everything else.');
  if (control.signal?.aborted === true) throw stopped();
  const begun = begin();
  try {
    const opens = await inThread('restore', begun.copy, control, stopped);
    control.letGo?.();
    return { credentials: opens, aside: begun.finish(control.now()) };
  } catch (error) {
    throw causeOf(error, target);
  } finally {
    begun.letGo();
  }
}

/**
 * Seals an open workspace anew, as `changePassphrase` does, and closes it. Meanwhile it is open for reading; saving anything
 * is refused with a sentence.
 * @returns the code for the recovery sheet, or null where there is no protection any more
 * @throws as `sealCopy`; OperationError `stopped`: the workspace is as it was then, and open
 */
export async function sealAside(
  workspace: Workspace,
  current: Credentials,
  passphrase: string | null,
  control: AsideControl = {},
): Promise<string | null> {
  const stopped = () =>
    new OperationError(
      'stopped',
      'This was stopped. The workspace is protected as it was before, and nothing is lost.',
    );
  if (control.signal?.aborted === true) throw stopped();
  if (!isOpen(workspace)) {
    throw new OperationError(
      'stopped',
      'The workspace was closed, or protected by another window, before this could begin. Nothing is lost; try again.',
    );
  }
  const begun = beginSealing(workspace, current, passphrase);
  try {
    const code = await inThread('seal', begun.copy, control, stopped);
    begun.finish();
    return code;
  } catch (error) {
    throw causeOf(error, workspace.path);
  } finally {
    begun.letGo();
  }
}

/**
 * The same for a file that is not open.
 * @param backups the folder in which a file of an earlier version is backed up before it is brought up to date
 * @throws as {@link sealAside} and {@link backUpAside}; why it cannot be opened
 */
export async function changePassphraseAside(
  path: string,
  current: Credentials,
  passphrase: string | null,
  backups: string,
  control: AsideControl = {},
): Promise<string | null> {
  const workspace = await openWorkspaceAfter(path, current, (older) => backUpAside(older, backups, control));
  try {
    // It has been opened: the key is known, and the passphrase need not be stretched once more.
    const opens = workspace.isProtected ? { recoveryCode: recoveryCode(workspace.seal) } : {};
    return await sealAside(workspace, opens, passphrase, control);
  } finally {
    if (isOpen(workspace)) closeWorkspace(workspace);
  }
}

/** Milliseconds between two questions whether to stop. */
const ASK_EVERY = 100;

/** Does such work for a window or a command: tells how far it is, and stops where that is asked for. */
export async function stoppable<Result>(
  run: { progress(line: { what: string; done: number; total: number }): void; isStopped(): boolean },
  work: (control: Required<Pick<AsideControl, 'onProgress'>> & { readonly signal: AbortSignal }) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const watch = setInterval(() => run.isStopped() && stop.abort(), ASK_EVERY);
  try {
    const onProgress = (done: number, total: number, what: string) => run.progress({ what, done, total });
    return await work({ onProgress, signal: stop.signal });
  } finally {
    clearInterval(watch);
  }
}

/** Settles when the thread has gone: nobody reads the file or writes the copy any more. */
function inThread<Kind extends Copying['kind']>(
  kind: Kind,
  copy: Extract<Copying, { kind: Kind }>['copy'],
  { onProgress, signal }: AsideControl,
  stopped: () => OperationError,
): Promise<Made[Kind]> {
  const data = { kind, copy } as Copying;
  const thread = startThread(new URL('./aside-worker.ts', import.meta.url), { data });
  let made: { readonly made: Made[Kind] } | undefined;
  let problem: unknown;
  const end = () => {
    problem = stopped();
    void thread.terminate();
  };
  signal?.addEventListener('abort', end, { once: true });
  return new Promise((resolve, reject) => {
    thread.on('message', (message: CopyingMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total, message.what);
      else if (message.kind === 'made') made = { made: message.made as Made[Kind] };
      else problem = thrownThere(message);
    });
    thread.on('error', (error) => {
      problem = error;
    });
    thread.on('exit', () => {
      signal?.removeEventListener('abort', end);
      if (made === undefined || problem !== undefined) reject(problem ?? new Error('the thread ended early'));
      else resolve(made.made);
    });
  });
}

function thrownThere({ code, message, isSaid, path }: Extract<CopyingMessage, { kind: 'failed' }>): Error {
  if (isSaid) return new WorkspaceError(code as WorkspaceProblem, message);
  return Object.assign(new Error(message), { code, ...(path === undefined ? {} : { path }) });
}
