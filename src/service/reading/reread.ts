/**
 * Documents read again from their kept originals by the rules of today: in the background, one transaction a document,
 * with everything said about them carried over.
 */
import type { RereadProgress, RereadResult } from '../../contract/operations/reading.ts';
import { SKETCH_VERSION } from '../../dedupe/sketch.ts';
import type { RecognisedPage } from '../../document/recognised.ts';
import { counted } from '../../document/series.ts';
import { documentBytes, listDocuments } from '../../workspace/documents.ts';
import { withHowFar } from '../../workspace/errors.ts';
import { inOneTransaction, isOpen, type Workspace } from '../../workspace/handle.ts';
import { type Reworded, readByEarlierRules, replaceReading } from '../../workspace/reading.ts';
import { recognisedPages } from '../../workspace/recognised.ts';
import { putStage } from '../../workspace/stages.ts';
import type { ReadingPool } from './pool.ts';
import type { ReadingResult } from './worker.ts';

const NO_TEXT = { code: 'empty', reason: 'There is no text in this file any more.' } as const;
const HOLDS_OTHERS = {
  code: 'unsupported',
  reason:
    'There are several files in it, which were read as one. Remove it and add it again, and each of them is read.',
} as const;

export interface RereadControl {
  readonly passwords?: readonly string[];
  readonly reviewer: string;
  readonly progress?: (line: RereadProgress) => void;
  readonly isStopped?: () => boolean;
  /** What was recognised on the pages of a document, where it is not what is kept. */
  readonly recognised?: (documentId: string) => ReadonlyMap<number, RecognisedPage>;
  /** What quotations of a document say after it is read again, where that is known. */
  readonly reworded?: Reworded;
  /** Carried out in the transaction of a document, after its reading is replaced. */
  readonly along?: (documentId: string) => void;
}

/**
 * Reads documents again.
 * @param ids which; null for all that were read by earlier rules
 * A document that cannot be read any more, or whose original is damaged, stays as it is and is named in `failed`.
 */
export async function rereadDocuments(
  workspace: Workspace,
  pool: ReadingPool,
  ids: readonly string[] | null,
  control: RereadControl,
): Promise<RereadResult> {
  const wanted = new Set(ids ?? readByEarlierRules(workspace));
  const documents = listDocuments(workspace).filter(({ id }) => wanted.has(id));
  const read: RereadResult['read'] = [];
  const failed: RereadResult['failed'] = [];
  let done = 0;
  const tell = (path: string, message: string) => control.progress?.({ path, message, done, total: documents.length });
  const isStopped = () => control.isStopped?.() === true || !isOpen(workspace);

  const finish = (id: string, path: string, result: ReadingResult) => {
    if (!isOpen(workspace)) return;
    done++;
    // A mail is read with its attachments: what belongs to this document is what stood at its place.
    const found = result.documents.find(({ document }) => document.source.path === path);
    if (found === undefined) {
      const { code, reason } =
        result.failed.find((failure) => failure.path === path) ??
        result.failed[0] ??
        (result.documents.length > 0 ? HOLDS_OTHERS : NO_TEXT);
      failed.push({ path, code, reason: `${reason} The document stays as it was read before.` });
      tell(path, reason);
      return;
    }
    const { document, sketch } = found;
    const outcome = inOneTransaction(workspace, () => {
      const reread = replaceReading(workspace, id, document, control.reviewer, control.reworded);
      if (reread.changed) putStage(workspace, 'sketch', id, SKETCH_VERSION, sketch);
      control.along?.(id);
      return reread;
    });
    const { changed, carried, unplaced, leftovers } = outcome;
    read.push({ id, path, changed, carried, unplaced: unplaced.length + leftovers.length });
    tell(path, changed ? 'Read again' : 'Nothing is read differently');
  };

  /** Originals are taken out of the workspace one lane at a time, never all at once. */
  const queue = [...documents];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined && !isStopped(); next = queue.shift()) {
      const { id, path } = next;
      tell(path, 'Reading again');
      const content = () => new Uint8Array(documentBytes(workspace, id));
      const { passwords } = control;
      let result: ReadingResult;
      try {
        const recognised = control.recognised?.(id) ?? recognisedPages(workspace, id);
        result = await pool.read({ path, content, recognised, ...(passwords === undefined ? {} : { passwords }) });
      } catch (error) {
        // The original is damaged.
        done++;
        failed.push({ path, code: 'damaged', reason: error instanceof Error ? error.message : String(error) });
        continue;
      }
      finish(id, path, result);
    }
  };
  // What one lane cannot keep, on a full disk for example, the other need not try; the document it has in hand it finishes.
  const lanes = [lane(), lane()].map((each) =>
    each.catch((error: unknown) => {
      queue.length = 0;
      throw error;
    }),
  );
  const halted = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
  if (halted !== undefined) {
    if (documents.length === 1) throw halted.reason;
    throw withHowFar(
      halted.reason,
      `Before that, ${read.length} of ${counted(documents.length, 'document')} had been read again, and they are kept; begin again for the rest.`,
    );
  }
  const inOrder = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
  return { read: read.sort(inOrder), failed: failed.sort(inOrder), stopped: done < documents.length };
}
