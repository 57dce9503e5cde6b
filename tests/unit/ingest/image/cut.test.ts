/**
 * A picture that was cut short fails or says so, wherever it was cut; a whole one says nothing.
 */
import { expect, test } from 'vitest';
import { missingOf } from '../../../../src/ingest/image/cut.ts';
import { type PictureFormat, pictureAsPdf } from '../../../../src/ingest/image/picture.ts';
import { pngOf, type TiffPacking, tiffOf } from '../../../fixtures/pictures.ts';
import { printedLines, scanned } from '../../../fixtures/scan.ts';

const PAGE = scanned(printedLines(['Plans are kept'], { x: 12, y: 30 }), { width: 131, height: 61, density: 200 });

/** The segments of a JPEG, without a picture that could be drawn: what is told of its end needs none. */
function jpeg(): Uint8Array {
  const segment = (mark: number, ...body: number[]) => [0xff, mark, 0, body.length + 2, ...body];
  // A small copy for the desktop stands in the head of photographs, with an end of its own.
  const copy = segment(0xe1, 0x45, 0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9);
  const lines = [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 5];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...copy,
    ...segment(0xc0, 8),
    ...segment(0xda, 1),
    ...lines,
    ...segment(0xda, 2),
    ...lines,
    0xff,
    0xd9,
  ]);
}

const PICTURES: readonly (readonly [string, PictureFormat, Uint8Array])[] = [
  ['a PNG', 'png', pngOf(PAGE)],
  ['an interlaced PNG', 'png', pngOf(PAGE, { interlaced: true })],
  ['a JPEG', 'jpeg', jpeg()],
  ...(
    [
      { method: 1 },
      { method: 1, rows: 16 },
      { method: 8, tile: 32 },
      { method: 5, isLittle: false, rows: 16 },
    ] satisfies TiffPacking[]
  ).map((packing) => [`a TIFF ${JSON.stringify(packing)}`, 'tiff', tiffOf([PAGE, PAGE, PAGE], packing)] as const),
];

test.each(PICTURES)('%s', (_, format, bytes) => {
  expect(missingOf(bytes, format)).toEqual([]);
  expect(missingOf(Uint8Array.from([...bytes, 0, 0, 0]), format)).toEqual([]);
  for (let length = 12; length < bytes.length - 2; length += 7) {
    const cut = bytes.slice(0, length);
    if (missingOf(cut, format).length > 0) continue;
    expect(() => pictureAsPdf(cut, format), `cut at ${length} of ${bytes.length}`).toThrow();
  }
});

test('a TIFF whose pages lead back to an earlier one says that pages are missing', () => {
  const bytes = tiffOf([PAGE, PAGE], { method: 1 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, little);
  view.setUint32(first + 2 + view.getUint16(first, little) * 12, first, little);
  expect(missingOf(bytes, 'tiff')).toEqual([expect.stringContaining('pages are missing')]);
});

test('a JPEG without its end mark may be cut; a PNG and a TIFF that end early are', () => {
  const whole = jpeg();
  for (const missing of [1, 2, 4, 12])
    expect(missingOf(whole.slice(0, -missing), 'jpeg')).toEqual([expect.stringMatching(/no end mark: it may be cut/u)]);
  const cut = [expect.stringMatching(/^This picture is cut short/u)];
  expect(missingOf(pngOf(PAGE).slice(0, -12), 'png')).toEqual(cut);
  const tiff = tiffOf([PAGE], { method: 1 });
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, little);
  // What a TIFF says of its lines: more of them than there are bytes.
  for (let at = first + 2; at < first + 2 + view.getUint16(first, little) * 12; at += 12)
    if (view.getUint16(at, little) === 279) view.setUint32(at + 8, tiff.length, little);
  expect(missingOf(tiff, 'tiff')).toEqual(cut);
});
