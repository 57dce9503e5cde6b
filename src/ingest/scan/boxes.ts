/**
 * Boxes to tick on a scanned page: squares of thin lines, about as high as the type.
 */
import type { Grey } from './grey.ts';

export interface TickBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly state: 'ticked' | 'empty' | 'unclear';
}

/** Sides in points between which a square is a box to tick. */
const SMALLEST = 6;
const LARGEST = 24;
/** Share of the inside that is ink: less is empty, more is ticked, between them nothing is said. */
const EMPTY = 0.03;
const TICKED = 0.07;
const FILLED = 0.75;
/** A box stands free; ink close round more of it than this share makes it part of a drawing. */
const CROWDED = 0.2;
/** Share of an edge that has to be ink. */
const STRAIGHT = 0.94;
const MOST_BOXES = 400;

/** The boxes of a page, from the top. */
export function tickBoxes(page: Grey, ink: number, density: number): TickBox[] {
  const { width, height, pixels } = page;
  const [least, most] = [Math.round((SMALLEST / 72) * density), Math.round((LARGEST / 72) * density)];
  const dark = (x: number, y: number) => (pixels[y * width + x] ?? 255) < ink;
  const found: TickBox[] = [];
  for (let y = 1; y + least < height && found.length < MOST_BOXES; y++)
    for (let x = 0; x + least < width; ) {
      if (!dark(x, y) || dark(x, y - 1)) {
        x++;
        continue;
      }
      let end = x;
      while (end < width && dark(end, y)) end++;
      const side = end - x;
      const box = side >= least && side <= most ? boxAt(page, ink, x, y, side) : null;
      const known =
        box &&
        found.some(
          (one) => one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top,
        );
      if (box && !known) found.push(box);
      x = end;
    }
  return found;
}

/** The box whose upper edge begins here, or null: four straight edges that meet in square corners. */
function boxAt(page: Grey, ink: number, left: number, top: number, side: number): TickBox | null {
  const slack = Math.max(1, Math.round(side * 0.1));
  const dark = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < page.width && y < page.height && (page.pixels[y * page.width + x] ?? 255) < ink;
  /** Share of an edge that is ink where the edge is at its darkest. */
  const upright = (x: number, high: number) =>
    most(slack, (by) => shareOf(high, (at) => dark(x + by, top + at) || dark(x + by + 1, top + at)));
  const level = (y: number) =>
    most(slack, (by) => shareOf(side, (at) => dark(left + at, y + by) || dark(left + at, y + by + 1)));
  for (let high = Math.round(side * 0.85); high <= Math.round(side * 1.18); high++) {
    if (upright(left, high) < STRAIGHT || upright(left + side - 2, high) < STRAIGHT) return null;
    if (level(top + high - 1) < STRAIGHT) continue;
    const edge = Math.max(2, Math.round(side * 0.2));
    let [count, all] = [0, 0];
    for (let y = top + edge; y < top + high - edge; y++)
      for (let x = left + edge; x < left + side - edge; x++) {
        all++;
        if (dark(x, y)) count++;
      }
    const share = count / Math.max(1, all);
    // A filled square is a bullet, not a box.
    if (share > FILLED || aroundShare(dark, { left, top, right: left + side, bottom: top + high }, slack + 2) > CROWDED)
      return null;
    const state = share < EMPTY ? 'empty' : share > TICKED ? 'ticked' : 'unclear';
    return { left, top, right: left + side, bottom: top + high, state };
  }
  return null;
}

/** Share of ink along a line drawn round a square, so far outside. */
function aroundShare(
  dark: (x: number, y: number) => boolean,
  { left, top, right, bottom }: Pick<TickBox, 'left' | 'top' | 'right' | 'bottom'>,
  by: number,
): number {
  let [count, all] = [0, 0];
  for (let x = left - by; x <= right + by; x++)
    for (const y of [top - by, bottom + by]) {
      all++;
      if (dark(x, y)) count++;
    }
  for (let y = top - by; y <= bottom + by; y++)
    for (const x of [left - by, right + by]) {
      all++;
      if (dark(x, y)) count++;
    }
  return count / all;
}

function most(slack: number, share: (by: number) => number): number {
  let best = 0;
  for (let by = -slack; by <= slack; by++) best = Math.max(best, share(by));
  return best;
}

function shareOf(length: number, dark: (at: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < length; at++) if (dark(at)) count++;
  return count / length;
}
