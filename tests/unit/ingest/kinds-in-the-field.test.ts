/**
 * Readings that went wrong in the field, by their kind, with inputs invented for each; and the field's own files where they
 * are at hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Passage } from '../../../src/document/document.ts';
import { read } from './reading.ts';

const metadataFrom = async (text: string) => (await read('letter.md', text)).metadata;
const SEEN = 'Social workers see children alone and record what they say.';

describe('a word for a sort of council is no part of a name it ends', () => {
  test.each([
    ['Larkborough', 'Larkborough'],
    ['Larkborough City Council', 'Larkborough'],
    ['the Metropolitan Borough of Fairborough', 'Fairborough'],
    ['Oldcity', 'Oldcity'],
    ['Eastcounty Borough Council', 'Eastcounty'],
  ])('%s', async (printed, area) => {
    const title = `# Joint targeted area inspection of the multi-agency response to neglect in ${printed}`;
    expect((await metadataFrom(`${title}\n\n4 June 2024\n\nDear local partnership\n\n${SEEN}\n`)).area).toBe(area);
  });
});

describe('the theme', () => {
  const letter = (said: string) =>
    metadataFrom(
      `# Joint targeted area inspection of the multi-agency response to abuse and neglect in Northmere\n\n4 June 2024\n\nDear local partnership\n\n${said}\n`,
    );

  test.each([
    ['This inspection included a ‘deep dive’ focus on the response to children experiencing neglect.'],
    ['This inspection included a ‘deep-dive’ focus on children experiencing neglect.'],
    ['The JTAI also included a deep dive focus on children experiencing neglect in Northmere.'],
    ['This inspection included a ‘deepdive’ focused on the multi-agency response to children experiencing neglect.'],
  ])('%s', async (said) => {
    const { inspectionTheme, themeAsPrinted } = await letter(said);
    expect({ inspectionTheme, themeAsPrinted }).toEqual({
      inspectionTheme: 'neglect',
      themeAsPrinted: 'children experiencing neglect',
    });
  });

  test('wordings of one theme are one theme', async () => {
    const themes = await Promise.all(
      ['children living with domestic abuse', 'domestic abuse', 'children who are victims of domestic violence'].map(
        async (theme) => (await letter(`This inspection included a deep dive focus on ${theme}.`)).inspectionTheme,
      ),
    );
    expect(new Set(themes)).toEqual(new Set(['domestic abuse']));
  });

  test('a finding is no theme', async () => {
    const report =
      '# Inspection of Northmere local authority children’s services\n\nInspection dates: 2 to 6 December 2024\n\n1. The multi-agency response to domestic abuse is strong. The effect on children is understood in Emerald Team.\n';
    expect((await metadataFrom(report)).inspectionTheme).toBeNull();
    expect((await letter('The multi-agency response to neglect is weak and slow.')).inspectionTheme).toBeNull();
  });
});

describe('nothing is swallowed', () => {
  const marks = async (text: string) => (await read('report.md', text)).passages;
  const evidence = (passages: readonly Passage[]) =>
    passages.filter(({ furniture }) => furniture === null).map(({ text }) => text);

  test.each(['Information about this inspection', 'The inspection team', 'Inspection team'])(
    'a section on “%s” ends at the next heading',
    async (heading) => {
      const passages = await marks(
        `# Inspection of Northmere children’s services\n\nInspection dates: 2 to 6 December 2024\n\n## ${heading}\n\nInspectors read files and spoke to families.\n\n## The experiences of children\n\n${SEEN}\n\n- Children wait too long.\n`,
      );
      expect(evidence(passages)).toEqual(
        expect.arrayContaining(['The experiences of children', SEEN, 'Children wait too long.']),
      );
      expect(evidence(passages)).not.toContain('Inspectors read files and spoke to families.');
    },
  );

  test('an annex after the signature may be evidence', async () => {
    const found = `${SEEN} ${SEEN} ${SEEN} ${SEEN}`;
    const passages = await marks(
      `4 June 2024\n\nDear Colleague\n\n# Focused visit to Northmere children’s services\n\n${SEEN}\n\nYours sincerely\n\nA Person\n\nHis Majesty’s Inspector\n\n# Annex A: what we found\n\n${found}\n`,
    );
    expect(evidence(passages)).toContain(found);
    expect(passages.find(({ text }) => text === 'A Person')?.furniture).toBe('signature');
  });

  test('what stands after the furniture of a site is read again', async () => {
    const article = `${SEEN} ${SEEN} ${SEEN} ${SEEN}`;
    const links = 'Share this\n\nLatest news\n\nRelated articles\n\nSubscribe';
    const passages = await marks(`# Neglect in Northmere\n\n${article}\n\n${links}\n\n${article}\n\n${article}\n`);
    expect(evidence(passages).filter((text) => text === article)).toHaveLength(3);
  });

  test('a finding that names a section of an act is a finding', async () => {
    const finding =
      'The board completes audits of services under section 11 of the Children Act 2004 and acts on them.';
    expect(evidence(await marks(`# Report\n\n- ${finding}\n\n${SEEN}\n`))).toContain(finding);
  });

  test('words set aside are counted by sort, and much of it is a warning', async () => {
    const long = Array.from({ length: 60 }, () => 'Inspectors read files and spoke to families.').join(' ');
    const { quality } = await read('report.md', `# Report\n\n${SEEN}\n\n## Inspection team\n\n${long}\n`);
    expect(quality.setAside.boilerplate).toBeGreaterThan(400);
    expect(quality.warnings.join(' ')).toContain('were set aside');
  });
});

describe.skipIf(!existsSync(join(import.meta.dirname, '../../../../shared/field-cases')))(
  'the field’s own files',
  () => {
    const open = async (name: string) =>
      read(name, new Uint8Array(readFileSync(join(import.meta.dirname, '../../../../shared/field-cases', name))));

    test.each([
      ['area-ending-in-borough.md', { area: 'Larkborough' }],
      ['theme-deep-dive-hyphen.md', { themeAsPrinted: 'children experiencing neglect' }],
      ['theme-from-body.md', { inspectionTheme: null }],
      [
        'trust-report.md',
        { type: 'inspection-letter', area: 'Fernleigh', inspectedFrom: '2026-01-12', inspectedTo: '2026-01-23' },
      ],
      ['wales-jicpa.md', { area: 'Fernshire', inspectedFrom: '2024-03-04', inspectedTo: '2024-03-08' }],
      [
        'sif-report-information-section.pdf',
        {
          type: 'inspection-letter',
          area: 'Fernleigh',
          date: '2014-05-09',
          inspectedFrom: '2014-03-03',
          inspectedTo: '2014-03-25',
        },
      ],
    ])('%s', async (name, expected) => {
      expect((await open(name)).metadata).toMatchObject(expected);
    });

    test('the findings of a report of 2014 may be evidence, its imprint not', async () => {
      const { passages } = await open('sif-report-information-section.pdf');
      const numbered = passages.filter(({ number }) => ['10', '11', '12', '13', '20', '21'].includes(number ?? ''));
      expect(numbered.map(({ furniture }) => furniture)).toEqual([null, null, null, null, null, null]);
      expect(passages.find(({ text }) => text.startsWith('Report published'))?.furniture).not.toBeNull();
    });
  },
);
