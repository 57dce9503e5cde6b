/**
 * Texts of mails whose letters are written otherwise than is said, or of which nothing is said.
 */
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const WORDS = 'Children wait “too long” – nobody asks why, and a café costs £5.';
const NOTHING_TRUE = ['us-ascii', 'US-ASCII', '"ascii"', 'ANSI_X3.4-1968', 'unknown-8bit', 'x-unknown', '8bit', null];

/** A mail of one text, as bytes, with or without parts. */
function mail(type: string, charset: string | null, words: Uint8Array, { code = '8bit', isPart = false } = {}) {
  const own = `Content-Type: ${type}${charset === null ? '' : `;\r\n charset=${charset}`}\r\nContent-Transfer-Encoding: ${code}\r\n\r\n`;
  const head = `From: a@northmere.example\r\nTo: b@northmere.example\r\nSubject: Visits\r\nMIME-Version: 1.0\r\n`;
  const before = isPart ? `${head}Content-Type: multipart/mixed; boundary="edge"\r\n\r\n--edge\r\n${own}` : head + own;
  return new Uint8Array(Buffer.concat([Buffer.from(before), words, Buffer.from(isPart ? '\r\n--edge--\r\n' : '\r\n')]));
}

const coded: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  '8bit': (bytes) => bytes,
  base64: (bytes) => Buffer.from(bytes.toString('base64').replace(/.{40}/gu, '$&\r\n')),
  'quoted-printable': (bytes) =>
    Buffer.from(
      bytes
        .toString('latin1')
        .replace(/[=\x80-\xff]/gu, (sign) => `=${Buffer.from(sign, 'latin1').toString('hex').toUpperCase()}`)
        .replace(/.{30}(?=[a-z ])/gu, '$&=\r\n'),
    ),
};

describe.each(NOTHING_TRUE)('said to be %s', (charset) => {
  test.each(['utf-8', 'windows-1252'])('%s is read as it is', async (real) => {
    for (const code of Object.keys(coded))
      for (const isPart of [false, true]) {
        const words = coded[code]?.(iconv.encode(WORDS, real)) ?? Buffer.alloc(0);
        const { text, quality } = await read('a.eml', mail('text/plain', charset, words, { code, isPart }));
        expect([code, isPart, text.includes(WORDS), quality.warnings]).toEqual([code, isPart, true, []]);
        const page = coded[code]?.(iconv.encode(`<p>${WORDS}</p>`, real)) ?? Buffer.alloc(0);
        expect((await read('a.eml', mail('text/html', charset, page, { code, isPart }))).text).toContain(WORDS);
      }
  });
});

test('a text without a type is one, too', async () => {
  const head = 'From: a@northmere.example\r\nTo: b@northmere.example\r\nSubject: Visits\r\n\r\n';
  for (const real of ['utf-8', 'windows-1252'])
    expect((await read('a.eml', iconv.encode(head + WORDS, real))).text).toContain(WORDS);
});

test('a page that names its letters itself is read by that', async () => {
  const page = '<html><head><meta charset="windows-1250"></head><body><p>Žádost o dům, jež čeká.</p></body></html>';
  expect((await read('a.eml', mail('text/html', null, iconv.encode(page, 'windows-1250')))).text).toContain(
    'Žádost o dům, jež čeká.',
  );
});

test('what is named rightly is believed', async () => {
  for (const charset of ['iso-8859-1', 'windows-1252', 'utf-8', 'iso-8859-7', 'koi8-r', 'iso-8859-8-i']) {
    const words = { 'iso-8859-7': 'Όλα καλά', 'koi8-r': 'Всё хорошо', 'iso-8859-8-i': 'שלום' }[charset] ?? 'Café £5';
    const bytes = iconv.encode(words, charset === 'iso-8859-8-i' ? 'iso-8859-8' : charset);
    expect((await read('a.eml', mail('text/plain', charset, bytes))).text).toContain(words);
  }
});

test('a text in UTF-8 that was cut within a letter, or has a broken one, stays readable', async () => {
  const bytes = iconv.encode(`${WORDS} ’`, 'utf-8');
  for (const charset of ['us-ascii', null])
    expect((await read('a.eml', mail('text/plain', charset, bytes.subarray(0, -1)))).text).toContain(WORDS);
});
