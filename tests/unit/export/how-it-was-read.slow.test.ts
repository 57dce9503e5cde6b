/**
 * What was not read, recognised from pictures or read by earlier rules: every format says it, in the same words.
 */
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { NOTE_MEANINGS, RECOGNISED, readingInWords } from '../../../src/document/reading-notes.ts';
import { REPORT_TEMPLATES } from '../../../src/document/reports.ts';
import { marksOf } from '../../../src/export/annotated/marks.ts';
import { evidenceBundle } from '../../../src/export/assemble.ts';
import { counts, placedCriteria } from '../../../src/export/bundle.ts';
import { joined } from '../../../src/export/chunks.ts';
import { evidenceCsv } from '../../../src/export/csv.ts';
import { evidenceBriefing } from '../../../src/export/docx.ts';
import { evidenceReport } from '../../../src/export/html.ts';
import { decisionsJson } from '../../../src/export/json.ts';
import { documentToExport } from '../../../src/export/lean.ts';
import { projectArchive } from '../../../src/export/refi/qdpx.ts';
import { evidenceWorkbook } from '../../../src/export/xlsx.ts';
import { inventedInput, sha256, whole } from './invented.ts';
import { readWorkbook } from './read-xlsx.ts';

const input = inventedInput();
const [first] = input.documents;
const places = input.documents
  .slice(0, 11)
  .flatMap(({ id, passages }) => passages.map((passage) => ({ documentId: id, passageId: passage.id })));
const bundle = evidenceBundle({
  ...input,
  places,
  documents: input.documents.map((document) =>
    document.id === first?.id
      ? documentToExport(
          {
            ...document,
            pages: document.pages + 1,
            quality: {
              ...document.quality,
              pagesWithoutText: [document.pages + 1],
              recognised: [{ page: 1, confidence: 0.87 }],
            },
          },
          () => true,
          { isByEarlierRules: true, decisionsBeside: 2 },
        )
      : documentToExport(document, () => true),
  ),
});
const document = bundle.documents.find(({ id }) => id === first?.id);
const words = document === undefined ? '' : readingInWords(document);
const means = Object.values(NOTE_MEANINGS).map((one) => one.means);
describe('how the documents were read', () => {
  it('is four notes on the document', () => {
    expect(words.split('; ')).toHaveLength(4);
    expect(bundle.evidence.some(({ recognised }) => recognised)).toBe(true);
    expect(bundle.evidence.every((row) => row.recognised === (row.documentId === first?.id && row.page === 1))).toBe(
      true,
    );
  });

  it('stands in the report, with every quotation it is about', () => {
    const page = whole(evidenceReport(bundle, sha256)).replace(/<[^>]+>/gu, '');
    for (const said of [...words.split('; '), ...means]) expect(page).toContain(said);
    const own = bundle.evidence.filter((row) => counts(row) && row.recognised).length;
    expect(page.split(`, ${RECOGNISED}`).length - 1).toBeGreaterThanOrEqual(own);
  });

  it('stands in the workbook and in the CSV file', () => {
    const sheets = readWorkbook(joined(evidenceWorkbook(bundle)));
    const texts = (name: string) =>
      (sheets.get(name) ?? []).flatMap((row) => [...row.values()].map(({ text }) => text));
    expect(texts('Documents')).toContain(words);
    expect(texts('Evidence log')).toContain(RECOGNISED);
    for (const said of means) expect(texts('Method').join('\n')).toContain(said);
    const csv = whole(evidenceCsv(bundle));
    expect(csv).toContain(words);
    expect(csv).toContain(`,${RECOGNISED},`);
  });

  it.each([null, ...REPORT_TEMPLATES.filter((one) => one !== 'summary')])('stands in Word: %s', async (template) => {
    const bytes = await evidenceBriefing(bundle, template);
    const text = (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
    for (const said of words.split('; ')) expect(text).toContain(said);
    for (const said of means) expect(text).toContain(said);
    if (template !== 'findings' || bundle.findings.length > 0) expect(text).toContain(RECOGNISED);
  });

  it('stands in the project for other programs, in the decisions and in the comments on letters', () => {
    const texts = new Map(input.documents.map(({ id, text }) => [id, text]));
    const archive = unzipSync(projectArchive({ bundle, texts, sha256 }));
    const project = strFromU8(archive['project.qde'] ?? new Uint8Array());
    expect(project).toContain(words);
    expect(JSON.parse(decisionsJson(bundle)).decisions[0].source.reading).toEqual(words.split('; '));
    const criteria = new Map(placedCriteria(bundle).map((one) => [one.code, one]));
    const own = bundle.evidence.filter((row) => row.recognised);
    const box = { page: 1, left: 0, top: 0, width: 10, height: 10 };
    const [mark] = marksOf(own, () => [box], criteria, bundle.program);
    expect(mark?.comment).toContain('Recognised from a picture.');
  });
});
