import { basename } from 'node:path';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import { type Backup, factsOf, listBackups, ownBackups, workspaceId } from '../../workspace/backup.ts';
import { makePrivateFolder } from '../../workspace/files.ts';
import { exportLog } from '../../workspace/log.ts';
import { closeWorkspace, openWorkspace } from '../../workspace/open.ts';
import { changePassphrase, tryCredentials } from '../../workspace/passphrase.ts';
import { restoreBackup, workspaceFromBackup } from '../../workspace/restore.ts';
import { keepExport } from '../exports/make.ts';
import type { Session } from '../session.ts';
import { workspaceName } from '../workspaces/name.ts';
import { credentialsIn, freePath } from '../workspaces/opening.ts';
import { nowOf, summaryOf } from './workspace.ts';

type SafetyOperations = Pick<
  Operations,
  Extract<keyof Operations, `backups.${string}` | `protection.${string}` | `log.${string}`>
>;

/** Milliseconds between two questions whether to stop. */
const ASK_EVERY = 100;

export function safetyOperations(session: Session): SafetyOperations {
  const backups = () => {
    const workspace = session.workspace();
    const own = new Set(ownBackups(workspace, session.backups).map(({ path }) => path));
    return listBackups(session.backups, workspaceId(workspace)).map((backup) => ({
      ...backupRow(backup),
      isOther: !own.has(backup.path),
    }));
  };

  return {
    'backups.list': backups,

    'backups.make': async (_input, run) => {
      const stop = new AbortController();
      const watch = setInterval(() => run.isStopped() && stop.abort(), ASK_EVERY);
      const onProgress = (done: number, total: number) =>
        run.progress({ what: done * 2 < total ? 'Copying the workspace' : 'Checking the copy', done, total });
      await session.backUp({ onProgress, signal: stop.signal }).finally(() => clearInterval(watch));
      return backups();
    },

    'backups.all': () => listBackups(session.backups).map((backup) => ({ ...backupRow(backup), ...factsOf(backup) })),

    'backups.open': async ({ id, ...secrets }) => {
      const backup = listBackups(session.backups).find(({ path }) => basename(path) === id);
      if (backup === undefined) throw noSuchBackup();
      const credentials = credentialsIn(secrets);
      makePrivateFolder(session.folder);
      const { name } = factsOf(backup);
      const path = freePath(session.folder, `${name ?? 'Workspace'} from backup ${backup.at.slice(0, 10)}`);
      workspaceFromBackup(backup.path, path, credentials);
      await session.open(openWorkspace(path, credentials));
      return nowOf(session);
    },

    'backups.restore': async ({ id }) => {
      const { path, seal } = session.workspace();
      if (seal.isProtected) {
        throw new OperationError(
          'passphrase',
          'Close this protected workspace first, then restore the backup with its passphrase from the start screen or the command line.',
        );
      }
      const backup = listBackups(session.backups, workspaceId(session.workspace())).find(
        ({ path }) => basename(path) === id,
      );
      if (backup === undefined) throw noSuchBackup();
      await session.withoutBackups(() => closeWorkspace(session.workspace()));
      try {
        restoreBackup(backup.path, path, {}, session.now);
      } finally {
        await session.open(openWorkspace(path));
      }
      return summaryOf(session);
    },

    'protection.set': async ({ current, recoveryCode: code, passphrase }) => {
      const { path } = session.workspace();
      const credentials = credentialsIn({ passphrase: current, recoveryCode: code });
      // A wrong passphrase must be found out while the workspace is still open.
      tryCredentials(session.workspace(), credentials);
      await session.withoutBackups(() => closeWorkspace(session.workspace()));
      let opened = credentials;
      try {
        const recoveryCode = changePassphrase(path, credentials, passphrase);
        opened = passphrase === null ? {} : { passphrase };
        return { recoveryCode };
      } finally {
        await session.open(openWorkspace(path, opened));
      }
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
