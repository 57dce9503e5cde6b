/**
 * Runs in a worker thread: puts the marks of one letter after the other on its pages.
 */
import { parentPort } from 'node:worker_threads';
import type { Mark } from '../../export/annotated/marks.ts';
import { withMarks } from '../../export/annotated/pdf.ts';
import { withDocument } from '../../ingest/pdf/open.ts';

export interface AnnotateJob {
  readonly bytes: Uint8Array;
  readonly marks: readonly Mark[];
}

/** The letter with its marks; null where it cannot be opened or written. */
export type Annotated = Uint8Array | null;

// pdf.js leaves rejections behind while it recovers a damaged file; the letter itself says what became of it.
process.on('unhandledRejection', () => undefined);

parentPort?.on('message', async ({ bytes, marks }: AnnotateJob) => {
  const annotated = await withDocument(bytes, undefined, (document) => withMarks(document, marks)).catch(() => null);
  parentPort?.postMessage(annotated satisfies Annotated);
});
