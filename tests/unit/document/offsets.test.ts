import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../src/document/canonical.ts';
import { offsetIndex } from '../../../src/document/offsets.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

test('code points and UTF-16 offsets convert both ways at every character of any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const index = offsetIndex(text);
      let utf16 = 0;
      let codePoint = 0;
      for (const character of text) {
        expect(index.toCodePoint(utf16)).toBe(codePoint);
        expect(index.toUtf16(codePoint)).toBe(utf16);
        utf16 += character.length;
        codePoint += 1;
      }
      expect(index.codePoints).toBe(codePoint);
      expect(index.toUtf16(codePoint)).toBe(utf16);
    }),
  );
});

test('an offset inside a surrogate pair counts as its beginning, and offsets outside the text are clamped', () => {
  const index = offsetIndex('a😀b');
  expect(index.toCodePoint(2)).toBe(1);
  expect(index.toCodePoint(-5)).toBe(0);
  expect(index.toCodePoint(99)).toBe(3);
  expect(index.toUtf16(99)).toBe(4);
});

test('canonical text is idempotent and free of control characters, whatever goes in', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          'a',
          '\r',
          '\n',
          '\f',
          '\u0000',
          '\uFEFF',
          '\uF0B7',
          '\uD83D',
          '\u0301',
          '😀',
          ' ',
          '\u00AD',
        ),
      }),
      (raw) => {
        const once = canonicalText(raw);
        expect(canonicalText(once)).toBe(once);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
        expect(once).not.toMatch(/[\u0000-\u0009\u000B-\u001F\uFEFF\uE000-\uF8FF]/u);
      },
    ),
  );
});
