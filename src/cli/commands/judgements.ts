import { DEFAULT_THRESHOLD } from '../../dedupe/copies.ts';
import { dayInWords } from '../../export/words.ts';
import { printedJudgements } from '../../service/review/judgements.ts';
import { listDocuments } from '../../workspace/documents.ts';
import { EXIT } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { visible } from '../say.ts';
import type { Unlocking } from '../secrets.ts';
import { withWorkspace } from '../workspace.ts';

export interface JudgementsOptions extends Unlocking {
  readonly json?: boolean;
}

/** `judgements WORKSPACE`: the grades that reports print, by area and date, with what changed since. */
export function judgements(path: string, options: JudgementsOptions): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const paths = new Map(listDocuments(workspace).map((document) => [document.id, document.path]));
    const rows = printedJudgements(workspace, DEFAULT_THRESHOLD).map(({ documentId, ...row }) => ({
      path: paths.get(documentId) ?? documentId,
      ...row,
    }));
    if (options.json) await printJson({ judgements: rows });
    else {
      const lines = rows.map(
        ({ area, date, document, about, grade, changed, page }) =>
          `${[visible(area ?? document), ...(date === null ? [] : [dayInWords(date)])].join(', ')}: ${about}: ${grade}${changed === '' ? '' : ` (${changed})`}, page ${page}`,
      );
      await print(`${lines.length === 0 ? 'No report here prints a grade.' : lines.join('\n')}\n`);
    }
    return EXIT.done;
  });
}
