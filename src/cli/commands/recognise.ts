import { DEFAULT_THRESHOLD } from '../../dedupe/copies.ts';
import { counted } from '../../document/series.ts';
import { createReadingPool } from '../../service/reading/pool.ts';
import { letWaitAgain } from '../../service/recognition/again.ts';
import { runStagesAfter } from '../../service/stages/all.ts';
import { waitingDocuments } from '../../workspace/recognised.ts';
import { EXIT, exitFor } from '../exit.ts';
import { print, printFailures, printJson } from '../output.ts';
import { type PasswordOptions, passwordsFrom, type Unlocking } from '../secrets.ts';
import { stopOnInterrupt } from '../stopping.ts';
import { recogniseWithBar, withWorkspace } from '../workspace.ts';

/**
 * `recognise WORKSPACE`: recognises the scanned pages that wait, and reads their documents again with them; with `--again`
 * those that could not be recognised as well.
 */
export function recognise(
  path: string,
  options: PasswordOptions &
    Unlocking & { readonly reviewer: string; readonly again?: boolean; readonly json?: boolean },
): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const passwords = await passwordsFrom(options);
    const stopping = stopOnInterrupt();
    const pool = createReadingPool();
    try {
      const { isStopped } = stopping;
      const again = options.again
        ? await letWaitAgain(workspace, pool, null, { reviewer: options.reviewer, passwords, isStopped })
        : 0;
      const result = await recogniseWithBar(workspace, pool, passwords, isStopped, options.reviewer);
      await pool.close();
      printFailures(result.failed);
      if (result.documents > 0)
        await runStagesAfter('What was recognised is saved.', workspace, DEFAULT_THRESHOLD, { isStopped });
      const left = waitingDocuments(workspace).reduce((sum, { pages }) => sum + pages.length, 0);
      if (options.json) await printJson({ ...result, again, left });
      else
        await print(
          `${counted(result.pages, 'page')} recognised, ${counted(result.documents, 'document')} read again with them, ${counted(left, 'page')} left.\n`,
        );
      return result.failed.length > 0 ? exitFor(result.documents, result.failed.length) : EXIT.done;
    } finally {
      stopping.release();
      await pool.close();
    }
  });
}
