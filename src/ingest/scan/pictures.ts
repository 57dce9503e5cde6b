/**
 * The pictures of a PDF page, each with where it is drawn, and the page drawn from them.
 */
import type { PDFPageProxy } from 'pdfjs-dist';
import { MOST_PIXELS } from '../limits.ts';
import { type Matrix, times } from '../pdf/matrix.ts';
import type { Operations } from '../pdf/open.ts';
import { blank, type Grey, reduced } from './grey.ts';

/** A picture as pdf.js unpacks it. */
interface Unpacked {
  readonly width: number;
  readonly height: number;
  /** 1: a bit a pixel, 2: RGB, 3: RGBA. Stencils: a bit a pixel, 0 where ink falls. */
  readonly kind?: number;
  readonly data?: Uint8Array | Uint8ClampedArray | string | null;
}

export interface Picture {
  /** From the unit square (upside down, as PDF has it) to points of the page as shown. */
  readonly place: Matrix;
  readonly grey: Grey;
  /** How much of each pixel covers what lies below, 255 for all of it; null where everything does. */
  readonly cover: Uint8Array | null;
}

export interface Pictured {
  readonly pictures: readonly Picture[];
  /** Pictures that could not be unpacked. */
  readonly failed: number;
  /** Pictures that were not unpacked for their size or their number. */
  readonly left: number;
  /** Whether anything else is drawn on the page: lines, areas, letters. */
  readonly drawn: boolean;
}

/** Pixels of all pictures of one page: the layers of a scan of the largest size. */
const MOST_ON_PAGE = 2 * MOST_PIXELS;
/** Pictures of one page that are drawn; some programs cut a page into strips of one line each. */
const MOST_PICTURES = 5_000;
/** Share of a page from which the place that is left of a picture was that of one too large to be unpacked. */
const LARGE_PLACE = 0.02;

interface State {
  ctm: Matrix;
  fill: number;
  alpha: number;
}

/** Everything a page is made of that can be looked at without drawing letters. */
export async function picturesOf(page: PDFPageProxy, ops: Operations): Promise<Pictured> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const view = transform as unknown as Matrix;
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const pictures: Picture[] = [];
  const stack: State[] = [];
  let state: State = { ctm: view, fill: 0, alpha: 1 };
  let [failed, left, pixels, drawn] = [0, 0, 0, false];
  const unpacked = new Map<string, Promise<Unpacked | null>>();
  const get = (name: string) => {
    const known = unpacked.get(name) ?? objectOf(page, name);
    unpacked.set(name, known);
    return known;
  };
  const add = (image: Unpacked | null, place: Matrix, stencil: boolean) => {
    const count = image ? image.width * image.height : 0;
    if (count > MOST_PIXELS || pixels + count > MOST_ON_PAGE || pictures.length === MOST_PICTURES) {
      left++;
      return;
    }
    const picture =
      image && pictureOf(image, place, stencil ? Math.round(255 - (255 - state.fill) * state.alpha) : null);
    if (!picture) failed++;
    else {
      pixels += count;
      pictures.push(picture);
    }
  };
  for (let at = 0; at < fnArray.length; at++) {
    const args = (argsArray[at] ?? []) as readonly unknown[];
    switch (fnArray[at]) {
      case ops.save:
        stack.push({ ...state });
        break;
      case ops.restore:
      case ops.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case ops.transform:
        state.ctm = times(state.ctm, matrixOf(args));
        // pdf.js passes over a picture that is too large, and leaves the place that was made for it.
        if ((fnArray[at + 1] ?? ops.restore) === ops.restore && areaOf(state.ctm) > width * height * LARGE_PLACE)
          left++;
        break;
      case ops.paintFormXObjectBegin:
        stack.push({ ...state });
        if (args[0]) state.ctm = times(state.ctm, matrixOf([args[0]]));
        break;
      case ops.setFillRGBColor:
        state.fill = greyOfColour(String(args[0]));
        break;
      case ops.setGState:
        for (const [key, value] of (args[0] ?? []) as [string, unknown][])
          if (key === 'ca') state.alpha = Number(value);
        break;
      case ops.paintImageXObject:
        add(await get(String(args[0])), state.ctm, false);
        break;
      case ops.paintImageXObjectRepeat: {
        const [name, across, down, positions] = args as [string, number, number, ArrayLike<number>];
        const image = await get(name);
        for (const [x, y] of pairs(positions)) add(image, times(state.ctm, [across, 0, 0, down, x, y]), false);
        break;
      }
      case ops.paintInlineImageXObject:
        add(args[0] as Unpacked, state.ctm, false);
        break;
      case ops.paintInlineImageXObjectGroup: {
        const [sheet, parts] = args as [
          Unpacked,
          { transform: number[]; x: number; y: number; w: number; h: number }[],
        ];
        for (const part of parts) add(cutFrom(sheet, part), times(state.ctm, matrixOf([part.transform])), false);
        break;
      }
      case ops.paintImageMaskXObject:
        add(await maskOf(args[0] as Unpacked, get), state.ctm, true);
        break;
      case ops.paintImageMaskXObjectGroup:
        for (const one of args[0] as (Unpacked & { transform: number[] })[])
          add(await maskOf(one, get), times(state.ctm, matrixOf([one.transform])), true);
        break;
      case ops.paintImageMaskXObjectRepeat: {
        const [mask, a, b = 0, c = 0, d, positions] = args as [
          Unpacked,
          number,
          number,
          number,
          number,
          ArrayLike<number>,
        ];
        const image = await maskOf(mask, get);
        for (const [x, y] of pairs(positions)) add(image, times(state.ctm, [a, b, c, d, x, y]), true);
        break;
      }
      case ops.constructPath:
        drawn ||= args[0] !== ops.endPath && !isBackground(state, args);
        break;
      case ops.showText:
      case ops.shadingFill:
        drawn = true;
        break;
      default:
    }
  }
  return { pictures, failed, left, drawn };
}

/** White areas only clear the ground. */
function isBackground({ fill }: State, _args: readonly unknown[]): boolean {
  return fill >= 0xf8;
}

function maskOf(mask: Unpacked, get: (name: string) => Promise<Unpacked | null>): Promise<Unpacked | null> | Unpacked {
  return typeof mask.data === 'string' ? get(mask.data) : mask;
}

/** Pictures come when they are unpacked; one that is null could not be. */
function objectOf(page: PDFPageProxy, name: string): Promise<Unpacked | null> {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    objects.get(name, (image: unknown) => resolve((image as Unpacked | null) ?? null));
  });
}

function pictureOf(image: Unpacked, place: Matrix, ink: number | null): Picture | null {
  const { width, height, kind, data } = image;
  if (!data || typeof data === 'string' || !(width > 0 && height > 0) || place.some((one) => !Number.isFinite(one)))
    return null;
  const count = width * height;
  if (ink !== null) {
    const cover = bits(data, width, height, 255, 0);
    return { place, grey: { width, height, pixels: new Uint8Array(count).fill(ink) }, cover };
  }
  if (kind === 1) return { place, grey: { width, height, pixels: bits(data, width, height, 0, 255) }, cover: null };
  const step = kind === 3 ? 4 : 3;
  if (data.length < count * step) return null;
  const pixels = new Uint8Array(count);
  for (let at = 0, from = 0; at < count; at++, from += step)
    pixels[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8;
  let cover: Uint8Array | null = null;
  if (step === 4)
    for (let at = 0, from = 3; at < count; at++, from += 4)
      if (data[from] !== 255) {
        cover ??= new Uint8Array(count).fill(255);
        cover[at] = data[from] ?? 255;
      }
  return { place, grey: { width, height, pixels }, cover };
}

function bits(data: ArrayLike<number>, width: number, height: number, zero: number, one: number): Uint8Array {
  const stride = (width + 7) >> 3;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = ((data[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? one : zero;
  return pixels;
}

function cutFrom(sheet: Unpacked, { x, y, w, h }: { x: number; y: number; w: number; h: number }): Unpacked | null {
  const { data } = sheet;
  if (!data || typeof data === 'string') return null;
  const own = new Uint8Array(w * h * 4);
  for (let row = 0; row < h; row++)
    own.set(data.subarray(((y + row) * sheet.width + x) * 4, ((y + row) * sheet.width + x + w) * 4), row * w * 4);
  return { width: w, height: h, kind: 3, data: own };
}

function* pairs(positions: ArrayLike<number>): Generator<readonly [number, number]> {
  for (let at = 0; at + 1 < positions.length; at += 2) yield [positions[at] ?? 0, positions[at + 1] ?? 0];
}

function matrixOf(args: readonly unknown[]): Matrix {
  const values = args.length === 1 ? Array.from(args[0] as ArrayLike<number>) : (args as readonly number[]);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values.map(Number);
  return [a, b, c, d, e, f];
}

function greyOfColour(colour: string): number {
  const parts = /^#(..)(..)(..)$/u.exec(colour)?.slice(1) ?? ['00', '00', '00'];
  const [r = 0, g = 0, b = 0] = parts.map((part) => Number.parseInt(part, 16));
  return (r * 77 + g * 150 + b * 29) >> 8;
}

function areaOf(place: Matrix): number {
  return Math.abs(place[0] * place[3] - place[1] * place[2]);
}

/** The dots an inch a picture is drawn with. */
function densityOf({ place, grey }: Picture): number {
  const area = areaOf(place);
  return area === 0 ? 0 : Math.sqrt((grey.width * grey.height) / area) * 72;
}

/** Dots an inch between which recognition is at its best; finer scans are only slower. */
const COARSEST = 200;
const FINEST = 300;

/** The density to draw a page with: that of the pictures that make up most of it, within bounds. */
export function densityFor(pictures: readonly Picture[]): number {
  const area = ({ place }: Picture) => areaOf(place);
  const largest = Math.max(...pictures.map(area));
  const own = Math.max(...pictures.filter((one) => area(one) >= largest / 4).map(densityOf));
  // Files keep dots a metre: 200 an inch are 199.9996.
  if (Math.round(own) < COARSEST) return Math.min(FINEST, own * 2);
  return Math.min(FINEST, own);
}

/**
 * The page drawn from its pictures.
 * @param toPixels from points of the page as shown to pixels of the result
 */
export function drawnFrom(pictures: readonly Picture[], toPixels: Matrix, width: number, height: number): Grey {
  const page = blank(width, height);
  for (const picture of pictures) draw(page, picture, toPixels);
  return page;
}

function draw(page: Grey, picture: Picture, toPixels: Matrix): void {
  const whole = times(toPixels, picture.place);
  const across = Math.hypot(whole[0], whole[1]) / picture.grey.width;
  const down = Math.hypot(whole[2], whole[3]) / picture.grey.height;
  // What is drawn smaller is made smaller first, so that thin strokes are not lost between pixels.
  const by = Math.max(1, Math.floor(1 / Math.max(across, down, 0.01)));
  const grey = reduced(picture.grey, by);
  const { width, height } = grey;
  const cover =
    picture.cover === null
      ? null
      : reduced({ width: picture.grey.width, height: picture.grey.height, pixels: picture.cover }, by).pixels;
  // From the picture's own pixels, top row first, to the page's; and back.
  const place = times(whole, [1 / width, 0, 0, -1 / height, 0, 1]);
  const back = inverse(place);
  if (!back) return;
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ].map(([x = 0, y = 0]) => [place[0] * x + place[2] * y + place[4], place[1] * x + place[3] * y + place[5]] as const);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, right] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(page.width, Math.ceil(Math.max(...xs)))];
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(page.height, Math.ceil(Math.max(...ys)))];
  if (cover === null && isPixelForPixel(place, grey)) {
    const [x0, y0] = [Math.round(place[4]), Math.round(place[5])];
    const [from, to] = [Math.max(0, x0), Math.min(page.width, x0 + width)];
    for (let y = Math.max(0, y0); y < Math.min(page.height, y0 + height) && from < to; y++) {
      const row = (y - y0) * width - x0;
      page.pixels.set(grey.pixels.subarray(row + from, row + to), y * page.width + from);
    }
    return;
  }
  const value = (pixels: Uint8Array, x: number, y: number) => {
    const [x0, y0] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - x0, y - y0];
    const [xa, xb] = [Math.max(0, Math.min(width - 1, x0)), Math.max(0, Math.min(width - 1, x0 + 1))];
    const [ya, yb] = [Math.max(0, Math.min(height - 1, y0)) * width, Math.max(0, Math.min(height - 1, y0 + 1)) * width];
    const above = (pixels[ya + xa] ?? 255) * (1 - fx) + (pixels[ya + xb] ?? 255) * fx;
    const below = (pixels[yb + xa] ?? 255) * (1 - fx) + (pixels[yb + xb] ?? 255) * fx;
    return above * (1 - fy) + below * fy;
  };
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const px = back[0] * (x + 0.5) + back[2] * (y + 0.5) + back[4];
      const py = back[1] * (x + 0.5) + back[3] * (y + 0.5) + back[5];
      if (px < -0.01 || py < -0.01 || px > width + 0.01 || py > height + 0.01) continue;
      const at = y * page.width + x;
      const own = value(grey.pixels, px - 0.5, py - 0.5);
      if (cover === null) page.pixels[at] = own;
      else {
        const share = value(cover, px - 0.5, py - 0.5) / 255;
        page.pixels[at] = own * share + (page.pixels[at] ?? 255) * (1 - share);
      }
    }
}

/** Whether a picture is drawn as it is, only moved: no corner of it is half a pixel from where whole pixels put it. */
function isPixelForPixel([a, b, c, d, e, f]: Matrix, { width, height }: Grey): boolean {
  const off = (wide: number, high: number, moved: number) =>
    Math.abs(wide * width) + Math.abs(high * height) + Math.abs(moved - Math.round(moved));
  return off(a - 1, c, e) < 0.5 && off(b, d - 1, f) < 0.5;
}

export function inverse([a, b, c, d, e, f]: Matrix): Matrix | null {
  const det = a * d - b * c;
  if (Math.abs(det) < 1e-12) return null;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}
