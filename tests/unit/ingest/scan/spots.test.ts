import { expect, test } from 'vitest';
import { spotsOn, withoutSpots } from '../../../../src/ingest/scan/spots.ts';
import { printedLines, scanned, smudge } from '../../../fixtures/scan.ts';

const SIZE = { width: 360, height: 150, density: 200 };
const scanOf = (lines: readonly string[], over = {}) =>
  scanned(printedLines(lines, { x: 30, y: 50, size: 12, step: 20, ...over }), SIZE);

test('the bullets of a list are found and taken off the page, and nothing else is', () => {
  const [bare, listed] = [scanOf(['   Staff listen.', '   Plans are kept.']), scanOf(['•  ', '•  '])];
  const both = { ...bare, pixels: bare.pixels.map((value, at) => Math.min(value, listed.pixels[at] ?? 255)) };
  const spots = spotsOn(both, 128, SIZE.density);
  expect(spots).toHaveLength(2);
  expect(Buffer.compare(withoutSpots(both, spots).pixels, bare.pixels)).toBe(0);
});

test.each([12, 30, 60])('no dot of a letter and no full stop of %d points is a bullet', (size) => {
  const lines = ['is common in it', 'ill. i. j; x …  .'].slice(0, size > 30 ? 1 : 2);
  expect(spotsOn(scanOf(lines, { size, step: 50, y: 70 }), 128, SIZE.density)).toEqual([]);
});

test('bullets are found on paper with specks', () => {
  const listed = scanOf(['•   Staff listen.', '•   Plans are kept.']);
  const clean = spotsOn(listed, 128, SIZE.density).length;
  smudge(listed, { left: 0, top: 0, right: SIZE.width, bottom: SIZE.height }, 0.002);
  expect([clean, spotsOn(listed, 128, SIZE.density).length]).toEqual([2, 2]);
});
