import { withDocument } from './open.ts';

/**
 * The height of each page of a PDF as it is shown, in points.
 * @throws {ReadError} where the file cannot be opened.
 */
export function pageHeights(bytes: Uint8Array): Promise<number[]> {
  return withDocument(bytes, undefined, async (document) => {
    const heights: number[] = [];
    for (let page = 1; page <= document.numPages; page++) {
      const { height } = (await document.getPage(page)).getViewport({ scale: 1 });
      heights.push(height);
    }
    return heights;
  });
}
