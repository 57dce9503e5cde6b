import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passageFromSelection, wholeWords } from '../../../src/review/own-passage.ts';
import { NORTHMERE } from '../workspace/samples.ts';

const { document } = NORTHMERE;

test('a selection is widened to whole words', () => {
  const words = 'cers in Northmere listen to chil';
  const start = document.text.indexOf(words);
  const passage = passageFromSelection(document, start, start + words.length);
  expect(passage?.text).toBe('officers in Northmere listen to children');
  expect(passage).toMatchObject({ page: 1, number: '1', headings: ['Main findings'], kind: 'paragraph' });
});

test('a selection that is a passage is that passage', () => {
  const [, second] = document.passages;
  if (second === undefined) throw new Error('the sample has four passages');
  expect(passageFromSelection(document, second.start - 1, second.end + 1)).toBe(second);
});

test('a selection over two passages covers both, with the boxes of both', () => {
  const passage = passageFromSelection(document, 10, (document.passages[1]?.start ?? 0) + 12);
  expect(passage?.boxes).toHaveLength(2);
  expect(passage?.text).toBe(document.text.slice(passage?.start, passage?.end));
});

test('no word selected is no passage', () => {
  expect(passageFromSelection(document, 6, 7)).toBeNull();
  expect(passageFromSelection({ text: '  –  ', passages: [] }, 0, 5)).toBeNull();
});

test('any selection begins and ends at a word, holds what was selected, and stays where it is', () => {
  const { text } = document;
  fc.assert(
    fc.property(fc.nat(text.length + 5), fc.nat(text.length + 5), (start, end) => {
      const range = wholeWords(text, start, end);
      if (range === null) return;
      const quotation = text.slice(range.start, range.end);
      expect(quotation).toBe(quotation.trim());
      expect(quotation).toContain(text.slice(Math.min(start, end), Math.max(start, end)).trim());
      expect(wholeWords(text, range.start, range.end)).toEqual(range);
    }),
  );
});
