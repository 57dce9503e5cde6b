import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Readiness } from '../../../../src/document/finding.ts';
import { planCsv, planWorkbook } from '../../../../src/export/plan.ts';
import { readSheet } from '../../../../src/ingest/office/sheet.ts';
import { isOverdue, type PlanLine, planTable, readPlan } from '../../../../src/review/plan.ts';
import { readTable } from '../../../../src/review/table.ts';

const EMPTY: Readiness = { rating: null, action: '', owner: '', doneWhen: '', due: null };
const line = (code: string, readiness: Partial<Readiness> = {}): PlanLine => ({
  about: { kind: 'criterion', id: code },
  code,
  title: `About ${code}`,
  readiness: { ...EMPTY, ...readiness },
});
const theme: PlanLine = {
  about: { kind: 'theme', id: 't1' },
  code: '',
  title: 'Waiting, and “long”',
  readiness: EMPTY,
};
const KNOWN = [line('C01'), line('C04', { rating: 'amber', action: 'Report both waits', due: '2026-05-31' }), theme];

function whole(chunks: Iterable<Uint8Array>): Uint8Array {
  return new Uint8Array(Buffer.concat([...chunks]));
}

const words = fc.string({ maxLength: 40 }).map((text) =>
  // What XML and lines cannot carry, or what is trimmed at the ends, is no part of a plan.
  text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '').trim(),
);
const readiness: fc.Arbitrary<Readiness> = fc.record({
  rating: fc.constantFrom('red', 'amber', 'green', null),
  action: words,
  owner: words,
  doneWhen: words,
  due: fc.option(
    fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  ),
});

describe('a readiness plan', () => {
  test('comes back as it went out, as CSV and as Excel, whatever is written in it', () => {
    fc.assert(
      fc.property(fc.array(readiness, { minLength: 3, maxLength: 3 }), (given) => {
        const lines = KNOWN.map((one, at) => ({ ...one, readiness: given[at] ?? EMPTY }));
        for (const table of [readTable(planCsv(planTable(lines))), readSheet(whole(planWorkbook(planTable(lines))))]) {
          const { changed, unknown, problems, same } = readPlan(table, KNOWN);
          expect([unknown, problems]).toEqual([[], []]);
          expect(changed.length + same).toBe(3);
          for (const one of changed)
            expect(one.readiness).toEqual(
              lines.find(({ code, title }) => code === one.code && title === one.title)?.readiness,
            );
          expect(readPlan(table, lines)).toMatchObject({ changed: [], same: 3 });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of another maker: other names of columns, other days, semicolons; what it lacks stays, what is odd is said', () => {
    const text = 'Ref;RAG;Lead;Deadline\r\nc04;GREEN;K. Marlow;31/08/2026\r\nC01;purple;;46174\r\nC99;red;;\r\n;;;\r\n';
    const { changed, unknown, problems } = readPlan(readTable(text), KNOWN);
    expect(
      changed.map(({ code, readiness: { rating, action, owner, due } }) => [code, rating, action, owner, due]),
    ).toEqual([
      ['C04', 'green', 'Report both waits', 'K. Marlow', '2026-08-31'],
      ['C01', null, '', '', '2026-06-01'],
    ]);
    expect(unknown).toEqual(['C99']);
    expect(problems).toEqual(['C01: “purple” is no rating; what stood here was kept.']);
    const titled = [['Our plan for the year'], [], ['Criterion', 'Rating'], ['C01', 'Red']];
    expect(readPlan(titled, KNOWN).changed).toHaveLength(1);
    expect(
      readPlan(
        [
          ['Criterion', 'Due'],
          ['C04', '31 September 2026'],
        ],
        KNOWN,
      ),
    ).toMatchObject({
      changed: [],
      problems: [expect.stringContaining('is no day')],
    });
  });

  test('an empty cell empties what stood here, a column that is not there leaves it', () => {
    const [emptied] = readPlan(
      [
        ['Criterion', 'Action'],
        ['C04', ''],
      ],
      KNOWN,
    ).changed;
    expect(emptied?.readiness).toMatchObject({ action: '', rating: 'amber', due: '2026-05-31' });
  });

  test.each([
    ['05/06/2027', '2027-06-05', 'C01: 05/06/2027 was read day first, as 2027-06-05.'],
    ['05/05/2027', '2027-05-05', undefined],
    ['25/06/2027 00:00', '2027-06-25', undefined],
    ['2027-06-25 09:30:00', '2027-06-25', undefined],
    ['2027-06-25T00:00:00Z', '2027-06-25', undefined],
    ['25 June 2027 12:00 AM', '2027-06-25', undefined],
    ['46174.5', '2026-06-01', undefined],
    ['#VALUE!', null, 'C01: #VALUE! is an error of the spreadsheet; what stood here was kept.'],
    ['soon', null, 'C01: “soon” is no day; what stood here was kept.'],
  ])('reads the day %s as %s', (cell, due, problem) => {
    const table = [
      ['Criterion', 'Rating', 'Due'],
      ['C01', 'Red', cell],
    ];
    const { changed, problems } = readPlan(table, KNOWN);
    expect(changed[0]?.readiness.due).toBe(due);
    expect(problems).toEqual(problem === undefined ? [] : [problem]);
  });

  test('says what it cuts, leaves out or cannot take: a row named again, a second column, an error, a long text', () => {
    const table = [
      ['Criterion', 'Rating', 'RAG', 'Owner', 'Action'],
      ['C01', 'Red', 'Green', '#N/A', 'a'.repeat(1001)],
      ['c01', 'Green', '', 'K. Marlow', 'Another action'],
    ];
    const { changed, problems } = readPlan(table, KNOWN);
    expect(changed.map(({ readiness: { rating, owner, action } }) => [rating, owner, action.length])).toEqual([
      ['red', '', 1000],
    ]);
    expect(problems).toEqual([
      'Two columns mean the same: “Rating” was read, and a later “RAG” left out.',
      'C01: a text of 1,001 characters was cut after 1,000.',
      'C01: #N/A is an error of the spreadsheet; what stood here was kept.',
      'c01: row 3 names it again and was left out; row 2 was taken.',
    ]);
  });

  test.each([
    ['opened and never closed', 'Criterion,Action\nC01,"Report\nC04,Meet\n', 2],
    ['closed by the next quotation', 'Criterion,Action\nC01,"Report\nC04,"Meet"\n', 2],
    ['closed before its cell ends', 'Criterion,Action\nC01,Report\nC04,"Meet" now\n', 3],
  ])('a quotation mark that is %s swallows no row: it is refused with its row', (_, text, row) => {
    expect(() => readTable(text)).toThrow(new RegExp(`quotation mark in row ${row} `, 'u'));
  });

  test('a table without a head is refused in words', () => {
    expect(() => readPlan([['some', 'thing']], KNOWN)).toThrow(/first row has to name the columns.*some, thing/u);
    expect(() => readPlan([], KNOWN)).toThrow(/It says: nothing/u);
    expect(() => readSheet(new TextEncoder().encode('no workbook'))).toThrow();
  });
});

test('overdue is what has a day that has passed and is not green', () => {
  const due = { ...EMPTY, action: 'Report', due: '2026-05-31' };
  expect(isOverdue(due, '2026-06-01')).toBe(true);
  expect(isOverdue(due, '2026-05-31')).toBe(false);
  expect(isOverdue({ ...due, rating: 'green' }, '2026-06-01')).toBe(false);
  expect(isOverdue({ ...due, due: null }, '2026-06-01')).toBe(false);
});
