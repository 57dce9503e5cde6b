import { deflateSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { MOST_STREAM } from '../../../../src/ingest/limits.ts';
import { inflateAtOnce, inflated, metTooLarge } from '../../../../src/service/reading/inflate.ts';

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
  expect(inflated(packed, 1_000_000)?.length).toBe(1_000_000);
  expect(inflated(packed, 999_999)).toBeNull();
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
