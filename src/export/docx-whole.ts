/**
 * Parts put together: headings get bookmarks, tables their captions, and the contents a line for each heading of the first
 * two levels. The lines are page references of their own rather than a field that holds all of them, since LibreOffice
 * works out such references as it lays out the pages and takes a whole table of contents as it is written.
 */
import {
  Bookmark,
  type FileChild,
  HeadingLevel,
  InternalHyperlink,
  PageBreak,
  PageReference,
  Paragraph,
  SequentialIdentifier,
  Tab,
  TextRun,
} from 'docx';
import { type CaptionedTable, type Heading, type Part, plain } from './docx-parts.ts';

/** What tables are counted under. */
export const TABLE = 'Table';

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** The captions of all tables, in their order. */
export function captionsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => ('kind' in part && part.kind === 'table' ? [plain(part.caption)] : []));
}

/** The parts as the library takes them. */
export function putTogether(parts: readonly Part[]): FileChild[] {
  const named = parts.map((part, at) => ({ part, anchor: `_Toc${at + 1}` }));
  const listed = named.flatMap(({ part, anchor }) => {
    const isListed = 'kind' in part && part.kind === 'heading' && part.level < 3;
    return isListed ? [contentsLine(part, anchor)] : [];
  });
  return named.flatMap(({ part, anchor }) => {
    if (!('kind' in part)) return [part];
    if (part.kind === 'heading') return [headingParagraph(part, anchor)];
    if (part.kind === 'table') return [...captioned(part)];
    return [...listed, new Paragraph({ children: [new PageBreak()] })];
  });
}

function headingParagraph({ level, text, pageBreakBefore }: Heading, anchor: string): Paragraph {
  const children = [new Bookmark({ id: anchor, children: [new TextRun(text)] })];
  return new Paragraph({ heading: LEVELS[level], pageBreakBefore, children });
}

function contentsLine({ level, text }: Heading, anchor: string): Paragraph {
  const line = [new TextRun({ children: [text, new Tab()] }), new PageReference(anchor, { hyperlink: true })];
  return new Paragraph({ style: `Contents${level}`, children: [new InternalHyperlink({ anchor, children: line })] });
}

/** Word runs tables together that no paragraph parts; the caption does. */
function captioned({ caption, table }: CaptionedTable): FileChild[] {
  const words = [new TextRun('Table '), new SequentialIdentifier(TABLE), new TextRun(`. ${plain(caption)}`)];
  return [new Paragraph({ style: 'Caption', keepNext: true, children: words }), table];
}
