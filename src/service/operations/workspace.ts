import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { WorkspaceNow, WorkspaceSummary } from '../../contract/operations/workspace.ts';
import { makeBackup, workspaceFromBackup } from '../../workspace/backup.ts';
import { listDocuments, listFailures } from '../../workspace/documents.ts';
import { saveElsewhere } from '../../workspace/elsewhere.ts';
import { makePrivateFolder } from '../../workspace/files.ts';
import { folderWarning } from '../../workspace/folder.ts';
import { isInPlace, type Workspace } from '../../workspace/handle.ts';
import { undoWords } from '../../workspace/ledger.ts';
import { createWorkspace, openWorkspace } from '../../workspace/open.ts';
import { type Credentials, recoveryCode } from '../../workspace/seal.ts';
import { workspaceName } from '../bundle.ts';
import type { Desk } from '../desk.ts';
import { fileStem } from '../file-stem.ts';
import { frameworkInUse } from '../frameworks.ts';
import { importFiles } from '../import.ts';
import { findFiles } from '../reading/walk.ts';
import { reviewDecisions, reviewPassages } from '../review/state.ts';
import { runStages } from '../stages/all.ts';
import { countedIn } from '../stages/copies.ts';

type WorkspaceOperations = Pick<Operations, Extract<keyof Operations, `workspace.${string}` | `settings.${string}`>>;

const CLOSED: Omit<WorkspaceNow, 'reviewer' | 'version'> = {
  open: false,
  name: '',
  documents: 0,
  copies: 0,
  areas: 0,
  failures: 0,
  pagesUnread: 0,
  frameworkId: '',
  undo: null,
  redo: null,
  warning: null,
  inPlace: true,
  protected: false,
};

const UNREVIEWED = { passages: 0, decided: 0, toDecide: 0 };

export function workspaceOperations(desk: Desk): WorkspaceOperations {
  const now = (): WorkspaceNow => (desk.isOpen() ? nowOf(desk) : { ...CLOSED, ...hostFacts(desk) });

  return {
    'workspace.get': () => (desk.isOpen() ? summaryOf(desk) : { ...now(), ...UNREVIEWED }),

    'workspace.now': now,

    'workspace.create': ({ name }) => {
      makePrivateFolder(desk.folder);
      desk.open(createWorkspace(freePath(desk.folder, name), { name }));
      return now();
    },

    'workspace.open': ({ file, ...secrets }) => {
      const offered = desk.files.find(file);
      if (offered === null)
        throw new OperationError('not-found', 'This file is not at hand any more. Choose it again.');
      // The id stays good until the file is open: a protected one is asked for again with its passphrase.
      const beforeMigration = (older: Workspace) => makeBackup(older, desk.backups);
      const options = { beforeMigration, ...credentialsIn(secrets) };
      // A backup stays what it is: what is opened is a copy of it.
      const isBackup = offered.name.endsWith('.evidence-backup');
      if (isBackup || offered.temporary) {
        makePrivateFolder(desk.folder);
        const path = freePath(desk.folder, offered.name.replace(/^.*[\\/]/u, '').replace(/\.[^.]*$/u, ''));
        workspaceFromBackup(offered.at, path, options);
        if (offered.temporary) rmSync(offered.at, { force: true });
        desk.open(openWorkspace(path, options));
      } else desk.open(openWorkspace(offered.at, options));
      desk.files.take(file);
      return now();
    },

    'workspace.samples': async (_input, run) => {
      makePrivateFolder(desk.folder);
      desk.open(createWorkspace(freePath(desk.folder, 'Samples'), { name: 'Samples' }));
      const { files } = await findFiles([desk.samples]);
      const jobs = files.map(({ path }) => ({ path }));
      const progress = (what: string, done: number, total: number) => run.progress({ what, done, total });
      await importFiles(desk.workspace(), desk.pool(), jobs, {
        progress: ({ message, done, total }) => progress(message, done, total),
      });
      await runStages(desk.workspace(), desk.threshold(), {
        progress: (_stage, message, done, total) => progress(message, done, total),
      });
      desk.forget();
      return now();
    },

    'workspace.saveElsewhere': () => {
      const workspace = desk.workspace();
      makePrivateFolder(desk.folder);
      const path = freePath(desk.folder, `${workspaceName(workspace)} saved elsewhere`);
      saveElsewhere(workspace, path);
      // The key is the same; nobody is asked for a passphrase again.
      desk.open(openWorkspace(path, workspace.isProtected ? { recoveryCode: recoveryCode(workspace.seal) } : {}));
      return now();
    },

    'workspace.close': () => {
      desk.open(null);
      return now();
    },

    'workspace.verify': async (_input, run) => {
      const { verifyWorkspace } = await import('../../workspace/verify.ts');
      run.progress({ done: 0, total: 1, what: 'Checking the workspace' });
      const { sound, checked, findings } = verifyWorkspace(desk.workspace());
      return { sound, checked, findings: findings.map(({ kind, message }) => ({ kind, message })) };
    },

    'settings.get': () => desk.settings.get(),

    'settings.set': (change) => {
      const patch = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const saved = desk.settings.set(patch);
      desk.forget();
      return saved;
    },

    'workspace.quality': () =>
      listDocuments(desk.workspace()).map(({ metadata, quality }) => ({
        document: metadata.title,
        quality: { ...quality, pagesWithoutText: [...quality.pagesWithoutText], warnings: [...quality.warnings] },
      })),
  };
}

/** Whether what is decided now can be saved: the file is at its place and its drive answers. */
function isReachable(workspace: Workspace): boolean {
  try {
    return isInPlace(workspace);
  } catch {
    return false;
  }
}

/** What is open. */
export function nowOf(desk: Desk): WorkspaceNow {
  const workspace = desk.workspace();
  const documents = desk.derived('figures of documents', () => {
    const all = listDocuments(workspace).length;
    const counted = countedIn(workspace, desk.threshold());
    return {
      documents: counted.length,
      copies: all - counted.length,
      areas: new Set(counted.flatMap(({ metadata }) => metadata.area ?? [])).size,
      pagesUnread: counted.reduce((sum, { quality }) => sum + quality.pagesWithoutText.length, 0),
    };
  });
  return {
    open: true,
    name: workspaceName(workspace),
    ...documents,
    failures: listFailures(workspace).length,
    frameworkId: frameworkInUse(workspace).id,
    ...undoWords(workspace),
    warning: folderWarning(workspace.path)?.message ?? null,
    inPlace: isReachable(workspace),
    protected: workspace.seal.isProtected,
    ...hostFacts(desk),
  };
}

/** The open workspace in figures. */
export function summaryOf(desk: Desk): WorkspaceSummary {
  const now = nowOf(desk);
  const passages = reviewPassages(desk, now.frameworkId);
  const decisions = reviewDecisions(desk, now.frameworkId);
  const open = passages.filter(({ key }) => !decisions.has(key));
  return {
    ...now,
    passages: passages.length,
    decided: passages.length - open.length,
    toDecide: open.filter(({ suggested }) => suggested.length > 0).length,
  };
}

function hostFacts(desk: Desk): Pick<WorkspaceSummary, 'reviewer' | 'version'> {
  return { reviewer: desk.settings.get().reviewer, version: desk.version };
}

/** What opens a protected file, of what a window sent. */
export function credentialsIn(given: {
  readonly passphrase?: string | undefined;
  readonly recoveryCode?: string | undefined;
}): Credentials {
  if (given.recoveryCode !== undefined) return { recoveryCode: given.recoveryCode };
  return given.passphrase === undefined ? {} : { passphrase: given.passphrase };
}

/** A path for a new workspace of this name that nothing stands at yet. */
export function freePath(folder: string, name: string): string {
  const plain = fileStem(name.replace(/[^\p{L}\p{N} ._-]/gu, ' '), 'Workspace');
  for (let number = 1; ; number++) {
    const path = join(folder, `${plain}${number === 1 ? '' : ` ${number}`}.workspace`);
    if (!existsSync(path)) return path;
  }
}
