/**
 * What lies over text or cuts it off: filled rectangles that are drawn after it, and the area that drawing is kept to.
 */
import { apply, type Matrix } from './matrix.ts';
import type { Area } from './rules.ts';
import type { Run, Sign } from './run.ts';

/** The area that drawing is kept to. */
export interface Clip extends Area {
  /** Whether it is that area, and not only within it. */
  readonly exact: boolean;
}

/** Lower than this, a rectangle is a line that strikes or underlines. */
const LOWEST = 5;

/** Whether a path is one rectangle whose sides are level and upright. `path` as in `rulesOf`. */
export function isRectangle(path: ArrayLike<number> | null, ctm: Matrix): boolean {
  if (path === null || path.length > 16) return false;
  const corners: (readonly [number, number])[] = [];
  for (let at = 0; at < path.length; ) {
    const step = path[at++];
    if (step === 4) continue;
    if (step !== (at === 1 ? 0 : 1)) return false;
    corners.push(apply(ctm, path[at] ?? 0, path[at + 1] ?? 0));
    at += 2;
  }
  if (corners.length < 4) return false;
  return corners.every(([x, y], at) => {
    const [nextX, nextY] = corners[(at + 1) % corners.length] as readonly [number, number];
    return Math.abs(nextX - x) < 0.5 || Math.abs(nextY - y) < 0.5;
  });
}

export function within(one: Area, other: Area): Area {
  return {
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/** Text under an area that was filled after it, parted from the text beside it; the run itself where none is. */
export function uncovered(run: Run, area: Area): readonly Run[] {
  const { from, to, size, signs } = run;
  const level = Math.abs(to[1] - from[1]) < 0.5 && to[0] > from[0];
  if (run.unseen !== null || !level || area.bottom - area.top < LOWEST) return [run];
  if (area.top > from[1] - size * 0.5 || area.bottom < from[1] - size * 0.05) return [run];
  if (area.right < from[0] || area.left > to[0]) return [run];
  const isUnder = (sign: Sign) => {
    const middle = from[0] + (sign.from + sign.to) / 2;
    return middle > area.left && middle < area.right;
  };
  if (!signs.some(isUnder)) return [run];
  const parts: { under: boolean; signs: Sign[] }[] = [];
  for (const sign of signs) {
    const last = parts.at(-1);
    if (last?.under === isUnder(sign)) last.signs.push(sign);
    else parts.push({ under: isUnder(sign), signs: [sign] });
  }
  return parts.map((part): Run => {
    const [start, end] = [part.signs[0]?.from ?? 0, part.signs.at(-1)?.to ?? 0];
    return {
      ...run,
      text: part.signs.map(({ text }) => text).join(''),
      signs: part.signs.map((sign) => ({ ...sign, from: sign.from - start, to: sign.to - start })),
      from: [from[0] + start, from[1]],
      to: [from[0] + end, from[1]],
      unseen: part.under ? 'covered' : null,
    };
  });
}
