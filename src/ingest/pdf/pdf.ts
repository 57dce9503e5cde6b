/**
 * Reads PDF.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { ReadError } from '../../document/failure.ts';
import type { RawDocument } from '../block.ts';
import { MOST_PAGES } from '../limits.ts';
import { cleaned } from '../lines/clean.ts';
import type { LinedText, Tag } from '../lines/line.ts';
import { blocksOf } from '../lines/paragraphs.ts';
import { typesOf } from './faces.ts';
import { hasColumns, linesOf } from './lines.ts';
import { withDocument } from './open.ts';
import type { Piece } from './piece.ts';
import { settled } from './settle.ts';
import { type StructureNode, tagsOf } from './tags.ts';

/** A piece of text or the border of marked content, as pdf.js gives it. */
interface Item {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly fontName?: string;
  readonly type?: string;
  readonly id?: string | null;
  readonly tag?: string;
}

interface Page {
  readonly pieces: readonly Piece[];
  readonly height: number;
  readonly failed: boolean;
}

/**
 * Reads a PDF.
 *
 * @throws {ReadError} `password` or `damaged`.
 */
export function readPdf(bytes: Uint8Array, password?: string): Promise<RawDocument> {
  return withDocument(bytes, password, async (document) => {
    const pages = await pagesOf(document);
    const lined = linedPages(pages);
    const { body, footnotes } = cleaned(lined);
    const failed = pages.flatMap((page, at) => (page.failed ? [at + 1] : []));
    const empty = pages.flatMap((page, at) => (page.pieces.length === 0 && !page.failed ? [at + 1] : []));
    const warnings = [];
    if (failed.length > 0) warnings.push(`Damaged and not read: ${pageList(failed)}.`);
    if (document.numPages > pages.length)
      warnings.push(`Only the first ${pages.length} of ${document.numPages} pages were read.`);
    return {
      title: await titleOf(document),
      pages: document.numPages,
      pagesLeft: document.numPages - pages.length,
      blocks: blocksOf(body, footnotes),
      pagesWithoutText: [...failed, ...empty].toSorted((a, b) => a - b),
      warnings,
    };
  });
}

function linedPages(pages: readonly Page[]): LinedText {
  const types = typesOf(pages.flatMap((page) => page.pieces));
  return {
    lines: pages.flatMap((page, at) => {
      const pieces = page.pieces.map((piece) => ({ ...piece, face: types.get(piece.face) ?? piece.face }));
      return linesOf(settled(pieces), at + 1);
    }),
    pages: pages.length,
    heights: pages.map((page) => page.height),
  };
}

async function pagesOf(document: PDFDocumentProxy): Promise<Page[]> {
  let last = 0;
  const nextNumber = () => ++last;
  const pages: Page[] = [];
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
    pages.push(await readPage(document, number, nextNumber));
  }
  if (pages.every((page) => page.failed))
    throw new ReadError('damaged', 'No page of this PDF can be read. Ask for a new copy, or print it to a new PDF.');
  return pages;
}

async function readPage(document: PDFDocumentProxy, number: number, nextNumber: () => number): Promise<Page> {
  try {
    const page = await document.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const bare = piecesOf(content, page, NO_TAGS);
    // Geometry tells everything but which cells of a table belong together, and reading tags takes time.
    const pieces = hasColumns(bare) ? piecesOf(content, page, await tagsOn(page, nextNumber)) : bare;
    const { height } = page.getViewport({ scale: 1 });
    page.cleanup();
    return { pieces, height, failed: false };
  } catch {
    // One damaged page costs that page, and is reported.
    return { pieces: [], height: 0, failed: true };
  }
}

const NO_TAGS: ReadonlyMap<string, Tag> = new Map();

async function tagsOn(page: PDFPageProxy, nextNumber: () => number): Promise<ReadonlyMap<string, Tag>> {
  const structure = await page.getStructTree().catch(() => null);
  return structure ? tagsOf(structure as StructureNode, nextNumber) : NO_TAGS;
}

const ARTIFACT: Tag = { element: 0, role: 'Artifact', item: null, cell: null, frame: null };

function piecesOf(content: { items: unknown }, page: PDFPageProxy, tags: ReadonlyMap<string, Tag>): Piece[] {
  const view = page.getViewport({ scale: 1 }).transform as readonly number[];
  const open: (Tag | null)[] = [];
  const pieces: Piece[] = [];
  for (const item of content.items as readonly Item[]) {
    if (item.type?.startsWith('begin'))
      open.push(
        item.tag === 'Artifact' ? ARTIFACT : item.id == null ? (open.at(-1) ?? null) : (tags.get(item.id) ?? null),
      );
    else if (item.type === 'endMarkedContent') open.pop();
    else if (item.str && item.transform) {
      const piece = pieceOf(item.str, item, item.transform, view, open.at(-1) ?? null);
      if (piece) pieces.push(piece);
    }
  }
  return pieces;
}

function pieceOf(
  text: string,
  item: Item,
  own: readonly number[],
  view: readonly number[],
  tag: Tag | null,
): Piece | null {
  const [a, b, c, d, e, f] = [...own, 0, 0, 0, 0, 0, 0] as [number, number, number, number, number, number];
  const [va, vb, vc, vd, ve, vf] = [...view, 0, 0, 0, 0, 0, 0] as [number, number, number, number, number, number];
  const along = [va * a + vc * b, vb * a + vd * b] as const;
  const up = [va * c + vc * d, vb * c + vd * d] as const;
  const left = va * e + vc * f + ve;
  const baseline = vb * e + vd * f + vf;
  const size = Math.hypot(...up);
  if (!Number.isFinite(left + baseline + size) || size === 0) return null;
  // Text that does not run across the page as it is shown is a stamp or a margin note.
  if (Math.abs(along[1]) > Math.abs(along[0])) return null;
  return { text, left, right: left + (item.width ?? 0), baseline, size, face: item.fontName ?? '', tag };
}

async function titleOf(document: PDFDocumentProxy): Promise<string | null> {
  const data = await document.getMetadata().catch(() => null);
  const title = (data?.info as { Title?: unknown } | undefined)?.Title;
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
}

function pageList(pages: readonly number[]): string {
  const shown = pages.slice(0, 10).join(', ');
  return `page${pages.length === 1 ? '' : 's'} ${shown}${pages.length > 10 ? ` and ${pages.length - 10} more` : ''}`;
}
