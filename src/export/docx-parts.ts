/**
 * The pieces that briefing and reports are made of: runs that keep line ends, headings, paragraphs, the foot of a page.
 */

import { AlignmentType, Footer, type HeadingLevel, PageNumber, Paragraph, Tab, TextRun } from 'docx';
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

export const heading = (
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  text: string,
  pageBreakBefore = false,
) => new Paragraph({ heading: level, pageBreakBefore, children: [new TextRun(plain(text))] });

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
