import { rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import { leftOff, type WorkspaceNow, type WorkspaceSummary } from '../../contract/operations/workspace.ts';
import { listDocuments, listFailures } from '../../workspace/documents.ts';
import { makePrivateFolder } from '../../workspace/files.ts';
import { folderWarning } from '../../workspace/folder.ts';
import { isInPlace, isOnlyRead, isOpen, type Workspace } from '../../workspace/handle.ts';
import { undoWords } from '../../workspace/ledger.ts';
import { closeWorkspace, createWorkspace, getSetting, newId, openWorkspace, setSetting } from '../../workspace/open.ts';
import { isWrittenOver } from '../../workspace/own-writing.ts';
import { fileStem } from '../exports/file-stem.ts';
import { keepExport } from '../exports/make.ts';
import { frameworkInUse } from '../frameworks.ts';
import { importFiles } from '../reading/import.ts';
import { findFiles } from '../reading/walk.ts';
import { reviewDecisions, reviewPassages } from '../review/state.ts';
import type { Session } from '../session.ts';
import { runStages } from '../stages/all.ts';
import { countedIn } from '../stages/copies.ts';
import { inSlices } from '../stages/in-slices.ts';
import { saveAside, stoppable } from '../workspaces/aside.ts';
import { knownWorkspaces } from '../workspaces/known.ts';
import { workspaceName } from '../workspaces/name.ts';
import { credentialsIn, freePath, keyTo, opened } from '../workspaces/opening.ts';
import { qualityRow } from './documents.ts';

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
  writtenOver: false,
  protected: false,
  place: '',
  file: '',
};

const LEFT_OFF = 'left off';

/** Bytes that can be handed over at once. */
const LARGEST_COPY = 2 ** 31 - 1;

const UNREVIEWED = { passages: 0, decided: 0, toDecide: 0 };

export function workspaceOperations(session: Session): WorkspaceOperations {
  const ids = new Map<string, string>();
  /** The id by which a window opens a known file; the same one as long as it is good. */
  const idOf = (path: string): string => {
    const before = ids.get(path);
    if (before !== undefined && session.files.find(before) !== null) return before;
    const id = session.files.offer({ name: basename(path), at: path, temporary: false });
    ids.set(path, id);
    return id;
  };
  /** Saves all that the open workspace holds at another place, beside the work, and with no backup beside that. */
  const saved = (workspace: Workspace, path: string, run: Parameters<typeof stoppable>[0]) =>
    stoppable(run, (control) =>
      session.withoutBackups((leaving) =>
        saveAside(workspace, path, { ...control, signal: AbortSignal.any([control.signal, leaving]) }),
      ),
    );
  const now = (): WorkspaceNow => (session.isOpen() ? nowOf(session) : { ...CLOSED, ...hostFacts(session) });

  return {
    'workspace.get': () => (session.isOpen() ? summaryOf(session) : { ...now(), ...UNREVIEWED }),

    'workspace.now': now,

    'workspace.create': async ({ name }) => {
      makePrivateFolder(session.folder);
      await session.open(createWorkspace(freePath(session.folder, name), { name }));
      return now();
    },

    'workspace.open': async ({ file, ...secrets }, run) => {
      const offered = session.files.find(file);
      if (offered === null)
        throw new OperationError('not-found', 'This file is not at hand any more. Choose it again.');
      // The id stays good until the file is open: a protected one is asked for again with its passphrase.
      const kept = await stoppable(run, (control) => opened(session, offered, credentialsIn(secrets), control));
      session.files.take(file);
      return { ...now(), kept };
    },

    'workspace.known': () => {
      const open = session.isOpen() ? session.workspace().path : null;
      return knownWorkspaces(session).map(({ path, ...known }) => ({
        ...known,
        file: idOf(path),
        place: dirname(path),
        isOpen: path === open,
      }));
    },

    'workspace.forget': ({ file }) => {
      const path = file === null ? null : session.files.find(file)?.at;
      if (path !== undefined) session.recent.forget(path);
      return {};
    },

    'workspace.rename': ({ name }) => {
      setSetting(session.workspace(), 'name', name);
      return now();
    },

    'workspace.copy': async ({ name }, run) => {
      const workspace = session.workspace();
      const draft = join(await session.files.privateFolder(), `copy-${Date.now()}.workspace`);
      try {
        await saved(workspace, draft, run);
        const copy = openWorkspace(draft, keyTo(workspace));
        setSetting(copy, 'name', name);
        setSetting(copy, 'id', newId());
        closeWorkspace(copy);
        if (statSync(draft).size > LARGEST_COPY)
          throw new OperationError(
            'too-large',
            'This workspace is larger than 2 GB, too large to be handed over. Close it and copy its file; Settings says where it lies.',
          );
        return keepExport(session, `${fileStem(name, 'Workspace')}.workspace`, await readFile(draft));
      } finally {
        rmSync(draft, { force: true });
      }
    },

    'workspace.samples': async (_input, run) => {
      makePrivateFolder(session.folder);
      await session.open(createWorkspace(freePath(session.folder, 'Samples'), { name: 'Samples' }));
      const { files } = await findFiles([session.samples]);
      const jobs = files.map(({ path }) => ({ path }));
      const progress = (what: string, done: number, total: number) => run.progress({ what, done, total });
      const { halted } = await importFiles(session.workspace(), session.pool(), jobs, {
        progress: ({ message, done, total }) => progress(message, done, total),
      });
      if (halted !== null) throw new OperationError('unavailable', halted);
      await runStages(session.workspace(), session.threshold(), {
        compared: () => session.forget(),
        progress: (_stage, message, done, total) => progress(message, done, total),
      });
      session.forget();
      return now();
    },

    'workspace.saveElsewhere': async (_input, run) => {
      const workspace = session.workspace();
      makePrivateFolder(session.folder);
      const path = freePath(session.folder, `${workspaceName(workspace)} saved elsewhere`);
      await saved(workspace, path, run);
      await session.open(openWorkspace(path, keyTo(workspace)));
      return now();
    },

    'workspace.leftOff': () => {
      const kept = session.isOpen() ? getSetting(session.workspace(), LEFT_OFF) : null;
      const parsed = leftOff.safeParse(kept === null ? null : JSON.parse(kept));
      return parsed.success ? parsed.data : null;
    },

    'workspace.leave': (where) => {
      // Where it is only read for a while, the next move says it again.
      if (session.isOpen() && isReachable(session.workspace()) && !isOnlyRead(session.workspace()))
        setSetting(session.workspace(), LEFT_OFF, JSON.stringify(where));
      return {};
    },

    'workspace.close': async () => {
      await session.open(null);
      return now();
    },

    'workspace.verify': async (_input, run) => {
      const { verifySteps } = await import('../../workspace/verify.ts');
      const workspace = session.workspace();
      const steps = verifySteps(workspace, undefined, (done, total) =>
        run.progress({ done, total, what: 'Checking the workspace' }),
      );
      const verification = await inSlices(steps, () => run.isStopped() || !isOpen(workspace));
      if (verification === undefined)
        throw new OperationError('stopped', 'The check was stopped. It changes nothing, and may be begun again.');
      const { sound, checked, findings } = verification;
      return { sound, checked, findings: findings.map(({ kind, message }) => ({ kind, message })) };
    },

    'settings.get': () => session.settings.get(),

    'settings.set': (change) => {
      const patch = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const saved = session.settings.set(patch);
      if (!saved.rememberWorkspaces) session.recent.forget(null);
      session.forget();
      return saved;
    },

    'workspace.quality': () =>
      listDocuments(session.workspace()).map(({ metadata, quality }) => ({
        document: metadata.title,
        quality: qualityRow(quality),
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
export function nowOf(session: Session): WorkspaceNow {
  const workspace = session.workspace();
  const at = {
    protected: workspace.seal.isProtected,
    place: dirname(workspace.path),
    file: basename(workspace.path),
    ...hostFacts(session),
  };
  if (isWrittenOver(workspace)) return { ...CLOSED, open: true, name: at.file, writtenOver: true, ...at };
  const documents = session.derived('figures of documents', () => {
    const all = listDocuments(workspace).length;
    const counted = countedIn(workspace, session.threshold());
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
    writtenOver: false,
    ...at,
  };
}

/** The open workspace in figures. */
export function summaryOf(session: Session): WorkspaceSummary {
  const now = nowOf(session);
  const passages = reviewPassages(session, now.frameworkId);
  const decisions = reviewDecisions(session, now.frameworkId);
  const open = passages.filter(({ key }) => !decisions.has(key));
  return {
    ...now,
    passages: passages.length,
    decided: passages.length - open.length,
    toDecide: open.filter(({ first }) => first !== null).length,
  };
}

function hostFacts(session: Session): Pick<WorkspaceSummary, 'reviewer' | 'version'> {
  return { reviewer: session.settings.get().reviewer, version: session.version };
}
