/**
 * Opening a PDF with pdf.js, with everything off that reads from elsewhere or runs code of the file.
 */
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { ReadError } from '../../document/failure.ts';
import { fromBeginning } from './header.ts';
import { Port } from './port.ts';

/** Numbers of the drawing operations. */
export type Operations = typeof import('pdfjs-dist').OPS;

type Library = Pick<typeof import('pdfjs-dist'), 'getDocument' | 'OPS'> & {
  readonly worker: import('pdfjs-dist').PDFWorker;
};
let library: Promise<Library> | undefined;

/** The half of pdf.js that reads files; its types are not published. */
interface ReadingHalf {
  readonly WorkerMessageHandler: { initializeFromPort(port: Port): void };
}

/** Loads pdf.js once, and only when the first PDF is read. */
function load(): Promise<Library> {
  library ??= loaded();
  return library;
}

async function loaded(): Promise<Library> {
  // pdf.js warns on the console that it cannot draw without these two; nothing is drawn here.
  const names = globalThis as Record<string, unknown>;
  names.DOMMatrix ??= class {};
  names.Path2D ??= class {};
  const { getDocument, OPS, PDFWorker } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const half = (await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string)) as ReadingHalf;
  const [near, far] = Port.pair();
  half.WorkerMessageHandler.initializeFromPort(far);
  return { getDocument, OPS, worker: new PDFWorker({ port: near as never, verbosity: 0 }) };
}

/** Where pdf.js has its decoders of fax, JBIG2 and JPEG 2000 from, by the names of their files. */
export type Decoders = (name: string) => Promise<Uint8Array>;

/** A document that stays open until it is closed. */
export interface OpenDocument {
  readonly document: PDFDocumentProxy;
  readonly operations: Operations;
  close(): Promise<void>;
}

/** What is asked of a document whose pictures are unpacked. */
export interface WithPictures {
  readonly decoders: Decoders;
  /** Pixels of one picture beyond which it is not unpacked. */
  readonly mostPixels: number;
}

/**
 * Opens the document, does the work and closes it again.
 *
 * @throws {ReadError} `password` where one is needed or wrong, `damaged` where the file cannot be opened.
 */
export async function withDocument<Result>(
  bytes: Uint8Array,
  password: string | undefined,
  work: (document: PDFDocumentProxy, operations: Operations) => Promise<Result>,
): Promise<Result> {
  const { document, operations, close } = await openDocument(bytes, password);
  try {
    return await work(document, operations);
  } finally {
    await close();
  }
}

/**
 * Opens a document. Without `pictures` they are not looked at, only where they stand.
 *
 * @throws {ReadError} `password` where one is needed or wrong, `damaged` where the file cannot be opened.
 */
export async function openDocument(
  bytes: Uint8Array,
  password: string | undefined,
  pictures: WithPictures | null = null,
): Promise<OpenDocument> {
  const { getDocument, OPS, worker } = await load();
  const task = getDocument({
    // pdf.js takes the bytes it is given for itself; the caller's stay whole.
    data: fromBeginning(bytes),
    worker,
    ...(password === undefined ? {} : { password }),
    ...(pictures === null ? {} : { BinaryDataFactory: factoryOf(pictures.decoders), wasmUrl: 'decoders/' }),
    useWorkerFetch: false,
    useSystemFonts: false,
    useWasm: pictures !== null,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    maxImageSize: pictures?.mostPixels ?? 1,
    disableAutoFetch: true,
    disableStream: true,
    verbosity: 0,
  });
  const close = () => task.destroy();
  try {
    return { document: await opened(task, password), operations: OPS, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** pdf.js makes one of these itself and asks it for files; the address it was given means nothing here. */
function factoryOf(decoders: Decoders): never {
  return class {
    fetch({ filename }: { filename: string }): Promise<Uint8Array> {
      return decoders(filename);
    }
  } as never;
}

async function opened(task: PDFDocumentLoadingTask, password: string | undefined): Promise<PDFDocumentProxy> {
  try {
    return await task.promise;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException')
      throw new ReadError(
        'password',
        password === undefined
          ? 'This PDF is locked. Give its password, or save an unlocked copy.'
          : 'This password does not open the PDF. Check it and try again.',
      );
    throw new ReadError(
      'damaged',
      'This PDF is damaged and cannot be opened. Ask for a new copy, or print it to a new PDF.',
    );
  }
}
