/**
 * What the ink of a page tells beside its letters: how thick the strokes of a word are, and whether a bullet stands before
 * a line.
 */
import type { Grey } from './grey.ts';

/** Share of the box round them that a round spot and a square one fill; no letter fills as much as the second. */
const ROUND = 0.62;
const SQUARE = 0.82;

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box round some ink, and how many pixels of it are ink. */
interface Inked extends Area {
  readonly count: number;
}

/** Mean length of the level runs of ink in an area, in pixels, long ones left out: the thickness of upright strokes. */
export function strokeIn(page: Grey, ink: number, { left, top, right, bottom }: Area): number {
  const runs: number[] = [];
  for (let y = Math.max(0, top); y < Math.min(page.height, bottom); y++) {
    let run = 0;
    for (let x = Math.max(0, left); x <= right; x++) {
      const dark = x < right && x < page.width && (page.pixels[y * page.width + x] ?? 255) < ink;
      if (dark) run++;
      else if (run > 0) {
        runs.push(run);
        run = 0;
      }
    }
  }
  if (runs.length === 0) return 0;
  runs.sort((a, b) => a - b);
  const [from, to] = [Math.floor(runs.length * 0.2), Math.ceil(runs.length * 0.7)];
  const middle = runs.slice(from, to);
  return middle.reduce((sum, run) => sum + run, 0) / Math.max(1, middle.length);
}

/** The ink in an area; null where there is none. */
function inkBox(page: Grey, ink: number, area: Area): Inked | null {
  let [left, top, right, bottom, count] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1, 0];
  for (let y = Math.max(0, Math.floor(area.top)); y < Math.min(page.height, area.bottom); y++)
    for (let x = Math.max(0, Math.floor(area.left)); x < Math.min(page.width, area.right); x++)
      if ((page.pixels[y * page.width + x] ?? 255) < ink) {
        count++;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
  return count === 0 ? null : { left, top, right: right + 1, bottom: bottom + 1, count };
}

/**
 * Whether the ink in an area is a bullet: one round or square spot, smaller than a small letter, above the baseline.
 * @param size height of the type in pixels
 */
export function bulletIn(page: Grey, ink: number, area: Area, baseline: number, size: number): Inked | null {
  const box = inkBox(page, ink, area);
  if (!box || !isSpot(box)) return null;
  const height = box.bottom - box.top;
  const middle = (box.top + box.bottom) / 2;
  const place = middle < baseline - size * 0.1 && middle > baseline - size * 0.6;
  return place && height < size * (shareOf(box) > SQUARE ? 0.8 : 0.48) && height > size * 0.1 ? box : null;
}

/** Whether ink is about as high as it is wide and fills its box as a disc does, or more. */
export function isSpot(box: Inked): boolean {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  return Math.min(width, height) / Math.max(width, height) > 0.7 && shareOf(box) > ROUND;
}

function shareOf({ left, top, right, bottom, count }: Inked): number {
  return count / ((right - left) * (bottom - top));
}
