/**
 * A folder of files in, documents out, in memory: for the commands that need no workspace.
 */
import type { Document } from '../../document/document.ts';
import type { Failure } from '../../document/failure.ts';
import type { RecognisedPage } from '../../document/recognised.ts';
import { recognisePages, type Scanned } from '../recognition/pages.ts';
import { createReadingPool, type PoolOptions, type ReadingPool } from './pool.ts';
import { findFiles } from './walk.ts';
import type { ReadDocument } from './worker.ts';

export interface ReadAllOptions extends PoolOptions {
  readonly passwords?: readonly string[];
  readonly isStopped?: () => boolean;
  /** Whether pages that are pictures are recognised. */
  readonly recognise?: boolean;
  /** Told how many pages will be recognised, of each as it is begun, and when it is done. */
  readonly onPages?: (pages: number) => void;
  readonly onPage?: (path: string, page: number) => void;
  readonly onPageDone?: () => void;
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
  let read: ReadDocument[] = [];
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
        read.push(...result.documents);
        failed.push(...result.failed);
        options.onDone?.(job.path);
      },
      {
        started: (job) => options.onStart?.(job.path),
        ...(options.isStopped === undefined ? {} : { isStopped: options.isStopped }),
      },
    );
    if (options.recognise) read = await withScans(read, pool, failed, options);
  } finally {
    await pool.close();
  }
  const documents = read.map(({ document }): Document => document);
  documents.sort((a, b) => byText(a.source.path, b.source.path) || byText(a.id, b.id));
  failed.sort((a, b) => byText(a.path, b.path));
  return { documents, failed };
}

/** The documents read again with what is recognised on their pages. */
async function withScans(
  read: readonly ReadDocument[],
  pool: ReadingPool,
  failed: Failure[],
  options: ReadAllOptions,
): Promise<ReadDocument[]> {
  const files = read.flatMap(({ document, bytes }): Scanned[] => {
    const pages = document.quality.toRecognise ?? [];
    return pages.length === 0
      ? []
      : [{ key: document.id, path: document.source.path, format: document.source.format, pages, bytes: () => bytes }];
  });
  if (files.length === 0) return [...read];
  const found = new Map(files.map(({ key }) => [key, new Map<number, RecognisedPage>()]));
  options.onPages?.(files.reduce((sum, { pages }) => sum + pages.length, 0));
  await recognisePages(files, {
    ...(options.passwords === undefined ? {} : { passwords: options.passwords }),
    ...(options.isStopped === undefined ? {} : { isStopped: options.isStopped }),
    started: ({ path }, page) => options.onPage?.(path, page),
    done: ({ key }, page, result) => {
      found.get(key)?.set(page, result);
      options.onPageDone?.();
    },
    passedOver: ({ path }, why) =>
      failed.push(
        why === 'locked'
          ? // It was read with its password before; this cannot be.
            { path, code: 'password', reason: 'This PDF is locked, so its pictures were not recognised.' }
          : { path, code: 'unsupported', reason: why.incomplete },
      ),
  });
  return Promise.all(
    read.map(async (one) => {
      const recognised = found.get(one.document.id);
      if (recognised === undefined || recognised.size === 0) return one;
      const { path } = one.document.source;
      const passwords = options.passwords === undefined ? {} : { passwords: options.passwords };
      const again = await pool.read({ path, content: () => new Uint8Array(one.bytes), recognised, ...passwords });
      const same = again.documents.find(({ document }) => document.source.path === path);
      return same ? { ...one, document: { ...same.document, id: one.document.id } } : one;
    }),
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
