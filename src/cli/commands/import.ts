import { DEFAULT_THRESHOLD } from '../../dedupe/copies.ts';
import { closeWorkspace } from '../../workspace/open.ts';
import { exitFor } from '../exit.ts';
import { print, printJson } from '../output.ts';
import type { ReadOptions } from '../read.ts';
import { importPaths, openOrCreate, type Unlocking } from '../workspace.ts';

/** `import WORKSPACE PATH...`: adds documents; what is there already, byte for byte and from the same place, stays as it is. */
export async function importInto(
  path: string,
  paths: readonly string[],
  options: ReadOptions & Unlocking & { json?: boolean },
): Promise<number> {
  const workspace = openOrCreate(path, options);
  try {
    const { documents, failed, present } = await importPaths(workspace, paths, DEFAULT_THRESHOLD, options);
    if (options.json) await printJson({ documents, failed, present, workspace: workspace.path });
    else
      await print(`${documents.length} documents added, ${present.length} there already, ${failed.length} not read.\n`);
    return exitFor(documents.length + present.length, failed.length);
  } finally {
    closeWorkspace(workspace);
  }
}
