/**
 * Marks on the pages of a PDF as annotations that any reader shows, lists and prints. They are added behind the original,
 * whose bytes stay as they are (an incremental update; ISO 32000-2, 7.5.6), by pdf.js.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Box } from '../../document/document.ts';
import type { Mark } from './marks.ts';
import { COLOURS, SHAPE, SHAPES } from './shapes.ts';

/** Kinds of annotation as pdf.js numbers them. */
const HIGHLIGHT = 9;
const INK = 15;
/** Under this prefix pdf.js looks for annotations that are to be added. */
const ADDED = 'pdfjs_internal_editor_';
/** Between the lines of a passage and the shape beside them, in points. */
const GAP = 5;

interface Corners {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A box of the page as it is shown, in the page's own coordinates, whichever way it is turned. */
function cornersOf({ left, top, width, height }: Box, page: PDFPageProxy): Corners {
  const viewport = page.getViewport({ scale: 1 });
  const [x1, y1] = viewport.convertToPdfPoint(left, top) as [number, number];
  const [x2, y2] = viewport.convertToPdfPoint(left + width, top + height) as [number, number];
  return { left: Math.min(x1, x2), right: Math.max(x1, x2), bottom: Math.min(y1, y2), top: Math.max(y1, y2) };
}

/** Upper left, upper right, lower left, lower right: the order that readers expect, not the one the standard draws. */
const quad = ({ left, bottom, right, top }: Corners) => [left, top, right, top, left, bottom, right, bottom];
const outline = ({ left, bottom, right, top }: Corners) => [left, bottom, right, bottom, right, top, left, top];

function around(all: readonly Corners[]): [number, number, number, number] {
  return [
    Math.min(...all.map(({ left }) => left)),
    Math.min(...all.map(({ bottom }) => bottom)),
    Math.max(...all.map(({ right }) => right)),
    Math.max(...all.map(({ top }) => top)),
  ];
}

/** The lines of a passage on one page, with the comment at the first page only. */
function highlight(mark: Mark, lines: readonly Corners[], page: PDFPageProxy, withComment: boolean): object {
  const rect = around(lines);
  return {
    annotationType: HIGHLIGHT,
    pageIndex: page.pageNumber - 1,
    color: [...COLOURS[mark.look]],
    opacity: 1,
    rotation: 0,
    rect,
    quadPoints: Float32Array.from(lines.flatMap(quad)),
    outlines: lines.map(outline),
    user: mark.author,
    structTreeParentId: null,
    ...(mark.at === null ? {} : { date: new Date(mark.at) }),
    ...(withComment
      ? { popup: { contents: mark.comment, rect: [rect[2], rect[3] - 100, rect[2] + 180, rect[3]] } }
      : {}),
  };
}

/** The shape of the side, beside the first line of the passage. */
function shape(mark: Mark, first: Box, page: PDFPageProxy): object {
  const left = Math.max(2, first.left - SHAPE - GAP);
  const top = first.top + (first.height - SHAPE) / 2;
  const viewport = page.getViewport({ scale: 1 });
  const lines = SHAPES[mark.look].map((points) => {
    const placed: number[] = [];
    for (let at = 0; at < points.length; at += 2) {
      const [x, y] = viewport.convertToPdfPoint(
        left + (points[at] as number) * SHAPE,
        top + (points[at + 1] as number) * SHAPE,
      ) as [number, number];
      placed.push(x, y);
    }
    return placed;
  });
  // pdf.js has room for a curve before each point; a straight line says so with numbers that are none.
  const drawn = lines.map((points) => {
    const line: number[] = [];
    for (let at = 0; at < points.length; at += 2)
      line.push(NaN, NaN, NaN, NaN, points[at] as number, points[at + 1] as number);
    return line;
  });
  const box = cornersOf(
    { page: page.pageNumber, left: left - 1, top: top - 1, width: SHAPE + 2, height: SHAPE + 2 },
    page,
  );
  return {
    annotationType: INK,
    pageIndex: page.pageNumber - 1,
    color: [60, 60, 70],
    opacity: 1,
    thickness: 1.2,
    rotation: 0,
    rect: around([box]),
    paths: { lines: drawn, points: lines },
    user: mark.author,
    structTreeParentId: null,
  };
}

/**
 * The bytes of an opened PDF with the marks on its pages.
 * @throws Error where pdf.js cannot write the file
 */
export async function withMarks(document: PDFDocumentProxy, marks: readonly Mark[]): Promise<Uint8Array> {
  const pages = new Map<number, PDFPageProxy>();
  const pageOf = async (number: number) => {
    const page = pages.get(number) ?? (await document.getPage(number));
    pages.set(number, page);
    return page;
  };
  let added = 0;
  const add = (annotation: object) => document.annotationStorage.setValue(`${ADDED}${added++}`, annotation);
  for (const mark of marks) {
    const numbers = [...new Set(mark.boxes.map(({ page }) => page))].filter((page) => page <= document.numPages);
    for (const [index, number] of numbers.entries()) {
      const page = await pageOf(number);
      const boxes = mark.boxes.filter((box) => box.page === number);
      add(
        highlight(
          mark,
          boxes.map((box) => cornersOf(box, page)),
          page,
          index === 0,
        ),
      );
      if (index === 0) add(shape(mark, boxes[0] as Box, page));
    }
  }
  return await document.saveDocument();
}
