import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportResult } from '../contract/operations/documents.ts';
import type { RecognitionResult } from '../contract/operations/recognition.ts';
import { cameBackInWords } from '../document/came-back.ts';
import { importFiles } from '../service/reading/import.ts';
import { createReadingPool, type ReadingPool } from '../service/reading/pool.ts';
import { type Found, findFiles } from '../service/reading/walk.ts';
import { recogniseWaiting } from '../service/recognition/recognise.ts';
import { runStages } from '../service/stages/all.ts';
import { backUpAside, changePassphraseAside } from '../service/workspaces/aside.ts';
import { settingsFolder } from '../service/workspaces/settings.ts';
import { WorkspaceError } from '../workspace/errors.ts';
import type { Workspace } from '../workspace/handle.ts';
import { closeWorkspace, createWorkspace, openWorkspace, openWorkspaceAfter } from '../workspace/open.ts';
import { tryCredentials } from '../workspace/passphrase.ts';
import { type Credentials, recoveryCode } from '../workspace/seal.ts';
import { copying } from './copying.ts';
import { UsageError } from './explain.ts';
import { printFailures, printUnread, progress } from './output.ts';
import type { ReadOptions } from './read.ts';
import { say, visible } from './say.ts';
import { canAsk, credentialsFrom, passwordsFrom, typedTwice, type Unlocking, unlocked } from './secrets.ts';
import { stopOnInterrupt } from './stopping.ts';

export type { Unlocking };

/** Where backups are kept that nobody named a folder for. */
export const backupsFolder = () => join(settingsFolder(), 'backups');

/** Opens a workspace; one of an older version is backed up before it is brought up to date. */
function open(path: string, options: Unlocking): Promise<Workspace> {
  return unlocked(basename(path), options, async (credentials) => {
    const workspace = await openWorkspaceAfter(path, credentials, (older) => {
      say('This workspace was made by an earlier version. It is backed up, then brought up to date.\n');
      return copying((control) => backUpAside(older, backupsFolder(), control));
    });
    if (credentials.passphrase !== undefined && !workspace.isProtected) {
      say(
        'This workspace is not protected: the passphrase was not used, and does not protect it. To protect it: evidence-desk passphrase.\n',
      );
    }
    if (credentials.recoveryCode === undefined) return workspace;
    return (await withNewPassphrase(workspace, credentials)) ?? workspace;
  });
}

/** Whoever had to use the recovery code has forgotten the passphrase: a new one is asked for before anything else. */
async function withNewPassphrase(workspace: Workspace, credentials: Credentials): Promise<Workspace | null> {
  const { path } = workspace;
  if (!canAsk()) {
    say(
      `Opened with the recovery code. Give the workspace a new passphrase: evidence-desk passphrase "${visible(path)}" --recovery-code -\n`,
    );
    return null;
  }
  say('Opened with the recovery code. Choose a new passphrase, or press Enter to leave it as it is.\n');
  const passphrase = await typedTwice();
  if (passphrase === null) return null;
  closeWorkspace(workspace);
  const code = await copying((control) =>
    changePassphraseAside(path, credentials, passphrase, backupsFolder(), control),
  );
  say(`${recoverySheet(code ?? '')}\n`);
  return openWorkspace(path, { passphrase });
}

/** What is said with a recovery code, once. */
export function recoverySheet(code: string): string {
  return `Keep this recovery code on paper, away from the computer; it opens the file without the passphrase, has been tried, and is shown only now:\n\n${code}\n`;
}

/** Opens the workspace at a path for some work and closes it whatever happens; it must be there. */
export async function withWorkspace<Result>(
  path: string,
  options: Unlocking,
  work: (workspace: Workspace) => Promise<Result> | Result,
): Promise<Result> {
  const workspace = await open(path, options);
  try {
    return await work(workspace);
  } finally {
    closeWorkspace(workspace);
  }
}

/** Opens the workspace at a path, or makes it where there is none, protected where a passphrase is given. */
export async function openOrCreate(path: string, options: Unlocking): Promise<Workspace> {
  if (existsSync(path)) return open(path, options);
  const { passphrase, recoveryCode: code } = await credentialsFrom(options);
  if (code !== undefined) {
    throw new UsageError(`There is no workspace at ${path} that a recovery code could open. Nothing was made.`);
  }
  const workspace = createWorkspace(path, passphrase === undefined ? {} : { passphrase });
  if (workspace.isProtected) {
    const sheet = recoveryCode(workspace.seal);
    tryCredentials(workspace, { recoveryCode: sheet });
    say(`The new workspace is protected. ${recoverySheet(sheet)}\n`);
  }
  return workspace;
}

interface ImportOptions extends ReadOptions {
  /** Who adds the files, as the log shall say; nobody where it is left out. */
  readonly reviewer?: string;
}

/**
 * Imports paths into a workspace with a progress bar and Ctrl-C, then brings every stage up to date.
 * @throws UsageError where a path holds nothing at all to read.
 */
export async function importPaths(
  workspace: Workspace,
  paths: readonly string[],
  threshold: number,
  options: ImportOptions,
): Promise<ImportResult> {
  return importFound(workspace, await findFiles(paths), threshold, options);
}

/** The same for files that have been found. */
export async function importFound(
  workspace: Workspace,
  found: Found,
  threshold: number,
  options: ImportOptions,
): Promise<ImportResult> {
  if (found.files.length === 0 && found.failed.length === 0) {
    throw new UsageError('There are no documents here. Give files or folders that hold letters, guidance or reports.');
  }
  const passwords = await passwordsFrom(options);
  const stopping = stopOnInterrupt();
  const pool = createReadingPool();
  const reading = progress('Reading');
  try {
    reading.total(found.files.length);
    const largestFirst = [...found.files].sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
    const jobs = largestFirst.map(({ path }) => ({
      path,
      passwords,
    }));
    let done = 0;
    const result = await importFiles(workspace, pool, jobs, {
      ...(options.reviewer === undefined ? {} : { reviewer: options.reviewer }),
      isStopped: stopping.isStopped,
      notFound: found.failed,
      progress(line) {
        reading.now(line.path);
        for (; done < line.done; done++) reading.step();
      },
    });
    reading.end();
    const failed = [...found.failed, ...result.failed];
    let { halted } = result;
    /** Goes on, unless something could not be kept before: what was read is, and the next import goes on from there. */
    const goOn = async (work: () => Promise<unknown>) => {
      if (halted !== null) return;
      try {
        await work();
      } catch (error) {
        if (!(error instanceof WorkspaceError)) throw error;
        halted = error.message;
      }
    };
    await goOn(async () => {
      if (options.ocr === false) return;
      failed.push(...(await recogniseWithBar(workspace, pool, passwords, stopping.isStopped)).failed);
    });
    // What the threads hold is given back before the stages need memory of their own.
    await pool.close();
    failed.sort((a, b) => (a.path < b.path ? -1 : 1));
    printFailures(failed);
    printUnread(result.unread);
    for (const sentence of cameBackInWords(result.cameBack)) say(`${visible(sentence)}\n`);
    await goOn(() => runStages(workspace, threshold, { isStopped: stopping.isStopped, progress: stageProgress() }));
    if (halted !== null) say(`Stopped here; what had been read is kept. ${halted}\n`);
    return { ...result, failed, halted, stopped: result.stopped || stopping.isStopped() };
  } finally {
    reading.end();
    stopping.release();
    await pool.close();
  }
}

/** Recognises the scanned pages that wait in a workspace, with a bar. */
export async function recogniseWithBar(
  workspace: Workspace,
  pool: ReadingPool,
  passwords: readonly string[],
  isStopped: () => boolean,
  reviewer = 'Reviewer',
): Promise<RecognitionResult> {
  const bar = progress('Recognising scanned pages');
  let [total, done] = [0, 0];
  try {
    return await recogniseWaiting(workspace, pool, {
      passwords,
      reviewer,
      isStopped,
      progress(line) {
        if (total === 0) bar.total(line.total);
        total = line.total;
        bar.now(`${line.path}, page ${line.page}`);
        for (; done < line.done; done++) bar.step();
      },
    });
  } finally {
    bar.end();
  }
}

/** One bar a stage. */
function stageProgress(): (stage: string, message: string, done: number, total: number) => void {
  let current: { message: string; bar: ReturnType<typeof progress>; done: number; total: number } | null = null;
  return (_stage, message, done, total) => {
    if (current?.message !== message) {
      current = { message, bar: progress(message), done: 0, total: -1 };
    }
    if (current.total !== total) current.bar.total(total);
    current.total = total;
    for (; current.done < done; current.done++) current.bar.step();
    if (done >= total) current.bar.end();
  };
}
