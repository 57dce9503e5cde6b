/** Texts without line ends: their passages are parted, and nothing is lost between them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_PASSAGE, piecesOf } from '../../../src/ingest/structure/passages.ts';
import { linedText } from '../../../src/ingest/text/plain.ts';
import { read } from './reading.ts';

test('pieces are short, in order, and hold all that is no space', () => {
  const word = fc.oneof(fc.constantFrom('children', 'wait.', 'No!', '“So.”', '🙂', 'x'.repeat(300)), fc.string());
  const texts = fc
    .tuple(
      fc.array(word, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom(' ', '', '. '),
    )
    .map(([words, times, gap]) => words.join(gap).repeat(times).slice(0, 80_000).trim());
  fc.assert(
    fc.property(texts, (text) => {
      const pieces = piecesOf(text);
      expect(
        pieces
          .map(({ start, end }) => text.slice(start, end))
          .join('')
          .replace(/\s/gu, ''),
      ).toBe(text.replace(/\s/gu, ''));
      for (const [at, { start, end }] of pieces.entries()) {
        expect(end - start).toBeLessThanOrEqual(LONGEST_PASSAGE);
        expect(start).toBeGreaterThanOrEqual(pieces[at - 1]?.end ?? 0);
        if (text !== '') expect(text.slice(start, end).trim()).not.toBe('');
        if (text.isWellFormed()) expect(text.slice(start, end).isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('a line of millions of words is read as lines are', () => {
  const { lines } = linedText('wait '.repeat(4_000_000));
  expect(lines.map(({ text }) => text.length)).toEqual([4_000_000 * 5 - 1]);
});

test('a text in one line becomes passages that end with a sentence and stand where they say', async () => {
  const sentence = 'Children in Northmere wait too long for help. ';
  const { text, passages } = await read('long.txt', sentence.repeat(1000).trim());
  expect(passages.length).toBeGreaterThan(4);
  for (const passage of passages) {
    expect(text.slice(passage.start, passage.end)).toBe(passage.text);
    expect(passage.text.endsWith('.')).toBe(true);
    expect(passage.text.length).toBeLessThanOrEqual(LONGEST_PASSAGE);
  }
  expect(passages.map((passage) => passage.text).join(' ')).toBe(text);
});

test('of a text that is too long the first lines are read, whole, and it is said', async () => {
  const line = `${'Children in Northmere wait too long for help. '.repeat(100).trim()}\n\n`;
  const { passages, quality } = await read('a.txt', line.repeat(Math.ceil(5_200_000 / line.length)));
  expect(quality.warnings).toContain('Only the first 5 million characters were read.');
  expect(passages.at(-1)?.text).toBe(line.trim());
  expect(passages).toHaveLength(Math.floor(5_000_000 / line.length));
});
