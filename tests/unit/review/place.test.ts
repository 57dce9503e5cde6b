import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeQuotation } from '../../../src/review/place.ts';
import { letter } from '../workspace/samples.ts';

const { document } = letter('calder-vale', [
  'Leaders know their services well.',
  'Waiting times are too long. Children wait for many months.',
  'Leaders know their services well.',
  'The multi-agency hub works.',
]);

function place(text: string, start = 0) {
  return placeQuotation({ text, start, end: start + text.length }, document);
}

test('a quotation is found as a whole passage, nearest to where it stood', () => {
  expect(place('Leaders know their services well.', 0)?.id).toBe('p1');
  expect(place('Leaders know their services well.', 90)?.id).toBe('p3');
});

test('line breaks, hyphens and capitals may differ', () => {
  expect(place('The multi-\nagency hub works')?.id).toBe('p4');
  expect(place('WAITING times are  too long.\nChildren wait for many months')?.id).toBe('p2');
});

test('words within a passage become a passage of their own', () => {
  const found = place('children wait for many months');
  expect(found?.id).toMatch(/^s\d+-\d+$/u);
  expect(found?.text).toBe('Children wait for many months');
});

test('words that are gone are nowhere', () => {
  expect(place('Nobody wrote this.')).toBeNull();
  expect(place('— … —')).toBeNull();
});

test('whatever stands in the text between words is found, and says the same', () => {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  fc.assert(
    fc.property(fc.nat(document.text.length), fc.nat(document.text.length), (start, end) => {
      const text = document.text.slice(Math.min(start, end), Math.max(start, end));
      const found = placeQuotation({ text, start: Math.min(start, end), end: Math.max(start, end) }, document);
      if (letters(text) === '') expect(found).toBeNull();
      else expect(letters(found?.text ?? '')).toContain(letters(text));
    }),
  );
});
