/**
 * Tables row by row, with and without rules. Cells wrap; columns belong together.
 */
import { expect, test } from 'vitest';
import { rawPdf, shown } from '../../fixtures/raw-pdf.ts';
import { read } from './reading.ts';

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
