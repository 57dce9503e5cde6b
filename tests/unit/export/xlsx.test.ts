import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { counts } from '../../../src/export/bundle.ts';
import { joined } from '../../../src/export/chunks.ts';
import { cellPieces, joinPieces } from '../../../src/export/workbook.ts';
import { evidenceWorkbook } from '../../../src/export/xlsx.ts';
import { HOSTILE } from './hostile.ts';
import { assess, inventedBundle, inventedDocument } from './invented.ts';
import { column, readWorkbook } from './read-xlsx.ts';

describe('the evidence workbook', () => {
  it('holds every row of evidence with its quotation, place and decision', () => {
    const bundle = inventedBundle();
    const log = readWorkbook(joined(evidenceWorkbook(bundle))).get('Evidence log') ?? [];
    const rows = bundle.evidence.filter((row) => counts(row) || row.status === 'rejected');
    expect(column(log, 'Quotation')).toEqual(rows.map((row) => row.quotation));
    expect(column(log, 'Page')).toEqual(rows.map((row) => String(row.page)));
    expect(column(log, 'Decision').filter((word) => word === 'Accepted')).toHaveLength(
      bundle.evidence.filter((row) => row.status === 'accepted').length,
    );
    expect(column(log, 'Criterion in full')).toContain('Leaders and managers › Leaders know the need');
  });

  it('has a sheet for each thing a reader looks for, with a frozen head and filters on the long ones', () => {
    const bytes = joined(evidenceWorkbook(inventedBundle()));
    expect([...readWorkbook(bytes).keys()]).toEqual([
      'Evidence log',
      'Grid',
      'Coverage',
      'Documents',
      'Themes',
      'Framework',
      'Method',
      'Log',
    ]);
    const sheet = (number: number) =>
      strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array());
    expect(sheet(1)).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/u);
    expect(sheet(1)).toMatch(/<\/sheetData><autoFilter ref="A1:AH\d+"\/>/u);
    expect(sheet(2)).not.toContain('autoFilter');
  });

  it('says in the grid what was found, what was not, and what could not be read', () => {
    const grid = readWorkbook(joined(evidenceWorkbook(inventedBundle()))).get('Grid') ?? [];
    expect(column(grid, 'Calder Vale, 12 March 2019')).toContain('▲ 1  ▽ 1');
    expect(column(grid, 'Calder Vale, 12 March 2019')).toContain('none so far');
    expect(column(grid, 'Eastholt, 14 May 2021')).toContain('not yet looked at; pages 3–5 and 9 not read');
    expect(column(grid, 'Brackenshire, 11 February 2018')).toContain('▽ 1\nsuggested');
  });

  it('holds the most central passages of a theme, and all of them only where they are asked for', () => {
    const invented = inventedBundle();
    const [theme] = invented.themes;
    if (theme?.passages[0] === undefined) throw new Error('no theme');
    const passages = Array.from({ length: 40 }, () => theme.passages[0]).flatMap((one) => one ?? []);
    const bundle = { ...invented, themes: [{ ...theme, passages }] };
    const sheets = readWorkbook(joined(evidenceWorkbook(bundle)));
    expect(sheets.get('Themes')).toHaveLength(2);
    expect(column(sheets.get('Themes') ?? [], 'Passages')).toEqual(['40']);
    expect(sheets.has('Passages of themes')).toBe(false);
    const asked = readWorkbook(joined(evidenceWorkbook(bundle, { themePassages: true })));
    expect(column(asked.get('Passages of themes') ?? [], 'Quotation')).toEqual(passages.map((one) => one.quotation));
    expect(readWorkbook(joined(evidenceWorkbook({ ...invented, themes: [] }))).has('Themes')).toBe(false);
  });

  it('brings every hostile text back as the same text, never as a formula', () => {
    const document = inventedDocument('hostile', HOSTILE);
    const bundle = inventedBundle({
      documents: [document],
      assessments: assess([document]),
      decisions: [],
      themes: [],
      copies: { groups: [], lookAlikes: [] },
      twins: [],
    });
    const log = readWorkbook(joined(evidenceWorkbook(bundle))).get('Evidence log') ?? [];
    const pieces = ['Quotation', 'Quotation, part 2'].map((header) => column(log, header));
    const texts = (pieces[0] ?? []).map((_, index) =>
      joinPieces(pieces.map((piece) => piece[index] ?? '').filter((piece) => piece !== '')),
    );
    expect(new Set(texts)).toEqual(new Set(HOSTILE));
    const cells = log.flatMap((row) => [...row.values()]);
    expect(cells.filter((cell) => cell.isFormula)).toEqual([]);
    expect(cells.every((cell) => cell.text.length <= 32_767)).toBe(true);
  });

  it('is the same bytes every time', () => {
    expect(joined(evidenceWorkbook(inventedBundle()))).toEqual(joined(evidenceWorkbook(inventedBundle())));
  });

  it('carries 50,000 rows', () => {
    const document = inventedDocument(
      'long',
      Array.from({ length: 50_000 }, (_, index) => `Paragraph ${index} of a very long report.`),
    );
    const bundle = inventedBundle({
      documents: [document],
      assessments: document.passages.map((passage) => ({
        documentId: document.id,
        passageId: passage.id,
        assessment: {
          suggestions: [{ criterion: 'C01', score: 0.5, because: [] }],
          polarity: { label: 'neutral', score: 0.5, because: [] },
          agencies: [],
        },
      })),
      decisions: [],
      themes: [],
      copies: { groups: [], lookAlikes: [] },
      twins: [],
    });
    const log =
      readWorkbook(joined(evidenceWorkbook(bundle, { columns: ['criterion', 'quotation'] }))).get('Evidence log') ?? [];
    expect(column(log, 'Quotation')).toEqual(document.passages.map((passage) => passage.text));
  });
});

describe('text longer than a cell', () => {
  it('is split visibly and without harm to any character', () => {
    for (const text of ['😀'.repeat(50), 'a'.repeat(101), `a${'😀'.repeat(50)}`]) {
      const pieces = cellPieces(text, 60);
      expect(pieces.length).toBeGreaterThan(1);
      expect(pieces.every((piece) => piece.length <= 60 && piece.isWellFormed())).toBe(true);
      expect(pieces.slice(0, -1).every((piece) => piece.endsWith('[…continues in the next column]'))).toBe(true);
      expect(joinPieces(pieces)).toBe(text);
    }
  });

  it('is left alone where it fits', () => {
    expect(cellPieces('a'.repeat(32_767))).toEqual(['a'.repeat(32_767)]);
  });
});
