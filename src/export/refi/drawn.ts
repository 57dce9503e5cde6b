/**
 * Which passages a rectangle drawn on a page means. The specification counts from the bottom left of the page; QualCoder
 * (3.7) and others count from the top left. The lines that the rectangles of a project cover decide.
 */
import type { Box } from '../../document/document.ts';
import type { SelectedPlace } from './evidence.ts';

export type DrawnPlace = Extract<SelectedPlace, { readonly kind: 'drawn' }>;
export type Origin = 'top-left' | 'bottom-left';

/** Pages of a PDF. */
export interface PageHeights {
  /** Height of each page in PDF points. */
  readonly heights: readonly number[];
}

/** A line counts as covered when so much of its area lies inside the rectangle. */
const COVERED = 0.5;
/** A passage is meant when so many of its lines are covered; where none is, those of which any line is. */
const MEANT = 0.5;

/** The rectangle as a box with its origin at the top left; pages count from 1. */
export function boxOf({ page, first, second }: DrawnPlace, origin: Origin, { heights }: PageHeights): Box {
  const height = heights[page] ?? 0;
  const y = (value: number) => (origin === 'top-left' ? value : height - value);
  const [top, bottom] = [y(first.y), y(second.y)].sort((one, other) => one - other) as [number, number];
  const [left, right] = [first.x, second.x].sort((one, other) => one - other) as [number, number];
  return { page: page + 1, left, top, width: right - left, height: bottom - top };
}

function covered(line: Box, box: Box): boolean {
  if (line.page !== box.page) return false;
  const width = Math.min(line.left + line.width, box.left + box.width) - Math.max(line.left, box.left);
  const height = Math.min(line.top + line.height, box.top + box.height) - Math.max(line.top, box.top);
  return width > 0 && height > 0 && width * height >= COVERED * Math.max(1, line.width * line.height);
}

/** The passages that a rectangle means, in order. */
export function passagesIn<Passage extends { readonly boxes: readonly Box[] }>(
  place: DrawnPlace,
  passages: readonly Passage[],
  pages: PageHeights,
  origin: Origin,
): Passage[] {
  const box = boxOf(place, origin, pages);
  const touched = passages.flatMap((passage) => {
    const on = passage.boxes.filter((line) => line.page === box.page);
    const share = on.filter((line) => covered(line, box)).length / Math.max(1, on.length);
    return share > 0 ? [{ passage, share }] : [];
  });
  const meant = touched.filter(({ share }) => share >= MEANT);
  return (meant.length > 0 ? meant : touched).map(({ passage }) => passage);
}

/** What the rectangles of one project are drawn on. */
export interface DrawnOn {
  readonly place: DrawnPlace;
  readonly passages: readonly { readonly boxes: readonly Box[] }[];
  readonly pages: PageHeights;
}

/** The origin under which more rectangles cover lines; the specification's where both do as well. */
export function originOf(drawn: readonly DrawnOn[]): Origin {
  const hits = (origin: Origin) =>
    drawn.filter(({ place, passages, pages }) => passagesIn(place, passages, pages, origin).length > 0).length;
  return hits('top-left') > hits('bottom-left') ? 'top-left' : 'bottom-left';
}
