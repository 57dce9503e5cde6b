import { describe, expect, test } from 'vitest';
import { firstDate, firstPeriod, isDateLine } from '../../../src/document/dates.ts';
import { type Block, block } from '../../../src/ingest/block.ts';
import { metadataOf, titleOf } from '../../../src/ingest/structure/metadata.ts';
import { read } from './reading.ts';

const metadataFrom = (blocks: readonly Block[]) => metadataOf(blocks, titleOf(blocks), { title: null, running: [] });

describe('the area by the title', () => {
  test.each([
    ['Joint targeted area inspection of the multi-agency response to abuse and neglect in Calder Vale', 'Calder Vale'],
    [
      'Joint targeted area inspection of the multi-agency response to sexual abuse in the family in Eastholt',
      'Eastholt',
    ],
    [
      'Joint targeted area inspection of the multi-agency response to children’s mental health in Northmere.',
      'Northmere',
    ],
    [
      'Joint targeted area inspection of the multi-agency response to abuse and neglect in the London Borough of Northmere',
      'Northmere',
    ],
    [
      'Joint targeted area inspection of the multi-agency response to abuse and neglect in Calder Vale City Council',
      'Calder Vale',
    ],
    ['Joint targeted area inspection of Northmere, Eastholt and Calder', 'Northmere, Eastholt and Calder'],
    ['Joint targeted area inspection of London Borough of Eastholt', 'Eastholt'],
    ['Joint targeted area inspection of St. Arran and Holt', 'St. Arran and Holt'],
    ['Area SEND inspection of Holt-on-Calder Local Area Partnership', 'Holt-on-Calder'],
    ['Inspection of Northmere local authority children’s services', 'Northmere'],
    ["Inspection of Calder Vale children's social care services", 'Calder Vale'],
    ['Focused visit to Eastholt County Council local authority children’s services', 'Eastholt'],
    ['Focused visit to Northmere children’s services', 'Northmere'],
    ['Guidance for joint targeted area inspections', null],
  ])('%s', (title, area) => {
    expect(metadataFrom([block(title, { kind: 'heading' })]).area).toBe(area);
  });

  test('else by what the letter says, else by the line above the title', () => {
    const said = 'This letter outlines our findings about the work of individual agencies in Holt upon Calder.';
    expect(metadataFrom([block('Letter', { kind: 'heading' }), block(said)]).area).toBe('Holt upon Calder');
    expect(
      metadataFrom([block('Northmere Borough Council'), block('Inspection of children’s social care services')]).area,
    ).toBe('Northmere');
  });
});

describe('dates', () => {
  test.each([
    ['31 January 2020', '2020-01-31'],
    ['on the 17th July 2019', '2019-07-17'],
    ['12 th September 2019', '2019-09-12'],
    ['5 Sept 2016', '2016-09-05'],
    ['14/06/2019', '2019-06-14'],
    ['2019-06-14', '2019-06-14'],
    ['29 February 2019', null],
    ['June 2019', null],
  ])('%s', (text, date) => {
    expect(firstDate(text)).toBe(date);
  });

  test.each([
    ['Between 9 and 13 December 2019, Ofsted', '2019-12-09', '2019-12-13'],
    ['from 27 June 2022 to 1 July 2022', '2022-06-27', '2022-07-01'],
    ['between 29 September and 1 October 2020', '2020-09-29', '2020-10-01'],
    ['from 30 December to 3 January 2021', '2020-12-30', '2021-01-03'],
  ])('%s', (text, from, to) => {
    expect(firstPeriod(text)).toEqual({ from, to });
  });

  test('a period without a year takes that of the letter', () => {
    expect(firstPeriod('Between 16 May and 20 May, Ofsted', 2016)).toEqual({ from: '2016-05-16', to: '2016-05-20' });
    expect(firstPeriod('Between 16 May and 20 May, Ofsted')).toBeNull();
  });

  test('a line is a date only when it says hardly anything else', () => {
    expect(isDateLine('14 June 2019')).toBe(true);
    expect(isDateLine('Friday 14 June 2019')).toBe(true);
    expect(isDateLine('Date of previous inspection: 14 June 2019')).toBe(false);
  });
});

test('the kind of a document', async () => {
  const type = async (text: string) => (await read('a.txt', text)).metadata.type;
  const filler = 'Children are seen and heard by people who know them and who stay with them for years.';
  expect(
    await type(`How we inspect\n\n${filler}\n\nInspectors will evaluate the extent to which children are heard.\n`),
  ).toBe('guidance');
  expect(await type(`Findings of our audits\n\nSix audits were carried out in Northmere. ${filler}\n`)).toBe(
    'audit-report',
  );
  expect(await type(`Neglect: an overview report\n\n${filler}\n`)).toBe('overview-report');
  expect(await type(`Minutes\n\n${filler}\n`)).toBe('other');
});

test('whatever the page does not say is null', () => {
  expect(metadataFrom([block('Some words.')])).toEqual({
    title: 'Some words.',
    kind: null,
    type: 'other',
    inspectionKind: null,
    area: null,
    areaAsPrinted: null,
    date: null,
    dateIs: null,
    inspectionTheme: null,
    themeAsPrinted: null,
    inspectedFrom: null,
    inspectedTo: null,
    inspectorates: [],
    judgements: [],
  });
});

test('the area that only headers or footers name is the area', async () => {
  const page = (at: number) =>
    `Leeds Safeguarding Children Partnership\n\n${at === 1 ? 'Multi-agency audit report: neglect\n\n' : ''}The auditors of group ${at} read ${at + 3} case files.\n\nPlans were seen in part ${at} and they were clear.\n\nVersion 2 | ${at}`;
  const { metadata, text } = await read('audit.txt', [1, 2, 3, 4].map(page).join('\f'));
  expect(text).not.toContain('Leeds');
  expect(metadata).toMatchObject({ kind: 'multi-agency-audit', area: 'Leeds' });
});

const PROSE =
  'The overall judgement is that services require improvement. Plans are clear and children are seen, but too many wait for help. '.repeat(
    6,
  );

test.each([
  [
    `Dear Ms Example Focused visit to Leeds children’s services This letter summarises the findings of the focused visit to Leeds children’s services on 17 and 18 May 2023. ${PROSE}`,
    { kind: 'focused-visit', area: 'Leeds', inspectedFrom: '2023-05-17', inspectedTo: '2023-05-18' },
  ],
  [
    `Herefordshire Council Inspection of services for children in need of help and protection, children looked after and care leavers and Review of the effectiveness of the Local Safeguarding Children Board1 Inspection date: 29 April 2014 – 21 May 2014 Report published: 30 June 2014 ${PROSE}`,
    { kind: 'single-inspection', area: 'Herefordshire', date: '2014-06-30', inspectedTo: '2014-05-21' },
  ],
])('a document whose lines were all joined is known by its beginning', async (text, expected) => {
  const { metadata } = await read('joined.txt', text);
  expect(metadata).toMatchObject(expected);
});
