import { expect, test } from 'vitest';
import type { RecognisedPage } from '../../../../src/document/recognised.ts';
import { readFile } from '../../../../src/ingest/read.ts';
import { openScanned } from '../../../../src/ingest/scan/pages.ts';
import { startReader } from '../../../../src/service/recognition/engine.ts';
import { blacken, drawBox, printedLines, scanned, scannedPdf, strip, upsideDown } from '../../../fixtures/scan.ts';

const LINES = [
  'Staff at the centre know the children well and',
  'act quickly when they are worried about them.',
  'Plans are reviewed each month (section 20).',
];
const SMALL = { width: 360, height: 150, density: 200 };
const page = (over = {}) => scanned(printedLines(LINES, { x: 30, y: 40 }), { ...SMALL, ...over });
const size = { width: SMALL.width, height: SMALL.height };

const reader = await startReader();

async function recognised(pdf: Uint8Array, pages = 1): Promise<Map<number, RecognisedPage>> {
  const document = await openScanned(pdf, undefined, () => Promise.reject(new Error('not needed')), reader);
  const found = new Map<number, RecognisedPage>();
  for (let at = 1; at <= pages; at++) found.set(at, await document.page(at));
  await document.close();
  return found;
}

async function read(pdf: Uint8Array, pages = 1) {
  const [reading] = await readFile({ path: 'scan.pdf', bytes: pdf, recognised: await recognised(pdf, pages) });
  if (reading === undefined || 'failure' in reading) throw new Error('not read');
  return reading.content;
}

test('a page that is a picture waits to be recognised, and is unread until then', async () => {
  const bytes = scannedPdf([{ pictures: [{ scan: page() }], ...size }]);
  const [reading] = await readFile({ path: 'scan.pdf', bytes });
  expect(reading).toMatchObject({
    content: { text: '', metadata: { title: 'scan' }, quality: { toRecognise: [1], pagesWithoutText: [1] } },
  });
});

test('the words of a page stand where they are printed, as one paragraph', async () => {
  const content = await read(scannedPdf([{ pictures: [{ scan: page() }], ...size }]));
  expect(content.text).toBe(LINES.join(' '));
  expect(content.quality).toMatchObject({ pagesWithoutText: [], recognised: [{ page: 1 }] });
  expect(content.quality.toRecognise).toBeUndefined();
  const [first] = content.passages[0]?.boxes ?? [];
  expect(first?.left).toBeCloseTo(30, -0.5);
  expect((first?.top ?? 0) + (first?.height ?? 0)).toBeGreaterThan(38);
  expect((first?.top ?? 0) + (first?.height ?? 0)).toBeLessThan(50);
});

test.each([
  [
    'upside down in the file, set right by the rotation of the page',
    { pictures: [{ scan: upsideDown(page()) }], rotate: 180 },
  ],
  [
    'upside down in the file, set right by the matrix it is drawn with',
    { pictures: [{ scan: upsideDown(page()), matrix: [-360, 0, 0, -150, 360, 150] }] },
  ],
  ['upside down as it is shown', { pictures: [{ scan: upsideDown(page()) }] }],
  ['falling to the right by a degree and a half', { pictures: [{ scan: page({ skew: 1.5 }) }] }],
  [
    'cut into strips',
    {
      pictures: [0, 1, 2, 3, 4].map((at) => ({
        scan: strip(page(), at * 83, Math.min(417, (at + 1) * 83)),
        matrix: [
          360,
          0,
          0,
          ((Math.min(417, (at + 1) * 83) - at * 83) / 417) * 150,
          0,
          150 - (Math.min(417, (at + 1) * 83) / 417) * 150,
        ],
      })),
    },
  ],
  ['as a stencil', { pictures: [{ scan: page(), stencil: true }] }],
])('a page is read %s', async (_name, drawn) => {
  const content = await read(scannedPdf([{ ...drawn, ...size }]));
  expect(content.passages.map(({ text }) => text).join(' ')).toBe(LINES.join(' '));
  const [first] = content.passages[0]?.boxes ?? [];
  // As it is shown, the first line is at the top, or at the bottom of a page that is shown upside down.
  const top = first?.top ?? 0;
  if (_name.includes('as it is shown')) expect(top).toBeGreaterThan(100);
  else expect(top).toBeLessThan(45);
});

test.each([
  ['from the side', (x: number) => 1 - 0.7 * x],
  ['of a hand over a corner', (x: number, y: number) => 1 - 0.6 * Math.min(1, Math.max(0, (x + y - 0.8) / 0.35))],
])('a page with a shadow %s is read as one without', async (_name, light) => {
  const scan = page();
  for (let at = 0; at < scan.pixels.length; at++) {
    const [x, y] = [(at % scan.width) / scan.width, Math.floor(at / scan.width) / scan.height];
    scan.pixels[at] = (scan.pixels[at] ?? 255) * light(x, y);
  }
  const content = await read(scannedPdf([{ pictures: [{ scan }], ...size }]));
  expect(content.passages.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([`paragraph: ${LINES.join(' ')}`]);
});

test('Welsh is recognised as Welsh, with its own letters', async () => {
  const lines = [
    'Mae plant sydd wedi bod yn aros yn y tŷ yn cael',
    'eu gweld ar unwaith gan weithwyr cymdeithasol, ac',
    "mae'r staff yn gwrando ar bob dŵr a phryder.",
  ];
  const scan = scanned(printedLines(lines, { x: 30, y: 40 }), SMALL);
  const content = await read(scannedPdf([{ pictures: [{ scan }], ...size }]));
  expect(content.text).toBe(lines.join(' '));
});

test('bullets, bold headings and boxes to tick are told from letters', async () => {
  const scan = scanned(
    [
      { text: 'Key strengths', x: 30, y: 40, bold: true },
      { text: '•', x: 30, y: 70 },
      { text: 'Staff know the children well.', x: 48, y: 70 },
      { text: '•', x: 30, y: 90 },
      { text: 'Plans are reviewed each month.', x: 48, y: 90 },
      { text: 'Families have seen the plan', x: 48, y: 130 },
      { text: 'Visits are planned ahead', x: 48, y: 155 },
    ],
    { ...SMALL, height: 200 },
  );
  drawBox(scan, 30, 120, 11, true);
  drawBox(scan, 30, 145, 11, false);
  const content = await read(scannedPdf([{ pictures: [{ scan }], width: 360, height: 200 }]));
  expect(content.passages.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'heading: Key strengths',
    'bullet: Staff know the children well.',
    'bullet: Plans are reviewed each month.',
    'bullet: ☒ Families have seen the plan',
    'bullet: ☐ Visits are planned ahead',
  ]);
});

test('a blank page is blank, a drawn one is unread, and a damaged picture is said', async () => {
  const blank = scannedPdf([{ pictures: [{ scan: scanned([], SMALL) }], ...size }]);
  expect((await recognised(blank)).get(1)).toMatchObject({ outcome: 'blank' });
  const drawn = scannedPdf([{ pictures: [], content: '20 20 100 40 re f', ...size }]);
  expect((await recognised(drawn)).get(1)).toMatchObject({
    outcome: 'drawn',
    reason: expect.stringContaining('drawn'),
  });
  expect((await read(drawn)).quality).toMatchObject({
    pagesWithoutText: [1],
    warnings: expect.arrayContaining([expect.stringContaining('drawn, not scanned')]),
  });
  const broken = Buffer.from(scannedPdf([{ pictures: [{ scan: page() }], ...size }]));
  broken.fill(7, broken.indexOf('stream\n') + 20, broken.indexOf('endstream') - 4);
  expect((await recognised(new Uint8Array(broken))).get(1)?.outcome).not.toBe('read');
});

/** Pictures that nobody unpacks for the size they claim, so that nothing need lie behind it. */
const huge = { density: 200, width: 9_000, height: 9_000, pixels: new Uint8Array(100) };

test('a picture too large to be unpacked is said to be, and its page is unread, not blank', async () => {
  const content = await read(scannedPdf([{ pictures: [{ scan: huge }], ...size }]));
  expect(content.quality).toMatchObject({
    pagesWithoutText: [1],
    warnings: expect.arrayContaining([expect.stringContaining('too large to be recognised')]),
  });
});

test('what is read of a page beside a picture that is not read is kept, and the other said', async () => {
  const top = strip(page(), 0, 250);
  const pictures = [
    { scan: top, matrix: [360, 0, 0, 90, 0, 60] },
    { scan: huge, matrix: [360, 0, 0, 60, 0, 0] },
  ];
  const content = await read(scannedPdf([{ pictures, ...size }]));
  expect(content.text).toContain(LINES[0]);
  expect(content.quality.warnings).toEqual(
    expect.arrayContaining([expect.stringContaining('too large to be recognised')]),
  );
});

test('pictures of one page are unpacked up to a sum, however often they are drawn', async () => {
  const large = { ...SMALL, width: 7_000, height: 7_000, pixels: new Uint8Array(7_000 * 7_000).fill(255) };
  const pictures = [{ scan: page() }, { scan: large }, { scan: large }, { scan: large }];
  const document = scannedPdf([{ pictures, ...size }]);
  expect((await recognised(document)).get(1)).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('too many of them'),
  });
}, 120_000);

test.each([5, 8])('a square bullet of %d points is no part of the word it stands before', async (side) => {
  const words = [
    'A plan is kept for each child.',
    'In most cases staff act quickly.',
    'Ineffective plans are put right.',
  ];
  const scan = scanned(
    words.map((text, at) => ({ text, x: 30 + side + 5, y: 40 + at * 24 })),
    SMALL,
  );
  for (const at of words.keys()) blacken(scan, { left: 30, top: 36 - side / 2 + at * 24, side });
  const content = await read(scannedPdf([{ pictures: [{ scan }], ...size }]));
  expect(content.passages.map(({ kind, text }) => `${kind}: ${text}`)).toEqual(words.map((text) => `bullet: ${text}`));
});

test('a note at the foot of a page is told by its raised mark, and parts no paragraph', async () => {
  const notes = ['This visit was made under the guidance of the council.', 'See the annual report, paragraph 7.'];
  const scan = scanned(
    [
      ...printedLines([...LINES, 'Families are asked what they think of the help that'], { x: 30, y: 40 }),
      ...notes.flatMap((text, at) => [
        { text: String(at + 1), x: 30, y: 185 + at * 14 - 3, size: 5.8 },
        { text, x: 35, y: 185 + at * 14, size: 9 },
      ]),
    ],
    { ...SMALL, density: 200, height: 220 },
  );
  const next = scanned(printedLines(['they are given, and this is written down.'], { x: 30, y: 40 }), SMALL);
  const bytes = scannedPdf([
    { pictures: [{ scan }], width: 360, height: 220 },
    { pictures: [{ scan: next }], ...size },
  ]);
  const { passages } = await read(bytes, 2);
  expect(passages.filter(({ kind }) => kind === 'footnote').map(({ number, text }) => `${number} ${text}`)).toEqual(
    notes.map((text, at) => `${at + 1} ${text}`),
  );
  expect(passages.filter(({ kind }) => kind !== 'footnote').at(-1)?.text).toMatch(
    /the help that they are given, and this is written down\.$/u,
  );
});
