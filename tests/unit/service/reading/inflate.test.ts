import { deflateSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { MOST_STREAM } from '../../../../src/ingest/limits.ts';
import { readFile } from '../../../../src/ingest/read.ts';
import { inflateAtOnce, inflated, metTooLarge } from '../../../../src/service/reading/inflate.ts';
import { packedPdf } from '../../../fixtures/packed-pdf.ts';

const platforms = globalThis.DecompressionStream;
afterEach(() => {
  globalThis.DecompressionStream = platforms;
});

async function through(format: string, packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { readable, writable } = new DecompressionStream(format as CompressionFormat);
  const writer = writable.getWriter();
  void writer.write(packed).catch(() => undefined);
  void writer.close().catch(() => undefined);
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(next.value);
  return Buffer.concat(parts);
}

test('what stands in the place of the platform’s way unpacks the same', async () => {
  const plain = Buffer.from('BT (Findings) Tj ET\n'.repeat(5_000));
  const packed = new Uint8Array(deflateSync(plain));
  const before = await through('deflate', packed);
  inflateAtOnce();
  expect(Buffer.compare(before, plain)).toBe(0);
  expect(Buffer.compare(await through('deflate', packed), plain)).toBe(0);
});

test('a damaged stream and an unknown format fail', async () => {
  inflateAtOnce();
  const packed = new Uint8Array(deflateSync(Buffer.from('Findings '.repeat(500))));
  await expect(through('deflate', packed.slice(0, 20))).rejects.toThrow();
  expect(() => new DecompressionStream('brotli' as CompressionFormat)).toThrow();
});

test('no more is unpacked than is asked for', () => {
  const packed = deflateSync(Buffer.alloc(1_000_000));
  expect(inflated(packed, 1_000_000)).toHaveLength(1_000_000);
  expect(inflated(packed, 999_999)).toBe('too large');
});

test('a stream that is too large is given on as an empty one, and that is said once', async () => {
  inflateAtOnce();
  const packed = (bytes: number) => new Uint8Array(deflateSync(Buffer.alloc(bytes), { level: 1 }));
  expect((await through('deflate', packed(MOST_STREAM))).length).toBe(MOST_STREAM);
  expect(metTooLarge()).toBe(false);
  expect((await through('deflate', packed(MOST_STREAM + 1))).length).toBe(0);
  expect(metTooLarge()).toBe(true);
  expect(metTooLarge()).toBe(false);
});

test('words that a damaged part of a PDF held are not missing without a word', async () => {
  const lines = Array.from(
    { length: 40 },
    (_, at) => `1 0 0 1 50 ${780 - at * 18} Tm (Line ${at} of the letter about ${at * 7919} children.) Tj`,
  );
  const whole = packedPdf(`BT /F 10 Tf ${lines.join(' ')} ET`);
  const read = async (bytes: Uint8Array) => {
    const [reading] = await readFile({ path: 'a.pdf', bytes, inflate: inflated });
    return reading && 'content' in reading ? reading.content : null;
  };
  const sound = await read(whole);
  expect(sound?.quality.warnings).toEqual([]);
  for (let at = 0; at < whole.length; at += 16) {
    const bytes = Uint8Array.from(whole).fill(0, at, at + 8);
    const content = await read(bytes);
    if (content === null || content.text === sound?.text) continue;
    expect([at, content.quality.warnings.join(' ')]).toEqual([at, expect.stringMatching(/damaged|scan/u)]);
  }
});
