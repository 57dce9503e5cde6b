import { expect, test } from 'vitest';
import { layOut } from '../../../tools/samples/layout.ts';
import { northmere } from '../../../tools/samples/letters/northmere.ts';
import { pdfMeasure } from '../../../tools/samples/pdf.ts';
import { toPlainText } from '../../../tools/samples/plain-text.ts';

const text = toPlainText(northmere, pdfMeasure());
const pages = text.split('\f');

test('the text copy breaks its lines and pages where the printed letter does', () => {
  const printed = layOut(northmere, pdfMeasure());
  expect(pages).toHaveLength(printed.length);
  printed.forEach((page, index) => {
    for (const line of page.lines) {
      expect(pages[index]).toContain(line.text.replace(/\{(\d+)\}/g, '$1'));
    }
  });
});

test('the text copy keeps what stands around the text: running headers, footers and page numbers', () => {
  pages.forEach((page, index) => {
    expect(page.startsWith(northmere.header)).toBe(index > 0);
    expect(page.trimEnd()).toMatch(new RegExp(`Specimen letter\\. Northmere is an invented place\\. +${index + 1}$`));
  });
});
