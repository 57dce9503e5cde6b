/**
 * Tables row by row, with and without rules. Cells wrap; columns belong together.
 */
import { expect, test } from 'vitest';
import { rawPdf, shown } from '../../fixtures/raw-pdf.ts';
import { read, texts } from './reading.ts';

type Cell = readonly string[];

const INTRO = 'The board agreed what is to be done after the audit of the year and who will do each of';
const ROWS: readonly (readonly Cell[])[] = [
  [['Body'], ['Action'], ['Progress']],
  [
    ['Fernleigh Council', 'and its partners'],
    ['Leaders should agree a plan that', 'sets out who pays for the help', 'that families need.'],
    ['Agreed in May and', 'begun in two areas'],
  ],
  [['Health board'], ['Leaders should cut the time that', 'families wait for help.'], ['Delayed until the', 'autumn']],
];
const EXPECTED = ROWS.map((row) => row.map((cell) => cell.join(' ')).join(' | '));

interface Style {
  readonly columns: number;
  readonly rules: 'all' | 'levels' | 'uprights' | 'rectangles' | 'none';
  readonly gap: number;
}

/** A page with the table; lines of a row are 13 points apart, rows by so much more. */
function page({ columns, rules, gap }: Style, rows = ROWS, around = true): string {
  const top = 700;
  const lefts = [72, 190, 400];
  const edges = [66, 184, 394, 530].filter((_, at) => at < columns || at === 3);
  const drawn: string[] = [];
  let y = top;
  const bounds = [y + 12];
  for (const row of rows) {
    for (const [at, cell] of row.slice(0, columns).entries()) drawn.push(shown(cell, lefts[at], y, 10, 13));
    y -= Math.max(...row.slice(0, columns).map((cell) => cell.length)) * 13 + gap;
    bounds.push(y + 10 + gap / 2);
  }
  const bottom = bounds.at(-1) ?? 0;
  if (rules === 'all' || rules === 'levels') drawn.push(...bounds.map((at) => `66 ${at} m 530 ${at} l S`));
  if (rules === 'all' || rules === 'uprights')
    drawn.push(...edges.map((x) => `${x} ${bounds[0]} m ${x} ${bottom} l S`));
  if (rules === 'uprights') drawn.push(...bounds.map((at) => `66 ${at} 464 0.5 re f`));
  if (rules === 'rectangles')
    for (const [at, up] of bounds.slice(0, -1).entries())
      for (const [column, x] of edges.slice(0, -1).entries())
        drawn.push(`${x} ${bounds[at + 1]} ${(edges[column + 1] ?? 0) - x} ${up - (bounds[at + 1] ?? 0)} re S`);
  const table = drawn.join('\n');
  if (!around) return table;
  const after = 'After the table the report goes on with a sentence that is as wide as the page.';
  return [shown([INTRO, 'them in the year.'], 72, top + 60, 10, 13), table, shown([after], 72, bottom - 40, 10)].join(
    '\n',
  );
}

const styles: readonly Style[] = [2, 3].flatMap((columns) => [
  { columns, rules: 'all' as const, gap: 0 },
  { columns, rules: 'rectangles' as const, gap: 1 },
  { columns, rules: 'uprights' as const, gap: 4 },
  { columns, rules: 'levels' as const, gap: 2 },
  { columns, rules: 'none' as const, gap: 8 },
  { columns, rules: 'none' as const, gap: 0 },
]);

test.each(styles)('%o', async (style) => {
  const document = await read('table.pdf', rawPdf({ pages: [{ content: page(style) }] }));
  const rows = document.passages.filter(({ kind }) => kind === 'table').map(({ text }) => text);
  expect(rows).toEqual(EXPECTED.map((row) => row.split(' | ').slice(0, style.columns).join(' | ')));
  expect(document.passages.at(0)?.text).toMatch(/^The board agreed .* in the year\.$/u);
  expect(document.passages.at(-1)?.text).toMatch(/^After the table/u);
});

test('a table over two pages goes on, without its header again', async () => {
  const [header, first, second] = ROWS as [readonly Cell[], readonly Cell[], readonly Cell[]];
  const style: Style = { columns: 3, rules: 'all', gap: 2 };
  const pages = [
    [header, first],
    [header, second],
  ].map((rows) => ({ content: page(style, rows, false) }));
  const document = await read('pages.pdf', rawPdf({ pages }));
  expect(document.passages.filter(({ kind }) => kind === 'table').map(({ text, page: at }) => [at, text])).toEqual([
    [1, EXPECTED[0]],
    [1, EXPECTED[1]],
    [2, EXPECTED[2]],
  ]);
});

test('a header printed again at the very top of a page is none of the page, and the row it cuts is one row', async () => {
  const boxed = (x: number, y: number, width: number, height: number, lines: readonly string[]) =>
    `${x} ${y} ${width} ${height} re S\n${shown(lines, x + 4, y + height - 13, 10, 12)}`;
  const header = (y: number) => [
    boxed(72, y, 120, 20, ['Body']),
    boxed(192, y, 220, 20, ['Action']),
    boxed(412, y, 100, 20, ['Due']),
  ];
  const first = [
    ...header(740),
    boxed(72, 600, 120, 140, ['Northmere council']),
    boxed(192, 690, 220, 50, ['Plans are shared with families before', 'the first visit is made.']),
    boxed(412, 690, 100, 50, ['May']),
    boxed(192, 600, 220, 90, ['Managers check records every month', 'and they say what they have']),
    boxed(412, 600, 100, 90, ['June']),
  ];
  const second = [
    ...header(790),
    '72 710 120 80 re S',
    boxed(192, 750, 220, 40, ['learned from them.']),
    '412 750 100 40 re S',
    boxed(192, 710, 220, 40, ['Staff are trained.']),
    boxed(412, 710, 100, 40, ['July']),
  ];
  const document = await read(
    'pages.pdf',
    rawPdf({ pages: [first, second].map((all) => ({ content: all.join('\n') })) }),
  );
  expect(texts(document.passages)).toEqual([
    'Body | Action | Due',
    'Northmere council | Plans are shared with families before the first visit is made. | May',
    'Managers check records every month and they say what they have learned from them. | June',
    'Staff are trained. | July',
  ]);
  expect(document.quality.leftOut).toBeUndefined();
});

test('an empty cell keeps its place', async () => {
  const rows = [...ROWS, [['School'], [], ['Not begun']]];
  const document = await read(
    'empty.pdf',
    rawPdf({ pages: [{ content: page({ columns: 3, rules: 'all', gap: 0 }, rows) }] }),
  );
  expect(document.passages.filter(({ kind }) => kind === 'table').at(-1)?.text).toBe('School | | Not begun');
});

test('numbered paragraphs and two columns of text are no tables', async () => {
  const numbered = ['1.', '2.', '3.'].map(
    (number, at) => `${shown([number], 72, 700 - at * 40)}\n${shown(ROWS[1]?.[1] ?? [], 100, 700 - at * 40, 11, 13)}`,
  );
  const document = await read('numbered.pdf', rawPdf({ pages: [{ content: numbered.join('\n') }] }));
  expect(document.passages.map(({ kind, number }) => [kind, number])).toEqual(
    ['1', '2', '3'].map((number) => ['paragraph', number]),
  );
});

test('a cell beside several rows stands with the first, and the others follow it in order', async () => {
  const left = [72, 250];
  const rows: readonly (readonly Cell[])[] = [
    [['Body'], ['Action']],
    [
      ['Northmere Council', 'and its partners'],
      ['Leaders should agree a plan', 'with the health board.'],
    ],
    [[], ['Leaders should cut the time', 'that families wait.']],
    [['Health board'], ['Leaders should say each month', 'how long it is.']],
  ];
  const drawn = rows.flatMap((row, at) => row.map((cell, column) => shown(cell, left[column], 700 - at * 40, 10, 13)));
  const levels = [0, 1, 2, 3, 4].map((at) => `${at === 2 ? 244 : 66} ${715 - at * 40} m 500 ${715 - at * 40} l S`);
  const uprights = [66, 244, 500].map((x) => `${x} 715 m ${x} 555 l S`);
  const document = await read(
    'span.pdf',
    rawPdf({ pages: [{ content: [...drawn, ...levels, ...uprights].join('\n') }] }),
  );
  expect(document.passages.map(({ text }) => text)).toEqual([
    'Body | Action',
    'Northmere Council and its partners | Leaders should agree a plan with the health board.',
    'Leaders should cut the time that families wait.',
    'Health board | Leaders should say each month how long it is.',
  ]);
});

test('a row that the page cuts in one cell only is put together', async () => {
  const rules = (top: number, bottom: number) =>
    [
      ...[66, 244, 500].map((x) => `${x} ${top} m ${x} ${bottom} l S`),
      ...[top, bottom].map((y) => `66 ${y} m 500 ${y} l S`),
    ].join('\n');
  const cell = (lines: Cell, x: number, y: number) => shown(lines, x, y, 10, 13);
  const pages = [
    {
      content: [
        cell(['Body'], 72, 160),
        cell(['Action'], 250, 160),
        cell(['Health board'], 72, 120),
        cell(['Leaders should cut the time that', 'families have to wait for help and'], 250, 120),
        rules(175, 135),
        rules(135, 95),
      ].join('\n'),
    },
    {
      content: [
        cell(['say each month how long it is.'], 250, 760),
        cell(['Council'], 72, 720),
        cell(['Plans are shared.'], 250, 720),
        rules(775, 735),
        rules(735, 695),
      ].join('\n'),
    },
  ];
  const document = await read('cut.pdf', rawPdf({ pages }));
  expect(document.passages.map(({ text }) => text)).toEqual([
    'Body | Action',
    'Health board | Leaders should cut the time that families have to wait for help and say each month how long it is.',
    'Council | Plans are shared.',
  ]);
});

test('a table across the page ends the columns above it', async () => {
  const column = Array.from({ length: 8 }, (_, at) => `A line of running text, number ${at + 11}.`);
  const top = ['The left side of the heading above', 'The right side of the heading above'];
  const content = [
    shown([top[0] ?? ''], 72, 800),
    shown([top[1] ?? ''], 330, 800),
    page({ columns: 3, rules: 'all', gap: 0 }, ROWS, false),
    shown(column, 72, 500),
    shown(
      column.map((line) => line.replace('line', 'second')),
      330,
      500,
    ),
  ].join('\n');
  const text = (await read('columns.pdf', rawPdf({ pages: [{ content }] }))).text;
  const places = [
    'right side of the heading',
    'Health board',
    'A line of running text, number 11',
    'A second of running',
  ].map((one) => text.indexOf(one));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a row that the page cuts is one row where its other cells ended on the page before', async () => {
  const frame = (ys: readonly number[]) =>
    [
      ...ys.map((y) => `66 ${y} m 530 ${y} l S`),
      ...[66, 184, 530].map((x) => `${x} ${ys[0]} m ${x} ${ys.at(-1)} l S`),
    ].join('\n');
  const first = [
    shown([INTRO, 'them in the year.'], 72, 760, 10, 13),
    frame([112, 92, 60, 30]),
    shown(['Body'], 72, 98, 10),
    shown(['What it does'], 190, 98, 10),
    shown(['Fernleigh Council'], 72, 78, 10),
    shown(['Leaders agree a plan for help to families.'], 190, 78, 10),
    shown(['Health board'], 72, 46, 10),
    shown(['Midwives share their records with the hub, and'], 190, 46, 10),
  ];
  const second = [
    frame([780, 750]),
    '66 730 m 530 730 l S 66 750 m 66 730 l S 530 750 m 530 730 l S',
    frame([730, 700]),
    shown(['they meet each week.'], 190, 765, 10),
    shown(['What is to come'], 72, 736, 10),
    shown(['Police'], 72, 712, 10),
    shown(['Officers come to every meeting.'], 190, 712, 10),
  ];
  const pdf = rawPdf({ pages: [{ content: first.join('\n') }, { content: second.join('\n') }] });
  const texts = (await read('cut.pdf', pdf)).passages.map(({ text }) => text);
  expect(texts).toContain('Health board | Midwives share their records with the hub, and they meet each week.');
  expect(texts).toContain('What is to come');
  expect(texts).toContain('Police | Officers come to every meeting.');
});

test('what stands in no column of an unruled table stays behind the text before it', async () => {
  const rows: readonly (readonly [string, number][])[] = [
    [
      ['Question', 72],
      ['Answer', 250],
    ],
    [
      ['Was it reviewed', 72],
      ['Yes in part', 250],
      ['but late', 330],
    ],
    [
      ['Judgement', 72],
      ['Requires improvement', 250],
    ],
    [
      ['Area', 72],
      ['Fernleigh', 250],
    ],
  ];
  for (const from of [0, 1]) {
    const drawn = rows.slice(from).flatMap((row, at) => row.map(([text, x]) => shown([text], x, 600 - at * 26, 10)));
    const content = [shown([INTRO, 'them in the year.'], 72, 700, 10, 13), ...drawn].join('\n');
    const texts = (await read('open.pdf', rawPdf({ pages: [{ content }] }))).passages.map(({ text }) => text);
    expect(texts).toContain('Was it reviewed | Yes in part but late');
  }
});
