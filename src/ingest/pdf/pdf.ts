/**
 * Reads PDF.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Box } from '../../document/document.ts';
import { ReadError } from '../../document/failure.ts';
import type { RecognisedPage as PageRecognised } from '../../document/reading-notes.ts';
import { isDoubtful, type RecognisedPage } from '../../document/recognised.ts';
import { type Block, block, type RawDocument } from '../block.ts';
import { MOST_PAGES } from '../limits.ts';
import { cleaned } from '../lines/clean.ts';
import type { Line, LinedText } from '../lines/line.ts';
import { blocksOf } from '../lines/paragraphs.ts';
import { bodySize, tilted } from '../scan/fragments.ts';
import { typesOf } from './faces.ts';
import type { Inflate } from './filters.ts';
import { withFields } from './forms.ts';
import { textBefore } from './header.ts';
import { linesOf } from './lines.ts';
import { withoutMarks } from './marks.ts';
import { asidesOf, omissionsOf } from './omissions.ts';
import { type Operations, withDocument } from './open.ts';
import { type Page, type Reader, readPage } from './page.ts';
import { settled } from './settle.ts';
import { type Signs, signsOf } from './signs.ts';
import { turnedBack } from './turn.ts';

/** Text that runs across the direction of its page and has fewer words is a note for the printer, not text. */
const FEWEST_SIDEWAYS = 5;

const NOTHING: ReadonlyMap<number, RecognisedPage> = new Map();

/** What a reader of PDF is told beside the bytes. */
export interface HowToRead {
  readonly password?: string | undefined;
  readonly inflate?: Inflate | undefined;
  /** How many damaged streams pdf.js has met since this was asked last. */
  readonly metDamaged?: (() => number) | undefined;
  /** Told after each page how many have been read, and how many will be. */
  readonly onPage?: ((done: number, total: number) => void) | undefined;
  /** What was recognised on pages that hold pictures, by number. */
  readonly recognised?: ReadonlyMap<number, RecognisedPage> | undefined;
}

/**
 * Reads a PDF.
 *
 * @throws {ReadError} `password` or `damaged`.
 */
export function readPdf(
  bytes: Uint8Array,
  { password, inflate, metDamaged, recognised, onPage }: HowToRead = {},
): Promise<RawDocument> {
  return withDocument(bytes, password, async (document, operations) => {
    metDamaged?.();
    const about = await aboutOf(document);
    const reader = await readerOf(signsOf(bytes, inflate), document, operations, about, recognised ?? NOTHING);
    const pages = await pagesOf(reader, onPage);
    const lined = linedPages(pages, reader.nextNumber);
    const { body, footnotes, running } = cleaned(lined);
    const notes = new Set(footnotes.flatMap((line) => /^\d{1,3}/u.exec(line.text) ?? []));
    const blocks = blocksOf(
      body.map((line) => withoutMarks(line, notes)),
      footnotes,
    );
    const sideways = sidewaysOf(pages);
    const before = textBefore(bytes);
    return {
      title: about.title,
      pages: document.numPages,
      pagesLeft: document.numPages - pages.length,
      blocks: withSideways(
        blocks.map((one) => turnedBlock(one, pages)),
        sideways.blocks,
      ),
      pagesWithoutText: pages.flatMap((page, at) => (isUnread(page) ? [at + 1] : [])),
      toRecognise: pages.flatMap((page, at) => (page.toRecognise ? [at + 1] : [])),
      recognised: pages.flatMap(({ scan }, at) => (scan?.outcome === 'read' ? [qualityOfScan(scan, at + 1)] : [])),
      warnings: [
        ...(before === '' ? [] : [BEFORE]),
        ...warningsOf(document, pages, about, sideways.left, damageOf(reader.signs, metDamaged)),
      ],
      running,
      leftOut: [
        ...(before === '' ? [] : [{ sort: 'before the PDF', text: before }]),
        ...asidesOf(pages, sideways.left, running),
      ],
    };
  });
}

const BEFORE =
  'Text stands before the beginning of this PDF, where no program shows it: it was left out. Look at it among what was left out.';

interface About {
  readonly title: string | null;
  /** The program that made the file. */
  readonly maker: string;
  readonly hasForm: boolean;
  readonly hasXfa: boolean;
}

async function aboutOf(document: PDFDocumentProxy): Promise<About> {
  const data = await document.getMetadata().catch(() => null);
  const info = (data?.info ?? {}) as Readonly<Record<string, unknown>>;
  const title = typeof info.Title === 'string' ? info.Title.trim() : '';
  return {
    title: title === '' ? null : title,
    maker: `${info.Producer ?? ''} ${info.Creator ?? ''}`,
    hasForm: info.IsAcroFormPresent === true,
    hasXfa: info.IsXFAPresent === true,
  };
}

async function readerOf(
  signs: Signs,
  document: PDFDocumentProxy,
  operations: Operations,
  { maker, hasForm }: About,
  recognised: ReadonlyMap<number, RecognisedPage>,
): Promise<Reader> {
  const layers = signs.layers ? await document.getOptionalContentConfig().catch(() => null) : null;
  let last = 0;
  return {
    document,
    operations,
    signs,
    // Word writes its bullets as text and tags its tables.
    lookAtAll: !/Microsoft.{0,2} Word/u.test(maker),
    hasForm,
    isShown: (group) => layers === null || layers.isVisible(group as never),
    nextNumber: () => ++last,
    recognised,
    scannedSize: bodySize(recognised.values()),
  };
}

async function pagesOf(reader: Reader, onPage?: (done: number, total: number) => void): Promise<Page[]> {
  const pages: Page[] = [];
  const total = Math.min(reader.document.numPages, MOST_PAGES);
  for (let number = 1; number <= total; number++) {
    pages.push(await readPage(reader, number));
    onPage?.(number, total);
  }
  if (pages.every((page) => page.failed))
    throw new ReadError('damaged', 'No page of this PDF can be read. Ask for a new copy, or print it to a new PDF.');
  return pages;
}

/** Whether nothing is known about what a page says: it waits to be recognised, or has no text and was not found blank. */
function isUnread({ pieces, sideways, fields, toRecognise, scan }: Page): boolean {
  if (toRecognise || scan?.outcome === 'failed' || scan?.outcome === 'drawn') return true;
  return scan === null && pieces.length === 0 && sideways.length === 0 && fields.length === 0;
}

function qualityOfScan({ confidence, lines }: RecognisedPage, page: number): PageRecognised {
  const doubtful = lines.flatMap(({ words }) => words).filter(isDoubtful).length;
  return { page, confidence: Math.round(confidence * 100) / 100, doubtful };
}

function linedPages(pages: readonly Page[], nextNumber: () => number): LinedText {
  const types = typesOf(pages.flatMap((page) => page.pieces));
  return {
    lines: pages.flatMap((page, at) => {
      const pieces = page.pieces.map((piece) => ({ ...piece, face: types.get(piece.face) ?? piece.face }));
      return withFields(linesOf(settled(pieces), at + 1), page.fields, at + 1, nextNumber);
    }),
    pages: pages.length,
    heights: pages.map((page) => (page.turn % 180 === 0 ? page.height : page.width)),
    recognised: new Set(pages.flatMap(({ scan }, at) => (scan?.outcome === 'read' ? [at + 1] : []))),
  };
}

/** Boxes are found on the page as it is read; they are kept for the page as it is shown. */
function turnedBlock(one: Block, pages: readonly Page[]): Block {
  const back = (box: Box) => {
    const page = pages[box.page - 1];
    return page ? tilted(turnedBack(box, page.turn, page), page.scan?.skew ?? 0, page) : box;
  };
  const stands = ({ page }: Box) => pages[page - 1]?.turn === 0 && !pages[page - 1]?.scan?.skew;
  return one.boxes.every(stands) ? one : { ...one, boxes: one.boxes.map(back) };
}

interface Sideways {
  readonly blocks: Block[];
  readonly left: string[];
}

/** Text that runs across its page: blocks of its own, unless it is a short note or the same on several pages. */
function sidewaysOf(pages: readonly Page[]): Sideways {
  const found = pages.flatMap((page, at) =>
    page.sideways.map(({ turn, pieces }) => {
      const lines: Line[] = linesOf(settled(pieces), at + 1);
      return { page, turn, lines, text: lines.map(({ text }) => text).join(' ') };
    }),
  );
  const result: Sideways = { blocks: [], left: [] };
  for (const { page, turn, lines, text } of found) {
    const again = found.filter((other) => other.text === text).length > 1;
    if (again || text.split(/\s+/u).length < FEWEST_SIDEWAYS) result.left.push(text);
    else
      for (const one of blocksOf(lines))
        result.blocks.push(
          block(one.text, {
            ...one,
            kind: one.kind === 'heading' ? 'paragraph' : one.kind,
            rank: null,
            boxes: one.boxes.map((box) => turnedBack(box, turn, page)),
          }),
        );
  }
  return result;
}

/** Puts text that runs across its page after the rest of the page. */
function withSideways(blocks: readonly Block[], sideways: readonly Block[]): Block[] {
  const result = [...blocks];
  for (const one of sideways) result.splice(result.findLastIndex(({ page }) => page <= one.page) + 1, 0, one);
  return result;
}

function warningsOf(
  document: PDFDocumentProxy,
  pages: readonly Page[],
  { hasXfa }: About,
  sideways: readonly string[],
  damage: readonly string[],
): string[] {
  const warnings = [...damage];
  const failed = pages.flatMap((page, at) => (page.failed ? [at + 1] : []));
  const reasons = Map.groupBy(
    pages.flatMap(({ scan }, at) => (scan?.reason ? [{ reason: scan.reason, page: at + 1 }] : [])),
    ({ reason }) => reason,
  );
  for (const [reason, own] of reasons)
    warnings.push(`Not recognised, ${pageList(own.map(({ page }) => page))}: ${reason}`);
  const filled = pages.some((page) => page.fields.length > 0);
  const hidden = pages.reduce((sum, page) => sum + page.hiddenFields, 0);
  const stamps = pages.reduce((sum, page) => sum + page.stamps, 0);
  if (failed.length > 0) warnings.push(`Damaged and not read: ${pageList(failed)}.`);
  if (document.numPages > pages.length)
    warnings.push(`Only the first ${pages.length} of ${document.numPages} pages were read.`);
  if (hasXfa)
    warnings.push(
      filled
        ? 'This form is kept in two ways (XFA); only the fields on its pages were read. Compare them with the form as its own program shows it.'
        : 'This is an XFA form: what was filled in may not be read. Print it to a new PDF in the program that shows it.',
    );
  if (hidden > 0) warnings.push(`${hidden} hidden field${hidden === 1 ? ' was' : 's were'} left out.`);
  if (stamps > 0)
    warnings.push(
      `${stamps} stamp${stamps === 1 ? '' : 's'} put on the pages ${stamps === 1 ? 'was' : 'were'} left out.`,
    );
  return [...warnings, ...omissionsOf(pages, sideways)];
}

/** What is said of damaged streams. Those that could not be looked into, encrypted ones for example, pdf.js tells of. */
function damageOf({ damaged, doubtful, isKnown }: Signs, met: (() => number) | undefined): string[] {
  const more = doubtful + (isKnown || damaged > 0 ? 0 : Math.min(1, met?.() ?? 0));
  const parts = (count: number) => (count === 1 ? 'A part of this PDF' : `${count} parts of this PDF`);
  return [
    ...(damaged > 0
      ? [
          `${parts(damaged)} ${damaged === 1 ? 'is' : 'are'} damaged: words or pages may be missing. Ask for a new copy.`,
        ]
      : []),
    ...(more > 0
      ? [
          `${parts(more)} ${more === 1 ? 'does' : 'do'} not fit the checksum: words may be missing or wrong. Compare it with the file as another program shows it.`,
        ]
      : []),
  ];
}

function pageList(pages: readonly number[]): string {
  const shown = pages.slice(0, 10).join(', ');
  return `page${pages.length === 1 ? '' : 's'} ${shown}${pages.length > 10 ? ` and ${pages.length - 10} more` : ''}`;
}
