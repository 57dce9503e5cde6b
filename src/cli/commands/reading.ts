import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { OperationError } from '../../contract/errors.ts';
import { DEFAULT_THRESHOLD } from '../../dedupe/copies.ts';
import { counted } from '../../document/series.ts';
import { earlierFiles, eraseForGood } from '../../service/reading/erasing.ts';
import { createReadingPool } from '../../service/reading/pool.ts';
import { rereadDocuments } from '../../service/reading/reread.ts';
import { runStagesAfter } from '../../service/stages/all.ts';
import { backUpAside } from '../../service/workspaces/aside.ts';
import { settingsFolder } from '../../service/workspaces/settings.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { mendDamagedSearch } from '../../workspace/search.ts';
import { documentNamed } from '../choice.ts';
import { copying } from '../copying.ts';
import { EXIT, exitFor } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { print, printFailures, printJson, progress } from '../output.ts';
import type { ReadOptions } from '../read.ts';
import { say, visible } from '../say.ts';
import { stopOnInterrupt } from '../stopping.ts';
import { type Unlocking, withWorkspace } from '../workspace.ts';

interface Options extends Unlocking {
  readonly reviewer: string;
  readonly json?: boolean;
}

/**
 * `reread WORKSPACE [NAME...]`: reads documents again from their kept originals; without names, those that were read by
 * earlier rules.
 */
export function reread(path: string, names: readonly string[], options: Options & ReadOptions): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const ids = names.length === 0 ? null : names.map((name) => documentNamed(workspace, name));
    mendDamagedSearch(workspace);
    const stopping = stopOnInterrupt();
    const pool = createReadingPool();
    const bar = progress('Reading again');
    try {
      let told = -1;
      const result = await rereadDocuments(workspace, pool, ids, {
        reviewer: options.reviewer,
        isStopped: stopping.isStopped,
        ...(options.password === undefined ? {} : { passwords: options.password }),
        progress({ path: file, done, total }) {
          if (told < 0) bar.total(total);
          bar.now(file);
          for (told = Math.max(told, 0); told < done; told++) bar.step();
        },
      });
      bar.end();
      await pool.close();
      printFailures(result.failed);
      await runStagesAfter('What was read again is saved.', workspace, DEFAULT_THRESHOLD, {
        isStopped: stopping.isStopped,
      });
      if (options.json) await printJson({ ...result, workspace: workspace.path });
      else {
        const changed = result.read.filter((each) => each.changed);
        const sum = (of: 'carried' | 'unplaced') => result.read.reduce((all, each) => all + each[of], 0);
        for (const each of changed.filter(({ unplaced }) => unplaced > 0)) {
          await print(`${visible(each.path)}: ${each.unplaced} no longer fit and are kept beside.\n`);
        }
        await print(
          `${counted(result.read.length, 'document')} read again, ${changed.length} of them differently; ${counted(sum('carried'), 'decision')} carried over, ${sum('unplaced')} kept beside, ${result.failed.length} not read.\n`,
        );
      }
      return exitFor(Math.max(1, result.read.length), result.failed.length);
    } finally {
      bar.end();
      stopping.release();
      await pool.close();
    }
  });
}

/** `erase WORKSPACE NAME...`: removes documents for good, after a question. */
export function erase(
  path: string,
  names: readonly string[],
  options: Options & { yes?: boolean; backups?: string; removeBackups?: boolean },
): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const ids = [...new Set(names.map((name) => documentNamed(workspace, name)))];
    const folder = options.backups ?? join(settingsFolder(), 'backups');
    const earlier = earlierFiles(workspace, folder);
    const held = earlier.backups.length + earlier.aside.length;
    if (options.yes !== true) {
      const where = options.removeBackups
        ? `${held} backups and earlier files of the workspace go too.`
        : `${held} backups and earlier files of the workspace still hold them; --remove-backups takes those away.`;
      await ask(
        `Erase ${ids.length === 1 ? visible(names[0] ?? '') : `${ids.length} documents`} for good, with everything decided about them? This cannot be undone. ${where} Exports and the original files elsewhere stay. Type yes: `,
      );
    }
    const erased = eraseForGood(workspace, ids, {
      folder,
      backups: options.removeBackups === true,
      reviewer: options.reviewer,
    });
    if (erased.backupsRemoved > 0) await backUpAnew(workspace, folder);
    if (options.json)
      await printJson({ ...erased, held: options.removeBackups ? [] : [...earlier.backups, ...earlier.aside] });
    else {
      await print(
        `${counted(erased.erased, 'document')} erased; ${counted(erased.backupsRemoved, 'backup')} removed.\n`,
      );
      if (erased.masksRemoved > 0)
        await print(
          `${counted(erased.masksRemoved, 'text')} that no document holds any more went out of the masks of exports.\n`,
        );
      if (erased.backupsLeft > 0) {
        const list = [...earlier.backups, ...earlier.aside].map((file) => `  ${visible(file)}\n`).join('');
        await print(`These still hold what was erased; --remove-backups would have deleted them:\n${list}`);
      }
    }
    return EXIT.done;
  });
}

/** One backup of what is left, in the place of those removed; who stops it has none, which is said. */
async function backUpAnew(workspace: Workspace, folder: string): Promise<void> {
  try {
    await copying((control) => backUpAside(workspace, folder, control));
  } catch (error) {
    if (!(error instanceof OperationError) || error.code !== 'stopped') throw error;
    say('The new backup was stopped, and the earlier ones have been removed: there is none now.\n');
  }
}

/** @throws UsageError where the answer is not yes, or nobody can be asked. */
async function ask(question: string): Promise<void> {
  if (!process.stdin.isTTY) throw new UsageError('Erasing cannot be undone. Say --yes to do it without being asked.');
  const line = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await line.question(question);
  line.close();
  if (answer.trim().toLowerCase() !== 'yes') throw new UsageError('Nothing was erased.');
}
