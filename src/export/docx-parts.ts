/**
 * The pieces that briefing and reports are made of: runs that keep line ends, headings, paragraphs, the foot of a page.
 */

import { AlignmentType, type FileChild, Footer, PageNumber, Paragraph, Tab, type Table, TextRun } from 'docx';
import { NOT_IN_XML } from './xml-characters.ts';

/** Text as XML 1.0 can carry it. */
export const plain = (text: string) => text.toWellFormed().replace(NOT_IN_XML, '\uFFFD');

/** Whether text begins from the right, by its first letter. */
export const fromTheRight = (text: string) =>
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u.test(text);

/** Runs that keep line ends and tabs. */
export function runs(text: string, look: { readonly bold?: boolean } = {}): TextRun[] {
  return plain(text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({
          ...look,
          ...(index > 0 ? { break: 1 } : {}),
          ...(fromTheRight(line) ? { rightToLeft: true } : {}),
          children: line.split('\t').flatMap((part, tab) => (tab > 0 ? [new Tab(), part] : [part])),
        }),
    );
}

export const paragraph = (style: string, ...parts: readonly (string | TextRun)[]) =>
  new Paragraph({ style, children: parts.flatMap((part) => (typeof part === 'string' ? runs(part) : [part])) });

export const bold = (text: string) => new TextRun({ text: plain(text), bold: true });

/** A heading; it gets its bookmark when the document is put together. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly text: string;
  readonly pageBreakBefore: boolean;
}

/** What a document is made of. The contents stand where they are put. */
export type Part = FileChild | Heading | CaptionedTable | { readonly kind: 'contents' };

/** A table under its caption, which is also what a screen reader says of it. */
export interface CaptionedTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly table: Table;
}

export const heading = (level: Heading['level'], text: string, pageBreakBefore = false): Heading => ({
  kind: 'heading',
  level,
  text: plain(text),
  pageBreakBefore,
});

export function pageFooter(title: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Source',
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ children: [plain(title), ', page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
