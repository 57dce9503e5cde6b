import { deflateSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { MOST_STREAM } from '../../../../src/ingest/limits.ts';
import { readFile } from '../../../../src/ingest/read.ts';
import { inflateAtOnce, inflated, metDamaged, metTooLarge } from '../../../../src/service/reading/inflate.ts';
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

test('a stream without its checksum is whole; one whose checksum is wrong is told apart from one that is damaged', async () => {
  const packed = new Uint8Array(deflateSync(Buffer.from('Children wait too long for help. '.repeat(50))));
  expect(inflated(packed.subarray(0, packed.length - 4), 10_000)).toHaveLength(1650);
  expect(inflated(Uint8Array.from(packed).fill(1, packed.length - 4), 10_000)).toBe('checksum');
  expect(inflated(packed.subarray(0, packed.length - 12), 10_000)).toBeNull();
});

test('what pdf.js meets of damaged streams where nobody could look into them is told', async () => {
  inflateAtOnce();
  const page = packedPdf(
    `BT /F 10 Tf 50 700 Td (Children wait too long for help.) Tj ET ${Array.from({ length: 4000 }, (_, at) => `${(at * 7919) % 600} ${(at * 104_729) % 800} m`).join(' ')}`,
  );
  const from = Buffer.from(page).indexOf('stream') + 40;
  const damaged = Uint8Array.from(page).fill(0, from, from + 6);
  // A file that says that it is encrypted is not looked into.
  const told = async (bytes: Uint8Array) => {
    const marked = new Uint8Array(Buffer.concat([Buffer.from(bytes), Buffer.from('\n% /Encrypt 9\n')]));
    const [reading] = await readFile({ path: 'a.pdf', bytes: marked, inflate: inflated, metDamaged });
    return reading && 'content' in reading ? reading.content.quality.warnings.join(' ') : 'not read';
  };
  expect(await told(page)).toBe('');
  expect(await told(damaged)).toMatch(/checksum|not read/u);
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
    expect([at, content.quality.warnings.join(' ')]).toEqual([at, expect.stringMatching(/damaged|checksum|scan/u)]);
  }
});
