import { constants, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { WorkspaceNow, WorkspaceSummary } from '../../contract/operations/workspace.ts';
import { makeBackup } from '../../workspace/backup.ts';
import { listDocuments, listFailures } from '../../workspace/documents.ts';
import { folderWarning } from '../../workspace/folder.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { undoWords } from '../../workspace/ledger.ts';
import { closeWorkspace, createWorkspace, type OpenOptions, openWorkspace } from '../../workspace/open.ts';
import { workspaceName } from '../bundle.ts';
import type { Desk } from '../desk.ts';
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
  protected: false,
};

const UNREVIEWED = { passages: 0, decided: 0, toDecide: 0 };

export function workspaceOperations(desk: Desk): WorkspaceOperations {
  const now = (): WorkspaceNow => (desk.isOpen() ? nowOf(desk) : { ...CLOSED, ...hostFacts(desk) });

  return {
    'workspace.get': () => (desk.isOpen() ? summaryOf(desk) : { ...now(), ...UNREVIEWED }),

    'workspace.now': now,

    'workspace.create': ({ name }) => {
      mkdirSync(desk.folder, { recursive: true });
      desk.open(createWorkspace(freePath(desk.folder, name), { name }));
      return now();
    },

    'workspace.open': ({ file, passphrase }) => {
      const offered = desk.files.find(file);
      if (offered === null)
        throw new OperationError('not-found', 'This file is not at hand any more. Choose it again.');
      // The id stays good until the file is open: a protected one is asked for again with its passphrase.
      const beforeMigration = (older: Workspace) => makeBackup(older, desk.backups);
      const options = { beforeMigration, ...(passphrase === undefined ? {} : { passphrase }) };
      const workspace = openWorkspace(offered.at, options);
      desk.open(offered.temporary ? kept(workspace, desk.folder, offered.name, options) : workspace);
      desk.files.take(file);
      return now();
    },

    'workspace.samples': async (_input, run) => {
      mkdirSync(desk.folder, { recursive: true });
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

/** What is open. */
function nowOf(desk: Desk): WorkspaceNow {
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

/**
 * A workspace that came as a copy in a private folder, which is removed when the program ends: it is put among the others, so
 * that what is decided in it stays.
 */
function kept(workspace: Workspace, folder: string, name: string, options: OpenOptions): Workspace {
  closeWorkspace(workspace);
  mkdirSync(folder, { recursive: true });
  const path = freePath(folder, name.replace(/^.*[\\/]/u, '').replace(/\.[^.]*$/u, ''));
  copyFileSync(workspace.path, path, constants.COPYFILE_EXCL);
  rmSync(workspace.path, { force: true });
  return openWorkspace(path, options);
}

/** A path for a new workspace of this name that nothing stands at yet. */
function freePath(folder: string, name: string): string {
  const plain =
    name
      .replace(/[^\p{L}\p{N} ._-]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim() || 'Workspace';
  for (let number = 1; ; number++) {
    const path = join(folder, `${plain}${number === 1 ? '' : ` ${number}`}.workspace`);
    if (!existsSync(path)) return path;
  }
}
