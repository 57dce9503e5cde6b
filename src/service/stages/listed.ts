/**
 * The list of documents, read in slices: nearly everything asks for it, and of ten thousand documents the first time takes a
 * second.
 */
import { isOpen, type Workspace } from '../../workspace/handle.ts';
import { areListed, readDocuments } from '../../workspace/summaries.ts';
import { inSlices } from './in-slices.ts';

const underWay = new WeakMap<Workspace, Promise<unknown>>();

/**
 * Has the list at hand before anything needs all of it at once. What keeps it from being read is said by what is asked, if
 * that needs it.
 */
export async function listDocumentsFirst(workspace: Workspace): Promise<void> {
  if (areListed(workspace)) return;
  const reading =
    underWay.get(workspace) ?? inSlices(readDocuments(workspace), () => !isOpen(workspace)).catch(() => undefined);
  underWay.set(workspace, reading);
  await reading;
  underWay.delete(workspace);
}
