import { readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import { leftOff, type WorkspaceNow, type WorkspaceSummary } from '../../contract/operations/workspace.ts';
import { listDocuments, listFailures } from '../../workspace/documents.ts';
import { saveElsewhere } from '../../workspace/elsewhere.ts';
import { makePrivateFolder } from '../../workspace/files.ts';
import { folderWarning } from '../../workspace/folder.ts';
import { isInPlace, type Workspace } from '../../workspace/handle.ts';
import { undoWords } from '../../workspace/ledger.ts';
import { closeWorkspace, createWorkspace, getSetting, newId, openWorkspace, setSetting } from '../../workspace/open.ts';
import type { Desk } from '../desk.ts';
import { keepExport } from '../export.ts';
import { fileStem } from '../file-stem.ts';
import { frameworkInUse } from '../frameworks.ts';
import { importFiles } from '../import.ts';
import { knownWorkspaces } from '../known-workspaces.ts';
import { credentialsIn, freePath, keyTo, opened } from '../opening.ts';
import { findFiles } from '../reading/walk.ts';
import { reviewDecisions, reviewPassages } from '../review/state.ts';
import { runStages } from '../stages/all.ts';
import { countedIn } from '../stages/copies.ts';
import { workspaceName } from '../workspace-name.ts';

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
  place: '',
  file: '',
};

const LEFT_OFF = 'left off';

/** Bytes that can be handed over at once. */
const LARGEST_COPY = 2 ** 31 - 1;

const UNREVIEWED = { passages: 0, decided: 0, toDecide: 0 };

export function workspaceOperations(desk: Desk): WorkspaceOperations {
  const ids = new Map<string, string>();
  /** The id by which a window opens a known file; the same one as long as it is good. */
  const idOf = (path: string): string => {
    const before = ids.get(path);
    if (before !== undefined && desk.files.find(before) !== null) return before;
    const id = desk.files.offer({ name: basename(path), at: path, temporary: false });
    ids.set(path, id);
    return id;
  };
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
      const kept = opened(desk, offered, credentialsIn(secrets));
      desk.files.take(file);
      return { ...now(), kept };
    },

    'workspace.known': () => {
      const open = desk.isOpen() ? desk.workspace().path : null;
      return knownWorkspaces(desk).map(({ path, ...known }) => ({
        ...known,
        file: idOf(path),
        place: dirname(path),
        isOpen: path === open,
      }));
    },

    'workspace.forget': ({ file }) => {
      const path = file === null ? null : desk.files.find(file)?.at;
      if (path !== undefined) desk.recent.forget(path);
      return {};
    },

    'workspace.rename': ({ name }) => {
      setSetting(desk.workspace(), 'name', name);
      return now();
    },

    'workspace.copy': async ({ name }) => {
      const workspace = desk.workspace();
      const draft = join(await desk.files.privateFolder(), `copy-${Date.now()}.workspace`);
      try {
        saveElsewhere(workspace, draft);
        const copy = openWorkspace(draft, keyTo(workspace));
        setSetting(copy, 'name', name);
        setSetting(copy, 'id', newId());
        closeWorkspace(copy);
        if (statSync(draft).size > LARGEST_COPY)
          throw new OperationError(
            'too-large',
            'This workspace is larger than 2 GB, too large to be handed over. Close it and copy its file; Settings says where it lies.',
          );
        return keepExport(desk, `${fileStem(name, 'Workspace')}.workspace`, readFileSync(draft));
      } finally {
        rmSync(draft, { force: true });
      }
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
      desk.open(openWorkspace(path, keyTo(workspace)));
      return now();
    },

    'workspace.leftOff': () => {
      const kept = desk.isOpen() ? getSetting(desk.workspace(), LEFT_OFF) : null;
      const parsed = leftOff.safeParse(kept === null ? null : JSON.parse(kept));
      return parsed.success ? parsed.data : null;
    },

    'workspace.leave': (where) => {
      if (desk.isOpen() && isReachable(desk.workspace())) setSetting(desk.workspace(), LEFT_OFF, JSON.stringify(where));
      return {};
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
      if (!saved.rememberWorkspaces) desk.recent.forget(null);
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
    place: dirname(workspace.path),
    file: basename(workspace.path),
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
