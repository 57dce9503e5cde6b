import mammoth from 'mammoth';
import { describe, expect, it, test } from 'vitest';
import type { ReportTemplate } from '../../../src/document/reports.ts';
import type { EvidenceBundle, FindingEntry } from '../../../src/export/bundle.ts';
import { joined } from '../../../src/export/chunks.ts';
import { evidenceBriefing } from '../../../src/export/docx.ts';
import { evidenceReport } from '../../../src/export/html.ts';
import { evidenceWorkbook } from '../../../src/export/xlsx.ts';
import { inventedFinding as finding, inventedBundle, sha256, whole } from './invented.ts';
import { column, readWorkbook } from './read-xlsx.ts';

const told = { state: 'agreed', text: 'In 9 of 14 areas they wait.' } as const;

const bundleOf = (findings: readonly FindingEntry[]): EvidenceBundle => ({
  ...inventedBundle(),
  madeAt: '2026-11-30T09:00:00.000Z',
  findings,
});

const inWord = async (bundle: EvidenceBundle, template: ReportTemplate | null) => {
  const buffer = Buffer.from(await evidenceBriefing(bundle, template));
  return (await mammoth.extractRawText({ buffer })).value;
};

const plain = (page: string) => page.replace(/<[^>]*>/gu, '');

describe('a due date that has passed on the day of the report', () => {
  const bundle = bundleOf([
    finding('C01', { rating: 'amber', action: 'Report both waits', owner: 'K. Marlow', due: '2026-05-31' }, told),
    finding('C02', { due: '2020-01-01' }),
    finding('C03', { rating: 'green', action: 'Meet weekly', due: '2026-04-30' }, told),
    finding('C04', { rating: 'red', action: 'Write the plan', doneWhen: 'It is agreed', due: '2026-11-30' }, told),
  ]);

  const saysSo = (text: string) => {
    expect(text).toContain('31 May 2026, overdue');
    expect(text).toContain('1 January 2020, overdue');
    expect(text).toContain('30 April 2026');
    expect(text).not.toContain('30 April 2026, overdue');
    expect(text).toContain('30 November 2026');
    expect(text).not.toContain('30 November 2026, overdue');
  };

  test.each([null, 'assurance', 'self-evaluation', 'summary'] as const)('is overdue in Word: %s', async (template) => {
    saysSo(await inWord(bundle, template));
  });

  it('is overdue in the page for browsers, with what shows that it is done', () => {
    const page = plain(whole(evidenceReport(bundle, sha256)));
    saysSo(page);
    expect(page).toContain('done when: It is agreed');
  });

  it('is overdue in the workbook, in a column of its own', () => {
    const rows = readWorkbook(joined(evidenceWorkbook(bundle))).get('Findings') ?? [];
    expect(column(rows, 'Due')).toEqual(['2026-05-31', '2020-01-01', '2026-04-30', '2026-11-30']);
    expect(column(rows, 'Overdue')).toEqual(['overdue', 'overdue', '', '']);
  });
});

test('a line of the plan is in every report, whichever of its fields is filled in', async () => {
  for (const said of [{ owner: 'P. Ashdown' }, { doneWhen: 'P. Ashdown' }, { action: 'P. Ashdown' }]) {
    const bundle = bundleOf([finding('C02', said)]);
    for (const template of ['assurance', 'self-evaluation', 'summary'] as const)
      expect(await inWord(bundle, template)).toContain('P. Ashdown');
    expect(plain(whole(evidenceReport(bundle, sha256)))).toContain('P. Ashdown');
  }
});

test('numbers are counted in words as one and as many, and a number that has changed stands with the one of today', async () => {
  const change = '9 of 14 areas when this was written, 8 on the day of this report.';
  const one = bundleOf([finding('C01', {}, { ...told, changes: [change] }), finding('C02', {})]);
  for (const template of ['findings', 'assurance', 'summary'] as const) {
    const text = await inWord(one, template);
    expect(text).toContain('1 finding is agreed and 0 written. 1 of 2 criteria and pinned themes has no finding yet.');
    // In brief, and where the finding stands in full.
    expect(text.split(change)).toHaveLength(template === 'summary' ? 2 : 3);
  }
  const two = bundleOf([finding('C01', {}, told), finding('C02', {}, told)]);
  expect(await inWord(two, 'summary')).toContain('2 findings are agreed and 0 written. 0 of 2 criteria');
});
