import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DocumentContent, Passage, PassageKind } from '../../../src/document/document.ts';
import { builtInFrameworks } from '../../../src/frameworks/built-in.ts';
import { type ExtractedCriterion, extractFramework } from '../../../src/frameworks/extract.ts';
import { matchFramework, withOfficialWording } from '../../../src/frameworks/match.ts';
import { readFile } from '../../../src/ingest/read.ts';

type Line = [kind: PassageKind, text: string, more?: { page?: number; number?: string; level?: number }];

function content(lines: readonly Line[], title = 'Guidance for Northmere'): DocumentContent {
  let text = '';
  const passages = lines.map(([kind, line, more], at): Passage => {
    const start = text.length;
    text += `${line}\n`;
    return {
      id: `p${at + 1}`,
      kind,
      level: 0,
      text: line,
      start,
      end: start + line.length,
      page: 1,
      endPage: 1,
      headings: [],
      number: null,
      furniture: null,
      boxes: [],
      ...more,
    };
  });
  return {
    metadata: {
      title,
      kind: null,
      type: 'guidance',
      inspectionKind: 'jtai',
      area: null,
      date: null,
      areaAsPrinted: null,
      dateIs: null,
      themeAsPrinted: null,
      inspectionTheme: null,
      inspectedFrom: null,
      inspectedTo: null,
      inspectorates: [],
      judgements: [],
    },
    pages: 1,
    text,
    passages,
    quality: { score: 1, pagesWithoutText: [], warnings: [], setAside: {} },
  };
}

const flat = (criteria: readonly ExtractedCriterion[]): string[] =>
  criteria.flatMap(({ code, text, children }) => [`${code} ${text}`, ...flat(children)]);

describe('reading criteria out of guidance', () => {
  it('takes the list that is introduced as criteria and no other', () => {
    const { title, criteria } = extractFramework(
      content([
        ['heading', 'Scope'],
        ['paragraph', 'The sample will include:'],
        ['bullet', 'children who are in care'],
        ['bullet', 'children who are missing'],
        ['heading', 'Evaluation'],
        ['paragraph', 'Inspectors will evaluate the extent to which:'],
        ['bullet', 'Children are listened to'],
        ['bullet', 'Staff are trained'],
        ['bullet', 'Leaders know what is needed'],
        ['heading', 'Timetable'],
        ['bullet', 'Week one: telephone call'],
      ]),
    );
    expect(title).toBe('Guidance for Northmere');
    expect(flat(criteria)).toEqual([
      '1 Children are listened to',
      '2 Staff are trained',
      '3 Leaders know what is needed',
    ]);
  });

  it.each([
    'Inspectors will consider whether:',
    'We will look at how well agencies:',
    'The review will be made against the following evaluation criteria:',
    'In judging the partnership, inspectors should consider the extent to which',
    'The team will assess how effectively:',
  ])('knows the introduction "%s"', (intro) => {
    const { criteria } = extractFramework(
      content([
        ['paragraph', intro],
        ['bullet', 'Children are seen in time'],
        ['bullet', 'Plans say what will change'],
      ]),
    );
    expect(flat(criteria)).toEqual(['1 Children are seen in time', '2 Plans say what will change']);
  });

  it('keeps sub-lists under the item that begins them', () => {
    const { criteria } = extractFramework(
      content([
        ['paragraph', 'Inspectors will evaluate the extent to which:'],
        ['bullet', 'Children are listened to'],
        ['bullet', 'Managers:'],
        ['bullet', 'know the children in their area'],
        ['bullet', 'challenge what is not good enough'],
        ['bullet', 'Volunteers know what they are there for'],
      ]),
    );
    expect(flat(criteria)).toEqual([
      '1 Children are listened to',
      '2 Managers:',
      '2a know the children in their area',
      '2b challenge what is not good enough',
      '3 Volunteers know what they are there for',
    ]);
  });

  it('follows the depth that the reader of the page saw', () => {
    const { criteria } = extractFramework(
      content([
        ['paragraph', 'Inspectors will evaluate the extent to which:'],
        ['bullet', 'Leaders and managers'],
        ['bullet', 'Know the children in their area', { level: 1 }],
        ['bullet', 'Challenge what is not good enough', { level: 1 }],
        ['bullet', 'Volunteers know what they are there for'],
      ]),
    );
    expect(criteria.map(({ children }) => children.length)).toEqual([2, 0]);
  });

  it('puts together what a page or a footnote took apart, and drops the mark', () => {
    const { criteria } = extractFramework(
      content([
        ['paragraph', 'Inspectors will evaluate the extent to which:'],
        ['bullet', 'Children feel that what they say leads to'],
        ['bullet', 'improvements in the help that they get'],
        ['bullet', 'Schools know their pupils.12'],
        ['paragraph', 'This leads to help in time'],
        ['bullet', 'Plans are clear'],
      ]),
    );
    expect(flat(criteria)).toEqual([
      '1 Children feel that what they say leads to improvements in the help that they get',
      '2 Schools know their pupils. This leads to help in time',
      '3 Plans are clear',
    ]);
  });

  it('takes printed numbers as codes, and pages and paragraphs with them', () => {
    const { criteria } = extractFramework(
      content([
        ['heading', 'Evaluation criteria'],
        ['bullet', 'Children are safe', { number: '4.1', page: 3 }],
        ['bullet', 'Children are well', { number: '4.2', page: 4 }],
      ]),
    );
    expect(criteria.map(({ code, page, paragraph }) => [code, page, paragraph])).toEqual([
      ['4.1', 3, '4.1'],
      ['4.2', 4, '4.2'],
    ]);
  });

  it('finds nothing in a document without criteria', () => {
    const { criteria } = extractFramework(
      content([
        ['paragraph', 'Dear colleague'],
        ['bullet', 'milk'],
        ['bullet', 'eggs'],
      ]),
    );
    expect(criteria).toEqual([]);
  });
});

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const seeds = ['002_ee5717a0257bcd18.txt', '003_fa4ca006c02ba68e.txt'];

describe.skipIf(!existsSync(`${shared}seeds/${seeds[0]}`))(
  'the two readings of one guidance (skipped without ../shared)',
  () => {
    it.each(seeds)('%s gives all twenty criteria as printed, matched one to one', async (name) => {
      const bytes = new Uint8Array(readFileSync(`${shared}seeds/${name}`));
      const [reading] = await readFile({ path: name, bytes });
      if (reading === undefined || !('content' in reading)) throw new Error('not read');
      const { criteria } = extractFramework(reading.content);
      const gold = JSON.parse(readFileSync(`${shared}gold/framework_cmh_2019.json`, 'utf8')) as {
        criteria: ExtractedCriterion[];
      };
      const words = (list: readonly ExtractedCriterion[]): string[] =>
        list.flatMap(({ text, children }) => [
          text.replace(/’/gu, "'").replace(/\.\d+ /gu, '. '),
          ...words(children ?? []),
        ]);
      expect(words(criteria)).toEqual(words(gold.criteria));

      const match = matchFramework(criteria, builtInFrameworks);
      expect(match?.framework.id).toBe('jtai-childrens-mental-health-2019');
      const codes = match?.criteria.map(({ code }) => code);
      expect(codes).toEqual([
        ...Array.from({ length: 16 }, (_, at) => `C${String(at + 1).padStart(2, '0')}`),
        'C17a',
        'C17b',
        'C18',
      ]);
      if (match === null) return;
      const dressed = withOfficialWording(match);
      expect(dressed.criteria[0]?.official?.text).toBe(criteria[0]?.text);
      expect(dressed.criteria[0]?.text).not.toBe(criteria[0]?.text);
    });
  },
);
