/**
 * Opens PDF documents for drawing. One worker for all, made through the Trusted Types policy that the content policy
 * names; every piece it fetches comes from the same origin; document scripts and forms are never run.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { RecognisedWordRow } from '../../../../src/contract/operations/recognition.ts';
import { type Piece, type Searchable, searchable } from './find-words.ts';

export type PdfLibrary = typeof import('pdfjs-dist');

interface WorkerPolicy {
  createScriptURL(address: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): WorkerPolicy;
}

const WORKER = '/pdf/worker.js';
const KEPT = 4;

/** The one script address that this window may start a worker from. */
function workerAddress(): string {
  const trusted = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!trusted) return WORKER;
  const policy = trusted.createPolicy('app-worker', {
    createScriptURL(address) {
      if (address !== WORKER) throw new TypeError('no other worker is started');
      return address;
    },
  });
  return policy.createScriptURL(WORKER);
}

interface Opener {
  readonly library: PdfLibrary;
  readonly open: (bytes: ArrayBuffer) => Promise<PDFDocumentProxy>;
}

let opener: Promise<Opener> | null = null;

async function makeOpener(): Promise<Opener> {
  // The build for older browsers: the other one needs a Chromium of this year.
  const library = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as PdfLibrary;
  const port = new Worker(workerAddress(), { type: 'module', name: 'pages' });
  const worker = library.PDFWorker.create({ port } as never);
  const piece = (folder: string) => new URL(`/pdf/${folder}/`, location.href).href;
  return {
    library,
    open: (data) =>
      library.getDocument({
        data,
        worker,
        cMapUrl: piece('cmaps'),
        cMapPacked: true,
        standardFontDataUrl: piece('standard_fonts'),
        iccUrl: piece('iccs'),
        wasmUrl: piece('wasm'),
        enableXfa: false,
        stopAtErrors: false,
        maxImageSize: 64_000_000,
        canvasMaxAreaInBytes: 256_000_000,
        disableWorkerRendering: true,
        verbosity: library.VerbosityLevel.ERRORS,
      } as never).promise,
  };
}

export interface OpenedPdf {
  readonly library: PdfLibrary;
  readonly pdf: PDFDocumentProxy;
}

/** The words of a document as pdf.js lays them out, and which of them stand on which page. */
export interface PdfWords {
  readonly text: Searchable;
  /** For each page, the number of its first piece. */
  readonly firstOfPage: readonly number[];
}

const wordsOf = new WeakMap<PDFDocumentProxy, Promise<PdfWords>>();

/**
 * Reads the words of every page, once for each open document.
 * @param scans pages whose words were recognised; they can be put right meanwhile, and are asked for each time
 */
export function pdfWords(
  pdf: PDFDocumentProxy,
  scans: ReadonlySet<number>,
  recognisedOn: (page: number) => Promise<readonly RecognisedWordRow[]>,
): Promise<PdfWords> {
  const known = scans.size === 0 ? wordsOf.get(pdf) : undefined;
  if (known) return known;
  const reading = (async () => {
    const pieces: Piece[] = [];
    const firstOfPage: number[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      firstOfPage.push(pieces.length);
      if (scans.has(number)) {
        const words = (await recognisedOn(number)).filter(({ text }) => text !== '');
        for (const [at, word] of words.entries())
          pieces.push({ text: `${word.text} `, endsLine: words[at + 1]?.line !== word.line });
        continue;
      }
      const { items } = await (await pdf.getPage(number)).getTextContent();
      // The drawn text has one element for each of these, in the same order.
      for (const item of items) if ('str' in item) pieces.push({ text: item.str, endsLine: item.hasEOL });
    }
    return { text: searchable(pieces), firstOfPage };
  })();
  wordsOf.set(pdf, reading);
  return reading;
}

const opened = new Map<string, Promise<OpenedPdf>>();

/**
 * Opens a document by its address; the last few stay open, so that going back and forth between letters is quick.
 * @throws when its bytes are not available or are no PDF that can be drawn.
 */
export function openPdf(address: string, headers: Readonly<Record<string, string>>): Promise<OpenedPdf> {
  const known = opened.get(address);
  if (known) {
    opened.delete(address);
    opened.set(address, known);
    return known;
  }
  const opening = (async () => {
    opener ??= makeOpener();
    const [{ library, open }, answer] = await Promise.all([opener, fetch(address, { headers })]);
    if (!answer.ok) throw new Error(`no bytes: ${answer.status}`);
    return { library, pdf: await open(await answer.arrayBuffer()) };
  })();
  opened.set(address, opening);
  opening.catch(() => opened.delete(address));
  for (const [old, document] of opened) {
    if (opened.size <= KEPT) break;
    opened.delete(old);
    void document.then(({ pdf }) => pdf.loadingTask.destroy()).catch(() => undefined);
  }
  return opening;
}
