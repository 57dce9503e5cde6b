/**
 * Every quotation of every format is the words of its document, at its page. The marks on letters have a test of their own.
 */

import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { counts } from '../../../src/export/bundle.ts';
import { joined } from '../../../src/export/chunks.ts';
import { evidenceCsv } from '../../../src/export/csv.ts';
import { evidenceBriefing } from '../../../src/export/docx.ts';
import { decisionLines, decisionsJson } from '../../../src/export/json.ts';
import { evidencePack, readPack } from '../../../src/export/pack.ts';
import { projectArchive } from '../../../src/export/refi/qdpx.ts';
import { readProject } from '../../../src/export/refi/read.ts';
import { type Quoted, quotationFaults } from '../../../src/export/verify.ts';
import { placeInWords } from '../../../src/export/words.ts';
import { evidenceWorkbook } from '../../../src/export/xlsx.ts';
import { inventedBundle, inventedInput, sha256, whole } from './invented.ts';
import { column, readWorkbook } from './read-xlsx.ts';

const bundle = inventedBundle();
const { documents } = inventedInput();
const quoted = bundle.evidence.filter(counts);
const textOf = (id: string) => documents.find((one) => one.id === id)?.text ?? '';

/** Fields of a CSV file by RFC 4180. */
function csvRows(text: string): string[][] {
  return text
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/u)
    .filter(Boolean)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/gu)].map(([, inQuotes, bare = '']) =>
        inQuotes === undefined ? bare : inQuotes.replaceAll('""', '"'),
      ),
    );
}

/** A table with the columns of the evidence log as quotations. */
function quotedIn(columns: (header: string) => readonly string[]): Quoted[] {
  const [ids, starts, ends, pages] = [
    'Document identifier',
    'Starts at character',
    'Ends before character',
    'Page',
  ].map(columns);
  return columns('Quotation').map((quotation, at) => ({
    documentId: ids?.[at] ?? '',
    start: Number(starts?.[at]),
    end: Number(ends?.[at]),
    page: Number(pages?.[at]),
    quotation,
  }));
}

describe('quotations stand in their documents at their pages', () => {
  it('in a workbook', () => {
    const log = readWorkbook(joined(evidenceWorkbook(bundle))).get('Evidence log') ?? [];
    const found = quotedIn((header) => column(log, header));
    expect(found.length).toBeGreaterThanOrEqual(quoted.length);
    expect(quotationFaults(found, documents)).toEqual([]);
    expect(quotationFaults([{ ...(found[0] as Quoted), page: 99 }], documents)).toHaveLength(1);
  });

  it('in a CSV file', () => {
    const [head = [], ...rows] = csvRows(whole(evidenceCsv(bundle)));
    const evidence = rows.filter((row) => row[head.indexOf('Passage identifier')] !== '');
    const found = quotedIn((header) => evidence.map((row) => row[head.indexOf(header)] ?? ''));
    expect(found.length).toBeGreaterThanOrEqual(quoted.length);
    expect(quotationFaults(found, documents)).toEqual([]);
  });

  it.each([
    ['short', undefined],
    ['long', 0],
  ])('in a %s pack, wherever it is cut into pieces', (_, most) => {
    const pack = whole(evidencePack(bundle, sha256, most));
    for (const size of [pack.length, 4096, 333, 7]) {
      const pieces = function* () {
        for (let at = 0; at < pack.length; at += size) yield pack.slice(at, at + size);
      };
      const read = readPack(pieces(), sha256);
      expect(read.unchanged).toBe(true);
      expect(read.quotations).toHaveLength(quoted.length);
      expect(quotationFaults(read.quotations, documents)).toEqual([]);
    }
  });

  it('in a Word file, with the page beside them', async () => {
    const buffer = Buffer.from(await evidenceBriefing(bundle));
    const { value } = await mammoth.extractRawText({ buffer });
    for (const row of quoted) {
      const at = value.indexOf(row.quotation);
      expect(textOf(row.documentId).slice(row.start, row.end)).toBe(row.quotation);
      expect(value.slice(at).indexOf(placeInWords(row))).toBeGreaterThan(0);
    }
  });

  it('in the decisions for other programs', () => {
    const { decisions } = JSON.parse(decisionsJson(bundle)) as {
      decisions: { quotation: string; title: string; passage: { start: number; end: number; page: number } }[];
    };
    const ids = new Map(bundle.documents.map((document) => [document.title, document.id]));
    const found = decisions.map(({ quotation, title, passage }) => ({
      ...passage,
      quotation,
      documentId: ids.get(title) ?? '',
    }));
    expect(found.length).toBeGreaterThan(0);
    expect(quotationFaults(found, documents)).toEqual([]);
    for (const line of decisionLines(bundle).trim().split('\n')) {
      const { text } = JSON.parse(line) as { text: string };
      expect(documents.some((document) => document.text.includes(text))).toBe(true);
    }
  });

  it('in a REFI-QDA project, by the positions of its selections', () => {
    const texts = new Map(documents.map(({ id, text }) => [id, text]));
    const bytes = projectArchive({ bundle, texts, withSuggestions: true, sha256 });
    const { project } = readProject(bytes);
    const selected = project.sources.flatMap(({ text, selections }) =>
      selections.map(({ start, end }) => text?.slice(start, end)),
    );
    expect(new Set(selected)).toEqual(new Set(quoted.map(({ quotation }) => quotation)));
    expect(strFromU8(unzipSync(bytes)['project.qde'] ?? new Uint8Array())).toContain('PlainTextSelection');
  });
});
