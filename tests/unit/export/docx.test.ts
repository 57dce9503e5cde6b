import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { counts } from '../../../src/export/bundle.ts';
import { evidenceBriefing } from '../../../src/export/docx.ts';
import { HOSTILE } from './hostile.ts';
import { assess, inventedBundle, inventedDocument } from './invented.ts';

/** Read back by another library than the one that wrote it. */
const toHtml = async (bytes: Uint8Array) => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;
const toText = async (bytes: Uint8Array) => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;

describe('the Word briefing', () => {
  it('has real headings, a coverage table and a table of contents with pages', async () => {
    const bytes = await evidenceBriefing(inventedBundle());
    const html = await toHtml(bytes);
    expect(html).toMatch(/<h1>(<[^>]+>)*In brief/u);
    expect(html).toMatch(/<h2>(<[^>]+>)*C05 Assessing the whole child/u);
    expect(html).toMatch(/<h3>(<[^>]+>)*▲ Strengths/u);
    expect(html).toContain('<thead>');
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    expect(xml).toMatch(/TOC \\h \\o/u);
    expect(xml).toContain('<w:tblHeader/>');
  });

  it('quotes every piece of evidence verbatim with document, page and paragraph', async () => {
    const bundle = inventedBundle();
    const text = await toText(await evidenceBriefing(bundle));
    for (const row of bundle.evidence.filter(counts)) expect(text).toContain(row.quotation);
    expect(text).toContain('Calder Vale, 12 March 2019, page 1, paragraph 1. 2 copies, counted once.');
    expect(text).toContain('Note: Ask for the audit behind this.');
    expect(text).toContain('passages undecided, pages 3–5 and 9 not read');
    expect(text).toContain('Eastholt, 14 May 2021 (not yet looked at)');
    expect(text).not.toMatch(/no evidence found/iu);
  });

  it('keeps hostile texts, apart from what XML cannot carry', async () => {
    const document = inventedDocument('hostile', HOSTILE);
    const bundle = inventedBundle({
      documents: [document],
      assessments: assess([document]),
      decisions: [],
      themes: [],
      copies: { groups: [], lookAlikes: [] },
      twins: [],
    });
    const text = await toText(await evidenceBriefing(bundle));
    // U+0085 is a line end to some readers of XML; the program's canonical text never holds it.
    for (const hostile of HOSTILE) for (const line of hostile.split(/[\n\u0085]/u)) expect(text).toContain(line);
  });

  it('is the same bytes every time', async () => {
    const first = await evidenceBriefing(inventedBundle());
    expect(await evidenceBriefing(inventedBundle())).toEqual(first);
  });
});
