/**
 * Words that are lost where a PDF is damaged are not lost without a word, however its streams are packed; and nothing is said of
 * what no page uses, or of what only looks odd.
 */
import { describe, expect, test } from 'vitest';
import { isBroken } from '../../../src/ingest/pdf/content.ts';
import { filtersOf, unpacked } from '../../../src/ingest/pdf/filters.ts';
import { readFile } from '../../../src/ingest/read.ts';
import { inflated } from '../../../src/service/reading/inflate.ts';
import { CODINGS, codedPdf, packedBy, streamObject } from '../../fixtures/coded-pdf.ts';

const LINES = Array.from(
  { length: 20 },
  (_, at) => `1 0 0 1 50 ${780 - at * 18} Tm (Line ${at} of the letter is about ${at * 7919} children.) Tj`,
);
const CONTENT = `q\nBT\n/F1 10 Tf\n${LINES.join('\n')}\nET\nQ\n`;

async function outcome(bytes: Uint8Array) {
  const [reading] = await readFile({ path: 'a.pdf', bytes, inflate: inflated });
  if (!reading || 'failure' in reading) return { text: '', said: reading?.failure.reason ?? '' };
  return { text: reading.content.text, said: reading.content.quality.warnings.join(' ') };
}

describe.each(CODINGS.map((filters) => [filters.join(' + ') || 'nothing', filters] as const))(
  'packed by %s',
  (_, filters) => {
    const sound = codedPdf(filters, [CONTENT]);
    const from = Buffer.from(sound).indexOf('stream\n') + 7;
    const to = Buffer.from(sound).indexOf('\nendstream');
    const step = Math.max(16, Math.floor((to - from) / 15));

    test('what is sound says nothing', async () => {
      const { text, said } = await outcome(sound);
      expect(said).toBe('');
      for (const line of LINES) expect(text).toContain(/\((.*)\)/u.exec(line)?.[1]);
    });

    test.each([
      ['zeros', (bytes: Buffer, at: number) => Buffer.from(bytes).fill(0, at, at + 16)],
      ['other bytes', (bytes: Buffer, at: number) => Buffer.from(bytes).fill('\x8f(\x02]', at, at + 24, 'latin1')],
      ['a hole', (bytes: Buffer, at: number) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 40)])],
      ['a broken end', (bytes: Buffer, at: number) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])],
    ])('words lost by %s are told', async (_name, damage) => {
      const whole = (await outcome(sound)).text;
      for (let at = from; at + 40 < to; at += step) {
        const { text, said } = await outcome(new Uint8Array(damage(Buffer.from(sound), at)));
        if (text !== whole) expect([at, said]).toEqual([at, expect.stringMatching(/damaged|checksum|scan|No page/u)]);
      }
    });

    test('what no page uses, or a later state of the file replaces, says nothing', async () => {
      const packed = streamObject(5, filters, CONTENT);
      const at = packed.indexOf('stream\n') + 60;
      const lost = Buffer.from(packed).fill(0, at, at + 40);
      const unused = Buffer.from(lost.toString('latin1').replace('5 0 obj', '9 0 obj'), 'latin1');
      const whole = codedPdf(filters, [CONTENT]);
      expect(await outcome(codedPdf(filters, [CONTENT], [unused]))).toMatchObject({ said: '' });
      const begin = Buffer.from(whole).indexOf('5 0 obj');
      const before = Buffer.concat([Buffer.from(whole).subarray(0, begin), lost, Buffer.from(whole).subarray(begin)]);
      expect(await outcome(new Uint8Array(before))).toEqual(await outcome(whole));
      // The same stream where it is the newest.
      const after = Buffer.concat([Buffer.from(whole), lost, Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n')]);
      expect((await outcome(new Uint8Array(after))).said).toMatch(/damaged|checksum/u);
    });
  },
);

test('drawing operations that are parted into several streams anywhere are one text', async () => {
  for (const part of ['1 0 0 1 50 ', '(Line 3 of the letter is about 23757 children.)', 'Tm']) {
    const at = CONTENT.indexOf(part) + part.length;
    for (const filters of [[], ['ASCII85Decode']])
      expect(await outcome(codedPdf(filters, [CONTENT.slice(0, at), CONTENT.slice(at)]))).toMatchObject({ said: '' });
  }
});

test('streams of other things that are not packed are no broken drawings', async () => {
  const others = [
    streamObject(20, [], '/CIDInit /ProcSet findresource begin 12 dict begin begincmap endcmap end end'),
    streamObject(21, [], 'A file of whatever sort, (as it is', '/Type /EmbeddedFile'),
    streamObject(22, [], 'function of (a form { in its language', ''),
  ];
  expect(await outcome(codedPdf([], [CONTENT], others))).toMatchObject({ said: '' });
});

test.each([
  ['nothing', ''],
  ['comments and signs run together', 'q%a (comment\nBT/F1 12 Tf[(a)-20(b)]TJ<61>Tj ET\nQq Q'],
  ['strings with brackets and signs', 'BT (a \\( b) Tj (a (nested) one) Tj (\\\\) Tj (\r\n\x00\x01) Tj ET'],
  ['marked contents', '/P <</MCID 0 /A [1 2 (x)] >> BDC BT ET EMC /Span BMC EMC /X MP /Y <<>> DP'],
  ['colours', '/Cs8 cs 0.1 .2 -3 scn /P1 scn 1 0 0 rg 0 g 0 0 0 1 k /Pattern CS /P0 SCN 0.5 G'],
  ['a picture in the text', 'q BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff(\x80 EI Q'],
  ['operators of other versions', 'BX 1 2 (x) zz EX'],
  ['numbers of all sorts', '--1 +2. .3 4 re -0 0 m 1 2 3 4 5 6 c W* n'],
])('sound drawing operations: %s', (_, content) => expect(isBroken(content)).toBe(false));

test.each([
  'BT (never ended Tj ET',
  'BT [(a) 12 Tj ET',
  '1 0 0 1 Tm',
  '(a) Tf',
  'BT ren) Tj ET',
  '1 0 0 1 0 0 cm Xy',
  `q ${'\0'.repeat(20)} Q`,
  '(a\0\0\0\0\0\0\0\0b) Tj',
  '<61zz> Tj',
  'BI /W 1 ID abc',
])('broken drawing operations: %s', (content) => expect(isBroken(content)).toBe(true));

describe('unpacking', () => {
  const of = (bytes: Uint8Array, filters: readonly string[], dictionary = '') =>
    unpacked(bytes, filters, dictionary, inflated, 10_000);
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

  test('follows the examples of the standard', () => {
    const lzw = of(Uint8Array.from([0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01]), ['LZWDecode']);
    expect([text(lzw?.bytes), lzw?.state]).toEqual(['-----A---B', 'whole']);
    for (const coded of ['87cURD]i,"Ebo80~>', '<~87cURD]i,"Ebo80~>', ' 87cUR\nD]i,"Ebo80 ~>']) {
      const one = of(Buffer.from(coded), ['ASCII85Decode']);
      expect([text(one?.bytes), one?.state]).toEqual(['Hello World!', 'whole']);
    }
    expect(text(of(Buffer.from('48 65 6C6c 7>'), ['ASCIIHexDecode'])?.bytes)).toBe('Hellp');
    expect(text(of(Buffer.from('z!!~>'), ['ASCII85Decode'])?.bytes)).toBe('\0\0\0\0\0');
  });

  test.each(CODINGS.filter((filters) => filters.length > 0).map((filters) => [filters]))('undoes %j', (filters) => {
    const dictionary = `/Filter [${filters.map((one) => `/${one}`).join(' ')}]`;
    const one = of(packedBy(filters, CONTENT), filtersOf(dictionary) ?? []);
    expect([text(one?.bytes), one?.state]).toEqual([CONTENT, 'whole']);
  });

  test('follows tables of LZW as they grow and are begun anew', () => {
    const long =
      Array.from({ length: 60_000 }, (_, at) => String.fromCharCode((at * at * 7919) % 251)).join('') +
      'a'.repeat(9000);
    const one = unpacked(packedBy(['LZWDecode'], long), ['LZWDecode'], '', inflated, 100_000);
    expect([one?.bytes.length, one?.state, text(one?.bytes) === long]).toEqual([69_000, 'whole', true]);
  });

  test('knows its bounds, and what it does not know', () => {
    expect(of(packedBy(['LZWDecode'], 'ab'.repeat(20_000)), ['LZWDecode'])?.bytes.length).toBeLessThanOrEqual(10_000);
    expect(of(new Uint8Array(3), ['JBIG2Decode'])).toBeNull();
    expect(filtersOf('/Filter 12 0 R')).toBeNull();
    expect(filtersOf('/Length 3')).toEqual([]);
  });
});
