/**
 * Pages that could not be recognised, and shall be tried again: on a machine with less to do, or by a later recogniser.
 */
import { listDocuments } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { forgetFailedPages } from '../../workspace/recognised.ts';
import type { ReadingPool } from '../reading/pool.ts';
import { type RereadControl, rereadDocuments } from '../reading/reread.ts';

/**
 * Lets the pages of some documents, or of all, wait again that could not be recognised. What was recognised stays.
 * @returns how many pages
 */
export async function letWaitAgain(
  workspace: Workspace,
  pool: ReadingPool,
  ids: readonly string[] | null,
  control: Pick<RereadControl, 'reviewer' | 'isStopped' | 'passwords'>,
): Promise<number> {
  const documents = listDocuments(workspace);
  const wanted = ids === null ? null : new Set(ids);
  const failed = new Map<string, number>();
  for (const { id, sha256 } of documents)
    if ((wanted === null || wanted.has(id)) && !failed.has(sha256))
      failed.set(sha256, forgetFailedPages(workspace, id));
  // What documents are read again without waits, in all that have the same bytes.
  const waiting = documents.filter(({ sha256 }) => (failed.get(sha256) ?? 0) > 0);
  if (waiting.length > 0)
    await rereadDocuments(
      workspace,
      pool,
      waiting.map(({ id }) => id),
      control,
    );
  return [...failed.values()].reduce((sum, count) => sum + count, 0);
}
