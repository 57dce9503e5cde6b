/**
 * What the drawing operations of a page tell beyond its text: which text cannot be seen, where rules and small shapes
 * are drawn. Everything is given in points of the page as it is shown, from its top left corner.
 */
import type { PDFPageProxy } from 'pdfjs-dist';
import { type Clip, isRectangle, uncovered, within } from './cover.ts';
import { apply, type Matrix, times } from './matrix.ts';
import type { Operations } from './open.ts';
import { type Area, type Rule, rulesOf, THIN } from './rules.ts';
import type { Run, Sign, Unseen } from './run.ts';

export interface Painted {
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  /** Small filled or outlined shapes, such as the drawn bullets of web pages. */
  readonly dots: readonly Area[];
  readonly pictures: readonly Area[];
  /** Whether anything is painted at all. */
  readonly drawn: boolean;
}

interface State {
  ctm: Matrix;
  fill: string;
  alpha: number;
  /** Whether colours are mixed with what lies under them. */
  blended: boolean;
  clip: Clip;
  mode: number;
  font: string;
  size: number;
  spacing: number;
  words: number;
  scale: number;
  rise: number;
  leading: number;
}

/** The same text again within so much of its size makes it bold. */
const STRUCK = 0.18;
/** Of what is drawn with less of its colour than this, nothing is seen. */
const FAINT = 0.05;
/** A shape larger than this is no bullet. */
const LARGEST_DOT = 12;

/** Reads what is drawn on a page. `isShown` says whether content of a layer is switched on. */
export async function paintedOn(
  page: PDFPageProxy,
  view: Matrix,
  ops: Operations,
  isShown: (group: unknown) => boolean,
): Promise<Painted> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const sheet = areaOf(page.view, view);
  const reader = new Reader(view, { ...sheet, exact: true }, ops, isShown);
  for (let at = 0; at < fnArray.length; at++)
    reader.take(fnArray[at] ?? 0, (argsArray[at] ?? []) as readonly unknown[], fnArray[at + 1] ?? 0);
  return { runs: reader.runs, rules: reader.rules, dots: reader.dots, pictures: reader.pictures, drawn: reader.drawn };
}

/** Follows the operations of one page. */
class Reader {
  runs: Run[] = [];
  readonly rules: Rule[] = [];
  readonly dots: Area[] = [];
  readonly #ops: Operations;
  readonly #isShown: (group: unknown) => boolean;
  /** Filled areas that are not white. */
  readonly #grounds: Area[] = [];
  readonly pictures: Area[] = [];
  drawn = false;
  #state: State;
  readonly #stack: State[] = [];
  #text: Matrix = [1, 0, 0, 1, 0, 0];
  #line: Matrix = [1, 0, 0, 1, 0, 0];
  /** For every open marked content, whether it is switched off. */
  readonly #off: boolean[] = [];
  /** Whether the next path is one that drawing is kept to. */
  #clips = false;

  constructor(view: Matrix, clip: Clip, ops: Operations, isShown: (group: unknown) => boolean) {
    this.#ops = ops;
    this.#isShown = isShown;
    this.#state = {
      ctm: view,
      fill: '#000000',
      alpha: 1,
      blended: false,
      clip,
      mode: 0,
      font: '',
      size: 0,
      spacing: 0,
      words: 0,
      scale: 1,
      rise: 0,
      leading: 0,
    };
  }

  take(fn: number, args: readonly unknown[], next: number): void {
    const ops = this.#ops;
    const state = this.#state;
    const number = Number(args[0] ?? 0);
    switch (fn) {
      case ops.save:
        this.#stack.push({ ...state });
        break;
      case ops.restore:
      case ops.paintFormXObjectEnd:
        this.#state = this.#stack.pop() ?? state;
        break;
      case ops.transform:
        state.ctm = times(state.ctm, matrixOf(args));
        // Pictures are not unpacked; what is left of one is the place that was made for it.
        if (next === ops.restore || next === 0) this.pictures.push(areaOf([0, 0, 1, 1], state.ctm));
        break;
      case ops.paintFormXObjectBegin:
        this.#stack.push({ ...state });
        if (args[0]) state.ctm = times(state.ctm, matrixOf([args[0]]));
        if (args[1]) this.#keepTo(areaOf(Array.from(args[1] as ArrayLike<number>), state.ctm), true);
        break;
      case ops.clip:
      case ops.eoClip:
        this.#clips = true;
        break;
      case ops.beginMarkedContent:
        this.#off.push(false);
        break;
      case ops.beginMarkedContentProps:
        this.#off.push(args[0] === 'OC' && !this.#isShown(args[1]));
        break;
      case ops.endMarkedContent:
        this.#off.pop();
        break;
      case ops.setFillRGBColor:
        state.fill = String(args[0]);
        break;
      case ops.setFillColorN:
      case ops.setFillTransparent:
        state.fill = 'pattern';
        break;
      case ops.shadingFill:
        this.#grounds.push({ left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 });
        break;
      case ops.setGState:
        for (const [key, value] of (args[0] ?? []) as [string, unknown][]) {
          if (key === 'ca') state.alpha = Number(value);
          if (key === 'BM') state.blended = value !== 'source-over' && value !== 'Normal';
          if (key === 'Font') [state.font, state.size] = value as [string, number];
        }
        break;
      case ops.constructPath:
        this.drawn = true;
        this.#path(number, args);
        break;
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
      case ops.paintImageMaskXObject:
        this.pictures.push(areaOf([0, 0, 1, 1], state.ctm));
        break;
      default:
        this.#takeText(fn, args, number);
    }
  }

  #takeText(fn: number, args: readonly unknown[], number: number): void {
    const ops = this.#ops;
    const state = this.#state;
    switch (fn) {
      case ops.beginText:
        this.#text = this.#line = [1, 0, 0, 1, 0, 0];
        break;
      case ops.setFont:
        state.font = String(args[0]);
        state.size = Number(args[1]);
        break;
      case ops.setCharSpacing:
        state.spacing = number;
        break;
      case ops.setWordSpacing:
        state.words = number;
        break;
      case ops.setHScale:
        state.scale = number / 100;
        break;
      case ops.setTextRise:
        state.rise = number;
        break;
      case ops.setLeading:
        state.leading = number;
        break;
      case ops.setTextRenderingMode:
        state.mode = number;
        break;
      case ops.setTextMatrix:
        this.#text = this.#line = matrixOf(args);
        break;
      case ops.moveText:
        this.#move(number, Number(args[1]));
        break;
      case ops.setLeadingMoveText:
        state.leading = -Number(args[1]);
        this.#move(number, Number(args[1]));
        break;
      case ops.nextLine:
        this.#move(0, -state.leading);
        break;
      case ops.showText:
        this.#show((args[0] ?? []) as readonly (Glyph | number)[]);
        break;
      default:
    }
  }

  #move(x: number, y: number): void {
    this.#text = this.#line = times(this.#line, [1, 0, 0, 1, x, y]);
  }

  #show(glyphs: readonly (Glyph | number)[]): void {
    const state = this.#state;
    const signs: Sign[] = [];
    const matrix = times(state.ctm, this.#text);
    const stretch = state.scale * Math.hypot(matrix[0], matrix[1]);
    let at = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') at -= (glyph / 1000) * state.size;
      else if (glyph) {
        const width = ((glyph.width ?? 0) / 1000) * state.size;
        signs.push({ text: glyph.unicode ?? '', from: at * stretch, to: (at + width) * stretch });
        at += width + state.spacing + (glyph.isSpace ? state.words : 0);
      }
    }
    const advance = at * state.scale;
    const text = signs.map((sign) => sign.text).join('');
    const from = apply(matrix, 0, state.rise);
    const to = apply(matrix, advance, state.rise);
    const size = state.size * Math.hypot(matrix[2], matrix[3]);
    this.#text = times(this.#text, [1, 0, 0, 1, advance, 0]);
    if (!Number.isFinite(from[0] + from[1] + to[0] + to[1] + size)) return;
    const [up, across] = apply(matrix, 0, state.rise + state.size * 0.3);
    const place = { x: up + (to[0] - from[0]) / 2, y: across + (to[1] - from[1]) / 2 };
    const on = (area: Area) =>
      area.left <= place.x && area.right >= place.x && area.top <= place.y && area.bottom >= place.y;
    const onPicture = this.pictures.some(on);
    const before = this.runs.at(-1);
    const again =
      before?.text === text &&
      text.trim() !== '' &&
      Math.hypot(before.from[0] - from[0], before.from[1] - from[1]) < size * STRUCK;
    const unseen = this.#unseen(on, onPicture) ?? (on(this.#state.clip) ? null : 'outside');
    this.runs.push({ text, signs, from, to, size, font: state.font, unseen, again, onPicture });
  }

  #unseen(on: (area: Area) => boolean, onPicture: boolean): Unseen | null {
    const { mode, alpha, fill } = this.#state;
    if (this.#off.includes(true)) return 'layer';
    if (mode === 3 || mode === 7 || alpha < FAINT) return 'invisible';
    return mode === 0 && isWhite(fill) && !onPicture && !this.#grounds.some(on) ? 'white' : null;
  }

  #keepTo(area: Area, exact: boolean): void {
    const { clip } = this.#state;
    this.#state.clip = { ...within(clip, area), exact: clip.exact && exact };
  }

  #path(paint: number, args: readonly unknown[]): void {
    const ops = this.#ops;
    const [, paths, bounds] = args as readonly [
      number,
      readonly (ArrayLike<number> | null)[] | null,
      ArrayLike<number>,
    ];
    const clips = this.#clips;
    this.#clips = false;
    if (!bounds || bounds.length < 4) return;
    const { ctm, fill, alpha, blended, clip } = this.#state;
    const area = areaOf(Array.from(bounds), ctm);
    const path = paths?.[0] ?? null;
    if (clips) this.#keepTo(area, isRectangle(path, ctm));
    if (this.#off.includes(true) || paint === ops.endPath) return;
    const stroked = paint !== ops.fill && paint !== ops.eoFill;
    const filled = paint !== ops.stroke && paint !== ops.closeStroke;
    const white = !stroked && isWhite(fill);
    const [width, height] = [area.right - area.left, area.bottom - area.top];
    if (filled && !isWhite(fill) && alpha > 0) this.#grounds.push(area);
    const hides = filled && alpha >= 1 && !blended && fill !== 'pattern' && clip.exact;
    if (hides && this.runs.length > 0 && isRectangle(path, ctm)) {
      const over = within(area, clip);
      this.runs = this.runs.flatMap((run) => uncovered(run, over));
    }
    if (Math.max(width, height) <= LARGEST_DOT && Math.min(width, height) >= 1.2) {
      if (!white) this.dots.push(area);
      // White areas only clear the ground; white lines part the cells of a coloured table.
    } else if (!white || Math.min(width, height) <= THIN)
      for (const rule of rulesOf(area, stroked, path, ctm)) this.rules.push(rule);
  }
}

interface Glyph {
  readonly unicode?: string;
  readonly width?: number;
  readonly isSpace?: boolean;
}

function matrixOf(args: readonly unknown[]): Matrix {
  const values = args.length === 1 ? Array.from(args[0] as ArrayLike<number>) : (args as readonly number[]);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values.map(Number);
  return [a, b, c, d, e, f];
}

/** The box round a rectangle after a transformation. */
function areaOf([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[], matrix: Matrix): Area {
  const corners = [apply(matrix, x0, y0), apply(matrix, x1, y0), apply(matrix, x0, y1), apply(matrix, x1, y1)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Whether a colour cannot be told from white paper. */
function isWhite(colour: string): boolean {
  const parts = /^#(..)(..)(..)$/u.exec(colour);
  return parts?.slice(1).every((part) => Number.parseInt(part, 16) >= 0xf8) ?? false;
}
