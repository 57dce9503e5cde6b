/**
 * Shadows on photographed pages: the grey of the paper is found piece by piece, and the page made as light everywhere.
 */
import type { Grey } from './grey.ts';

/** Pixels of a piece; several letters of the type of letters fit. */
const PIECE = 32;
/** Share of a piece that is lighter than its paper is taken to be. */
const LIGHTER = 0.1;
/** Dark things up to so many pieces to either side, bold words and lines say, are no paper and no shadow. */
const REACH = 2;
/** Paper that is nowhere darker than this share of its lightest has no shadow. */
const EVEN = 0.85;
/** What is darker than this share of the lightest paper is no shadow, but a border or a picture, and is left. */
const DARKEST = 0.25;

/** The page with its paper as light everywhere as where it is lightest; the same page where it is. */
export function evened(page: Grey): Grey {
  const [wide, high] = [Math.ceil(page.width / PIECE), Math.ceil(page.height / PIECE)];
  const own = paperOf(page, wide, high);
  const lightest = own.reduce((most, value) => Math.max(most, value), 0);
  // A closing (Serra 1982): what is dark and small is filled, the edges of what is large stay where they are.
  const filled = over(own, wide, high, (values) => Math.max(...values), REACH);
  const near = over(filled, wide, high, (values) => Math.min(...values), REACH).map((value) =>
    value < lightest * DARKEST ? lightest : value,
  );
  if (near.every((value) => value >= lightest * EVEN)) return page;
  const smooth = over(near, wide, high, (values) => values.reduce((sum, value) => sum + value, 0) / values.length, 1);
  const pixels = new Uint8Array(page.pixels.length);
  const at = (x: number, y: number) => smooth[Math.min(high - 1, y) * wide + Math.min(wide - 1, x)] ?? lightest;
  for (let y = 0; y < page.height; y++) {
    const row = Math.max(0, y / PIECE - 0.5);
    const [top, down] = [Math.floor(row), row - Math.floor(row)];
    for (let x = 0; x < page.width; x++) {
      const column = Math.max(0, x / PIECE - 0.5);
      const [left, across] = [Math.floor(column), column - Math.floor(column)];
      const paper =
        (at(left, top) * (1 - across) + at(left + 1, top) * across) * (1 - down) +
        (at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across) * down;
      const value = ((page.pixels[y * page.width + x] ?? 255) * lightest) / paper;
      pixels[y * page.width + x] = value > 255 ? 255 : value;
    }
  }
  return { ...page, pixels };
}

/** The grey of the paper in each piece: what a tenth of it is lighter than. */
function paperOf({ width, height, pixels }: Grey, wide: number, high: number): Float64Array {
  const found = new Float64Array(wide * high);
  const counts = new Uint32Array(256);
  for (let row = 0; row < high; row++)
    for (let column = 0; column < wide; column++) {
      counts.fill(0);
      const [right, bottom] = [Math.min(width, (column + 1) * PIECE), Math.min(height, (row + 1) * PIECE)];
      for (let y = row * PIECE; y < bottom; y++)
        for (let x = column * PIECE; x < right; x++) {
          const value = pixels[y * width + x] ?? 255;
          counts[value] = (counts[value] ?? 0) + 1;
        }
      let left = (right - column * PIECE) * (bottom - row * PIECE) * LIGHTER;
      let value = 255;
      for (; value > 0; value--) {
        left -= counts[value] ?? 0;
        if (left < 0) break;
      }
      found[row * wide + column] = value;
    }
  return found;
}

/** Each value made of those of its neighbours, so many to either side. */
function over(
  values: Float64Array,
  wide: number,
  high: number,
  made: (values: readonly number[]) => number,
  reach: number,
): Float64Array {
  return values.map((_, at) => {
    const [column, row] = [at % wide, Math.floor(at / wide)];
    const near: number[] = [];
    for (let y = Math.max(0, row - reach); y <= Math.min(high - 1, row + reach); y++)
      for (let x = Math.max(0, column - reach); x <= Math.min(wide - 1, column + reach); x++)
        near.push(values[y * wide + x] ?? 0);
    return made(near);
  });
}
