/**
 * Text that a reader of the page sees, with the bullets and symbols that are drawn; and a count of what is not seen.
 */
import { markerOf } from '../lines/marker.ts';
import type { Fragment } from './fragments.ts';
import type { Painted } from './paint.ts';
import type { Area } from './rules.ts';
import type { Run, Unseen } from './run.ts';
import { isPartlySpaced, isSpaced, spacedText } from './spaced.ts';
import { symbolText } from './symbols.ts';

/** Why text was left out of a page. */
export type Omission = Unseen | 'slanted' | 'stamp' | 'tiny' | 'line-number';

export interface Seen {
  readonly fragments: Fragment[];
  readonly left: { readonly reason: Omission; readonly text: string }[];
}

/** Where so much of a page's text is invisible, it is the text layer of a scan. */
const LAYER_SHARE = 0.8;

/** Leaves out what cannot be seen and puts in what is drawn. */
export function seenOn(fragments: readonly Fragment[], painted: Painted, nameOf: (face: string) => string): Seen {
  const names = new Map<string, string>();
  const fontOf = (face: string) => {
    const name = names.get(face) ?? nameOf(face);
    names.set(face, name);
    return name;
  };
  const letters = (runs: readonly Run[]) => runs.reduce((sum, run) => sum + run.text.trim().length, 0);
  const invisible = painted.runs.filter((run) => run.unseen === 'invisible');
  const scan = letters(invisible) > letters(painted.runs) * LAYER_SHARE;
  const covered = painted.runs.filter((run) => run.unseen === 'covered');
  // What lies over most of a page is the picture of the page, not a bar over a name.
  const sheeted = letters(covered) > letters(painted.runs) * LAYER_SHARE;
  const hidden = (run: Run) =>
    run.again ||
    (run.unseen !== null &&
      !(run.unseen === 'invisible' && (scan || run.onPicture)) &&
      !(run.unseen === 'covered' && sheeted));
  const seen: Seen = { fragments: [], left: [] };
  const told = new Set<Run>();
  const rows = runsByPlace(painted.runs.some(hidden) ? painted.runs : []);
  for (const fragment of fragments) {
    const own = rows.size === 0 ? [] : (rows.get(Math.round(fragment.y))?.filter((run) => isOf(run, fragment)) ?? []);
    const unseen = own.filter(hidden);
    for (const run of unseen) told.add(run);
    for (const run of unseen)
      if (run.unseen !== null && run.text.trim() !== '') seen.left.push({ reason: run.unseen, text: run.text });
    if (unseen.length === 0) {
      const text =
        isSpaced(fragment.text) || isPartlySpaced(fragment.text) ? spacedText(painted.runs, fragment) : fragment.text;
      seen.fragments.push(withSymbols({ ...fragment, text }, fontOf));
    } else {
      for (const run of own) if (!hidden(run)) seen.fragments.push(withSymbols(asFragment(run, fragment), fontOf));
    }
  }
  // Text off the page is in no fragment.
  for (const run of painted.runs)
    if (run.unseen === 'outside' && !told.has(run) && run.text.trim() !== '')
      seen.left.push({ reason: 'outside', text: run.text });
  return { ...seen, fragments: withBullets(seen.fragments, painted.dots) };
}

function runsByPlace(runs: readonly Run[]): Map<number, Run[]> {
  const rows = new Map<number, Run[]>();
  for (const run of runs) {
    for (const y of [-1, 0, 1]) {
      const row = Math.round(run.from[1]) + y;
      rows.set(row, [...(rows.get(row) ?? []), run]);
    }
  }
  return rows;
}

/** Whether a run begins on the stretch of the baseline that a fragment takes up. */
function isOf({ from }: Run, { x, y, along, width, size }: Fragment): boolean {
  const [dx, dy] = [from[0] - x, from[1] - y];
  const [on, off] = [dx * along[0] + dy * along[1], dx * along[1] - dy * along[0]];
  return Math.abs(off) < Math.max(0.5, size * 0.1) && on > -0.8 && on < Math.max(0.5, width - size * 0.1);
}

function asFragment(run: Run, fragment: Fragment): Fragment {
  const width = Math.hypot(run.to[0] - run.from[0], run.to[1] - run.from[1]);
  return { ...fragment, text: run.text, x: run.from[0], y: run.from[1], width };
}

function withSymbols(fragment: Fragment, fontOf: (face: string) => string): Fragment {
  const text = symbolText(fragment.text, fontOf(fragment.face));
  return text === null ? fragment : { ...fragment, text };
}

/** Puts a bullet sign before every line that a small shape is drawn before. */
function withBullets(fragments: readonly Fragment[], dots: readonly Area[]): Fragment[] {
  if (dots.length === 0) return [...fragments];
  const taken = new Map<Fragment, Area>();
  for (const dot of dots) {
    const [first] = fragments
      .filter((fragment) => fragment.text.trim() !== '' && stands(dot, fragment))
      .toSorted((a, b) => a.x - b.x);
    if (!first || markerOf(first.text) || /^[•☐☑☒✓✔✗✘]/u.test(first.text.trim())) continue;
    const between = fragments.some(
      (other) =>
        other !== first &&
        other.text.trim() !== '' &&
        Math.abs(other.y - first.y) < first.size * 0.5 &&
        other.x < first.x &&
        other.x + other.width > dot.left - first.size * 3,
    );
    if (!between) taken.set(first, dot);
  }
  return fragments.flatMap((fragment) => {
    const dot = taken.get(fragment);
    if (!dot) return [fragment];
    return [{ ...fragment, text: '•', x: dot.left, width: dot.right - dot.left }, fragment];
  });
}

/** Whether a shape stands where the bullet of a line would: before it, at the height of its small letters. */
function stands(dot: Area, { x, y, size, along }: Fragment): boolean {
  const middle = (dot.top + dot.bottom) / 2;
  const gap = x - dot.right;
  return (
    along[0] > 0.9 &&
    dot.bottom - dot.top < size * 0.62 &&
    Math.abs(dot.right - dot.left - (dot.bottom - dot.top)) < size * 0.2 &&
    gap > 0 &&
    gap < size * 3 &&
    middle > y - size * 0.75 &&
    middle < y - size * 0.02
  );
}
