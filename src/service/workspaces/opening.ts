/**
 * Opening what was handed over: in its place where that is known, else as a copy of which it is said where it lies.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFolder } from '../../workspace/files.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { entryAt, logHead } from '../../workspace/log.ts';
import { closeWorkspace, getSetting, openWorkspaceAfter, setSetting } from '../../workspace/open.ts';
import { type Credentials, recoveryCode } from '../../workspace/seal.ts';
import { fileStem } from '../exports/file-stem.ts';
import type { Session } from '../session.ts';
import { type AsideControl, backUpAside, workspaceFromAside } from './aside.ts';
import type { OfferedFile } from './files.ts';
import { knownWorkspaces, sameAs } from './known.ts';
import { workspaceName } from './name.ts';

/** What opens a copy of an open workspace: the key is the same, and nobody is asked for a passphrase again. */
export const keyTo = (workspace: Workspace): Credentials =>
  workspace.isProtected ? { recoveryCode: recoveryCode(workspace.seal) } : {};

/**
 * Opens a file that was handed over. Where its bytes came without their place, the same file is looked for among those
 * that are known; else it becomes a copy, and the sentence says where.
 */
export async function opened(
  session: Session,
  offered: OfferedFile,
  credentials: Credentials,
  control: AsideControl = {},
): Promise<string | null> {
  const openOne: Opening = (path, given) =>
    openWorkspaceAfter(path, given, (older) => backUpAside(older, session.backups, control));
  // A backup stays what it is: what is opened is a copy of it.
  const isBackup = offered.name.endsWith('.evidence-backup');
  if (!isBackup && !offered.temporary) {
    await session.open(await openOne(offered.at, credentials));
    return null;
  }
  const same = isBackup ? null : sameAs(session, offered.at);
  if (same !== null) {
    await session.open(await openOne(same, credentials));
    rmSync(offered.at, { force: true });
    return `The same file lies at ${same}, and is open there.`;
  }
  makePrivateFolder(session.folder);
  const path = freePath(session.folder, offered.name.replace(/^.*[\\/]/u, '').replace(/\.[^.]*$/u, ''));
  const made = await workspaceFromAside(offered.at, path, credentials, control);
  const copy = await openOne(path, made.credentials).catch((error: unknown) => {
    // Made by us just now; what was handed over is as it was.
    rmSync(path, { force: true });
    throw error;
  });
  if (isOpenAlready(session, copy)) {
    closeWorkspace(copy);
    rmSync(path, { force: true });
    if (offered.temporary) rmSync(offered.at, { force: true });
    return `This workspace is open already, at ${session.workspace().path}.`;
  }
  const later = isBackup ? null : await goneOn(session, copy, (path) => openOne(path, credentials));
  if (later !== null) {
    closeWorkspace(copy);
    rmSync(path, { force: true });
    rmSync(offered.at, { force: true });
    await session.open(later);
    return `This workspace was opened here before, and work has gone on at ${later.path}: that is open now. The file you chose holds an earlier state and stays as it is.`;
  }
  const taken = new Set(knownWorkspaces(session).flatMap((known) => (known.path === path ? [] : [known.name])));
  setSetting(copy, 'name', freeName(workspaceName(copy), taken));
  if (offered.temporary) rmSync(offered.at, { force: true });
  await session.open(copy);
  return isBackup
    ? `It is a workspace of its own, made of the backup, at ${path}. The backup stays as it is.`
    : `It is a copy, at ${path}: a browser hands over what is in a file, not where it lies. What you decide is saved there, and the file you chose stays as it is. To work in that file itself, start the program with “evidence-desk serve” and its path.`;
}

/** Opens a workspace; one of an older version is backed up before it is brought up to date. */
type Opening = (path: string, credentials: Credentials) => Promise<Workspace>;

/** The workspace opened of late of which a copy is an earlier state, opened; null where there is none. */
async function goneOn(
  session: Session,
  copy: Workspace,
  openOne: (path: string) => Promise<Workspace>,
): Promise<Workspace | null> {
  const id = getSetting(copy, 'id');
  const known = session.recent.list().filter((recent) => id !== null && recent.id === id && recent.path !== copy.path);
  for (const { path } of known) {
    if (!existsSync(path)) continue;
    try {
      const later = await openOne(path);
      if (holds(later, copy)) return later;
      closeWorkspace(later);
    } catch {
      // Another passphrase, or damage: then it is not this one, and the copy is opened.
    }
  }
  return null;
}

/** Whether the log of one workspace goes on where that of another ends. */
function holds(later: Workspace, earlier: Workspace): boolean {
  const [head, latest] = [logHead(earlier), logHead(later)];
  if (head === null) return true;
  return latest !== null && latest.sequence >= head.sequence && entryAt(later, head.sequence).hash === head.hash;
}

/** Whether a workspace holds what the open one holds, to the last entry of the log. */
function isOpenAlready(session: Session, copy: Workspace): boolean {
  if (!session.isOpen()) return false;
  const open = session.workspace();
  return (
    getSetting(open, 'id') === getSetting(copy, 'id') &&
    getSetting(open, 'id') !== null &&
    logHead(open)?.hash === logHead(copy)?.hash
  );
}

/** The name, with a number where another workspace has it. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name} (copy${number === 2 ? '' : ` ${number - 1}`})`;
    if (!taken.has(tried)) return tried;
  }
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
