/**
 * Rules: the straight lines that draw tables, whether they are stroked lines, the edges of rectangles or rectangles so
 * thin that they are lines.
 */
import { apply, type Matrix } from './matrix.ts';

/** A rectangle on a page as it is shown. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A level or upright line. */
export interface Rule {
  readonly upright: boolean;
  /** Distance from the top (level) or left (upright) of the page. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Rectangles thinner than this are lines. */
export const THIN = 2.5;
const SHORTEST = 6;

/** The rules that a drawn path makes. `path` holds pdf.js's steps: 0 move, 1 line, 2 curve, 3 quadratic curve, 4 close. */
export function rulesOf(area: Area, stroked: boolean, path: ArrayLike<number> | null, ctm: Matrix): Rule[] {
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  if (height <= THIN && width >= SHORTEST) return [level((area.top + area.bottom) / 2, area.left, area.right)];
  if (width <= THIN && height >= SHORTEST) return [upright((area.left + area.right) / 2, area.top, area.bottom)];
  if (!stroked || path === null)
    return [
      level(area.top, area.left, area.right),
      level(area.bottom, area.left, area.right),
      upright(area.left, area.top, area.bottom),
      upright(area.right, area.top, area.bottom),
    ];
  return segmentsOf(path, ctm).flatMap(([x0, y0, x1, y1]) => {
    if (Math.abs(y1 - y0) <= 1 && Math.abs(x1 - x0) >= SHORTEST) return [level(y0, Math.min(x0, x1), Math.max(x0, x1))];
    if (Math.abs(x1 - x0) <= 1 && Math.abs(y1 - y0) >= SHORTEST)
      return [upright(x0, Math.min(y0, y1), Math.max(y0, y1))];
    return [];
  });
}

const level = (at: number, from: number, to: number): Rule => ({ upright: false, at, from, to });
const upright = (at: number, from: number, to: number): Rule => ({ upright: true, at, from, to });

function segmentsOf(path: ArrayLike<number>, ctm: Matrix): [number, number, number, number][] {
  const segments: [number, number, number, number][] = [];
  let start: readonly [number, number] | null = null;
  let last: readonly [number, number] | null = null;
  const point = (at: number) => apply(ctm, path[at] ?? 0, path[at + 1] ?? 0);
  const lineTo = (next: readonly [number, number]) => {
    if (last) segments.push([last[0], last[1], next[0], next[1]]);
    last = next;
  };
  for (let at = 0; at < path.length && segments.length < 10_000; ) {
    const step = path[at++];
    if (step === 0) {
      start = last = point(at);
      at += 2;
    } else if (step === 1) {
      lineTo(point(at));
      at += 2;
    } else if (step === 2) {
      last = point(at + 4);
      at += 6;
    } else if (step === 3) {
      last = point(at + 2);
      at += 4;
    } else if (start) lineTo(start);
  }
  return segments;
}
