import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Readiness } from '../../../../src/document/finding.ts';
import { dueInWords, isOverdue, isPlanned, tidyReadiness } from '../../../../src/document/readiness.ts';
import { planCsv, planWorkbook } from '../../../../src/export/plan.ts';
import { readSheet } from '../../../../src/ingest/office/sheet.ts';
import { notTakenInWords, type PlanLine, planTable, readPlan } from '../../../../src/review/plan.ts';
import { dayIn, ratingIn } from '../../../../src/review/plan-cells.ts';
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

const words = fc
  // Signs of formulas and of the mark before them, often.
  .tuple(fc.constantFrom('', "'", "''", "'=", '=', '-', "' -", '  ', "'\uFF20"), fc.string({ maxLength: 40 }))
  // What XML and lines cannot carry is no part of a plan; blanks at the ends are never kept.
  .map((parts) => parts.join('').replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ''));
const tidied = (one: Readiness | undefined) => one && tidyReadiness(one);
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
              tidied(lines.find(({ code, title }) => code === one.code && title === one.title)?.readiness),
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

  type Read = [cell: string, day: string | null, problem: string | undefined];

  test.each<Read>([
    ['05/06/2027', '2027-06-05', 'C01: 05/06/2027 was read day first, as 2027-06-05.'],
    ['05/05/2027', '2027-05-05', undefined],
    ['25/06/2027 00:00', '2027-06-25', undefined],
    ['2027-06-25 09:30:00', '2027-06-25', undefined],
    ['2027-06-25T00:00:00Z', '2027-06-25', undefined],
    ['25 June 2027 12:00 AM', '2027-06-25', undefined],
    ['46174.5', '2026-06-01', undefined],
    ['31/05/27', '2027-05-31', undefined],
    ['1-Jun-27', '2027-06-01', undefined],
    ['1-Jun-2027', '2027-06-01', undefined],
    ['1st June ’27', '2027-06-01', undefined],
    ['2027/05/31', '2027-05-31', undefined],
    ['2027-5-3', '2027-05-03', undefined],
    ['by Monday 31 May 2027', '2027-05-31', undefined],
    ['01/02/27', '2027-02-01', 'C01: 01/02/27 was read day first, as 2027-02-01.'],
    ['31/02/27', null, 'C01: “31/02/27” is no day; what stood here was kept.'],
    ['May 2027', null, 'C01: “May 2027” is no day; what stood here was kept.'],
    ...[
      'review 1 March 2027; complete 1 June 2027',
      'review 1 March 27; complete 1 June 2027',
      '01/03/27 and 01/06/2027',
      'March or 1 June 2027',
      '5 May, 26 June 2027',
    ].map((cell): Read => [cell, null, `C01: “${cell}” says more than one day; what stood here was kept.`]),
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
      'Two columns mean the same: “Rating” was read, and “RAG” left out.',
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

  test.each([
    ['Ref', 'RAG status', 'Agreed action', 'Lead officer', 'Success criteria', 'Completion date'],
    ['Criterion code', 'BRAG rating (R/A/G)', 'Action(s) required', 'Owner / lead', 'Outcome measure', 'Target'],
    ['Code', 'Status', 'Proposed action:', 'Responsible person', 'Target', 'Timescale'],
    ['CRITERIA', 'Current  RAG', 'Actions required', 'Who is responsible?', 'How will we know?', 'By when?'],
  ])('of a maker who calls the columns %s, %s, %s, %s, %s, %s', (...head) => {
    const row = ['C01', 'Amber - on track', 'Train all', 'K. Marlow', 'Audit shows it', '1 June 2027'];
    const { changed, unread, problems } = readPlan([head, row], KNOWN);
    expect([unread, problems]).toEqual([[], []]);
    expect(changed[0]?.readiness).toEqual({
      rating: 'amber',
      action: 'Train all',
      owner: 'K. Marlow',
      doneWhen: 'Audit shows it',
      due: '2027-06-01',
    });
  });

  test('every column that is not read is named, and a name that may mean several things is read by what it holds', () => {
    const table = [
      ['Ref', 'Criterion', 'Status', 'Timescale', 'Due date', 'Action', 'Cost', ''],
      ['1.1', 'C01', 'In progress', 'soon', '1 June 2027', 'Train all', '£5', 'a note'],
    ];
    const { changed, unread, problems } = readPlan(table, KNOWN);
    expect(changed.map(({ code, readiness: { due } }) => [code, due])).toEqual([['C01', '2027-06-01']]);
    expect(unread).toEqual(['“Status”', '“Cost”', 'column 8, which has no name']);
    expect(problems).toEqual([
      'Two columns mean the same: “Criterion” was read, and “Ref” left out.',
      'Two columns mean the same: “Due date” was read, and “Timescale” left out.',
    ]);
    expect(notTakenInWords(readPlan(table, KNOWN))).toContain(
      '3 columns not read: “Status”, “Cost”, column 8, which has no name.',
    );
  });

  test('what blank cells take away is counted and named, by line and column', () => {
    const table = [
      ['Criterion', 'Rating', 'Action', 'Owner'],
      ['C01', '', '', ''],
      ['C04', '', '', 'K. Marlow'],
    ];
    const taken = readPlan(table, KNOWN);
    expect(taken.emptied).toEqual(['C04 rating and action']);
    expect(notTakenInWords(taken)).toEqual(['Blank cells emptied 1 line in part: C04 rating and action.']);
    // What could not be read was kept, and is no loss.
    expect(readPlan([table[0] ?? [], ['C04', 'purple', 'Report both waits', '']], KNOWN).emptied).toEqual([]);
  });

  test.each([
    ...[
      'Amber',
      'amber.',
      'A',
      '(a)',
      'RAG: A',
      'RAG rating - Amber',
      'Amber - on track',
      'Amber: on track',
      'Amber (A)',
    ],
    ...['Amber, partly ready', '🟠 Amber', 'Amber\nsee minutes', 'Amber rated', '**Amber**'],
  ])('reads the rating %j as amber', (cell) => {
    expect(ratingIn(cell)).toBe('amber');
  });

  test.each([
    ...[
      'A - Achieved',
      'A few problems',
      'Amber/Green',
      'R (improving to Green)',
      'R/A',
      'Amber - G',
      'Amber to be green',
    ],
    ...['Not green yet', 'Green by May', 'Complete', 'Blue', 'Redcar', 'G2', 'R&D', 'Amber, was Red', 'G*', 'Green *'],
  ])('takes %j for no rating, and says so', (cell) => {
    const { changed, problems } = readPlan(
      [
        ['Criterion', 'Rating'],
        ['C04', cell],
      ],
      KNOWN,
    );
    expect(changed).toEqual([]);
    expect(problems).toEqual([`C04: “${cell}” is no rating; what stood here was kept.`]);
  });

  test.each([
    '31/05/2027 or later',
    'not before 1 June 2027',
    'after 31 May 2027',
    'from 1 June 2027',
    '1 June 2027 (tbc)',
    '1 June 2027?',
    'about 1 June 2027',
  ])('takes %j for no day by which it is done, and says so', (cell) => {
    const { changed, problems } = readPlan(
      [
        ['Criterion', 'Due'],
        ['C04', cell],
      ],
      KNOWN,
    );
    expect(changed).toEqual([]);
    expect(problems).toEqual([
      `C04: “${cell}” names a day, but not as the one by which it is done; what stood here was kept.`,
    ]);
  });

  test.each([
    'by 1 June 2027',
    '1 June 2027, before the board meets',
    '1 June 2027 (K. Marlow)',
    '1 June 2027, with words from schools',
    'Tue 1 June 2027',
  ])('reads the day of %j', (cell) => {
    expect(dayIn(cell)).toMatchObject({ day: '2027-06-01' });
  });

  test('a table without a head is refused in words', () => {
    expect(() => readPlan([['some', 'thing']], KNOWN)).toThrow(/first row has to name the columns.*some, thing/u);
    expect(() => readPlan([], KNOWN)).toThrow(/It says: nothing/u);
    expect(() => readSheet(new TextEncoder().encode('no workbook'))).toThrow();
  });
});

test('overdue is what has a day that has passed and is not green, whatever else is said of it', () => {
  const due = { ...EMPTY, due: '2026-05-31' };
  expect(isOverdue(due, '2026-06-01')).toBe(true);
  expect(isOverdue(due, '2026-05-31')).toBe(false);
  expect(isOverdue({ ...due, rating: 'green' }, '2026-06-01')).toBe(false);
  expect(isOverdue({ ...due, due: null }, '2026-06-01')).toBe(false);
  expect(dueInWords({ ...due, rating: 'amber' }, '2026-06-01T08:00:00Z')).toBe('31 May 2026, overdue');
  expect(dueInWords({ ...due, rating: 'green' }, '2026-06-01')).toBe('31 May 2026');
  for (const said of [{ due: '2020-01-01' }, { owner: 'K. Marlow' }, { doneWhen: 'Shown' }, { rating: 'red' } as const])
    expect(isPlanned({ ...EMPTY, ...said })).toBe(true);
  expect(isPlanned(EMPTY)).toBe(false);
});
