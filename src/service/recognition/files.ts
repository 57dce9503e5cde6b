/**
 * Where the recogniser's parts lie: in their packages, and beside the engine in the packed program (electron/build.ts).
 */
import { createRequire } from 'node:module';
import type { Language } from '../../ingest/scan/recognise.ts';

/** The recogniser for processors with vector instructions, which all are that run this program; neural models only. */
export const CORE = createRequire(import.meta.url).resolve('tesseract.js-core/tesseract-core-simd-lstm.js');
export const CORE_WASM = createRequire(import.meta.url).resolve('tesseract.js-core/tesseract-core-simd-lstm.wasm');

/** What it knows of each language. */
export const DATA: Readonly<Record<Language, string>> = {
  eng: createRequire(import.meta.url).resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'),
  cym: createRequire(import.meta.url).resolve('@tesseract.js-data/cym/4.0.0_best_int/cym.traineddata.gz'),
};

/** What pdf.js unpacks fax and JBIG2, and JPEG 2000, with. */
export const DECODERS: Readonly<Record<string, string>> = {
  'jbig2.wasm': createRequire(import.meta.url).resolve('pdfjs-dist/wasm/jbig2.wasm'),
  'openjpeg.wasm': createRequire(import.meta.url).resolve('pdfjs-dist/wasm/openjpeg.wasm'),
};
