import { expect, test } from 'vitest';
import { failing, read, texts } from './reading.ts';

const rtf = (body: string, head = '') =>
  read(
    'a.rtf',
    Uint8Array.from(`{\\rtf1\\ansi\\ansicpg1252${head}${body}}`, (one) => one.charCodeAt(0)),
  );
const fonts =
  '{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset2 Symbol;}{\\f2\\fcharset238 Arial CE;}{\\f3\\fcharset2 Wingdings;}}';

test('deletions, hidden and struck text are left out, a deleted end joins paragraphs', async () => {
  const content = await rtf(
    'Care is {\\mvf moved away}{\\deleted poor}{\\revised good}{\\v  secret}{\\strike  weak}.{\\deleted\\par}Still one.\\par Next.\\par',
  );
  expect(texts(content.passages)).toEqual(['Care is good.Still one.', 'Next.']);
  expect(content.quality.leftOut?.map(({ sort }) => sort)).toEqual(['deleted', 'hidden', 'struck']);
});

test('binary data is passed over and reading goes on', async () => {
  const content = await rtf('Before.\\par{\\pict\\bin5 }{\\}}}\\par After.\\par');
  expect(texts(content.passages)).toEqual(['Before.', 'After.']);
});

test('code pages of fonts, symbols, Unicode with its substitutes', async () => {
  const content = await rtf(
    "\\f0 Caf\\'e9 \\f2 \\'e8\\f0  \\f3\\'fc\\f0  {\\uc2 \\u8364 EU}{\\uc1\\u-3913 ?} multi\\_agency safe\\-guarding\\par",
    fonts,
  );
  expect(texts(content.passages)).toEqual(['Café č ✓ €• multi-agency safeguarding']);
});

test('raw bytes above 127 are read as what they are', async () => {
  const bytes = new TextEncoder().encode('{\\rtf1\\ansi\\ansicpg1252 It is “so” – Größe € Ÿ\\par}');
  expect(texts((await read('a.rtf', bytes)).passages)).toEqual(['It is “so” – Größe € Ÿ']);
});

test('list labels as written, levels, bullets of symbol fonts', async () => {
  const content = await rtf(
    "\\pard\\ls1\\ilvl0{\\listtext\\pard\\plain 1.\\tab}One\\par\\pard\\ls1\\ilvl1{\\listtext\\pard\\plain (b)\\tab}Two\\par\\pard\\ls2\\ilvl0{\\listtext\\f1\\'b7\\tab}Three\\par",
    fonts,
  );
  expect(content.passages.map(({ kind, level, number, text }) => [kind, level, number, text])).toEqual([
    ['paragraph', 0, '1', 'One'],
    ['paragraph', 1, '(b)', 'Two'],
    ['bullet', 0, null, 'Three'],
  ]);
});

test('notes, comments, boxes, fields and forms', async () => {
  const content = await rtf(
    'We saw 12{\\super\\chftn{\\footnote\\pard\\plain\\chftn  A note.}} cases{\\super *{\\footnote * Own.}}.{\\*\\atnid A}{\\*\\atnauthor B}\\chatn{\\*\\annotation Really?}{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt In a box.\\par}}{\\shprslt{\\*\\do{\\dptxbxtext In a box.\\par}}}}\\par See {\\field{\\*\\fldinst PAGEREF x}{\\fldrslt 12}}.\\par{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres1\\ffdefres0}}}{\\fldrslt }} Met\\par{\\field{\\*\\fldinst FORMDROPDOWN {\\*\\formfield{\\fftype2\\ffres1{\\*\\ffl Good}{\\*\\ffl Weak}}}}{\\fldrslt }}\\par',
  );
  expect(content.passages.map(({ number, text }) => [number, text])).toEqual([
    [null, 'We saw 12 cases.'],
    [null, 'In a box.'],
    [null, 'See 12.'],
    [null, '☒ Met'],
    [null, 'Weak'],
    ['1', 'A note.'],
    ['*', 'Own.'],
  ]);
});

test('the mark of a note that its author chose is no part of the text, letters and signs alike', async () => {
  const note = (mark: string, text: string) =>
    `{\\super ${mark}{\\*\\footnote ${mark}\\pard\\plain {\\super ${mark}}{ ${text}}}}`;
  const counted = '{\\super\\chftn{\\*\\footnote \\chftn\\pard\\plain  Counted.}}';
  const content = await rtf(
    `\\sftnnchi We met{${note('a', 'On Monday.')}} and{${note('**', 'Twice.')}} wrote${counted} plans over 5 m{\\super 2}{${counted}}.\\par`,
  );
  expect(content.passages.map(({ number, text }) => [number, text])).toEqual([
    [null, 'We met and wrote plans over 5 m2.'],
    ['a', 'On Monday.'],
    ['**', 'Twice.'],
    ['*', 'Counted.'],
    ['†', 'Counted.'],
  ]);
});

test('rows, rows inside cells, paragraphs after tables', async () => {
  const content = await rtf(
    'Before.\\par\\trowd\\pard\\intbl One\\cell Two\\cell\\row\\pard\\intbl\\itap2 In\\nestcell Side\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}\\pard\\intbl\\itap1 Out\\cell Last\\cell\\row\\pard After.\\par',
  );
  expect(texts(content.passages)).toEqual(['Before.', 'One | Two', 'In | Side', 'Out', 'Last', 'After.']);
});

test('groups nested without end are damage', async () => {
  expect(await failing('a.rtf', `{\\rtf1 ${'{'.repeat(30_000)}x`)).toMatchObject({ code: 'damaged' });
});

test('a cell that holds nothing but its automatic number keeps it', async () => {
  const row = (number: number, text: string) =>
    String.raw`\trowd\cellx2000\cellx8000\pard\intbl{\listtext\pard ${number}.\tab}\ls1\ilvl0\cell\pard\intbl ${text}\cell\row`;
  const content = await read('a.rtf', String.raw`{\rtf1\ansi ${row(1, 'Plans')}${row(2, 'Visits')}}`);
  expect(content.passages.map(({ text }) => text)).toEqual(['1 | Plans', '2 | Visits']);
});

test('fonts of the Western set keep it, whatever the code page of the document', async () => {
  const head = String.raw`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}{\f1\fcharset0 Arial;}}`;
  const content = await read('a.rtf', String.raw`${head}\f0 \'cf\'eb\'e0\'ed \f1 caf\'e9\par}`);
  expect(texts(content.passages)).toEqual(['План café']);
});

test('a box of a form that is only named is an empty box, a described one as it was left', async () => {
  const described = (mark: number) =>
    `{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres${mark}\\ffdefres0}}}{\\fldrslt }}`;
  const content = await rtf(
    `{\\field{\\*\\fldinst { FORMCHECKBOX }}{\\fldrslt {}}} Named\\par ${described(1)} Ticked\\par ${described(25)} Left\\par`,
  );
  expect(texts(content.passages)).toEqual(['☐ Named', '☒ Ticked', '☐ Left']);
});
