import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { REPORT_TEMPLATES } from '../../../src/document/reports.ts';
import { counts } from '../../../src/export/bundle.ts';
import { evidenceBriefing } from '../../../src/export/docx.ts';
import { HOSTILE } from './hostile.ts';
import { assess, inventedBundle, inventedDocument, inventedFinding } from './invented.ts';

/** Read back by another library than the one that wrote it. */
const toHtml = async (bytes: Uint8Array) => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;
const BODY = 'word/document.xml';

/** Nothing but the documents that are given. */
const alone = { decisions: [], themes: [], copies: { groups: [], lookAlikes: [] }, twins: [] };

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
    const anchors = [...xml.matchAll(/PAGEREF (_Toc\d+)/gu)].map(([, anchor = '']) => anchor);
    expect(anchors.length).toBeGreaterThan(8);
    for (const anchor of anchors) expect(xml).toContain(`<w:bookmarkStart w:name="${anchor}"`);
    expect(xml).toContain('<w:tblHeader/>');
  });

  it('quotes every piece of evidence verbatim with document, page and paragraph', async () => {
    const bundle = inventedBundle();
    const text = await toText(await evidenceBriefing(bundle));
    for (const row of bundle.evidence.filter(counts)) expect(text).toContain(row.quotation);
    expect(text).toContain('Calder Vale, 12 March 2019, page 1, paragraph 1. 2 copies, counted once.');
    expect(text).toContain('Note: Ask for the audit behind this.');
    expect(text).toContain('passages undecided, pages 3–5 and 9 not read');
    expect(text).toContain('Left to look at, for every criterion: ');
    expect(text).not.toMatch(/no evidence found/iu);
  });

  it('prints the rating of a criterion whose finding nobody has written yet', async () => {
    const [criterion] = inventedBundle().framework.criteria;
    const finding = inventedFinding(criterion?.code ?? '', { rating: 'red' });
    const text = await toText(await evidenceBriefing({ ...inventedBundle(), findings: [finding] }));
    expect(text).toContain('Red, not ready');
    expect(text).toContain('Nothing is concluded about them here');
  });

  it('keeps hostile texts, apart from what XML cannot carry', async () => {
    const document = inventedDocument('hostile', HOSTILE);
    const bundle = inventedBundle({
      documents: [document],
      assessments: assess([document]),
      ...alone,
    });
    const text = await toText(await evidenceBriefing(bundle));
    // U+0085 is a line end to some readers of XML; the program's canonical text never holds it.
    for (const hostile of HOSTILE) for (const line of hostile.split(/[\n\u0085]/u)) expect(text).toContain(line);
  });

  it('names every table for those who see it and those who do not, numbered, and says its language', async () => {
    for (const template of [null, ...REPORT_TEMPLATES]) {
      const files = unzipSync(await evidenceBriefing(inventedBundle(), template));
      const xml = strFromU8(files[BODY] ?? new Uint8Array());
      const tables = xml.match(/<w:tbl>/gu)?.length ?? 0;
      const said = [...xml.matchAll(/<w:tblCaption w:val="([^"]+)"\/>/gu)].map(([, caption]) => caption);
      expect(said).toHaveLength(tables);
      const numbers = [...xml.matchAll(/SEQ Table<.*?<w:t[^>]*>(\d+)</gu)].map(([, number]) => Number(number));
      expect(numbers).toEqual(said.map((_, at) => at + 1));
      // Word runs tables together that nothing parts.
      expect(xml).not.toContain('</w:tbl><w:tbl>');
      expect(strFromU8(files['docProps/core.xml'] ?? new Uint8Array())).toContain('<dc:language>en-GB</dc:language>');
    }
  });

  it('leaves the numbers of pages to Word where laying them out would take long', async () => {
    const many = Array.from(
      { length: 400 },
      (_, at) => `Inspectors saw ${at} plans. ${'They were written with care. '.repeat(20)}`,
    );
    const document = inventedDocument('long', many);
    const bundle = inventedBundle({ ...alone, documents: [document], assessments: assess([document]) });
    const xml = strFromU8(unzipSync(await evidenceBriefing(bundle))[BODY] ?? new Uint8Array());
    expect(xml).toMatch(/w:dirty="true"\/><w:instrText[^>]*>PAGEREF/u);
    expect(xml).toMatch(/SEQ Table<\/w:instrText><w:fldChar w:fldCharType="separate"\/><w:t>1<\/w:t>/u);
  });

  it('does not list the same documents again for every criterion', async () => {
    const documents = Array.from({ length: 30 }, (_, at) =>
      inventedDocument(`letter-${at}`, ['Plans are clear and shared with the family.']),
    );
    const bundle = inventedBundle({ ...alone, documents, assessments: [] });
    const text = await toText(await evidenceBriefing(bundle));
    expect(text).toContain('30 of 30 documents');
    expect(text.split(bundle.documents[0]?.fileName ?? '?').length - 1).toBe(1);
  });

  it('is the same bytes every time', async () => {
    const first = await evidenceBriefing(inventedBundle());
    expect(await evidenceBriefing(inventedBundle())).toEqual(first);
  });
});
