import { basename, resolve } from 'node:path';
import { counted, inSeries } from '../../document/series.ts';
import { frameworkInUse } from '../../service/frameworks.ts';
import { backUpAside, changePassphraseAside, restoreAside } from '../../service/workspaces/aside.ts';
import { factsOf, listBackups, workspaceId } from '../../workspace/backup.ts';
import { WorkspaceError } from '../../workspace/errors.ts';
import { exportLog } from '../../workspace/log.ts';
import { sealOf } from '../../workspace/seal.ts';
import { agreementUnder, exportSample, mergeWorkspace } from '../../workspace/second.ts';
import { copying } from '../copying.ts';
import { EXIT } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { print, printAsIs, printJson } from '../output.ts';
import { say, visible } from '../say.ts';
import { canAsk, secretInFile, seen, typedTwice, type Unlocking, unlocked } from '../secrets.ts';
import { backupsFolder, recoverySheet, withWorkspace } from '../workspace.ts';

interface Options extends Unlocking {
  readonly json?: boolean;
}

/** `backup WORKSPACE --to FOLDER`: a copy that has been opened and checked. `backup --list`: the backups there are. */
export async function backup(
  path: string | undefined,
  options: Options & { to?: string; list?: boolean },
): Promise<number> {
  const folder = options.to ?? backupsFolder();
  if (options.list === true) return listed(folder, options);
  if (path === undefined || options.to === undefined) {
    throw new UsageError(
      'Give the workspace and, with --to, the folder for its backups; or --list to see what there is.',
    );
  }
  return withWorkspace(path, options, async (workspace) => {
    const made = await copying((control) => backUpAside(workspace, folder, control));
    const kept = listBackups(folder, workspaceId(workspace));
    if (options.json) await printJson({ backup: made, kept });
    else await print(`${visible(made.path)}\n${kept.length} backups of this workspace are kept there.\n`);
    return EXIT.done;
  });
}

/** Backups of all workspaces in a folder: none of them need be there any more, or open. */
async function listed(folder: string, { json }: Options): Promise<number> {
  const backups = listBackups(folder).map((made) => ({ ...made, ...factsOf(made) }));
  if (json) await printJson({ folder, backups });
  else if (backups.length === 0) await print(`There are no backups in ${visible(folder)}.\n`);
  else {
    const line = ({ at, bytes, isProtected, isReadable, name, path }: (typeof backups)[number]) =>
      `${at}  ${(bytes / 1e6).toFixed(1)} MB  ${isProtected ? '(protected)' : isReadable ? visible(name ?? '(no name)') : '(cannot be read: damaged, or in use)'}\n  ${visible(path)}`;
    await print(`${backups.map(line).join('\n')}\n\nPut one in place with: evidence-desk restore BACKUP WORKSPACE\n`);
  }
  return EXIT.done;
}

/** `restore BACKUP WORKSPACE`: the backup takes the workspace's place; what was there is moved aside, never deleted. */
export async function restore(from: string, path: string, options: Options): Promise<number> {
  const { aside } = await unlocked(basename(from), options, (credentials) =>
    copying((control) => restoreAside(from, path, credentials, { ...control, now: () => new Date() })),
  );
  if (options.json) await printJson({ workspace: resolve(path), movedAside: aside });
  else
    await print(
      `Restored ${visible(basename(path))}.${aside === null ? '' : ` The file that was there is now ${visible(aside)}.`}\n`,
    );
  return EXIT.done;
}

/** `log WORKSPACE`: the audit log, one JSON value a line. */
export function log(path: string, options: Options): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    for (const line of exportLog(workspace)) await printAsIs(line);
    return EXIT.done;
  });
}

/** `passphrase WORKSPACE`: protects the file, changes its passphrase, or with an empty text removes the protection. */
export async function passphrase(path: string, options: Options & { new?: string; newFile?: string }): Promise<number> {
  const code = await unlocked(basename(path), options, async (credentials) => {
    // A passphrase that does not open the file is found out before a new one is asked for.
    sealOf(path, credentials);
    const next = await newPassphrase(options);
    const chosen = next === '' ? null : next;
    return copying((control) => changePassphraseAside(path, credentials, chosen, backupsFolder(), control));
  });
  if (options.json) await printJson({ protected: code !== null, recoveryCode: code });
  else if (code === null) await print('The workspace is not protected any more.\n');
  else {
    await print(
      `The workspace is protected. ${recoverySheet(code)}\nBackups made before keep the passphrase they were made with.\n`,
    );
  }
  return EXIT.done;
}

async function newPassphrase(options: { new?: string; newFile?: string }): Promise<string> {
  if (options.newFile !== undefined) {
    const next = await secretInFile(options.newFile);
    if (next !== '') return next;
    throw new UsageError('There is no passphrase in the first line. To remove the protection, say --new "".');
  }
  if (options.new !== undefined) return seen(options.new);
  const asked = canAsk() ? await typedTwice() : null;
  if (asked !== null) return asked;
  throw new UsageError(
    'Give the new passphrase with --new-file FILE (- for standard input), or --new "" to remove the protection.',
  );
}

/** `sample WORKSPACE --out FILE`: a blind sample of decided passages for a second reader. */
export function sample(
  path: string,
  options: Options & {
    out: string;
    size: number;
    seed: string;
    reviewer: string;
    framework?: string;
    samplePassphraseFile?: string;
  },
): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const frameworkId = options.framework ?? frameworkInUse(workspace).id;
    const { out, size, seed, reviewer, samplePassphraseFile } = options;
    // The passphrase of the workspace is not handed on: the second reader needs one of their own.
    const passphrase = samplePassphraseFile === undefined ? undefined : await secretInFile(samplePassphraseFile);
    if (passphrase === '') throw new UsageError('There is no passphrase in the first line for the sample.');
    const protection = passphrase === undefined ? {} : { passphrase };
    const made = exportSample(workspace, out, { frameworkId, size, seed, reviewer, ...protection });
    if (workspace.isProtected && passphrase === undefined) {
      say(
        'The sample is not protected, though the workspace is: whoever has the file can read its documents. --sample-passphrase-file protects it.\n',
      );
    }
    if (options.json) await printJson({ file: options.out, passages: made.passages.length });
    else
      await print(
        `${visible(options.out)}: ${counted(made.passages.length, 'passage')}, without the decisions made about them.\n`,
      );
    return EXIT.done;
  });
}

/** `merge WORKSPACE OTHER`: a returned sample or a whole workspace put together with this one; nothing is overwritten. */
export function merge(
  path: string,
  other: string,
  options: Options & { reviewer: string; otherPassphraseFile?: string },
): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const { otherPassphraseFile: passphraseFile } = options;
    const theirs = { ...(passphraseFile === undefined ? {} : { passphraseFile }), isSecond: true } as const;
    const merged = await unlocked(basename(other), theirs, (credentials) =>
      mergeWorkspace(workspace, other, options.reviewer, credentials),
    ).catch((error: unknown) => {
      if (!(error instanceof WorkspaceError) || error.code !== 'passphrase' || passphraseFile !== undefined)
        throw error;
      throw new WorkspaceError(
        'passphrase',
        `${basename(other)} has a passphrase of its own. Give it with --other-passphrase-file FILE (- for a line of standard input). Nothing was merged.`,
      );
    });
    if (options.json) await printJson(merged);
    else {
      await print(
        `${counted(merged.taken, 'decision')} taken over, ${merged.agreed} the same in both${merged.noted === 0 ? '' : ` (${merged.noted} of them with notes or tags of the other reader: see “Second reader” in the window, or the log)`}, ${merged.known === 0 ? '' : `${merged.known} here already, unchanged, `}${merged.conflicts} to settle, ${merged.unplaced} whose words stand in none of our documents, ${counted(merged.findings, 'finding')} taken or kept beside ours, ${counted(merged.documentsAdded, 'document')} added.\n`,
      );
      if (merged.also.length > 0) await print(`Also taken over: ${inCounts(merged.also)}.\n`);
      if (merged.left.length > 0)
        await print(
          `Left in ${basename(other)}, because this workspace says something else, does not want it any more, or it cannot stand here: ${inCounts(merged.left)}.\n`,
        );
      if (merged.notUnderstood > 0)
        await print(`${counted(merged.notUnderstood, 'record')} of theirs could not be understood, and left out.\n`);
    }
    return EXIT.done;
  });
}

function inCounts(counts: readonly { readonly what: string; readonly count: number }[]): string {
  return inSeries(counts.map(({ what, count }) => `${what} (${count})`));
}

/** `agreement WORKSPACE`: how far two reviewers agree on what both have decided, and what that means. */
export function agreement(path: string, options: Options & { framework?: string }): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const rows = agreementUnder(workspace, options.framework ?? frameworkInUse(workspace).id);
    if (options.json) await printJson({ agreement: rows });
    else if (rows.length === 0) await print('No passage has been decided by two reviewers yet.\n');
    else {
      const lines = rows.flatMap(({ reviewers, agreement: found }) => [
        `${visible(reviewers.join(' and '))}, ${counted(found.firstCriterion.passages, 'passage')}`,
        `  first criterion: ${found.firstCriterion.meaning}`,
        `  strength or improvement: ${found.polarity.meaning}`,
        ...found.criteria.map(({ criterion, meaning }) => `  ${criterion}: ${meaning}`),
      ]);
      await print(`${lines.join('\n')}\n`);
    }
    return EXIT.done;
  });
}
