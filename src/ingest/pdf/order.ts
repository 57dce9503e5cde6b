/**
 * Reading order from geometry: bands of full-width text, columns between them, lines from top to bottom. After the
 * recursive cut of Nagy and Seth (1984), "Hierarchical representation of optically scanned documents", with one cut
 * across and one cut down, which is as deep as letters and reports go.
 */
import type { Segment } from './piece.ts';

/** A gutter is believed only between columns of running text. */
const FEWEST_LINES = 6;
const FEWEST_CHARACTERS = 18;

/** What stands across the page between its text, such as a table. */
export interface Barrier {
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

/** The segments of a page in reading order. Order within a line is from left to right. Barriers end columns above them. */
export function inReadingOrder(segments: readonly Segment[], barriers: readonly Barrier[] = []): Segment[] {
  const gutter = gutterOf(segments);
  if (gutter === null) return downThenAcross(segments);
  const ordered: Segment[] = [];
  let band: Segment[] = [];
  const close = () => {
    for (const segment of downThenAcross(band.filter((one) => one.right <= gutter))) ordered.push(segment);
    for (const segment of downThenAcross(band.filter((one) => one.right > gutter))) ordered.push(segment);
    band = [];
  };
  const across = barriers.filter(({ left, right }) => left < gutter && right > gutter);
  for (const segment of downThenAcross(segments)) {
    const above = band.at(-1);
    if (above && across.some(({ top }) => above.baseline < top && segment.baseline > top)) close();
    const crosses = segment.left < gutter && segment.right > gutter;
    if (crosses) close();
    (crosses ? ordered : band).push(segment);
  }
  close();
  return ordered;
}

/** From top to bottom; segments on nearly one baseline from left to right. */
function downThenAcross(segments: readonly Segment[]): Segment[] {
  const sorted = segments.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left);
  const result: Segment[] = [];
  let row: Segment[] = [];
  const close = () => {
    for (const segment of row.toSorted((a, b) => a.left - b.left)) result.push(segment);
    row = [];
  };
  for (const segment of sorted) {
    const first = row[0];
    if (first && segment.baseline - first.baseline > Math.max(first.size, segment.size) * 0.3) close();
    row.push(segment);
  }
  close();
  return result;
}

/** The middle of the white strip between two columns of running text, or null. */
function gutterOf(segments: readonly Segment[]): number | null {
  if (segments.length < FEWEST_LINES * 2) return null;
  const left = segments.reduce((least, segment) => Math.min(least, segment.left), Number.POSITIVE_INFINITY);
  const right = segments.reduce((most, segment) => Math.max(most, segment.right), Number.NEGATIVE_INFINITY);
  const width = Math.ceil(right - left);
  if (width < 100 || width > 20_000) return null;
  const cover = new Int32Array(width + 2);
  for (const segment of segments) {
    cover[Math.max(0, Math.floor(segment.left - left))] =
      (cover[Math.max(0, Math.floor(segment.left - left))] ?? 0) + 1;
    const end = Math.min(width + 1, Math.ceil(segment.right - left) + 1);
    cover[end] = (cover[end] ?? 0) - 1;
  }
  let [best, bestAt, depth] = [Number.POSITIVE_INFINITY, -1, 0];
  for (let at = 0; at < width; at++) {
    depth += cover[at] ?? 0;
    if (at < width * 0.3 || at > width * 0.7) continue;
    if (depth < best || (depth === best && Math.abs(at - width / 2) < Math.abs(bestAt - width / 2)))
      [best, bestAt] = [depth, at];
  }
  const middle = left + bestAt;
  const before = segments.filter((segment) => segment.right <= middle);
  const after = segments.filter((segment) => segment.left >= middle);
  const crossing = segments.length - before.length - after.length;
  const prose = [before, after].every((side) => side.length >= FEWEST_LINES && meanLength(side) >= FEWEST_CHARACTERS);
  return prose && crossing < Math.min(before.length, after.length) ? middle : null;
}

function meanLength(segments: readonly Segment[]): number {
  const characters = segments.reduce(
    (sum, segment) => sum + segment.pieces.reduce((inner, piece) => inner + piece.text.length, 0),
    0,
  );
  return characters / segments.length;
}
