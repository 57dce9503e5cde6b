import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../src/document/canonical.ts';
import { readFile } from '../../../src/ingest/read.ts';
import { bytesOf, expectSound, texts } from './reading.ts';

/** Pieces that texts are made of, with everything that has ever moved an offset. */
const piece = fc.constantFrom(
  'Children are seen. ',
  'the plan ',
  'Key strengths',
  'multi-',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\f',
  '\t',
  '   ',
  '• ',
  '\uF0B7 ',
  '- ',
  '1. ',
  '2.1 ',
  'ﬁnding ',
  'e\u0301',
  '\u00a0',
  '\u200b',
  '\u00ad',
  '😀',
  '👩‍👧',
  '\uD83D',
  '\u0000',
  '<b>',
  '</p>',
  '{\\rtf1 ',
  '&amp;',
  '|',
  '# ',
  '12',
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const name = fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.rtf', 'a.bin');

test('whatever text goes in, passages stand in the canonical text where they say', async () => {
  await fc.assert(
    fc.asyncProperty(name, text, async (path, content) => {
      for (const reading of await readFile({ path, bytes: bytesOf(content) })) {
        if ('failure' in reading) expect(['empty', 'unsupported', 'damaged']).toContain(reading.failure.code);
        else {
          expectSound(reading.content);
          expect(canonicalText(reading.content.text)).toBe(reading.content.text);
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('whatever bytes go in, there is a document or a reason', async () => {
  const magic = fc.constantFrom(
    '',
    '%PDF-1.4\n',
    'PK\u0003\u0004',
    '{\\rtf1',
    '<html>',
    'From: a\nTo: b\nSubject: c\n\n',
  );
  await fc.assert(
    fc.asyncProperty(magic, fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
      for (const reading of await readFile({ path: 'a', bytes: new Uint8Array([...bytesOf(start), ...rest]) })) {
        if ('failure' in reading) expect(reading.failure.reason).toMatch(/\.$/u);
        else expectSound(reading.content);
      }
    }),
    { numRuns: 300 },
  );
});

test('line endings, a byte order mark and decomposed letters change nothing', async () => {
  const words = fc.array(fc.constantFrom('Café', 'plan', 'children’s', '\n', '\n\n', '• item', 'Zoë.'), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(words, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), async (parts, end, mark) => {
      const plain = parts.join(' ');
      if (plain.trim() === '') return;
      const other = `${mark ? '\uFEFF' : ''}${plain.normalize('NFD').replaceAll('\n', end)}`;
      const [a, b] = await Promise.all([plain, other].map((one) => readFile({ path: 'a.txt', bytes: bytesOf(one) })));
      const contentOf = (readings: typeof a) =>
        readings?.[0] && 'content' in readings[0] ? readings[0].content : null;
      expect(contentOf(a)).not.toBeNull();
      expect(contentOf(b)).toEqual(contentOf(a));
    }),
    { numRuns: 200 },
  );
});

test('no letter or digit of a text without pages is lost or made up', async () => {
  const words = fc.array(fc.constantFrom('alpha', 'beta.', 'Gamma', '\n', '\n\n', '• ', 'delta;'), {
    minLength: 3,
    maxLength: 50,
  });
  const letters = (one: string) => one.replace(/[^\p{L}\p{N}]/gu, '');
  await fc.assert(
    fc.asyncProperty(words, async (parts) => {
      const plain = parts.join(' ');
      const [reading] = await readFile({ path: 'a.txt', bytes: bytesOf(plain) });
      if (reading && 'content' in reading)
        expect(letters(texts(reading.content.passages).join(''))).toBe(letters(plain));
    }),
    { numRuns: 300 },
  );
});
