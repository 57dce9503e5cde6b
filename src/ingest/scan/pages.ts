/**
 * The pages of a document that hold pictures, recognised one at a time.
 */
import { ReadError } from '../../document/failure.ts';
import { notRecognised, type RecognisedPage } from '../../document/recognised.ts';
import { MOST_PIXELS } from '../limits.ts';
import { type Decoders, openDocument } from '../pdf/open.ts';
import { picturesOf } from './pictures.ts';
import { type Reader, recognise } from './recognise.ts';

export interface ScannedDocument {
  /** Recognises one page, from 1. What goes wrong is said in the result. */
  page(number: number): Promise<RecognisedPage>;
  close(): Promise<void>;
}

/**
 * Opens a document for recognising its pages.
 * @throws {ReadError} where it cannot be opened.
 */
export async function openScanned(
  bytes: Uint8Array,
  password: string | undefined,
  decoders: Decoders,
  reader: Reader,
): Promise<ScannedDocument> {
  const { document, operations, close } = await openDocument(bytes, password, { decoders, mostPixels: MOST_PIXELS });
  return {
    async page(number) {
      try {
        const page = await document.getPage(number);
        const { width, height } = page.getViewport({ scale: 1 });
        const recognised = recognise(await picturesOf(page, operations), { width, height }, reader);
        page.cleanup();
        return recognised;
      } catch (error) {
        if (error instanceof ReadError) return notRecognised('failed', error.message);
        return notRecognised('failed', 'The picture of this page is damaged or packed in a way that cannot be read.');
      }
    },
    close,
  };
}
