/**
 * Pages that are pictures, recognised in the background: page by page, each kept as it comes; when all of a document are
 * done it is read again with them. Stopped, killed or closed at any moment, it goes on from what is kept.
 */
import type { RecognitionProgress, RecognitionResult } from '../../contract/operations/recognition.ts';
import { counted } from '../../document/series.ts';
import { RECOGNISER_VERSION } from '../../ingest/scan/recognise.ts';
import { documentBytes } from '../../workspace/documents.ts';
import { withHowFar } from '../../workspace/errors.ts';
import { isOpen, type Workspace } from '../../workspace/handle.ts';
import { keepRecognised, waitingDocuments } from '../../workspace/recognised.ts';
import type { ReadingPool } from '../reading/pool.ts';
import { rereadDocuments } from '../reading/reread.ts';
import { recognisePages, type Scanned } from './pages.ts';

export interface RecognitionControl {
  readonly passwords?: readonly string[];
  readonly reviewer: string;
  readonly lanes?: number;
  readonly timeLimit?: number;
  /** MiB that all pages in hand may take together. */
  readonly memoryLimit?: number;
  readonly progress?: (line: RecognitionProgress) => void;
  readonly isStopped?: () => boolean;
  /** Told of each file whose documents have been read again with its pages. */
  readonly onDocument?: () => void;
}

/** Recognises every page that waits. */
export async function recogniseWaiting(
  workspace: Workspace,
  pool: ReadingPool,
  control: RecognitionControl,
): Promise<RecognitionResult> {
  const isStopped = () => control.isStopped?.() === true || !isOpen(workspace);
  const byBytes = Map.groupBy(waitingDocuments(workspace), ({ sha256 }) => sha256);
  const files = [...byBytes].map(([key, documents]): Scanned => {
    const id = documents[0]?.id ?? '';
    return {
      key,
      path: documents[0]?.path ?? '',
      format: documents[0]?.format ?? 'pdf',
      pages: [...new Set(documents.flatMap(({ pages }) => pages))],
      bytes: () => new Uint8Array(documentBytes(workspace, id)),
    };
  });
  const left = new Map(files.map(({ key, pages }) => [key, new Set(pages)]));
  const total = files.reduce((sum, { pages }) => sum + pages.length, 0);
  const failed: RecognitionResult['failed'] = [];
  let [pages, documents] = [0, 0];
  const tell = ({ path }: Scanned, page: number) => control.progress?.({ path, page, done: pages, total, documents });

  /** Reads the documents of a file again, when nothing of it is left to recognise. */
  const finish = async ({ key }: Scanned) => {
    const ids = (byBytes.get(key) ?? []).map(({ id }) => id);
    const result = await rereadDocuments(workspace, pool, ids, {
      reviewer: control.reviewer,
      ...(control.passwords === undefined ? {} : { passwords: control.passwords }),
    });
    failed.push(...result.failed);
    documents += result.read.length;
    if (result.read.length > 0) control.onDocument?.();
  };
  const work = async () => {
    for (const file of files) if (file.pages.length === 0 && !isStopped()) await finish(file);

    await recognisePages(files, {
      ...control,
      isStopped,
      started: tell,
      done: async (file, page, found) => {
        // Closed meanwhile: the page was not kept and is recognised next time.
        if (!isOpen(workspace)) return;
        keepRecognised(workspace, file.key, page, RECOGNISER_VERSION, found);
        pages++;
        tell(file, page);
        const own = left.get(file.key);
        own?.delete(page);
        if (own?.size !== 0) return;
        await finish(file);
        tell(file, page);
      },
      passedOver: ({ path }, why) =>
        failed.push(
          why === 'locked'
            ? { path, code: 'password', reason: LOCKED }
            : { path, code: 'unsupported', reason: why.incomplete },
        ),
    });
  };
  await work().catch((error) => {
    throw withHowFar(
      error,
      `Before that, ${pages} of ${counted(total, 'page')} had been recognised, and they are kept; begin again for the rest.`,
    );
  });
  return { pages, documents, failed, stopped: isStopped() };
}

const LOCKED =
  'This PDF is locked, and its pages are pictures. Recognise it again with its password; until then it is unread.';
