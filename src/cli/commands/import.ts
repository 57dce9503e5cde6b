import { DEFAULT_THRESHOLD } from '../../dedupe/copies.ts';
import { counted } from '../../document/series.ts';
import { findFiles } from '../../service/reading/walk.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { closeWorkspace } from '../../workspace/open.ts';
import { exitFor } from '../exit.ts';
import { print, printJson } from '../output.ts';
import type { ReadOptions } from '../read.ts';
import { visible } from '../say.ts';
import type { Unlocking } from '../secrets.ts';
import { type TakenFile, takeInFiles } from '../take-in.ts';
import { importFound, importPaths, openOrCreate } from '../workspace.ts';

/** Projects and codebooks of other programs. */
const EXCHANGED = /\.(?:qdpx|qdc)$/iu;

/**
 * `import WORKSPACE PATH...`: adds documents; what is there already, byte for byte and from the same place, stays as it
 * is. Projects and codebooks (.qdpx, .qdc) are taken in as the window does.
 */
export async function importInto(
  path: string,
  paths: readonly string[],
  options: ReadOptions & Unlocking & { reviewer: string; json?: boolean },
): Promise<number> {
  const workspace = await openOrCreate(path, options);
  try {
    const found = await findFiles(paths);
    const exchanged = found.files.filter((file) => EXCHANGED.test(file.path)).map((file) => file.path);
    const files = found.files.filter((file) => !EXCHANGED.test(file.path));
    const read = await importDocuments(workspace, paths, { ...found, files }, exchanged.length > 0, options);
    const projects = await takeInFiles(workspace, exchanged, options.reviewer);
    const taken = projects.filter((one) => !('reason' in one));
    const refused = projects.flatMap((one) => ('reason' in one ? [one] : []));
    const failed = [...read.failed, ...refused];
    if (options.json) {
      const { documents, present, cameBack, stopped, unread, halted } = read;
      await printJson({
        documents,
        failed,
        present,
        cameBack,
        stopped,
        unread,
        halted,
        ...(exchanged.length === 0 ? {} : { projects: taken }),
        workspace: workspace.path,
      });
    } else {
      for (const one of projects) await print(inWords(one));
      await print(
        `${counted(read.documents.length, 'document')} added, ${read.present.length} there already, ${failed.length} not read${leftIn(read.unread)}.\n`,
      );
    }
    const wanting = failed.length + read.unread.length;
    return exitFor(
      read.documents.length + read.present.length + taken.length,
      read.halted === null ? wanting : Math.max(1, wanting),
    );
  } finally {
    closeWorkspace(workspace);
  }
}

const leftIn = (unread: readonly string[]) =>
  unread.length === 0 ? '' : `, ${counted(unread.length, 'file')} left because the reading was stopped`;

/** Documents among the paths; nothing is wrong where only projects were given. */
function importDocuments(
  workspace: Workspace,
  paths: readonly string[],
  found: Awaited<ReturnType<typeof findFiles>>,
  hasProjects: boolean,
  options: ReadOptions,
) {
  if (!hasProjects) return importPaths(workspace, paths, DEFAULT_THRESHOLD, options);
  if (found.files.length === 0 && found.failed.length === 0)
    return Promise.resolve({
      documents: [],
      failed: [],
      present: [],
      cameBack: [],
      stopped: false,
      unread: [],
      halted: null,
    });
  return importFound(workspace, found, DEFAULT_THRESHOLD, options);
}

function inWords(one: TakenFile): string {
  if ('reason' in one) return `${visible(one.path)}: ${visible(one.reason)}\n`;
  const { codings, placed, undecided, leftOut } = one.counts;
  const lines = [
    `${visible(one.path)}: ${counted(one.documents, 'document')}, ${counted(one.decisions, 'decision')}. Of ${counted(codings, 'coding')} ${placed} placed, ${counted(undecided, 'suggestion')} left undecided, ${leftOut} left out.`,
    ...one.leftOut.map((sentence) => `  ${visible(sentence)}`),
  ];
  return `${lines.join('\n')}\n`;
}
