/**
 * What every reader hands on, whatever the format: the blocks of a document in reading order. Formats that know their
 * blocks (DOCX, HTML, ODT, RTF, Markdown) make them directly; formats that know only lines (PDF, plain text) go
 * through `lines/`.
 */
import type { Box, Furniture, PassageKind } from '../document/document.ts';
import type { RecognisedPage } from '../document/reading-notes.ts';

export interface Block {
  readonly kind: PassageKind;
  /** Canonical text in one line: no line breaks, no bullet sign, no paragraph number. */
  readonly text: string;
  /** Depth of nesting, 0 at the top. */
  readonly level: number;
  /** Paragraph number or footnote mark as printed, or null. */
  readonly number: string | null;
  /** Headings: the smaller, the further out. Null for everything else. */
  readonly rank: number | null;
  readonly page: number;
  readonly endPage: number;
  readonly boxes: readonly Box[];
  /** Which framed box on the page the block stands in (a case study, say), or null. */
  readonly frame: number | null;
  /** Set where the reader itself knows that this is no evidence: the navigation of a web page, say. */
  readonly furniture: Furniture | null;
  /** Whether the file itself says that it is an item of a list. */
  readonly listed?: boolean;
  /** Whether it stands in a table. */
  readonly inTable?: boolean;
}

/** Rank of a row of a table that spans it and heads the rows below, as far as the table goes. */
export const SPANNING_RANK = 30;

/** Text of the file that is not text of the document: a comment, words taken out or hidden, the mark of a note. */
export interface Aside {
  /** What it is, in a word or two: "comment", "deleted", "hidden". */
  readonly sort: string;
  readonly text: string;
}

/** A document as its reader leaves it: blocks, and what the file itself says about its title and its flaws. */
export interface RawDocument {
  /** Title that the file declares, or null. */
  readonly title: string | null;
  readonly pages: number;
  /** Pages at the end that were left unread because there are too many; 0 where the format has no such limit. */
  readonly pagesLeft?: number;
  readonly blocks: readonly Block[];
  readonly pagesWithoutText: readonly number[];
  /** Pages that may hold text in their pictures and have not been recognised. */
  readonly toRecognise?: readonly number[];
  readonly recognised?: readonly RecognisedPage[];
  /** Plain sentences: what could not be read, or not surely. */
  readonly warnings: readonly string[];
  /** What is broken, where something is: without a text it is damaged then, and not empty. */
  readonly broken?: string;
  /** Whether the reader itself has marked what addresses and closes it: a mail. */
  readonly framed?: boolean;
  /** Texts of the headers and footers that were taken off the pages, each once. */
  readonly running?: readonly string[];
  /** What was left out on purpose, in the order of the file. */
  readonly leftOut?: readonly Aside[];
}

/** Whether a document says anything below its headings and beside what is set aside. */
export function saysSomething({ blocks }: Pick<RawDocument, 'blocks'>): boolean {
  return blocks.some((one) => one.furniture === null && one.kind !== 'heading');
}

/** Whether a mail holds anything but who wrote to whom, and about what; what looks like a greeting is kept, since that is a guess. */
export function holdsMore({ blocks }: Pick<RawDocument, 'blocks'>): boolean {
  return blocks.some((one) => one.furniture !== 'address' && one.kind !== 'heading');
}

/** A block with the usual defaults: a paragraph at the top level of page 1. */
export function block(text: string, given: Partial<Omit<Block, 'text'>> = {}): Block {
  return {
    kind: 'paragraph',
    text,
    level: 0,
    number: null,
    rank: given.kind === 'heading' ? 1 : null,
    page: 1,
    endPage: given.page ?? 1,
    boxes: [],
    frame: null,
    furniture: null,
    ...given,
  };
}
