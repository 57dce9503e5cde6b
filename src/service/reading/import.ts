/**
 * Files into the workspace: read in parallel, stored one transaction a document, every failure kept by name.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ImportProgress, ImportResult } from '../../contract/operations/documents.ts';
import { FINGERPRINTS_VERSION } from '../../dedupe/fingerprints.ts';
import { SKETCH_VERSION } from '../../dedupe/sketch.ts';
import type { Failure } from '../../document/failure.ts';
import { addDocument, clearFailure, listDocuments, recordFailure } from '../../workspace/documents.ts';
import { notWantedIn } from '../../workspace/erased.ts';
import { WorkspaceError } from '../../workspace/errors.ts';
import { inOneTransaction, isOpen, type Workspace } from '../../workspace/handle.ts';
import { tidySearch } from '../../workspace/search.ts';
import { putStage } from '../../workspace/stages.ts';
import { refuseUnlessFile } from '../named-file.ts';
import { documentId } from './identity.ts';
import type { ReadingJob, ReadingPool } from './pool.ts';
import type { ReadDocument, ReadingResult } from './worker.ts';

/** One document in so many is worth tidying the search index for. */
const TIDY_SHARE = 10;

const PRESENT = 'This file is in the workspace already.';

export interface ImportControl {
  readonly progress?: (line: ImportProgress) => void;
  readonly isStopped?: () => boolean;
  /** Who added the files, as the log shall say. */
  readonly reviewer?: string;
  /** What could not be read when files were looked for: it is kept with the rest. */
  readonly notFound?: readonly Failure[];
}

/**
 * Reads files and stores what they hold. Stops after the files in hand when asked to; what is stored stays. A file that
 * is in the workspace already, byte for byte and from the same place, is not read again. Where something cannot be kept, on a
 * full disk for example, it stops there: what is stored stays, and the result says why and what is left.
 */
export async function importFiles(
  workspace: Workspace,
  pool: ReadingPool,
  jobs: readonly ReadingJob[],
  control: ImportControl = {},
): Promise<ImportResult> {
  const documents: ImportResult['documents'] = [];
  const failed: ImportResult['failed'] = [];
  const present: string[] = [];
  const cameBack: ImportResult['cameBack'] = [];
  const whyNotWanted = notWantedIn(workspace);
  const unread = new Set(jobs.map(({ path }) => path));
  const total = jobs.length;
  let done = 0;
  const tell = (path: string, state: ImportProgress['state'], message: string, code: string | null = null) =>
    control.progress?.({ path, state, message, code, done, total });

  const before = listDocuments(workspace);
  const known = { ids: new Set(before.map(({ id }) => id)), places: new Set(before.map(({ path }) => resolve(path))) };
  const fresh: ReadingJob[] = [];
  for (const job of jobs) {
    if (await isPresent(known, job)) {
      present.push(job.path);
      unread.delete(job.path);
      done++;
      tell(job.path, 'done', PRESENT);
    } else fresh.push({ ...job, withWords: true });
  }

  /** A file that has to be read a second time, alone, gives its first parts again. */
  const told = new Set<string>();
  const isNew = (what: string) => told.size < told.add(what).size;
  const store = ({ document, bytes, sketch, fingerprints, words }: ReadDocument) => {
    const { path, sha256 } = document.source;
    const was = whyNotWanted({ id: document.id, path, sha256 });
    const outcome = inOneTransaction(workspace, () => {
      // What is there keeps its reading, and what was made of that.
      if (addDocument(workspace, document, bytes, control.reviewer, words) === 'present') return 'present';
      putStage(workspace, 'sketch', document.id, SKETCH_VERSION, sketch);
      putStage(workspace, 'sayings', document.id, FINGERPRINTS_VERSION, fingerprints);
      return 'added';
    });
    // Kept now; V8 would be in no hurry to give back what a large file took.
    if (bytes.buffer instanceof ArrayBuffer) bytes.buffer.transfer(0);
    if (outcome === 'present') {
      present.push(path);
      return tell(path, 'done', PRESENT);
    }
    if (was !== null) cameBack.push({ path, was });
    documents.push({ path, id: document.id, passages: document.passages.length, quality: document.quality.score });
    tell(path, 'done', `${counted(document.passages.length, 'passage')} on ${counted(document.pages, 'page')}`);
  };
  const keep = (result: ReadingResult) => {
    if (!isOpen(workspace)) return;
    for (const read of result.documents) if (isNew(read.document.id)) store(read);
    for (const failure of result.failed) {
      if (!isNew(`${failure.path}\0${failure.reason}`)) continue;
      recordFailure(workspace, failure);
      failed.push(failure);
      tell(failure.path, 'failed', failure.reason, failure.code);
    }
  };
  const finish = (job: ReadingJob, result: ReadingResult) => {
    // Closed meanwhile: nothing was said to be saved, and the file is read again next time.
    if (!isOpen(workspace)) return;
    keep(result);
    done++;
    unread.delete(job.path);
    // An archive that failed or was stopped before, and is whole now.
    if (!result.failed.some(({ path }) => path === job.path)) clearFailure(workspace, job.path);
    if (result.documents.length === 0 && result.failed.length === 0) {
      tell(job.path, 'done', 'There is nothing to read in this file.');
    }
  };
  let halted: string | null = null;
  /** Keeps something, unless something could not be kept before. */
  const keeping = (work: () => void) => {
    if (halted !== null) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof WorkspaceError)) throw error;
      halted = error.message;
    }
  };
  keeping(() => {
    for (const failure of control.notFound ?? []) recordFailure(workspace, failure);
  });
  await pool.readAll(fresh, (job, result) => keeping(() => finish(job, result)), {
    started: (job) => tell(job.path, 'reading', 'Reading'),
    part: (job, result) => {
      if (result.pages === undefined) keeping(() => keep(result));
      else tell(job.path, 'reading', `Read ${result.pages.done} of ${result.pages.total} pages`);
    },
    isStopped: () => halted !== null || control.isStopped?.() === true || !isOpen(workspace),
  });
  // A few more letters do not break the index up enough to be worth going through all of it.
  if (isOpen(workspace) && documents.length * TIDY_SHARE > before.length) keeping(() => tidySearch(workspace));
  const inOrder = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
  documents.sort(inOrder);
  failed.sort(inOrder);
  return { documents, failed, present, cameBack, stopped: done < total, unread: [...unread].sort(), halted };
}

interface Known {
  readonly ids: ReadonlySet<string>;
  /** Where the documents came from; relative names as they would be found now. */
  readonly places: ReadonlySet<string>;
}

/** Whether a file is in the workspace, byte for byte and from the same place. Only files of a known place are read. */
async function isPresent(known: Known, job: ReadingJob): Promise<boolean> {
  if (!known.places.has(resolve(job.path))) return false;
  const hash = createHash('sha256');
  try {
    refuseUnlessFile(job.at ?? job.path);
    await pipeline(createReadStream(job.at ?? job.path), hash);
  } catch {
    return false; // The reading itself will say what is wrong with it.
  }
  const place = job.at === undefined ? resolve(job.path) : job.path;
  return known.ids.has(documentId(hash.digest('hex'), place));
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
