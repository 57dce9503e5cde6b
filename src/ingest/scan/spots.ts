/**
 * Bullets found on a page before it is read: round or square spots that stand free, before text. The recogniser takes them
 * for letters, and the first letter beside them for something else, so it is given the page without them.
 */
import type { Grey } from './grey.ts';
import { type Area, isSpot } from './ink.ts';

/** Sides in points between which a spot is a bullet. */
const SMALLEST = 2;
const LARGEST = 9;
/** Points of white before it, and points within which text follows. */
const BEFORE = 12;
const FOLLOWS = 45;
/** White above and beside it, in its own sides. */
const [ABOVE, BESIDE] = [0.4, 0.4];
/** So many sides below it there is nothing but other bullets: the dot of a letter has its stem there. */
const BELOW = 1.6;
/** So many sides further down the white before it reaches: beside the dot of a letter stand the letters before it. */
const DOWN = 1.5;
/** Share of white paper that may be ink: specks of dirt. */
const DIRT = 0.012;
const MOST_SPOTS = 500;

/** The bullets of an upright page, from the top. */
export function spotsOn(page: Grey, ink: number, density: number): Area[] {
  const { width, height, pixels } = page;
  const inPixels = (points: number) => (points / 72) * density;
  const [least, most] = [Math.max(3, inPixels(SMALLEST)), inPixels(LARGEST)];
  const [before, follows] = [Math.round(inPixels(BEFORE)), Math.round(inPixels(FOLLOWS))];
  const isInk = (x: number, y: number) => (pixels[y * width + x] ?? 255) < ink;
  const hasInk = (left: number, top: number, right: number, bottom: number) => {
    let most = (right - left) * (bottom - top) * DIRT;
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++)
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++)
        if (isInk(x, y) && --most < 0) return true;
    return false;
  };
  const hasStem = ({ left, right, bottom }: Area, side: number) => {
    for (let y = bottom; y < Math.min(height, bottom + side * BELOW); y++)
      for (let x = left; x < right; x++) {
        if (!isInk(x, y)) continue;
        const below = blotAt(page, ink, x, y, most);
        return below === null || !isSpot(below);
      }
    return false;
  };
  const found: Area[] = [];
  for (let y = 1; y < height && found.length < MOST_SPOTS; y++) {
    let last = -before;
    for (let x = 0; x < width; x++) {
      if (!isInk(x, y)) continue;
      const starts = x - last > before && !isInk(x, y - 1);
      last = x;
      if (!starts) continue;
      const box = blotAt(page, ink, x, y, most);
      if (box === null || box.top !== y || !isSpot(box)) continue;
      const { left, top, right, bottom } = box;
      const side = Math.max(right - left, bottom - top);
      const isFree =
        side >= least &&
        !hasInk(left - before, top, left, bottom + side * DOWN) &&
        !hasInk(right, top, right + side * BESIDE, bottom) &&
        !hasInk(left, top - side * ABOVE, right, top) &&
        !hasStem(box, side);
      // Text is higher than its bullet; what follows the first of a row of dots is not.
      if (isFree && hasInk(right, top - Math.max(2, side * 0.15), right + follows, top)) found.push(box);
    }
  }
  return found;
}

/** The box of the ink that hangs together with a pixel, and how much it is; null where it is larger than a bullet. */
function blotAt({ width, height, pixels }: Grey, ink: number, x: number, y: number, most: number) {
  let [left, top, right, bottom, count] = [x, y, x + 1, y + 1, 0];
  const seen = new Set<number>();
  const open = [y * width + x];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at) || (pixels[at] ?? 255) >= ink) continue;
    seen.add(at);
    count++;
    const [px, py] = [at % width, Math.floor(at / width)];
    [left, right] = [Math.min(left, px), Math.max(right, px + 1)];
    [top, bottom] = [Math.min(top, py), Math.max(bottom, py + 1)];
    if (right - left > most || bottom - top > most) return null;
    if (px > 0) open.push(at - 1);
    if (px + 1 < width) open.push(at + 1);
    if (py > 0) open.push(at - width);
    if (py + 1 < height) open.push(at + width);
  }
  return { left, top, right, bottom, count };
}

/** A page without its spots: each is given the grey of the paper before it. */
export function withoutSpots(page: Grey, spots: readonly Area[]): Grey {
  if (spots.length === 0) return page;
  const pixels = page.pixels.slice();
  for (const { left, top, right, bottom } of spots) {
    const edge = Math.max(2, Math.round((right - left) / 8));
    const paper = page.pixels[top * page.width + Math.max(0, left - edge * 2)] ?? 255;
    const [from, to] = [Math.max(0, left - edge), Math.min(page.width, right + edge)];
    for (let y = Math.max(0, top - edge); y < Math.min(page.height, bottom + edge); y++)
      pixels.fill(paper, y * page.width + from, y * page.width + to);
  }
  return { ...page, pixels };
}
