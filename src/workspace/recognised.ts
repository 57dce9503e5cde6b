/**
 * What was recognised on pages that are pictures. Kept page by page as it comes, by the bytes of the file: a document that
 * is added again, or read again, takes it from here.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Format } from '../document/document.ts';
import type { RecognisedPage } from '../document/recognised.ts';
import { listDocuments } from './documents.ts';
import { statement, type Workspace } from './handle.ts';

/** A document with pages that wait to be recognised. */
export interface Waiting {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly format: Format;
  /** Pages that nothing is kept of yet, from 1. */
  readonly pages: readonly number[];
}

/** Keeps what was recognised on a page, in place of what was kept before. */
export function keepRecognised(
  workspace: Workspace,
  sha256: string,
  page: number,
  version: number,
  content: RecognisedPage,
): void {
  statement(
    workspace,
    `INSERT INTO recognised_page (sha256, page, version, content) VALUES (?, ?, ?, ?)
     ON CONFLICT (sha256, page) DO UPDATE SET version = excluded.version, content = excluded.content`,
  ).run(sha256, page, version, deflateRawSync(JSON.stringify(content)));
}

/** Everything that is kept of the pages of a file. */
export function recognisedPages(workspace: Workspace, sha256: string): Map<number, RecognisedPage> {
  const rows = statement<{ page: number; content: Buffer }>(
    workspace,
    'SELECT page, content FROM recognised_page WHERE sha256 = ? ORDER BY page',
  ).all(sha256);
  return new Map(
    rows.map(({ page, content }) => [page, JSON.parse(inflateRawSync(content).toString('utf8')) as RecognisedPage]),
  );
}

/**
 * Documents with pages that wait, in the order of their paths. One without pages left is all recognised and has not been
 * read again with it.
 */
export function waitingDocuments(workspace: Workspace): Waiting[] {
  const kept = Map.groupBy(
    statement<{ sha256: string; page: number }>(workspace, 'SELECT sha256, page FROM recognised_page').all(),
    ({ sha256 }) => sha256,
  );
  return listDocuments(workspace).flatMap(({ id, path, sha256, format, quality, rules }): Waiting[] => {
    // Documents that were read before pages could be recognised say only which have no text.
    const early = rules < FIRST_RULES && format === 'pdf' ? quality.pagesWithoutText : [];
    const wanted = quality.toRecognise ?? early;
    if (wanted.length === 0) return [];
    const done = new Set(kept.get(sha256)?.map(({ page }) => page));
    return [{ id, path, sha256, format, pages: wanted.filter((page) => !done.has(page)) }];
  });
}

/** The first rules of reading that say which pages wait to be recognised. */
const FIRST_RULES = 3;
