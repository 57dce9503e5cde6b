import { expect, test } from 'vitest';
import { type PictureFormat, pictureAsPdf } from '../../../../src/ingest/image/picture.ts';
import type { Grey } from '../../../../src/ingest/scan/grey.ts';
import { openScanned } from '../../../../src/ingest/scan/pages.ts';
import { pngOf, type TiffPacking, tiffOf } from '../../../fixtures/pictures.ts';
import { printedLines, type Scan, scanned } from '../../../fixtures/scan.ts';

/** A side that is no multiple of eight, of tiles or of passes. */
const SIZE = { width: 131, height: 61, density: 200 };
const FIRST = scanned(printedLines(['Plans are kept'], { x: 12, y: 30 }), SIZE);
const SECOND = scanned(printedLines(['Visits are kept'], { x: 20, y: 40 }), SIZE);
const BLACK_AND_WHITE = [FIRST, SECOND].map((scan) => ({
  ...scan,
  pixels: scan.pixels.map((value) => (value < 128 ? 0 : 255)),
}));

/** What the recogniser is given to look at, page by page. */
async function pagesOf(bytes: Uint8Array, format: PictureFormat, pages: number): Promise<Grey[]> {
  const seen: Grey[] = [];
  const noDecoder = () => Promise.reject(new Error('not needed'));
  let isFirst = true;
  const document = await openScanned(pictureAsPdf(bytes, format), undefined, noDecoder, {
    read(page) {
      if (isFirst) seen.push(page);
      isFirst = false;
      return '';
    },
  });
  for (let page = 1; page <= pages; page++) {
    isFirst = true;
    await document.page(page);
  }
  await document.close();
  return seen;
}

/** Mean difference of two pictures of the same size, in levels of grey. */
function difference(one: Grey | undefined, { width, height, pixels }: Scan): number {
  expect([one?.width, one?.height]).toEqual([width, height]);
  return pixels.reduce((sum, value, at) => sum + Math.abs(value - (one?.pixels[at] ?? 0)), 0) / pixels.length;
}

test.each<[string, TiffPacking]>([
  ['unpacked', { method: 1 }],
  ['with the larger byte first', { method: 1, isLittle: false }],
  ['in strips', { method: 1, rows: 16 }],
  ['where 0 is white', { method: 1, whiteIsZero: true }],
  ['with a palette', { method: 1, isPalette: true }],
  ['packed by runs', { method: 32773, rows: 16 }],
  ['packed with LZW', { method: 5, rows: 16 }],
  ['packed with LZW as differences', { method: 5, predictor: true }],
  ['packed with Deflate', { method: 8, isLittle: false, rows: 16 }],
  ['packed with Deflate as differences', { method: 8, predictor: true, rows: 16 }],
  ['in tiles', { method: 8, tile: 32 }],
  ['with 16 bits', { method: 1, bits: 16, isLittle: false }],
  ['with 16 bits, the smaller byte first', { method: 8, bits: 16, rows: 16 }],
  ['with 16 bits, the smaller byte first, where 0 is white', { method: 1, bits: 16, whiteIsZero: true }],
  ['in black and white', { method: 1, bits: 1, rows: 16 }],
  ['in black and white where 0 is white', { method: 32773, bits: 1, whiteIsZero: true }],
])('every page of a TIFF %s is seen as it is', async (_name, packing) => {
  const scans = packing.bits === 1 ? BLACK_AND_WHITE : [FIRST, SECOND];
  const seen = await pagesOf(tiffOf(scans, packing), 'tiff', 2);
  expect(seen).toHaveLength(2);
  for (const [at, scan] of scans.entries()) expect(difference(seen[at], scan)).toBeLessThan(1);
});

test.each([false, true])('a PNG is seen as it is; interlaced: %s', async (interlaced) => {
  const [seen] = await pagesOf(pngOf(FIRST, { interlaced }), 'png', 1);
  expect(difference(seen, FIRST)).toBeLessThan(1);
});

test('differences of 16 bits, the smaller byte first, are refused, and not taken for an empty page', () => {
  const bytes = tiffOf([FIRST], { method: 8, bits: 16, predictor: true });
  expect(() => pictureAsPdf(bytes, 'tiff')).toThrow(/differences of 16 bits.*Save the file as PDF/u);
});

test('a TIFF packed in a way that is not read is refused by name, with the way out', () => {
  const bytes = tiffOf([FIRST], { method: 1 });
  // The entry of tag 259, method of packing.
  const at = Buffer.from(bytes).indexOf(Buffer.from([0x03, 0x01, 0x03, 0x00]));
  bytes[at + 8] = 99;
  expect(() => pictureAsPdf(bytes, 'tiff')).toThrow(/packed by method 99.*Save the file as PDF/u);
});

test.each([true, false])('four inks of a JPEG are the other way round where Adobe has marked it: %s', (isMarked) => {
  const mark = isMarked ? [0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 2] : [];
  const size = [0xff, 0xc0, 0, 20, 8, 0, 61, 0, 131, 4, ...Array(12).fill(0x11)];
  const pdf = pictureAsPdf(Uint8Array.from([0xff, 0xd8, ...mark, ...size, 0xff, 0xd9]), 'jpeg');
  expect(Buffer.from(pdf).includes('/DeviceCMYK /BitsPerComponent 8 /Decode [1 0')).toBe(isMarked);
});
