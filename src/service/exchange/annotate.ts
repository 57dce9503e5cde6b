/**
 * The letters themselves with their evidence on them: a ZIP archive of PDFs.
 */

import { marksOf } from '../../export/annotated/marks.ts';
import { archive } from '../../export/archive.ts';
import { counts, type DocumentRow, type EvidenceBundle, placedCriteria } from '../../export/bundle.ts';
import { distinctName, fileSafe } from '../../export/refi/names.ts';
import { howMany, shortName } from '../../export/words.ts';
import { documentBytes } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { getPassage } from '../../workspace/passages.ts';
import { startThread } from '../threads.ts';
import type { Annotated, AnnotateJob } from './annotate-worker.ts';

/** Milliseconds a letter may take, and MiB. */
const TIME_LIMIT = 60_000;
const MEMORY_LIMIT = 512;

const NOTE = 'not-marked.txt';

/** The documents with evidence that have pages to mark, and those that have none. */
function withEvidence(bundle: EvidenceBundle): { readonly pdfs: DocumentRow[]; readonly others: DocumentRow[] } {
  const used = new Set(bundle.evidence.filter(counts).map(({ documentId }) => documentId));
  const found = bundle.documents.filter(({ id }) => used.has(id));
  const isPdf = ({ format }: DocumentRow) => format === 'pdf';
  return { pdfs: found.filter(isPdf), others: found.filter((document) => !isPdf(document)) };
}

/**
 * One PDF for each letter with evidence, named after its area and date; the original's bytes stay as they are, with the
 * marks behind them. Letters that could not be marked are named in a text file beside the others.
 */
export async function annotatedLetters(workspace: Workspace, bundle: EvidenceBundle): Promise<Uint8Array> {
  const criteria = new Map(placedCriteria(bundle).map((criterion) => [criterion.code, criterion]));
  const { pdfs, others } = withEvidence(bundle);
  const names = new Set<string>();
  const files: Record<string, Uint8Array> = {};
  const notMarked = others.map((document) => `${document.fileName}: only PDF files have pages to mark.`);
  for (const document of pdfs) {
    const rows = bundle.evidence.filter((row) => row.documentId === document.id && counts(row));
    const boxesOf = (passageId: string) => getPassage(workspace, document.id, passageId)?.boxes ?? [];
    const bytes = documentBytes(workspace, document.id);
    const annotated = await annotatedIn({ bytes, marks: marksOf(rows, boxesOf, criteria, bundle.program) });
    if (annotated === null) notMarked.push(`${document.fileName}: the file could not be written with marks.`);
    files[distinctName(fileSafe(shortName(document)), '.pdf', names)] = annotated ?? bytes;
  }
  if (notMarked.length > 0) files[NOTE] = new TextEncoder().encode(`${notMarked.join('\n')}\n`);
  return archive(files);
}

/** What does not go into the letters, in sentences. */
export function annotatedLosses(bundle: EvidenceBundle, masked: boolean): string[] {
  const { others } = withEvidence(bundle);
  return [
    ...(others.length === 0 ? [] : [`The evidence in ${howMany(others.length, 'document')} that is no PDF.`]),
    ...(masked ? ['Masks on the pages themselves: they are as published. Only the comments are masked.'] : []),
    'Themes, copies, the audit log and the grid.',
  ];
}

/** A letter with its marks, from a thread that is ended with it; null where that is not possible. */
function annotatedIn(job: AnnotateJob): Promise<Annotated> {
  const worker = startThread(new URL('./annotate-worker.ts', import.meta.url), { memory: MEMORY_LIMIT });
  return new Promise<Annotated>((resolve) => {
    const timer = setTimeout(() => resolve(null), TIME_LIMIT);
    const done = (annotated: Annotated) => {
      clearTimeout(timer);
      resolve(annotated);
    };
    worker.once('message', done);
    worker.once('error', () => done(null));
    worker.once('exit', () => done(null));
    worker.postMessage(job);
  }).finally(() => void worker.terminate());
}
