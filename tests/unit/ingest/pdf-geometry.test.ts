/**
 * What the drawing of a page tells: text that cannot be seen, marks, stamps, symbols, numbers. One test a kind.
 */
import { describe, expect, test } from 'vitest';
import { rawPdf, shown } from '../../fixtures/raw-pdf.ts';
import { expectSound, read, texts } from './reading.ts';

const PROSE = [
  'Leaders in the area know their services well and act on what they learn from',
  'children and their families. They have agreed a plan that says who does what, and',
  'they check each quarter whether it has been done by all of the partners.',
];
const WHOLE = PROSE.join(' ');

const one = (content: string, more: Partial<Parameters<typeof rawPdf>[0]> = {}) =>
  read('page.pdf', rawPdf({ pages: [{ content }], ...more }));

describe('text that is not seen is left out and counted', () => {
  const hidden = 'BT /F1 11 Tf 72 600 Td 3 Tr (Nobody sees these words) Tj 0 Tr ET';
  const cases: readonly (readonly [string, string, string])[] = [
    ['invisible', hidden, 'Invisible text'],
    ['white', 'q 1 1 1 rg BT /F1 11 Tf 72 600 Td (Nobody sees these words) Tj ET Q', 'White text'],
    ['faint', 'q /G1 gs BT /F1 11 Tf 72 600 Td (Nobody sees these words) Tj ET Q', 'Invisible text'],
    ['under a white area', `${shown(['Nobody sees these words'], 72, 600)} 1 g 60 590 300 30 re f 0 g`, 'filled area'],
    ['cut off', `q 72 100 50 50 re W n ${shown(['Nobody sees these words'], 72, 600)} Q`, 'Text outside'],
    ['off the page', shown(['Nobody sees these words'], 700, 600), 'Text outside'],
    ['below the page', shown(['Nobody sees these words'], 72, -40), 'Text outside'],
    ['tiny', 'BT /F1 0.5 Tf 72 600 Td (Nobody sees these words) Tj ET', 'too small'],
  ];
  test.each(cases)('%s', async (_, content, said) => {
    const document = await one(`${shown(PROSE)}\n${content}`, { resources: '/ExtGState << /G1 << /ca 0.02 >> >>' });
    expect(texts(document.passages)).toEqual([WHOLE]);
    expect(document.quality.warnings.join(' ')).toContain(said);
    expect(document.quality.warnings.join(' ')).toContain('4 words');
    expectSound(document);
  });

  test('in the middle of a line', async () => {
    const document = await one('BT /F1 11 Tf 72 700 Td (Plans are ) Tj 1 g (not ) Tj 0 g (clear.) Tj ET');
    expect(texts(document.passages)).toEqual(['Plans are clear.']);
  });

  test('after a white blank too', async () => {
    const document = await one(
      `${shown(PROSE)}\nq 1 1 1 rg BT /F1 11 Tf 72 600 Td [( )] TJ (Nobody sees) Tj ( these words) Tj ET Q`,
    );
    expect(texts(document.passages)).toEqual([WHOLE]);
  });

  test('a name under a black bar, and nothing beside it', async () => {
    const line = 'BT /F1 11 Tf 72 700 Td (The plan for Harriet was clear.) Tj ET';
    const document = await one(`${line} 0 g 136 696 37 14 re f\n${shown(PROSE, 72, 660)}`);
    expect(document.text).not.toContain('Harriet');
    expect(document.text).toMatch(/^The plan for/u);
    expect(document.text).toContain('was clear.');
    expect(document.quality.leftOut).toEqual([{ sort: 'covered', texts: [expect.stringContaining('Harriet')] }]);
  });

  test.each([
    ['a line through it', '0 g 72 704 300 1 re f'],
    ['a mark that lets it through', 'q /G1 gs 1 1 0 rg 60 690 400 30 re f Q'],
    ['a frame', '0 g 60 690 400 30 re 62 692 396 26 re f*'],
    ['an area that is kept to another place', 'q 400 100 50 50 re W n 0 g 60 690 400 30 re f Q'],
  ])('but text under %s is seen', async (_, over) => {
    const document = await one(`${shown(['These words are seen'], 72, 700)} ${over}\n${shown(PROSE, 72, 660)}`, {
      resources: '/ExtGState << /G1 << /BM /Multiply >> >>',
    });
    expect(document.text).toContain('These words are seen');
  });

  test('but the text of a page under its picture is text', async () => {
    const document = await one(`${shown(PROSE)} 1 g 0 0 595 842 re f`);
    expect(texts(document.passages)).toEqual([WHOLE]);
  });

  test('but white text on a dark ground is seen', async () => {
    const banner = '0 0 0.5 rg 60 590 300 30 re f 1 1 1 rg BT /F1 11 Tf 72 600 Td (Key strengths) Tj ET 0 g';
    const document = await one(`${banner}\n${shown(PROSE, 72, 560)}`);
    expect(texts(document.passages)).toContain('Key strengths');
    expect(document.quality.warnings).toEqual([]);
  });

  test('but the text layer of a scan is text', async () => {
    const document = await one(`q 595 0 0 842 0 0 cm Q\n3 Tr\n${shown(PROSE)}`);
    expect(texts(document.passages)).toEqual([WHOLE]);
  });

  test('layers that are off', async () => {
    const document = await one(`/OC /L1 BDC ${shown(['An older draft'], 72, 600)} EMC\n${shown(PROSE)}`, {
      resources: '/Properties << /L1 900 0 R >>',
      objects: { 900: '<< /Type /OCG /Name (Draft) >>' },
      catalog: '/OCProperties << /OCGs [900 0 R] /D << /OFF [900 0 R] >> >>',
    });
    expect(texts(document.passages)).toEqual([WHOLE]);
    expect(document.quality.warnings.join(' ')).toContain('switched off');
  });
});

describe('stamps and watermarks', () => {
  test('slanted', async () => {
    const stamp = 'BT /F2 70 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (DRAFT) Tj ET';
    const document = await one(`${shown(['What needs to improve'], 72, 770, 16, 15, 'F2')}\n${stamp}\n${shown(PROSE)}`);
    expect(document.passages.at(-1)).toMatchObject({ text: WHOLE, headings: ['What needs to improve'] });
    expect(document.text).not.toContain('DRAFT');
    expect(document.quality.warnings.join(' ')).toContain('“DRAFT”');
  });

  test('level, over the text', async () => {
    const document = await one(`BT /F2 60 Tf 0.8 g 100 700 Td (OFFICIAL) Tj 0 g ET\n${shown(PROSE)}`);
    expect(texts(document.passages)).toEqual([WHOLE]);
    expect(document.quality.warnings.join(' ')).toContain('“OFFICIAL”');
  });
});

describe('text that is turned', () => {
  test('a page whose text runs upwards is read, with its boxes on the page as shown', async () => {
    const lines = PROSE.map((line, at) => `BT /F1 11 Tf 0 1 -1 0 ${100 + at * 15} 100 Tm (${line}) Tj ET`);
    const document = await one(lines.join('\n'));
    expect(texts(document.passages)).toEqual([WHOLE]);
    const [box] = document.passages[0]?.boxes ?? [];
    expect(box?.height).toBeGreaterThan(300);
    expect(box?.width).toBeLessThan(20);
    expect(Math.round((box?.left ?? 0) + (box?.width ?? 0))).toBeLessThan(106);
    expect(Math.round((box?.top ?? 0) + (box?.height ?? 0))).toBe(742);
  });

  test.each([0, 90, 180, 270])('a page turned by %i is read as it is shown', async (rotate) => {
    const matrix = { 0: '1 0 0 1 72', 90: '0 1 -1 0 300', 180: '-1 0 0 -1 520', 270: '0 -1 1 0 300' }[rotate];
    const lines = PROSE.map((line, at) => {
      const y = { 0: 700 - at * 15, 90: 100, 180: 300 + at * 15, 270: 700 }[rotate];
      const x = rotate === 90 ? `0 1 -1 0 ${300 + at * 15}` : rotate === 270 ? `0 -1 1 0 ${300 - at * 15}` : matrix;
      return `BT /F1 11 Tf ${x} ${y} Tm (${line}) Tj ET`;
    });
    const document = await read('turned.pdf', rawPdf({ pages: [{ content: lines.join('\n'), rotate }] }));
    expect(texts(document.passages)).toEqual([WHOLE]);
  });

  test('a long note at the side is read after the page; a short one is said', async () => {
    const side = (text: string) => `BT /F1 9 Tf 0 1 -1 0 570 200 Tm (${text}) Tj ET`;
    const long = await one(`${shown(PROSE)}\n${side('The figures in this part were checked by the board.')}`);
    expect(texts(long.passages)).toEqual([WHOLE, 'The figures in this part were checked by the board.']);
    const short = await one(`${shown(PROSE)}\n${side('Form 12')}`);
    expect(texts(short.passages)).toEqual([WHOLE]);
    expect(short.quality.warnings.join(' ')).toContain('“Form 12”');
  });
});

describe('marks, numbers and signs', () => {
  const note = 'BT /F1 7 Tf 72 100 Td (1) Tj ET BT /F1 8 Tf 78 97 Td (Drawn by the board in May.) Tj ET';

  test('the mark of a note never joins a figure', async () => {
    const line =
      'BT /F1 11 Tf 72 700 Td (The sample had 12) Tj /F1 7 Tf 4 Ts (1) Tj 0 Ts /F1 11 Tf ( cases in 40 km) Tj /F1 7 Tf 4 Ts (2) Tj 0 Ts /F1 11 Tf (, and 5) Tj /F1 7 Tf 4 Ts (9) Tj ET';
    const document = await one(`${line}\n${shown(PROSE, 72, 600)}\n${note}`);
    const [first] = document.passages;
    expect(first?.text).toBe('The sample had 12 cases in 40 km2, and 5⁹');
    expect(document.passages.at(-1)).toMatchObject({ kind: 'footnote', number: '1' });
  });

  test('figures, years and section numbers at the start of a line number nothing', async () => {
    const document = await one(
      [
        shown(['12.', '13.', '14.'], 72, 700, 11, 60),
        shown(
          [
            'The number of children has fallen. At the end of June there were 437 (a rate of',
            '89.2 per 10,000 children), most of them at home.',
          ],
          100,
          700,
        ),
        shown(
          [
            'There has been a fall in complaints from 85 in the year before, as told in section',
            '4.2 of the report, to',
          ],
          100,
          640,
        ),
        shown(
          [
            '58) The plan for health was agreed by the partners and sets out how they will help in',
            '2015. Nobody has checked it since.',
          ],
          100,
          580,
        ),
      ].join('\n'),
    );
    expect(document.passages.map(({ number }) => number)).toEqual(['12', '13', '14']);
    expect(document.passages[0]?.text).toContain('a rate of 89.2 per 10,000');
    expect(document.passages[1]?.text).toContain('in section 4.2 of the report');
  });

  test('letters, Roman numerals and labels number a series, and nothing else', async () => {
    const items = (signs: readonly string[], y: number, x = 72) =>
      shown(
        signs.map((sign) => `${sign} Leaders know the area well`),
        x,
        y,
      );
    const document = await one(
      [
        items(['a.', 'b.', 'c.'], 740),
        items(['i.', 'ii.'], 680, 90),
        items(['I.', 'II.'], 640),
        items(['Recommendation 1', 'Recommendation 2'], 600),
        shown(['i. e. what is meant', 'C. Person signed the letter', 'Recommendation 4 was not met'], 72, 520, 11, 40),
      ].join('\n'),
    );
    const numbers = document.passages.map(({ number }) => number);
    expect(numbers.slice(0, 9)).toEqual(['a', 'b', 'c', 'i', 'ii', 'I', 'II', 'Recommendation 1', 'Recommendation 2']);
    expect(numbers.slice(9)).toEqual([null, null, null]);
    expect(document.text).toContain('C. Person signed');
  });

  test('a number of a list may skip some where the line before had room for it', async () => {
    const document = await one(
      `${shown(['4. The plans of all children', '9. The visits of the year', '10. The audits'])}\n${shown(PROSE, 72, 600)}`,
    );
    expect(document.passages.map(({ number }) => number)).toEqual(['4', '9', '10', null]);
  });

  test('numbers that leave no room before their text number a series', async () => {
    const lines = [
      '9. Plans are clear to all of the staff.',
      '10.Records are kept by the day.',
      '10.1Visits are weekly.',
      '11.Letters are answered.',
    ];
    const { passages } = await one(shown([...lines, 'In 2.Half of the cases nothing was done.'], 72, 700));
    expect(passages.map(({ number, text }) => [number, text])).toEqual([
      ['9', 'Plans are clear to all of the staff.'],
      ['10', 'Records are kept by the day.'],
      ['10.1', 'Visits are weekly.'],
      ['11', 'Letters are answered.'],
      [null, 'In 2.Half of the cases nothing was done.'],
    ]);
  });

  test('numbers of lines in the margin', async () => {
    const lines = [...PROSE, ...PROSE, ...PROSE];
    const numbers = lines.map((_, at) => shown([String(at + 1)], 40, 740 - at * 15, 8)).join('\n');
    const document = await one(`${shown(lines)}\n${numbers}`);
    expect(texts(document.passages)).toEqual(texts((await one(shown(lines))).passages));
    expect(document.quality.warnings.join(' ')).toContain('Line numbers in the margin were left out (9 words)');
  });

  test('numbers that begin again further right stand inside the item before', async () => {
    const lines: readonly (readonly [number, string])[] = [
      [72, '1. Leaders make sure that staff'],
      [96, '1. know the children in their area'],
      [96, '2. challenge what is not good enough'],
      [72, '2. Families are helped quickly'],
      [72, '3. Plans for children'],
      [96, '3.1say what will change'],
      [96, '3.2are reviewed on time'],
    ];
    const content = lines.map(([x, text], at) => shown([text], x, 700 - at * 20)).join('\n');
    const document = await one(`${shown(PROSE, 72, 780)}\n${content}`);
    expect(document.passages.slice(1).map(({ number, level, text }) => [number, level, text])).toEqual([
      ['1', 0, 'Leaders make sure that staff'],
      ['1', 1, 'know the children in their area'],
      ['2', 1, 'challenge what is not good enough'],
      ['2', 0, 'Families are helped quickly'],
      ['3', 0, 'Plans for children'],
      ['3.1', 1, 'say what will change'],
      ['3.2', 1, 'are reviewed on time'],
    ]);
  });

  test.each([
    [2, 40, 1],
    [5, 540, 1],
    [10, 40, 1],
    [5, 40, 47],
  ])('numbers of every %i lines in a margin', async (step, x, from) => {
    const lines = Array.from({ length: 45 }, (_, at) => PROSE[at % 3] ?? '');
    const numbers = lines.map((_, at) =>
      (at + from) % step === 0 ? shown([`${at + from}`], x, 780 - at * 15, 8) : '',
    );
    const document = await one(`${shown(lines, 72, 780)}\n${numbers.join('\n')}`);
    expect(texts(document.passages)).toEqual(texts((await one(shown(lines, 72, 780))).passages));
    expect(document.quality.warnings.join(' ')).toContain('Line numbers in the margin');
  });

  test('numbers of paragraphs in the margin stay', async () => {
    const content = [0, 1, 2, 3, 4, 5].map(
      (at) => `${shown([`${at + 1}.`], 40, 740 - at * 60)}\n${shown(PROSE, 72, 740 - at * 60)}`,
    );
    const document = await one(content.join('\n'));
    expect(document.passages.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  test('words struck twice are one text', async () => {
    const document = await one(`${shown(PROSE)}\n${shown(PROSE, 72.4)}`);
    expect(texts(document.passages)).toEqual([WHOLE]);
  });

  test('words struck twice, once without their stop, are one text', async () => {
    const again = shown([(PROSE[2] ?? '').slice(0, -1)], 72, 708.5);
    expect(texts((await one(`${shown(PROSE)}\n${again}`)).passages)).toEqual([WHOLE]);
  });

  test('words struck twice one by one are one text', async () => {
    const words = WHOLE.split(' ').slice(0, 9);
    const struck = words.map((word, at) => {
      const [x, y] = [72 + words.slice(0, at).join(' ').length * 6.1, 700];
      return [x, x + 0.4].map((left) => `BT /F1 11 Tf ${left} ${y} Td (${word}) Tj ET`).join('\n');
    });
    expect(texts((await one(struck.join('\n'))).passages)).toEqual([words.join(' ')]);
  });

  test('letters set apart are words', async () => {
    const spaced = 'BT /F2 14 Tf 3 Tc 72 770 Td (Areas to improve) Tj 0 Tc ET';
    expect((await one(`${spaced}\n${shown(PROSE)}`)).passages[0]?.text).toBe('Areas to improve');
    const letters = [...'KEY'].map((letter, at) => `BT /F2 14 Tf ${72 + at * 16} 770 Td (${letter}) Tj ET`).join('\n');
    expect((await one(`${letters}\n${shown(PROSE)}`)).text).toContain('KEY');
    const typed = 'BT /F2 14 Tf 72 770 Td (K E Y     F I N D I N G S) Tj ET';
    expect((await one(`${typed}\n${shown(PROSE)}`)).passages[0]?.text).toBe('KEY FINDINGS');
    const single = (words: string) => `BT /F2 14 Tf 72 770 Td (${words}) Tj ET`;
    expect((await one(`${single('S U M M A R Y')}\n${shown(PROSE)}`)).passages[0]?.text).toBe('SUMMARY');
    expect((await one(`${single('A B C D E F')}\n${shown(PROSE)}`)).passages[0]?.text).toBe('A B C D E F');
    const moved = 'BT /F2 14 Tf 72 770 Td [(P)-400(a)-400(r)-400(t)-1300(o)-400(f)-1300(i)-400(t)] TJ ET';
    expect((await one(`${moved}\n${shown(PROSE)}`)).passages[0]?.text).toBe('Part of it');
  });

  test('ticks and crosses of symbol fonts', async () => {
    const tick = (sign: string, y: number, text: string) =>
      `BT /F3 12 Tf 72 ${y} Td (${sign}) Tj /F1 12 Tf 20 0 Td (${text}) Tj ET`;
    const document = await one(
      [
        tick('4', 730, 'The plan was reviewed.'),
        tick('8', 700, 'The child was seen.'),
        tick('o', 670, 'The family agreed.'),
      ].join('\n'),
    );
    expect(texts(document.passages)).toEqual([
      '✔ The plan was reviewed.',
      '✘ The child was seen.',
      '☐ The family agreed.',
    ]);
    expect(document.passages.map(({ number }) => number)).toEqual([null, null, null]);
  });

  test('bullets that are drawn', async () => {
    const items = [
      'Plans are clear and are shared.',
      'Visits are made on time by staff.',
      'Records are kept in good order.',
    ];
    const dots = items.map((_, at) => `70 ${702.5 - at * 24} 4 4 re f`);
    const document = await one(`${dots.join('\n')}\n${shown(items, 82, 700, 11, 24)}`);
    expect(document.passages.map(({ kind, text }) => [kind, text])).toEqual(items.map((text) => ['bullet', text]));
  });
});
