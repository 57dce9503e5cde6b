import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fontsOf } from '../../../src/ingest/office/binary/file.ts';
import { mended } from '../../../src/ingest/office/doc.ts';
import { read } from './reading.ts';

const fixture = (name: string) =>
  read(name, new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures', name))));

test.each([
  ['notes-in-roman.doc', ['iii', 'iv', 'v']],
  ['notes-by-marks.doc', ['†', '1', 'a']],
])('notes of an old Word file are numbered as printed: %s', async (name, marks) => {
  const { passages } = await fixture(name);
  expect(passages.map(({ number, text }) => [number, text])).toEqual([
    [null, 'Leaders saw 12 records in the harbour office. They were clear.'],
    [null, 'Partners met each week and wrote plans.'],
    [null, 'Last words.'],
    [marks[0], 'Counted in March.'],
    [marks[1], 'Open to all.'],
    [marks[2], 'On Tuesdays.'],
  ]);
});

test('boxes in the headers of an old Word file are headers', async () => {
  const { passages } = await fixture('header-box.doc');
  expect(passages.filter(({ furniture }) => furniture === 'boilerplate').map(({ text }) => text)).toEqual([
    'Northmere board',
    'Draft of the board',
  ]);
});

test('boxes of an old Word file stand where they hang in the text', async () => {
  const { passages } = await fixture('boxes-in-place.doc');
  expect(passages.map(({ text }) => text)).toEqual([
    'Leaders met in the harbour office.',
    'What leaders said: plans are clear.',
    'Partners met each week and wrote plans.',
    'Question | Answer',
    'Families were asked.',
    'What families said: visits were kind.',
    'Last words.',
  ]);
});

test('the fonts of an old Word file are named in their order, another name after the first left out', () => {
  const font = (name: string) => {
    const text = Buffer.from(`${name}\0`, 'utf16le');
    return [39 + text.length, ...new Uint8Array(39), ...text];
  };
  const bytes = Uint8Array.from([3, 0, 0, 0, ...font('Arial'), ...font('Wingdings\0Other'), ...font('Symbol')]);
  const view = new DataView(bytes.buffer);
  expect(fontsOf(view)).toEqual(['Arial', 'Wingdings', 'Symbol']);
  expect(fontsOf(new DataView(bytes.buffer, 0, 60))).toEqual(['Arial', '']);
  expect(fontsOf(new DataView(new ArrayBuffer(0)))).toEqual([]);
});

test('bytes that the fallback does not know never become the word “undefined”', () => {
  expect(mended('It cost undefined450 and undefined 20.')).toBe('It cost €450 and € 20.');
  expect(mended('caseundefinedwork')).toBe('case\uFFFDwork');
  expect(mended('The aim is undefined, they say.')).toBe('The aim is undefined, they say.');
});
