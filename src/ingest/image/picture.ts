/** Pictures of pages by themselves: scans and photographs. */
import type { Format } from '../../document/document.ts';
import { jpegPage } from './jpeg.ts';
import { pdfOf } from './page.ts';
import { pngPage } from './png.ts';
import { tiffPages } from './tiff.ts';

export type PictureFormat = Extract<Format, 'png' | 'jpeg' | 'tiff'>;

/** Whether a format is one of pictures. */
export function isPicture(format: Format): format is PictureFormat {
  return format === 'png' || format === 'jpeg' || format === 'tiff';
}

/**
 * A picture as a PDF, a page for each of its pages, by which it is read and shown.
 * @throws {ReadError} where it is damaged, or packed in a way that is not read.
 */
export function pictureAsPdf(bytes: Uint8Array, format: PictureFormat): Uint8Array {
  switch (format) {
    case 'png':
      return pdfOf([pngPage(bytes)]);
    case 'jpeg':
      return pdfOf([jpegPage(bytes)]);
    case 'tiff':
      return pdfOf(tiffPages(bytes));
  }
}
