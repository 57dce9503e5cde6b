/**
 * Projects and codebooks of other programs on the command line.
 */
import { basename } from 'node:path';
import type { OutputOf } from '../contract/contract.ts';
import { OperationError } from '../contract/errors.ts';
import { DEFAULT_THRESHOLD } from '../dedupe/copies.ts';
import type { Failure, FailureCode } from '../document/failure.ts';
import { MOST_UNPACKED } from '../ingest/limits.ts';
import { takeInCodebook, takeInProject } from '../service/exchange/take-in.ts';
import { FileError, type FileProblem, readNamed } from '../service/named-file.ts';
import { createReadingPool } from '../service/reading/pool.ts';
import { createFileAccess } from '../service/workspaces/files.ts';
import { WorkspaceError } from '../workspace/errors.ts';
import type { Workspace } from '../workspace/handle.ts';

/** What became of a file: what was taken in, or why nothing was. */
export type TakenFile = ({ readonly path: string } & OutputOf<'exports.takeIn'>) | Failure;

/** Takes each file in, one after the other; a file that cannot be read costs only itself. */
export async function takeInFiles(
  workspace: Workspace,
  paths: readonly string[],
  reviewer: string,
): Promise<TakenFile[]> {
  if (paths.length === 0) return [];
  const files = createFileAccess();
  const pool = createReadingPool();
  const taken: TakenFile[] = [];
  try {
    const target = { workspace, pool, reviewer, threshold: DEFAULT_THRESHOLD, folder: await files.privateFolder() };
    for (const path of paths) {
      try {
        const bytes = readNamed(path, path, MOST_UNPACKED);
        const one = /\.qdc$/iu.test(path)
          ? takeInCodebook(target, basename(path), bytes)
          : await takeInProject(target, basename(path), bytes);
        taken.push({ path, ...one });
      } catch (error) {
        if (error instanceof FileError) taken.push({ path, code: CODES[error.code], reason: error.message });
        else if (error instanceof OperationError || error instanceof WorkspaceError)
          taken.push({ path, code: 'damaged', reason: error.message });
        else throw error;
      }
    }
    return taken;
  } finally {
    await pool.close();
    await files.close();
  }
}

const CODES: Readonly<Record<FileProblem, FailureCode>> = {
  missing: 'changed',
  permission: 'permission',
  'too-large': 'too-large',
  'wrong-input': 'unsupported',
  unavailable: 'damaged',
};
