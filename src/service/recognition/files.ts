/**
 * Where the recogniser's parts lie: in their packages, and beside the engine in the packed program (electron/build.ts).
 */
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Language } from '../../ingest/scan/recognise.ts';

/** Where a part lies. @throws where its package is not there */
type Find = () => string;

/** The recogniser for processors with vector instructions, which all are that run this program; neural models only. */
export const CORE = () => createRequire(import.meta.url).resolve('tesseract.js-core/tesseract-core-simd-lstm.js');
export const CORE_WASM = () =>
  createRequire(import.meta.url).resolve('tesseract.js-core/tesseract-core-simd-lstm.wasm');

/** What it knows of each language. */
export const DATA: Readonly<Record<Language, Find>> = {
  eng: () => createRequire(import.meta.url).resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'),
  cym: () => createRequire(import.meta.url).resolve('@tesseract.js-data/cym/4.0.0_best_int/cym.traineddata.gz'),
};

/** What pdf.js unpacks fax and JBIG2, and JPEG 2000, with. */
export const DECODERS: Readonly<Record<string, Find>> = {
  'jbig2.wasm': () => createRequire(import.meta.url).resolve('pdfjs-dist/wasm/jbig2.wasm'),
  'openjpeg.wasm': () => createRequire(import.meta.url).resolve('pdfjs-dist/wasm/openjpeg.wasm'),
};

/** A part of the program is missing or damaged: no document is to blame. */
export class IncompleteProgram extends Error {
  override readonly name = 'IncompleteProgram';
  readonly code = 'unavailable';

  constructor(part: string, cause?: unknown) {
    super(
      `A file of the program itself is missing or damaged (${part}), so no scanned page can be recognised. Nothing is wrong with the documents: install the program again; their pages wait until then.`,
      { cause },
    );
  }
}

/** @throws IncompleteProgram where a part that recognising needs is not there */
export async function refuseIfIncomplete(): Promise<void> {
  const parts = { 'the recogniser': CORE, 'tesseract-core-simd-lstm.wasm': CORE_WASM, ...DATA, ...DECODERS };
  for (const [part, find] of Object.entries(parts)) {
    try {
      await access(find());
    } catch (error) {
      throw new IncompleteProgram(part, error);
    }
  }
}
