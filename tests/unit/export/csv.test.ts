import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_COLUMNS } from '../../../src/export/columns.ts';
import { evidenceCsv } from '../../../src/export/csv.ts';
import { HOSTILE } from './hostile.ts';
import { assess, inventedBundle, inventedDocument, whole } from './invented.ts';

/** Reads CSV strictly after RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) throw new Error('not RFC 4180');
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push(row.splice(0));
  }
  return rows;
}

const bundleOf = (texts: readonly string[]) => {
  const document = inventedDocument('hostile', texts);
  return inventedBundle({
    documents: [document],
    assessments: assess([document]),
    decisions: [],
    themes: [],
    copies: { groups: [], lookAlikes: [] },
    twins: [],
  });
};

describe('the evidence log as CSV', () => {
  it('has a head and one line for each row of evidence', () => {
    const bundle = inventedBundle();
    const rows = readCsv(whole(evidenceCsv(bundle)));
    expect(rows.filter(([criterion]) => criterion !== '')).toHaveLength(bundle.evidence.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([EVIDENCE_COLUMNS.length]));
  });

  it('says at its end how much was looked at, and names every document that gave no row', () => {
    const bundle = inventedBundle();
    const [silent] = bundle.coverage;
    const cut = { ...bundle, evidence: bundle.evidence.filter((row) => row.documentId !== silent?.documentId) };
    const last = readCsv(
      whole(evidenceCsv(cut, { columns: ['criterion', 'status', 'quotation', 'documentId'] })),
    ).slice(-2);
    expect(last[0]?.slice(0, 2)).toEqual(['', 'Coverage']);
    expect(last[0]?.[2]).toMatch(/^\d+ of \d+ passages decided; /u);
    expect(last[1]?.[3]).toBe(silent?.documentId);
    expect(last[1]?.[1]).not.toBe('');
  });

  it('begins with a byte-order mark only on request', () => {
    expect(whole(evidenceCsv(inventedBundle()))).toMatch(/^Criterion,/u);
    expect(whole(evidenceCsv(inventedBundle(), { bom: true }))).toMatch(/^\uFEFFCriterion,/u);
  });

  it('writes the chosen columns and refuses unknown ones', () => {
    const [head] = readCsv(whole(evidenceCsv(inventedBundle(), { columns: ['quotation', 'criterion'] })));
    expect(head).toEqual(['Criterion', 'Quotation']);
    expect(() => evidenceCsv(inventedBundle(), { columns: ['colour'] })).toThrow('no column called “colour”');
  });

  it('never begins a field with what a spreadsheet calculates, and loses no text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' })), { minLength: 1 }),
        (texts) => {
          const rows = readCsv(whole(evidenceCsv(bundleOf(texts), { columns: ['quotation', 'passageId'] }))).slice(1);
          for (const [quotation = '', passage = ''] of rows) {
            expect(quotation).not.toMatch(/^\s*[=+\-@]/u);
            expect(quotation).not.toMatch(/^[\t\r]/u);
            const text = texts[Number(passage.slice(1)) - 1] ?? '';
            expect([text, `'${text}`]).toContain(quotation);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
