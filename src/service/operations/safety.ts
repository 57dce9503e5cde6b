import { basename } from 'node:path';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import { type Backup, factsOf, listBackups, ownBackups, workspaceId } from '../../workspace/backup.ts';
import { makePrivateFolder } from '../../workspace/files.ts';
import { isOpen, type Workspace } from '../../workspace/handle.ts';
import { exportLog } from '../../workspace/log.ts';
import { closeWorkspace, openWorkspace } from '../../workspace/open.ts';
import type { Credentials } from '../../workspace/seal.ts';
import { keepExport } from '../exports/make.ts';
import type { Session } from '../session.ts';
import { restoreAside, sealAside, stoppable, workspaceFromAside } from '../workspaces/aside.ts';
import { workspaceName } from '../workspaces/name.ts';
import { credentialsIn, freePath, keyTo } from '../workspaces/opening.ts';
import { nowOf, summaryOf } from './workspace.ts';

type SafetyOperations = Pick<
  Operations,
  Extract<keyof Operations, `backups.${string}` | `protection.${string}` | `log.${string}`>
>;

export function safetyOperations(session: Session): SafetyOperations {
  const backups = () => {
    const workspace = session.workspace();
    const own = new Set(ownBackups(workspace, session.backups).map(({ path }) => path));
    return listBackups(session.backups, workspaceId(workspace)).map((backup) => ({
      ...backupRow(backup),
      isOther: !own.has(backup.path),
    }));
  };

  const openedAgain = new WeakSet<Workspace>();
  /**
   * Opens the file that took the place of the one windows work in; another may have been opened meanwhile, or this one by who
   * had asked for the same. Where it cannot be opened, none is open: nobody works in what has been closed.
   */
  const openAgain = async (workspace: Workspace, credentials: Credentials) => {
    if (isOpen(workspace) || openedAgain.has(workspace)) return;
    if (!session.isOpen() || session.workspace() !== workspace) return;
    openedAgain.add(workspace);
    let again: Workspace | null = null;
    try {
      again = openWorkspace(workspace.path, credentials);
    } finally {
      await session.open(again);
    }
  };

  return {
    'backups.list': backups,

    'backups.make': async (_input, run) => {
      await stoppable(run, (control) => session.backUp(control));
      return backups();
    },

    'backups.all': () =>
      listBackups(session.backups).map((backup) => {
        const { isProtected, name } = factsOf(backup);
        return { ...backupRow(backup), isProtected, name };
      }),

    'backups.open': async ({ id, ...secrets }, run) => {
      const backup = listBackups(session.backups).find(({ path }) => basename(path) === id);
      if (backup === undefined) throw noSuchBackup();
      const credentials = credentialsIn(secrets);
      makePrivateFolder(session.folder);
      const { name } = factsOf(backup);
      const path = freePath(session.folder, `${name ?? 'Workspace'} from backup ${backup.at.slice(0, 10)}`);
      const made = await stoppable(run, (control) => workspaceFromAside(backup.path, path, credentials, control));
      await session.open(openWorkspace(path, made.credentials));
      return nowOf(session);
    },

    'backups.restore': async ({ id }, run) => {
      const workspace = session.workspace();
      const { path } = workspace;
      if (workspace.isProtected) {
        throw new OperationError(
          'passphrase',
          'Close this protected workspace first, then restore the backup with its passphrase from the start screen or the command line.',
        );
      }
      const backup = listBackups(session.backups, workspaceId(workspace)).find(({ path }) => basename(path) === id);
      if (backup === undefined) throw noSuchBackup();
      if (factsOf(backup).isProtected)
        throw new OperationError(
          'passphrase',
          'This backup is protected, and the open workspace is not. Open the backup from the start screen with its passphrase: it becomes a workspace of its own, and this one stays as it is.',
        );
      session.replacing.refuseWhileSaving();
      await session.replacing.replace(async () => {
        try {
          // Until the copy is whole nothing has changed, and work goes on: what is decided meanwhile is moved aside with the rest.
          await stoppable(run, (control) =>
            session.withoutBackups((leaving) =>
              restoreAside(
                backup.path,
                path,
                {},
                {
                  ...control,
                  signal: AbortSignal.any([control.signal, leaving]),
                  now: session.now,
                  letGo: () => {
                    session.replacing.refuseWhileSaving();
                    closeWorkspace(workspace);
                  },
                },
              ),
            ),
          );
        } finally {
          await openAgain(workspace, {});
        }
      });
      return summaryOf(session);
    },

    'protection.set': async ({ current, recoveryCode: code, passphrase }, run) => {
      const workspace = session.workspace();
      const credentials = credentialsIn({ passphrase: current, recoveryCode: code });
      const before = keyTo(workspace);
      session.replacing.refuseWhileSaving();
      return session.replacing.replace(async () => {
        let recoveryCode: string | null;
        try {
          recoveryCode = await stoppable(run, (control) =>
            session.withoutBackups((leaving) => {
              // Something may have begun while a backup came to its end.
              session.replacing.refuseWhileSaving();
              return sealAside(workspace, credentials, passphrase, {
                ...control,
                signal: AbortSignal.any([control.signal, leaving]),
              });
            }),
          );
        } catch (error) {
          await openAgain(workspace, before);
          throw error;
        }
        // It is protected anew, whether it can be opened at once or not: the code is told nowhere else.
        await openAgain(workspace, recoveryCode === null ? {} : { recoveryCode }).catch(session.report);
        return { recoveryCode };
      });
    },

    'log.export': () => {
      const lines = [...exportLog(session.workspace())].join('');
      return keepExport(
        session,
        `${workspaceName(session.workspace())} audit log.jsonl`,
        new TextEncoder().encode(lines),
      );
    },
  };
}

/** A backup as windows know it: by its file's name, never by its path. */
function backupRow({ path, at, bytes }: Backup): { id: string; at: string; bytes: number } {
  return { id: basename(path), at, bytes };
}

function noSuchBackup(): OperationError {
  return new OperationError('not-found', 'This backup is not there any more. Choose another.');
}
