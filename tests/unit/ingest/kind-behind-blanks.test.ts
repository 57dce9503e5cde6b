/**
 * Files behind more blank lines, or other lines, than are looked at first: each is read as what it is, and the code of a PDF is
 * never taken for a text.
 */
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../src/ingest/read.ts';
import { packedPdf } from '../../fixtures/packed-pdf.ts';
import { rawPdf, shown } from '../../fixtures/raw-pdf.ts';
import { failing, read } from './reading.ts';

const WORDS = 'Children wait too long in Northmere, and nobody asks why.';
const PDFS: readonly (readonly [string, Uint8Array])[] = [
  ['plain', rawPdf({ pages: [{ content: shown([WORDS]) }] })],
  ['packed', packedPdf(shown([WORDS], 72, 740, 11, 15, 'F'))],
];
const joined = (...parts: readonly (string | Uint8Array)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));

describe.each(PDFS)('a PDF, %s', (_, pdf) => {
  test.each([
    ['10 lines', '\n'.repeat(10)],
    ['1,100 lines', '\r\n'.repeat(1100)],
    ['5,000 lines', '\r\n'.repeat(5000)],
    ['blanks', ' \t'.repeat(9000)],
    ['zeros', '\0'.repeat(9000)],
    ['a mark and lines', `\xef\xbb\xbf${'\n'.repeat(9000)}`],
  ])('behind %s', async (_name, before) => {
    const { text, quality } = await read('letter.pdf', joined(before, pdf));
    expect([text, quality.warnings, quality.leftOut]).toEqual([WORDS, [], undefined]);
  });

  test.each([50, 2000, 60_000])('behind %d letters of a text, which is told', async (length) => {
    const line = 'Nothing of this is printed by any program, since it stands in front.\n';
    const before = line.repeat(Math.ceil(length / line.length));
    const { text, quality } = await read('letter.txt', joined(before, pdf));
    expect(text).toBe(WORDS);
    expect(quality.warnings.join(' ')).toContain('Text stands before the beginning of this PDF');
    expect(quality.leftOut).toMatchObject([{ sort: 'before the PDF' }]);
  });

  test('behind the lines of a printer says nothing of them', async () => {
    const job = '\x1b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n';
    expect((await read('letter.pdf', joined(job, pdf))).quality.warnings).toEqual([]);
  });

  test.each(['', '\n'.repeat(5000)])('without its first line, which no text is', async (before) => {
    const headless = Buffer.from(pdf).subarray(Buffer.from(pdf).indexOf('1 0 obj'));
    for (const name of ['letter.pdf', 'letter.txt'])
      expect((await read(name, joined(before, headless))).text).toBe(WORDS);
  });

  test('of which little is left is damaged, and no text', async () => {
    for (const name of ['letter.pdf', 'letter.txt', 'letter.md'])
      expect((await failing(name, joined('\n'.repeat(5000), pdf.subarray(0, 60)))).code).toBe('damaged');
  });
});

test.each([
  ['a page', 'html', `<html><body><p>${WORDS}</p></body></html>`],
  ['RTF', 'rtf', `{\\rtf1\\ansi ${WORDS}\\par}`],
  ['a mail', 'eml', `From: a@northmere.example\r\nTo: b@northmere.example\r\nMessage-ID: <1@x>\r\n\r\n${WORDS}\r\n`],
  ['a text', 'txt', WORDS],
  [
    'a text that names the beginning of a PDF and its end',
    'txt',
    `${WORDS}\n${'They write. '.repeat(200)}It begins with %PDF-1.7 and ends with %%EOF.`,
  ],
  ['a text that speaks of PDFs', 'txt', `${WORDS}\n\nA PDF begins with\n%PDF-1.7\n\nand ends with a sign of its own.`],
])('%s behind many blank lines', async (_, format, content) => {
  for (const wide of [false, true])
    for (const count of [0, 500, 5000]) {
      const all = '\r\n'.repeat(count) + content;
      const bytes = wide ? Buffer.from(`\uFEFF${all}`, 'utf16le') : Buffer.from(all);
      const [reading] = await readFile({ path: 'letter', bytes: new Uint8Array(bytes) });
      expect([wide, count, reading && 'content' in reading ? reading.format : reading]).toEqual([wide, count, format]);
      expect(reading && 'content' in reading && reading.content.text).toContain(WORDS);
    }
});

test('nothing but blanks, however many, is an empty file', async () => {
  for (const count of [1, 100, 9000]) expect((await failing('a.txt', '\r\n'.repeat(count))).code).toBe('empty');
});
