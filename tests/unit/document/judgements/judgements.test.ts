import { describe, expect, test } from 'vitest';
import { changeInWords, type Judged, withChanges } from '../../../../src/document/judgements/changes.ts';
import { isOnlyGraded, type JudgedPassage, judgementsIn } from '../../../../src/document/judgements/judgements.ts';

const read = (kind: string | null, ...lines: readonly (string | readonly [JudgedPassage['kind'], string])[]) =>
  judgementsIn(
    lines.map((line, at): JudgedPassage => {
      const [form, text] = typeof line === 'string' ? (['paragraph', line] as const) : line;
      return { id: `p${at + 1}`, kind: form, text, page: 1 + Math.floor(at / 10), headings: [] };
    }),
    kind,
  ).map(({ about, grade }) => [about, grade]);
const row = (text: string) => ['table', text] as const;

describe('judgements as reports print them', () => {
  test('rows of a table, numbered or not, once each', () => {
    expect(
      read(
        'ilacs',
        row('Judgement | Grade'),
        row('The impact of leaders on social work practice | Good'),
        row('Overall effectiveness | Requires improvement to be good'),
        'The impact of leaders: Good',
      ),
    ).toEqual([
      ['The impact of leaders on social work practice', 'Good'],
      ['Overall effectiveness', 'Requires improvement'],
    ]);
    expect(read('single-inspection', row('2.1 Adoption performance | Inadequate'))).toEqual([
      ['Adoption performance', 'Inadequate'],
    ]);
  });

  test('grades as heads of columns, with ticks or with names under them', () => {
    expect(
      read(
        'peel',
        row('Outstanding | Good | Adequate | Requires improvement | Inadequate'),
        row('| Preventing crime | Investigating crime | Protecting vulnerable people |'),
      ),
    ).toEqual([
      ['Preventing crime', 'Good'],
      ['Investigating crime', 'Adequate'],
      ['Protecting vulnerable people', 'Requires improvement'],
    ]);
    expect(read(null, row('Area | Outstanding | Good | Adequate | Inadequate'), row('Leadership | | ✓ | |'))).toEqual([
      ['Leadership', 'Good'],
    ]);
  });

  test('the grade of this year among several, by the heads of the columns', () => {
    expect(
      read('annual-performance-assessment', row('Area | Previous grade | Grade'), row('Being healthy | 2 | 3')),
    ).toEqual([]);
    expect(read('annual-performance-assessment', row('Area | 2006 | 2007'), row('Being healthy | 2 | 3'))).toEqual([
      ['Being healthy, 2006', '2 (Adequate)'],
      ['Being healthy, 2007', '3 (Good)'],
    ]);
  });

  test('lines, sentences, a grade under its heading, and one whose words a narrow column parted', () => {
    expect(read('ilacs-short', 'Overall effectiveness: inadequate')).toEqual([['Overall effectiveness', 'Inadequate']]);
    expect(read(null, 'The overall judgement is that children’s services are inadequate.')).toEqual([
      ['Overall effectiveness', 'Inadequate'],
    ]);
    expect(read('single-inspection', 'Children’s services in Calder Vale require improvement to be good')).toEqual([
      ['Overall effectiveness', 'Requires improvement'],
    ]);
    expect(
      read('single-inspection', ['heading', 'The Local Safeguarding Children Board'], 'Requires improvement.'),
    ).toEqual([['The Local Safeguarding Children Board', 'Requires improvement']]);
    expect(
      read(
        'single-inspection',
        ['heading', 'Requires 1. Children who need help and protection improvement'],
        'Requires',
        'Adoption performance',
        'improvement',
      ),
    ).toEqual([
      ['Children who need help and protection', 'Requires improvement'],
      ['Adoption performance', 'Requires improvement'],
    ]);
    expect(
      read(
        'area-send',
        'The local area partnership’s SEND arrangements lead to inconsistent experiences and outcomes for children.',
      ),
    ).toEqual([['Area SEND arrangements', 'Inconsistent experiences and outcomes']]);
    expect(read('peel', 'Larkshire Police requires improvement at protecting vulnerable people.')).toEqual([
      ['protecting vulnerable people', 'Requires improvement'],
    ]);
    expect(read('youth-custody', row('Safety | Not sufficiently good'))).toEqual([['Safety', 'Not sufficiently good']]);
    expect(read('wales-childrens-services', row('Well-being | Needs significant improvement'))).toEqual([
      ['Well-being', 'Needs significant improvement'],
    ]);
  });

  test('nothing where grades are explained, or others are spoken of, or the words only look like a grade', () => {
    expect(
      read(
        'single-inspection',
        'A local authority that is inadequate is providing services where there are widespread failures.',
        'The local authority operates two children’s homes. Both were judged to be good.',
        row('Grade | What it means'),
        row('Good | Children are helped well'),
        row('Previous inspection | Inadequate'),
        'Children’s services in schools are good at sharing what they know with health.',
        'Good relationships with partners are a strength.',
        row('Name | Role'),
      ),
    ).toEqual([]);
  });
});

const judged = (date: string, grade: string, step: number, more: Partial<Judged> = {}): Judged => ({
  documentId: date,
  document: 'Report',
  area: 'Calder Vale',
  date,
  about: 'Overall effectiveness',
  subject: 'overall',
  grade,
  step,
  scale: 'four-grades',
  passageId: 'p1',
  page: 1,
  ...more,
});

test('each judgement stands beside the one before it of the same area, subject and scale', () => {
  const rows = withChanges([
    judged('2022-03-01', 'Good', 3, { area: 'Calder Vale City Council' }),
    judged('2012-01-09', 'Adequate', 2),
    judged('2016-05-02', 'Requires improvement', 2),
    judged('2024-01-01', 'Good', 3, { area: 'Eastholt' }),
    judged('2023-01-01', 'Inconsistent experiences and outcomes', 2, { scale: 'area-send', subject: 'send' }),
  ]);
  expect(rows.map(({ date, change }) => [date, change])).toEqual([
    ['2012-01-09', null],
    ['2016-05-02', null],
    ['2022-03-01', 'better'],
    ['2023-01-01', null],
    ['2024-01-01', null],
  ]);
  const words = rows.map((one) => changeInWords(one, (day) => day));
  expect(words).toEqual([
    '',
    'before: Adequate, 2012-01-09; the words are not compared',
    'better than Requires improvement, 2016-05-02',
    '',
    '',
  ]);
});

test.each([
  ['Help for families | Requires improvement to be good', true],
  ['2.1 Adoption performance | Inadequate', true],
  ['Requires improvement.', true],
  ['Overall effectiveness | Good | Outstanding', true],
  ['Judgement | Grade', false],
  ['Children missing from care | 4', false],
  ['Partnership working | Good | Meetings are held each week and agencies share what they know.', false],
  ['Supervision of staff is good', false],
  ['Good', true],
  ['', false],
])('a row of a table of judgements says nothing but grades: %s', (text, only) => {
  expect(isOnlyGraded(text)).toBe(only);
});
