/**
 * The look of the briefing: real styles, so that a council's own template can replace them, and tables with headers
 * that a screen reader announces.
 */
import {
  BorderStyle,
  type IStylesOptions,
  LeaderType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { type CaptionedTable, plain } from './docx-parts.ts';

/** A4 with margins of 2.2 cm, in twentieths of a point. */
export const PAGE_WIDTH = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1247, right: 1247, bottom: 1247, left: 1247 },
} as const;

const TEXT_WIDTH = PAGE_WIDTH.size.width - PAGE_WIDTH.margin.left - PAGE_WIDTH.margin.right;
const FONT = 'Arial';
const GREY = '4B4B55';

const bar = (style: (typeof BorderStyle)[keyof typeof BorderStyle]) => ({
  spacing: { before: 160, after: 40, line: 288 },
  indent: { left: 240 },
  border: { left: { style, size: 18, space: 8, color: '82828D' } },
});

const headingStyle = (size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: '1B1B20' },
  paragraph: { spacing: { before, after: 100 }, keepNext: true },
});

/** A heading on the left, dots, and the number of its page on the right. */
const contentsStyle = (left: number, before: number) => ({
  indent: { left },
  spacing: { before, after: 20, line: 260 },
  tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT }],
});

export const BRIEFING_STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 21, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: { run: { font: FONT, size: 40, bold: true }, paragraph: { spacing: { after: 160 } } },
    heading1: headingStyle(30, 360),
    heading2: headingStyle(24, 320),
    heading3: headingStyle(21, 200),
    caption: {
      run: { font: FONT, size: 18, bold: true, italics: false, color: GREY },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
  },
  paragraphStyles: [
    { id: 'Source', name: 'Source', basedOn: 'Normal', run: { size: 18, color: GREY } },
    { id: 'Contents1', name: 'Contents 1', basedOn: 'Normal', paragraph: contentsStyle(0, 60) },
    { id: 'Contents2', name: 'Contents 2', basedOn: 'Normal', run: { size: 19 }, paragraph: contentsStyle(280, 0) },
    // Solid for what a reviewer decided, dashed for what is only suggested.
    { id: 'Quotation', name: 'Quotation', basedOn: 'Normal', paragraph: bar(BorderStyle.SINGLE) },
    {
      id: 'SuggestedQuotation',
      name: 'Suggested quotation',
      basedOn: 'Normal',
      paragraph: bar(BorderStyle.DASHED),
    },
    {
      id: 'QuotationSource',
      name: 'Quotation source',
      basedOn: 'Source',
      run: { size: 18, color: GREY },
      paragraph: { indent: { left: 240 }, spacing: { after: 60 } },
    },
    { id: 'Cell', name: 'Table cell', basedOn: 'Normal', run: { size: 18 }, paragraph: { spacing: { after: 0 } } },
    {
      id: 'SmallCell',
      name: 'Small table cell',
      basedOn: 'Cell',
      run: { size: 16 },
      paragraph: { spacing: { after: 0, line: 240 } },
    },
  ],
};

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'C9C9D0' } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/**
 * A table with a head that is repeated on every page. Widths are shares of the text width in per cent.
 * @param caption what the table shows
 */
export function briefingTable(
  caption: string,
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  style: 'Cell' | 'SmallCell' = 'Cell',
): CaptionedTable {
  const cell = (text: string, index: number, isHead: boolean) =>
    new TableCell({
      width: { size: Math.round((TEXT_WIDTH * (widths[index] ?? 0)) / 100), type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 60, right: 60 },
      ...(isHead ? { shading: { fill: 'ECECEF' } } : {}),
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            style,
            children: [new TextRun({ text: plain(line), bold: isHead || index === 0 })],
          }),
      ),
    });
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: head.map((_, index) => cell(cells[index] ?? '', index, isHead)),
    });
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((share) => Math.round((TEXT_WIDTH * share) / 100)),
    layout: TableLayoutType.FIXED,
    borders: {
      top: LINE,
      bottom: LINE,
      insideHorizontal: LINE,
      left: NO_LINE,
      right: NO_LINE,
      insideVertical: NO_LINE,
    },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
  return { kind: 'table', caption, table };
}
