import { basename, resolve } from 'node:path';
import { frameworkInUse } from '../../service/frameworks.ts';
import { listBackups, makeBackup, restoreBackup, workspaceId } from '../../workspace/backup.ts';
import { exportLog } from '../../workspace/log.ts';
import { changePassphrase } from '../../workspace/passphrase.ts';
import { agreementUnder, exportSample, mergeWorkspace } from '../../workspace/second.ts';
import { EXIT } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { type Unlocking, unlocking, withWorkspace } from '../workspace.ts';

interface Options extends Unlocking {
  readonly json?: boolean;
}

/** `backup WORKSPACE --to FOLDER`: a copy that has been opened and checked. */
export function backup(path: string, options: Options & { to: string }): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const made = makeBackup(workspace, options.to);
    const kept = listBackups(options.to, workspaceId(workspace));
    if (options.json) await printJson({ backup: made, kept });
    else await print(`${made.path}\n${kept.length} backups of this workspace are kept there.\n`);
    return EXIT.done;
  });
}

/** `restore BACKUP WORKSPACE`: the backup takes the workspace's place; what was there is moved aside, never deleted. */
export async function restore(from: string, path: string, options: Options): Promise<number> {
  const aside = restoreBackup(from, path, unlocking(options));
  if (options.json) await printJson({ workspace: resolve(path), movedAside: aside });
  else await print(`Restored ${basename(path)}.${aside === null ? '' : ` The file that was there is now ${aside}.`}\n`);
  return EXIT.done;
}

/** `log WORKSPACE`: the audit log, one JSON value a line. */
export function log(path: string, options: Options): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    for (const line of exportLog(workspace)) await print(line);
    return EXIT.done;
  });
}

/** `passphrase WORKSPACE --new TEXT`: protects the file, changes its passphrase, or with an empty text takes it away. */
export async function passphrase(path: string, options: Options & { new: string }): Promise<number> {
  const recoveryCode = changePassphrase(path, unlocking(options), options.new === '' ? null : options.new);
  if (options.json) await printJson({ protected: recoveryCode !== null, recoveryCode });
  else if (recoveryCode === null) await print('The workspace is not protected any more.\n');
  else {
    await print(
      `The workspace is protected. Keep this recovery code on paper, away from the computer; it opens the file without the passphrase and is shown only now:\n\n${recoveryCode}\n\nBackups made before keep the passphrase they were made with.\n`,
    );
  }
  return EXIT.done;
}

/** `sample WORKSPACE --out FILE`: a blind sample of decided passages for a second reviewer. */
export function sample(
  path: string,
  options: Options & { out: string; size: number; seed: string; reviewer: string; framework?: string },
): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const frameworkId = options.framework ?? frameworkInUse(workspace).id;
    const made = exportSample(workspace, options.out, { ...options, frameworkId });
    if (options.json) await printJson({ file: options.out, passages: made.passages.length });
    else await print(`${options.out}: ${made.passages.length} passages, without the decisions made about them.\n`);
    return EXIT.done;
  });
}

/** `merge WORKSPACE OTHER`: a returned sample or a whole workspace put together with this one; nothing is overwritten. */
export function merge(path: string, other: string, options: Options & { reviewer: string }): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const merged = mergeWorkspace(workspace, other, options.reviewer);
    if (options.json) await printJson(merged);
    else {
      await print(
        `${merged.taken} decisions taken over, ${merged.agreed} the same in both, ${merged.conflicts} to settle, ${merged.documentsAdded} documents added.\n`,
      );
    }
    return EXIT.done;
  });
}

/** `agreement WORKSPACE`: how far two reviewers agree on what both have decided, and what that means. */
export function agreement(path: string, options: Options & { framework?: string }): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const rows = agreementUnder(workspace, options.framework ?? frameworkInUse(workspace).id);
    if (options.json) await printJson({ agreement: rows });
    else if (rows.length === 0) await print('No passage has been decided by two reviewers yet.\n');
    else {
      const lines = rows.flatMap(({ reviewers, agreement: found }) => [
        `${reviewers.join(' and ')}, ${found.firstCriterion.passages} passages`,
        `  first criterion: ${found.firstCriterion.meaning}`,
        `  strength or improvement: ${found.polarity.meaning}`,
        ...found.criteria.map(({ criterion, meaning }) => `  ${criterion}: ${meaning}`),
      ]);
      await print(`${lines.join('\n')}\n`);
    }
    return EXIT.done;
  });
}
