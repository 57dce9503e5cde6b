/**
 * The direction in which a page is read. Pages are set upright for reading, whichever way their text runs, and boxes
 * are turned back afterwards.
 */
import type { Box } from '../../document/document.ts';
import type { Fragment } from './fragments.ts';
import type { Piece } from './piece.ts';
import type { Area, Rule } from './rules.ts';

/** Degrees, clockwise, by which text is turned against upright text. */
export type Turn = 0 | 90 | 180 | 270;

/** Text further from the level than this many degrees is slanted. */
const SLANTED = 8;

/** How far a fragment is turned; null where it is slanted. */
export function turnOf({ along }: Fragment): Turn | null {
  const degrees = (Math.atan2(along[1], along[0]) * 180) / Math.PI;
  const quarter = Math.round(degrees / 90);
  if (Math.abs(degrees - quarter * 90) > SLANTED) return null;
  return (((quarter + 4) % 4) * 90) as Turn;
}

/** The direction of most of the text of a page. */
export function mainTurn(fragments: readonly Fragment[]): Turn {
  const letters = new Map<Turn, number>([[0, 0.5]]);
  for (const fragment of fragments) {
    const turn = turnOf(fragment);
    if (turn !== null) letters.set(turn, (letters.get(turn) ?? 0) + fragment.text.trim().length);
  }
  return [...letters].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a point of the page as it is shown lies on the page turned for reading. */
function turned(x: number, y: number, turn: Turn, page: Size): readonly [number, number] {
  switch (turn) {
    case 90:
      return [y, page.width - x];
    case 180:
      return [page.width - x, page.height - y];
    case 270:
      return [page.height - y, x];
    default:
      return [x, y];
  }
}

/** A fragment as a piece of the page turned so that text of this direction is upright. */
export function upright({ text, x, y, width, size, face, tag }: Fragment, turn: Turn, page: Size): Piece {
  const [left, baseline] = turned(x, y, turn, page);
  return { text, left, right: left + width, baseline, size, face, tag };
}

/** A rectangle on the page turned for reading. */
export function turnedArea(area: Area, turn: Turn, page: Size): Area {
  const [a, b] = turned(area.left, area.top, turn, page);
  const [c, d] = turned(area.right, area.bottom, turn, page);
  return { left: Math.min(a, c), right: Math.max(a, c), top: Math.min(b, d), bottom: Math.max(b, d) };
}

/** A rule on the page turned for reading. */
export function turnedRule(rule: Rule, turn: Turn, page: Size): Rule {
  const { at, from, to } = rule;
  const area = rule.upright
    ? { left: at, right: at, top: from, bottom: to }
    : { left: from, right: to, top: at, bottom: at };
  const { left, top, right, bottom } = turnedArea(area, turn, page);
  return right - left < bottom - top
    ? { upright: true, at: left, from: top, to: bottom }
    : { upright: false, at: top, from: left, to: right };
}

/** A box of a turned page, on the page as it is shown. */
export function turnedBack(box: Box, turn: Turn, page: Size): Box {
  const { left, top, width, height } = box;
  switch (turn) {
    case 90:
      return { ...box, left: page.width - top - height, top: left, width: height, height: width };
    case 180:
      return { ...box, left: page.width - left - width, top: page.height - top - height };
    case 270:
      return { ...box, left: top, top: page.height - left - width, width: height, height: width };
    default:
      return box;
  }
}
