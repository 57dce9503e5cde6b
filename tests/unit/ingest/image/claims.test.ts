/**
 * What pictures say of themselves is not believed before it is measured: nothing is made larger than a page can be.
 */
import { unzlibSync, zlibSync } from 'fflate';
import { expect, test } from 'vitest';
import { pngPage } from '../../../../src/ingest/image/png.ts';
import { tiffPages } from '../../../../src/ingest/image/tiff.ts';
import { readFile } from '../../../../src/ingest/read.ts';

type Chunk = readonly [name: string, bytes: Uint8Array];

function png(
  width: number,
  height: number,
  { kind = 0, interlaced = false, chunks = [] as readonly Chunk[] } = {},
): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, kind, 0, 0, interlaced ? 1 : 0], 8);
  const all: Chunk[] = [['IHDR', head], ...chunks, ['IEND', new Uint8Array()]];
  const parts = all.flatMap(([name, bytes]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, Buffer.from(name, 'latin1'), bytes, Buffer.alloc(4)];
  });
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...parts]));
}

/** Rows and columns of the seven passes, as the standard gives them (ISO/IEC 15948, 8.2). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function interlacedRows(width: number, height: number, pixel: (x: number, y: number) => number): Uint8Array {
  const bytes: number[] = [];
  for (const [left, top, across, down] of PASSES)
    for (let y = top; y < height; y += down) {
      if (left >= width) break;
      bytes.push(0);
      for (let x = left; x < width; x += across) bytes.push(pixel(x, y));
    }
  return Uint8Array.from(bytes);
}

test('an interlaced PNG is set in order, and what lies beyond its pixels is not unpacked', () => {
  const pixel = (x: number, y: number) => (x * 31 + y * 7) % 251;
  const rows = interlacedRows(11, 5, pixel);
  const longer = new Uint8Array(rows.length + 2_000_000);
  longer.set(rows);
  for (const data of [rows, longer]) {
    const page = pngPage(png(11, 5, { interlaced: true, chunks: [['IDAT', zlibSync(data)]] }));
    const own = unzlibSync(page.parts[0]?.bytes ?? new Uint8Array());
    expect(own).toHaveLength(12 * 5);
    for (let y = 0; y < 5; y++) for (let x = 0; x < 11; x++) expect(own[y * 12 + 1 + x]).toBe(pixel(x, y));
  }
});

test.each([
  [1, 150_000_000],
  [20_000, 9_900],
  [4_000_000_000, 4_000_000_000],
])('an interlaced PNG that says it is %i by %i is too large, before anything is made of that size', async (w, h) => {
  const bytes = png(w, h, { interlaced: true, chunks: [['IDAT', zlibSync(new Uint8Array(9))]] });
  const [reading] = await readFile({ path: 'large.png', bytes });
  expect(reading).toMatchObject({ failure: { code: 'too-large', reason: expect.stringContaining('dots an inch') } });
});

test('a palette has 256 colours, however long it is', () => {
  const chunks: Chunk[] = [
    ['PLTE', new Uint8Array(3_000_000)],
    ['IDAT', zlibSync(new Uint8Array(6))],
  ];
  const dictionary = pngPage(png(2, 2, { kind: 3, chunks })).parts[0]?.dictionary ?? '';
  expect(dictionary).toContain('/DeviceRGB 255 <');
  expect(dictionary.length).toBeLessThan(2_000);
});

/** A TIFF of one page; each tag with the type of its numbers, how many, and the number or where they are. */
function tiff(tags: readonly (readonly [tag: number, type: number, count: number, value: number])[], rest = 100) {
  const head = Buffer.alloc(14 + tags.length * 12);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(tags.length, 8);
  for (const [at, [tag, type, count, value]] of tags.entries()) {
    head.writeUInt16LE(tag, 10 + at * 12);
    head.writeUInt16LE(type, 12 + at * 12);
    head.writeUInt32LE(count, 14 + at * 12);
    head.writeUInt32LE(value, 18 + at * 12);
  }
  return new Uint8Array(Buffer.concat([head, Buffer.alloc(rest)]));
}

const SMALL = [
  [256, 4, 1, 100],
  [257, 4, 1, 100],
  [258, 3, 1, 8],
  [262, 3, 1, 1],
] as const;

test.each([17, 60_000_000, 4_000_000_000])(
  'a TIFF that says it has %i samples a pixel is not read',
  async (samples) => {
    const bytes = tiff([...SMALL, [259, 3, 1, 1], [273, 4, 1, 8], [277, 4, 1, samples], [279, 4, 1, 50]]);
    const [reading] = await readFile({ path: 'odd.tif', bytes });
    expect(reading).toMatchObject({
      failure: { code: 'unsupported', reason: expect.stringContaining(`${samples} samples`) },
    });
  },
);

test('strips that lie upon one another are damage: a file is never made many times as large', async () => {
  const strips = 300;
  const places = 14 + 8 * 12;
  const bytes = tiff(
    [...SMALL, [259, 3, 1, 1], [273, 4, strips, places], [278, 4, 1, 1], [279, 4, strips, places + 4 * strips]],
    8 * strips + 100_000,
  );
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < strips; at++) {
    view.setUint32(places + 4 * at, 8, true);
    view.setUint32(places + 4 * (strips + at), 100_000, true);
  }
  const [reading] = await readFile({ path: 'overlap.tif', bytes });
  expect(reading).toMatchObject({ failure: { code: 'damaged', reason: expect.stringContaining('Page 1') } });
});

test('strips without lengths end where the next one begins', () => {
  const places = 14 + 7 * 12;
  const bytes = tiff([...SMALL, [259, 3, 1, 1], [273, 4, 2, places], [278, 4, 1, 50]], 8 + 10_000);
  const view = new DataView(bytes.buffer);
  view.setUint32(places, places + 8, true);
  view.setUint32(places + 4, places + 8 + 5_000, true);
  const [page] = tiffPages(bytes);
  expect(page?.parts.map((part) => part.bytes.length)).toEqual([5_000, 5_000]);
});

test('a JPEG strip without bytes leaves a page that is unread', async () => {
  const bytes = tiff([...SMALL, [259, 3, 1, 7], [273, 4, 1, 8], [279, 4, 1, 0], [347, 7, 40, 8]]);
  const [reading] = await readFile({ path: 'empty.tif', bytes });
  expect(reading).toMatchObject({ content: { quality: { pagesWithoutText: [1] } } });
});
