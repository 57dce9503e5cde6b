/**
 * A folder of files in, documents out, in memory: for the commands that need no workspace.
 */
import type { Document } from '../../document/document.ts';
import type { Failure } from '../../document/failure.ts';
import { createReadingPool, type PoolOptions } from './pool.ts';
import { findFiles } from './walk.ts';
import type { ReadDocument } from './worker.ts';

export interface ReadAllOptions extends PoolOptions {
  readonly passwords?: readonly string[];
  readonly isStopped?: () => boolean;
  readonly onFound?: (files: number) => void;
  readonly onStart?: (path: string) => void;
  readonly onDone?: (path: string) => void;
}

export interface ReadAll {
  /** In the order of their paths, whatever the order in which they were finished. */
  readonly documents: readonly Document[];
  readonly failed: readonly Failure[];
}

/** Reads every document at the given paths. What cannot be read is in `failed`, by name and with its reason. */
export async function readAll(paths: readonly string[], options: ReadAllOptions = {}): Promise<ReadAll> {
  const found = await findFiles(paths);
  options.onFound?.(found.files.length);
  const documents: Document[] = [];
  const failed: Failure[] = [...found.failed];
  const pool = createReadingPool(options);
  try {
    const largestFirst = [...found.files].sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
    await pool.readAll(
      largestFirst.map(({ path }) => ({
        path,
        ...(options.passwords === undefined ? {} : { passwords: options.passwords }),
      })),
      (job, result) => {
        documents.push(...result.documents.map((read: ReadDocument) => read.document));
        failed.push(...result.failed);
        options.onDone?.(job.path);
      },
      {
        started: (job) => options.onStart?.(job.path),
        ...(options.isStopped === undefined ? {} : { isStopped: options.isStopped }),
      },
    );
  } finally {
    await pool.close();
  }
  documents.sort((a, b) => byText(a.source.path, b.source.path) || byText(a.id, b.id));
  failed.sort((a, b) => byText(a.path, b.path));
  return { documents, failed };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
