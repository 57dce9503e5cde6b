import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/document/document.ts';
import { type Mark, marksOf } from '../../../src/export/annotated/marks.ts';
import { withMarks } from '../../../src/export/annotated/pdf.ts';
import { counts, placedCriteria } from '../../../src/export/bundle.ts';
import { withDocument } from '../../../src/ingest/pdf/open.ts';
import { readFile } from '../../../src/ingest/read.ts';
import { typeset } from '../../fixtures/typeset.ts';
import { inventedBundle } from './invented.ts';

const SENTENCE = 'Leaders know their services well and act on what they learn from children and families in the area.';

/** Annotations of a page as pdf.js reads them back. */
const annotationsOf = (bytes: Uint8Array, page = 1) =>
  withDocument(bytes, undefined, async (document) => (await document.getPage(page)).getAnnotations());

const mark = (boxes: readonly Box[], more: Partial<Mark> = {}): Mark => ({
  look: 'strength',
  boxes,
  comment: 'C05 Assessing the whole child\nStrength. Accepted by Ana.',
  author: 'Ana',
  at: '2024-05-31T09:00:00Z',
  ...more,
});

async function read(bytes: Uint8Array) {
  const [reading] = await readFile({ path: 'letter.pdf', bytes });
  if (reading === undefined || 'failure' in reading) throw new Error('not read');
  return reading.content;
}

describe('letters with their evidence on them', () => {
  it('keep the original bytes, and carry marks that are read back where the passage stands', async () => {
    const bytes = await typeset([
      { kind: 'paragraph', text: SENTENCE },
      { kind: 'page' },
      { kind: 'paragraph', text: `${SENTENCE} ${SENTENCE} ${SENTENCE}` },
    ]);
    const { passages } = await read(bytes);
    const boxes = passages.flatMap((passage) => passage.boxes);
    expect(new Set(boxes.map(({ page }) => page)).size).toBe(2);
    const marked = await withDocument(bytes, undefined, (document) => withMarks(document, [mark(boxes)]));
    expect(marked.slice(0, bytes.length)).toEqual(bytes);
    expect(marked.length).toBeGreaterThan(bytes.length);
    const first = await annotationsOf(marked);
    const highlight = first.find(({ subtype }) => subtype === 'Highlight');
    expect(highlight.contentsObj.str).toContain('C05 Assessing the whole child');
    expect(highlight.titleObj.str).toBe('Ana');
    expect(first.filter(({ subtype }) => subtype === 'Ink')).toHaveLength(1);
    const [x1, y1, x2, y2] = highlight.rect as [number, number, number, number];
    for (const box of boxes.filter(({ page }) => page === 1)) {
      expect(x1).toBeLessThanOrEqual(box.left + 0.5);
      expect(x2).toBeGreaterThanOrEqual(box.left + box.width - 0.5);
      expect(y2).toBeGreaterThanOrEqual(842 - box.top - 0.5);
      expect(y1).toBeLessThanOrEqual(842 - box.top - box.height + 0.5);
    }
    // The second page is marked too; the comment is not said again.
    const second = await annotationsOf(marked, 2);
    expect(second.map(({ subtype }) => subtype)).toEqual(['Highlight']);
    // What is read of the letter is what was read before.
    expect((await read(marked)).text).toBe((await read(bytes)).text);
  });

  it('stand on the words of a page that is turned', async () => {
    const pdf = new PDFDocument({ size: [842, 595], margin: 60 });
    const parts: Buffer[] = [];
    const done = new Promise<Uint8Array>((resolve) => {
      pdf.on('data', (part: Buffer) => parts.push(part));
      pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    });
    pdf.page.dictionary.data.Rotate = 180;
    pdf.fontSize(12).text(SENTENCE, 72, 100);
    pdf.end();
    const bytes = await done;
    const [box] = (await read(bytes)).passages.flatMap((passage) => passage.boxes);
    const marked = await withDocument(bytes, undefined, (document) => withMarks(document, [mark([box as Box])]));
    const [highlight] = (await annotationsOf(marked)).filter(({ subtype }) => subtype === 'Highlight');
    // In the page's own coordinates the words stand 100 points below the top, as they were written.
    expect(highlight.rect[1]).toBeLessThan(595 - 100);
    expect(highlight.rect[3]).toBeGreaterThan(595 - 125);
  });

  it('say in words what the colour says, for every look', () => {
    const bundle = inventedBundle();
    const rows = bundle.evidence.filter(counts);
    const criteria = new Map(placedCriteria(bundle).map((criterion) => [criterion.code, criterion]));
    const box = { page: 1, left: 72, top: 72, width: 300, height: 12 };
    const marks = marksOf(
      rows.filter((row) => row.documentId === rows[0]?.documentId),
      () => [box],
      criteria,
      bundle.program,
    );
    expect(marks.length).toBeGreaterThan(1);
    for (const { look, comment } of marks) {
      const words = { strength: 'Strength', improvement: 'Area for improvement', mixed: 'Mixed', neutral: 'Neutral' };
      expect(comment).toContain(
        look === 'suggested' ? 'nobody has decided' : look === 'not-said' ? 'not said' : words[look],
      );
    }
    expect(marksOf(rows, () => [], criteria, bundle.program)).toEqual([]);
  });
});
