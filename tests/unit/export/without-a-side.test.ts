/**
 * Decisions that say neither strength nor improvement: every format says so, and none makes a side of it.
 */
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { REPORT_TEMPLATES } from '../../../src/document/reports.ts';
import { counts, type EvidenceBundle } from '../../../src/export/bundle.ts';
import { joined } from '../../../src/export/chunks.ts';
import { evidenceBriefing } from '../../../src/export/docx.ts';
import { evidenceGrid } from '../../../src/export/grid.ts';
import { evidenceReport } from '../../../src/export/html.ts';
import { figures } from '../../../src/export/summary.ts';
import { evidenceWorkbook } from '../../../src/export/xlsx.ts';
import { inventedBundle, sha256, whole } from './invented.ts';
import { readWorkbook } from './read-xlsx.ts';

/** Every document has one neutral row and one without a side for its first criterion, and none with a side for it. */
const bundle = ((): EvidenceBundle => {
  const made = inventedBundle();
  const evidence = Map.groupBy(made.evidence.filter(counts), ({ documentId }) => documentId);
  const rows = [...evidence.values()].flatMap((own) =>
    own.slice(0, 3).map((row, index) => ({
      ...row,
      criterion: index < 2 ? 'C01' : 'C02',
      polarity: index === 0 ? ('neutral' as const) : null,
      status: 'accepted' as const,
      reviewer: 'R. Ashdown',
      at: '2026-11-20T10:15:00Z',
    })),
  );
  return { ...made, evidence: rows };
})();

describe('decisions without a side', () => {
  it('are counted apart, so that the figures add up', () => {
    const sum = figures(bundle, evidenceGrid(bundle));
    expect(sum.unsaid).toBe(bundle.evidence.filter(({ polarity }) => polarity === null).length);
    expect(sum.strengths + sum.improvements + sum.otherwise + sum.unsaid).toBe(sum.evidence);
  });

  it('have a place of their own in the report, to which the grid leads', () => {
    const report = whole(evidenceReport(bundle, sha256));
    const names = [...report.matchAll(/ id="([^"]+)"/gu)].map((match) => match[1]);
    const targets = [...report.matchAll(/href="#([^"]+)"/gu)].map((match) => match[1]);
    expect(new Set(names).size).toBe(names.length);
    expect(targets.filter((target) => !names.includes(target))).toEqual([]);
    expect(report).toContain('aria-label="1 neutral, 1 without a side: C01');
    expect(report).toMatch(/aria-label="1 without a side: C02/u);
    const unsaid = bundle.evidence.filter(({ polarity }) => polarity === null).length;
    expect(report).toContain(`<div><dt>without a side</dt><dd>${unsaid}</dd></div>`);
  });

  it('are no neutral passages in the grid of the workbook', () => {
    const grid = [...(readWorkbook(joined(evidenceWorkbook(bundle))).get('Grid') ?? [])].flatMap((row) =>
      [...row.values()].map(({ text }) => text),
    );
    expect(grid).toContain('– 1 neutral, 1 without a side');
    expect(grid).toContain('– 1 without a side');
  });

  it.each([null, ...REPORT_TEMPLATES])('are said in words in Word: %s', async (template) => {
    const bytes = await evidenceBriefing(bundle, template);
    const text = (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
    expect(text).not.toMatch(/\b(?:null|undefined|NaN)\b/u);
    if (template === 'letters') expect(text).toContain('C02, without a side, page');
  });
});
