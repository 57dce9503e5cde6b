import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayBeEvidence } from '../../../src/document/document.ts';
import {
  disclosureCheck,
  disclosureNote,
  hitsCarried,
  identifiersIn,
  maskedBundle,
  maskedText,
  masksFor,
} from '../../../src/export/disclosure.ts';
import { evidenceReport } from '../../../src/export/html.ts';
import { isNhsNumber } from '../../../src/export/identifiers.ts';
import { readFile } from '../../../src/ingest/read.ts';
import { carriedBy } from '../../../src/service/exports/make.ts';
import { assess, inventedBundle, inventedDocument, sha256, whole } from './invented.ts';
import { MARKED, unmarked } from './marked.ts';
import { plantedText } from './planted.ts';

const LETTERS = resolve(import.meta.dirname, '../../../../shared/corpus/letters');

describe('the disclosure check', () => {
  it.each([1, 2, 3, 4, 5])('finds at least 95 in 100 of 200 planted identifiers, seed %i', (seed) => {
    const { paragraphs, planted, places } = plantedText(seed);
    expect(planted).toHaveLength(200);
    const hits = identifiersIn(paragraphs, places);
    const missed = planted.filter(
      ({ paragraph, start, text }) =>
        !hits.some((hit) => hit.index === paragraph && hit.start <= start && hit.end >= start + text.length),
    );
    const shown = missed.map(({ kind, text, paragraph }) => `${kind}: ${text} in ${paragraphs[paragraph]}`).join('\n');
    expect(missed.length, shown).toBeLessThanOrEqual(10);
  });

  it.each([
    ['a law that bears a name', 'Officers use Tamsin’s law well to protect those at risk of violence.'],
    ['a team whose body stands in brackets', 'Others refer to Cobalt (Northmere Police) when a crime has taken place.'],
    ['an operation named with a word between', 'The force has set up Operation to Tempest and Tempest Plus this year.'],
    ['a service behind the name of an area', 'Waits are long for early help, Bedford Skylines and the clinic.'],
    ['a noun that is only written large', 'This is in the Safeguarding Schedule. Case Study: what was done well.'],
  ])('takes %s for nobody', (_, text) => {
    expect(identifiersIn([text], []).filter(({ kind }) => kind === 'name')).toEqual([]);
  });

  it('still finds people where numbers stand in brackets behind them, or an area before the sentence', () => {
    const names = (text: string) =>
      identifiersIn([text], ['Northmere'])
        .filter(({ kind }) => kind === 'name')
        .map((hit) => hit.text);
    expect(names('The team told Kasia Lightfoot (NHS 943 476 5919) of the plan.')).toEqual(['Kasia Lightfoot']);
    expect(names('This was in Bedford. Kasia lives with her aunt.')).toEqual(['Kasia']);
  });

  it('takes no page, stage or limit for somebody’s age, and finds ages beside them', () => {
    const ages = (text: string) =>
      identifiersIn([text], ['Northmere'])
        .filter(({ kind }) => kind === 'age-and-place')
        .map((hit) => hit.text);
    for (const text of [
      'accepted C02 for “Plans are clear…” (Northmere, page 1)',
      'Support in Northmere moves to stage 2 when a package 3 review is due, with coverage 5.',
      'Notices in Northmere are sent when children are over one year old or under 10 years old.',
      'Children in Northmere of at least 12 years old are asked, and those up to 16 years old are told.',
    ])
      expect(ages(text)).toEqual([]);
    expect(ages('In Northmere a boy aged 9 and his sister, one year old, were seen on page 4.')).toEqual([
      'aged 9',
      'one year old',
    ]);
    expect(ages('The call in Northmere came from 12-year-old twins; at age 5 they had moved.')).toEqual([
      '12-year-old',
    ]);
  });

  it('finds at least 95 in 100 of what is marked in sentences from case notes', () => {
    const texts = MARKED.map(unmarked);
    const ordinary = plantedText(1).paragraphs.map((paragraph) => paragraph.split('. ')[0] ?? '');
    const hits = identifiersIn(
      [...texts.map(({ text }) => text), ...ordinary],
      ['Northmere', 'Eastholt', 'Saltreath', 'Dunmarsh'],
    );
    const marks = texts.flatMap(({ marks: own, text }, index) =>
      own.map((mark) => ({ ...mark, index, sentence: text })),
    );
    const missed = marks.filter(
      (mark) => !hits.some((hit) => hit.index === mark.index && hit.start < mark.end && mark.start < hit.end),
    );
    const shown = missed.map(({ text, sentence }) => `${text} in ${sentence}`).join('\n');
    expect(marks.length).toBeGreaterThan(80);
    expect(missed.length / marks.length, shown).toBeLessThanOrEqual(0.05);
  });

  it('raises few alarms on published letters, which name nobody', { skip: !existsSync(LETTERS) }, async () => {
    const files = readdirSync(LETTERS).sort().slice(0, 6);
    const readings = await Promise.all(
      files.map((path) => readFile({ path, bytes: new Uint8Array(readFileSync(join(LETTERS, path))) })),
    );
    const contents = readings.flat().flatMap((reading) => ('content' in reading ? [reading.content] : []));
    const passages = contents.flatMap((content) =>
      content.passages.filter(mayBeEvidence).map((passage) => passage.text),
    );
    const hits = identifiersIn(
      passages,
      contents.flatMap((content) => content.metadata.area ?? []),
    );
    expect(passages.length).toBeGreaterThan(100);
    expect(hits.length / passages.length).toBeLessThan(0.15);
  });

  it('finds nothing in ordinary sentences of the field', () => {
    const { paragraphs, planted } = plantedText(1);
    const ordinary = paragraphs.map((paragraph) => paragraph.split('. ')[0] ?? '');
    expect(planted.length).toBe(ordinary.length);
    expect(identifiersIn(ordinary, ['Northmere']).map((hit) => `${hit.kind}: ${hit.text}`)).toEqual([]);
  });

  it('knows an NHS number by its check digit', () => {
    expect(isNhsNumber('943 476 5919')).toBe(true);
    expect(isNhsNumber('943 476 5918')).toBe(false);
    expect(isNhsNumber('000 000 0000')).toBe(false);
  });

  it('counts what an export carries, and no more', () => {
    const document = inventedDocument('notes', ['Her mother, Karen Holt, was told.']);
    const log = [{ at: '2026-11-20T10:15:00Z', reviewer: 'R.', action: 'noted “her father, Leroy Pym”' }];
    const bundle = inventedBundle({
      documents: [document],
      assessments: assess([document]),
      decisions: [],
      themes: [],
      copies: { groups: [], lookAlikes: [] },
      twins: [],
      log,
    });
    const found = disclosureCheck(bundle);
    const names = (format: 'csv' | 'xlsx' | 'qdc') =>
      hitsCarried(found, carriedBy(format, bundle)).map(({ text }) => text);
    expect(names('xlsx')).toEqual(['Karen Holt', 'Leroy Pym']);
    expect(names('csv')).toEqual(['Karen Holt']);
    expect(names('qdc')).toEqual([]);
  });

  it('tells places, bodies, systems and projects from people', () => {
    const texts = [
      'Information reaches Merrow Vale hospital, and Merrow Vale staff act on it.',
      'Merlow is a database that officers use; Merlow reports are late.',
      'Operation Bramble works well, as does the ‘Gloves Not Blades’ project.',
      'Families use Kindleaf, an online counselling service.',
      'The Philippa Protocol helps to find children.',
      'Support is commissioned by Quillon, which trains staff.',
      'One parent told inspectors that they were happy.',
      'In the case of Bronwen, her school acted. Bronwen’s mother was told.',
    ];
    expect([...new Set(identifiersIn(texts, []).map(({ text }) => text))]).toEqual(['Bronwen']);
  });

  it('shows each hit in its sentence', () => {
    const [hit] = identifiersIn(['All was well. Ring 01632 960 001 before noon. Nobody did.'], []);
    expect(hit).toMatchObject({ kind: 'phone', text: '01632 960 001', sentence: 'Ring 01632 960 001 before noon.' });
  });

  it('masks the same person the same way, in full and in part', () => {
    const texts = ['Her mother, Karen Holt, rang.', 'Later Karen told the nurse, and Ms Holt signed.'];
    const hits = identifiersIn(texts, []);
    const masks = masksFor(hits);
    expect(texts.map((text) => maskedText(text, masks))).toEqual([
      'Her mother, [name 1], rang.',
      'Later [name 1] told the nurse, and Ms [name 1] signed.',
    ]);
    expect(masksFor(hits, masks)).toEqual(masks);
  });

  it('masks everything that an export carries and says so in the method note', () => {
    const document = inventedDocument('notes', [
      'The child (DOB: 12/03/2011) was seen. Her mother, Karen Holt, was told.',
    ]);
    const bundle = inventedBundle({
      documents: [document],
      assessments: assess([document]),
      decisions: [],
      themes: [],
      copies: { groups: [], lookAlikes: [] },
      twins: [],
      log: [
        {
          at: '2026-11-20T10:15:00Z',
          reviewer: 'R. Ashdown',
          action: 'noted “Karen Holt”',
        },
      ],
    });
    const hits = disclosureCheck(bundle);
    const masked = maskedBundle(bundle, masksFor(hits));
    const report = whole(evidenceReport(masked, sha256));
    expect(report).not.toMatch(/Karen|Holt|12\/03\/2011/u);
    expect(report).toContain('[date of birth 1]');
    expect(JSON.stringify(masked.log)).not.toContain('Karen');
    expect(masked.settings.at(-1)?.name).toBe('Masks');
    expect(disclosureNote(hits, true)).toContain('1 date of birth, masked');
    expect(disclosureNote(hits, true)).toContain('aid');
  });
});

it('identifiers with hyphens, slashes and other signs are masked like any other', () => {
  const masks = [
    { kind: 'small-number', text: 'three of five (home-educated)/excluded children', mask: '[fewer than five]' },
  ] as const;
  expect(maskedText('In May three of five (home-educated)/excluded children moved.', masks)).toBe(
    'In May [fewer than five] moved.',
  );
});
