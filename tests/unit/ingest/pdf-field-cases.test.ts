/**
 * Small files that were read wrongly, each with its right value. They are not part of the repository.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DocumentContent } from '../../../src/document/document.ts';
import { extractFramework } from '../../../src/frameworks/extract.ts';
import { read, texts } from './reading.ts';

const folder = join(import.meta.dirname, '../../../../shared/field-cases');
const numbers = (document: DocumentContent) => document.passages.map(({ number }) => number);

describe.skipIf(!existsSync(folder))('field cases in PDF (skipped without ../shared)', () => {
  const open = (path: string) => read(path, new Uint8Array(readFileSync(join(folder, path))));

  test('figures at the start of lines', async () => {
    const document = await open('figure-at-line-start.pdf');
    expect(numbers(document)).toEqual([null, '12', '13', '14', '15', '16']);
    for (const part of [
      'a rate of 89.2 per 10,000',
      '(85 to 58)',
      'more than 2.5 years',
      '(2015–20)',
      'in time for 9. The',
    ])
      expect(document.text).toContain(part);
  });

  test('forms', async () => {
    const audit = texts((await open('fillable-form.pdf')).passages);
    expect(audit[audit.indexOf('How well was risk assessed?') + 1]).toMatch(/^The assessment named neglect early/u);
    expect(audit.join('\n')).toMatch(/☐ Good ☒ Requires improvement\nPolice$/u);
    const visit = (await open('forms-scans-lists/form.pdf')).text;
    for (const line of [
      /Findings[\s|]+Staff are kind and well trained\./u,
      /Plans are reviewed[\s|]+☒/u,
      /Families were asked[\s|]+☐/u,
      /Records are complete[\s|]+☒/u,
      /Visits are planned[\s|]+☒ Twice a year/u,
      /Judgement[\s|]+Requires improvement/u,
      /☒ south/u,
      /Notes\s+The first line\.\s+The second line\.$/u,
      /Typed on the page by a reader/u,
    ])
      expect(visit).toMatch(line);
    expect(visit).not.toMatch(/north|b2/u);
  });

  test('tables', async () => {
    const priority = await open('priority-action-table.pdf');
    const rows = priority.passages.filter(({ kind }) => kind === 'table');
    expect(texts(rows)).toEqual([
      'Responsible body | Areas for priority action',
      expect.stringMatching(/^Fernleigh .* Children’s Trust \| Leaders should agree .* them\.$/u),
      expect.stringMatching(/^Fernleigh .* Children’s Trust \| Leaders should cut .* clear\.$/u),
      expect.stringMatching(/^NHS Fernleigh Integrated Care Board \| Health leaders .* call\.$/u),
    ]);
    expect(rows.every(({ headings }) => headings.at(-1) === 'Areas for priority action')).toBe(true);
    const three = (await open('three-column-table.pdf')).passages.filter(({ kind }) => kind === 'table');
    expect(three.map(({ text }) => text.split(' | ').length)).toEqual([3, 3, 3]);
  });

  test('geometry', async () => {
    const marks = (await open('footnote-mark-glued.pdf')).passages[1]?.text;
    expect(marks).toMatch(
      /had 12 cases in all, of which 10 were open .* 40 km2 in size\. Leaders know the area well\.$/u,
    );
    expect((await open('margin-line-numbers.pdf')).passages).toHaveLength(13);
    expect((await open('watermark.pdf')).text).not.toContain('DRAFT');
    expect(texts((await open('formats/k2-ls.pdf')).passages)).toContain('Areas to improve');
    expect(texts((await open('formats/p-bold2.pdf')).passages)).toHaveLength(2);
    expect((await open('formats/p-rot-noflag.pdf')).text).toMatch(/^Leaders know their services well/u);
    expect(numbers(await open('formats/p-tick.pdf'))).toEqual([null, null, null]);
    expect((await open('formats/p-tick.pdf')).text).toMatch(/^✔ Leaders .*\n✔ Children .*\nHowever/u);
    expect((await open('formats/p-ocg.pdf')).text).toBe('Shown');
  });

  test('lists printed from web pages, criteria with codes', async () => {
    const list = (await open('formats/browser-list.pdf')).passages;
    expect(list.filter(({ kind }) => kind === 'bullet')).toHaveLength(3);
    expect(extractFramework(await open('formats/browser-criteria.pdf')).criteria).toHaveLength(4);
    const { criteria } = extractFramework(await open('framework-from-pdf-subcodes.pdf'));
    expect(criteria.map(({ code, children }) => [code, ...children.map((child) => child.code)])).toEqual([
      ['1', '1a', '1b'],
      ['2', '2a'],
      ['3'],
    ]);
    expect(criteria[0]?.children[1]?.text).toBe('Practitioners record what children say');
  });

  test('scans stay said as unread', async () => {
    for (const path of ['forms-scans-lists/scan-g4.pdf', 'forms-scans-lists/scan-rotate180.pdf'])
      expect((await open(path)).quality.pagesWithoutText).toEqual([1]);
  });
});
