import { leftInWords, standingOf, together } from '../../document/coverage.ts';
import { criteriaOf } from '../../document/framework.ts';
import type { Progress } from '../../review/records.ts';
import { frameworkIn, frameworkInUse } from '../../service/frameworks.ts';
import { coverageIn, filesUnread } from '../../service/review/state.ts';
import type { Session } from '../../service/session.ts';
import { sessionOver } from '../../service/session-over.ts';
import { listProgress, PROGRESS_WORDS, type ProgressOf, setProgress } from '../../workspace/choices.ts';
import { listDocuments } from '../../workspace/documents.ts';
import { documentNamed } from '../choice.ts';
import { EXIT } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { print, printJson } from '../output.ts';
import { say, visible } from '../say.ts';
import type { Unlocking } from '../secrets.ts';
import { withWorkspace } from '../workspace.ts';

export interface ProgressOptions extends Unlocking {
  readonly set?: Progress | 'not-started';
  readonly document?: string;
  readonly criterion?: string;
  readonly framework?: string;
  readonly reviewer: string;
  readonly json?: boolean;
}

/** `progress WORKSPACE [--set STATUS]`: what has been marked, after marking what is asked for. */
export function reviewProgress(path: string, options: ProgressOptions): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const framework =
      options.framework === undefined ? frameworkInUse(workspace) : frameworkIn(workspace, options.framework);
    const { criterion = null, set } = options;
    if (criterion !== null && !criteriaOf(framework).some(({ code }) => code === criterion)) {
      throw new UsageError(`There is no criterion “${criterion}” in ${framework.title}.`);
    }
    const documentId = options.document === undefined ? null : documentNamed(workspace, options.document);
    if (set !== undefined) {
      const of = { frameworkId: framework.id, documentId, criterion };
      setProgress(workspace, of, set === 'not-started' ? null : set, options.reviewer);
      const left =
        set === 'checked' || set === 'signed-off'
          ? leftOf(sessionOver(workspace, { reviewer: options.reviewer }), of)
          : '';
      if (left !== '') say(`Marked as ${PROGRESS_WORDS[set]} all the same: ${left}.\n`);
    }
    const rows = listProgress(workspace, framework.id);
    if (options.json) await printJson({ progress: rows.map(({ frameworkId: _, ...row }) => row) });
    else {
      const paths = new Map(listDocuments(workspace).map((document) => [document.id, document.path]));
      const lines = rows.map(({ documentId: id, criterion: code, progress }) => {
        const document = id === null ? 'all documents' : visible(paths.get(id) ?? id);
        return `${PROGRESS_WORDS[progress].padEnd(10)}  ${document}, ${code ?? 'all criteria'}`;
      });
      await print(`${[...lines, lines.length === 0 ? 'Nothing has been marked yet.' : ''].join('\n').trim()}\n`);
    }
    return EXIT.done;
  });
}

/** What nobody has looked at of what is marked, in words; empty where nothing is left. */
function leftOf(session: Session, { frameworkId, documentId, criterion }: ProgressOf): string {
  const parts = coverageIn(session, frameworkId).filter((one) => documentId === null || one.documentId === documentId);
  const files = documentId === null ? filesUnread(session) : 0;
  if (criterion === null) return leftInWords(together(parts, files));
  const { toDecide, ...looked } = standingOf(parts, criterion, files);
  return leftInWords({ ...looked, passages: toDecide, decided: 0 });
}
