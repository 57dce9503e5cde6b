/**
 * What was recognised on pages that are pictures. Kept page by page as it comes, by the bytes of the file: a document that
 * is added again, or read again, takes it from here.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Format } from '../document/document.ts';
import type { RecognisedPage, RecognisedWord } from '../document/recognised.ts';
import { type KeptWord, keyOf, partsOf } from '../review/records.ts';
import { getDocument, listDocuments } from './documents.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { recordsOf } from './records.ts';

/** A document with pages that wait to be recognised. */
export interface Waiting {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly format: Format;
  /** Pages that nothing is kept of yet, from 1. */
  readonly pages: readonly number[];
}

/** Keeps what was recognised on a page, in place of what was kept before. @throws as {@link inOneTransaction} */
export function keepRecognised(
  workspace: Workspace,
  sha256: string,
  page: number,
  version: number,
  content: RecognisedPage,
): void {
  inOneTransaction(workspace, () => {
    statement(
      workspace,
      `INSERT INTO recognised_page (sha256, page, version, content) VALUES (?, ?, ?, ?)
       ON CONFLICT (sha256, page) DO UPDATE SET version = excluded.version, content = excluded.content`,
    ).run(sha256, page, version, deflateRawSync(JSON.stringify(content)));
  });
}

/** Everything that is kept of the pages of a document, with what the reviewer has put right in it. */
export function recognisedPages(workspace: Workspace, documentId: string): Map<number, RecognisedPage> {
  const rows = statement<{ page: number; content: Buffer }>(
    workspace,
    `SELECT page, content FROM recognised_page JOIN document USING (sha256) WHERE document.id = ? ORDER BY page`,
  ).all(documentId);
  const pages = new Map(
    rows.map(({ page, content }) => [page, JSON.parse(inflateRawSync(content).toString('utf8')) as RecognisedPage]),
  );
  for (const { key, value } of recordsOf(workspace, 'word')) {
    const [document, page, line, word] = partsOf(key);
    const found = pages.get(Number(page));
    if (document === documentId && found !== undefined)
      pages.set(Number(page), withWord(found, { line: Number(line), word: Number(word) }, value));
  }
  return pages;
}

/** Where a word stands among the lines of its page. */
export interface WordPlace {
  readonly line: number;
  readonly word: number;
}

/** The key of a correction. */
export function wordKey(documentId: string, page: number, { line, word }: WordPlace): string {
  return keyOf(documentId, String(page), String(line), String(word));
}

/** A page with one word put right, or with null as it was recognised; as it is where that word is another one now. */
export function withWord(page: RecognisedPage, place: WordPlace, kept: KeptWord | null): RecognisedPage {
  return {
    ...page,
    lines: page.lines.map((line, at) =>
      at !== place.line
        ? line
        : {
            ...line,
            words: line.words.map((word, number) => (number === place.word ? corrected(word, kept) : word)),
          },
    ),
  };
}

function corrected({ was, by, ...word }: RecognisedWord, kept: KeptWord | null): RecognisedWord {
  const own = was ?? word.text;
  if (kept === null) return { ...word, text: own };
  return own === kept.was ? { ...word, text: kept.text, was: own, by: 'reviewer' } : { ...word, was, by };
}

/**
 * Takes away what is kept of pages that nothing could be had of, so that they wait again.
 * @returns how many pages
 */
export function forgetFailedPages(workspace: Workspace, documentId: string): number {
  const { sha256 } = getDocument(workspace, documentId).source;
  const rows = statement<{ page: number; content: Buffer }>(
    workspace,
    'SELECT page, content FROM recognised_page WHERE sha256 = ?',
  ).all(sha256);
  const remove = statement(workspace, 'DELETE FROM recognised_page WHERE sha256 = ? AND page = ?');
  const failed = rows.filter(({ content }) => {
    const { outcome } = JSON.parse(inflateRawSync(content).toString('utf8')) as RecognisedPage;
    return outcome === 'failed';
  });
  inOneTransaction(workspace, () => {
    for (const { page } of failed) remove.run(sha256, page);
  });
  return failed.length;
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
