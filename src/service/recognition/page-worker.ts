/**
 * Runs in a thread of its own: recognises one page after another. It keeps the document open that it had last; a page that
 * takes too long or too much is ended from outside, with the thread.
 */
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import type { Format } from '../../document/document.ts';
import { ReadError } from '../../document/failure.ts';
import { notRecognised, type RecognisedPage } from '../../document/recognised.ts';
import { isPicture, pictureAsPdf } from '../../ingest/image/picture.ts';
import { openScanned, type ScannedDocument } from '../../ingest/scan/pages.ts';
import type { Reader } from '../../ingest/scan/recognise.ts';
import { startReader } from './engine.ts';
import { DECODERS, IncompleteProgram } from './files.ts';

/** A page to recognise. */
export interface PageJob {
  /** Names the document, so that it is opened once for all its pages. */
  readonly key: string;
  /** Its bytes, where this thread has another one open. */
  readonly bytes: Uint8Array | null;
  readonly format: Format;
  readonly passwords: readonly string[];
  readonly page: number;
}

let reader: Promise<Reader> | undefined;
let open: { readonly key: string; readonly document: ScannedDocument } | null = null;

/**
 * What became of a page; `locked` where its document asks for another password, `incomplete` with a sentence where a file
 * of the program is missing.
 */
export type PageResult = RecognisedPage | 'locked' | { readonly incomplete: string };

async function pageOf({ key, bytes, format, passwords, page }: PageJob): Promise<RecognisedPage> {
  reader ??= startReader();
  await reader;
  if (open?.key !== key) {
    await open?.document.close();
    open = null;
    if (bytes === null) throw new Error('The document of this page was not handed over.');
    const pdf = isPicture(format) ? pictureAsPdf(bytes, format) : bytes;
    open = { key, document: await opened(pdf, passwords, await reader) };
  }
  return open.document.page(page);
}

/** Opens without a password, then with each of those given while the file goes on asking for one. */
async function opened(bytes: Uint8Array, passwords: readonly string[], words: Reader): Promise<ScannedDocument> {
  const load = async (name: string) => new Uint8Array(await readFile(DECODERS[name]?.() ?? name));
  for (const password of [undefined, ...passwords.slice(0, -1)]) {
    try {
      return await openScanned(bytes, password, load, words);
    } catch (error) {
      if (!(error instanceof ReadError && error.code === 'password')) throw error;
    }
  }
  return openScanned(bytes, passwords.at(-1), load, words);
}

function outcomeOf(error: unknown): PageResult {
  if (error instanceof IncompleteProgram) return { incomplete: error.message };
  if (error instanceof ReadError) return error.code === 'password' ? 'locked' : notRecognised('failed', error.message);
  return notRecognised('failed', 'This file cannot be opened to look at its pictures.');
}

// pdf.js leaves rejections behind that nobody waits for; the page itself says what could be had of it.
process.on('unhandledRejection', () => undefined);

parentPort?.on('message', async (job: PageJob) => {
  parentPort?.postMessage(await pageOf(job).catch(outcomeOf));
});
