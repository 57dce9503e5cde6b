/**
 * Tables from the rules that draw them: pieces of text are tagged with the cell they stand in, as the tags of the file
 * itself would do.
 */
import type { Tag } from '../lines/line.ts';
import type { Piece } from './piece.ts';
import type { Rule } from './rules.ts';

/** Rules closer than this are one. */
const NEAR = 3;
const MOST_RULES = 4_000;

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rules: readonly Rule[];
}

/** Tags the pieces that stand in cells of ruled tables of at least two columns. */
export function inRuledCells(pieces: readonly Piece[], rules: readonly Rule[], nextNumber: () => number): Piece[] {
  const result = [...pieces];
  for (const grid of gridsOf(rules)) {
    const cells = cellsOf(grid);
    if (!holds(grid, cells, result)) continue;
    const table = nextNumber();
    const tags = new Map<number, Tag>();
    for (const [at, piece] of result.entries()) {
      if (piece.tag?.cell) continue;
      const cell = cellAt(grid, cells, piece);
      if (cell === null) continue;
      const columns = grid.xs.length - 1;
      const tag = tags.get(cell) ?? {
        element: nextNumber(),
        role: 'TD',
        item: null,
        cell: { table, row: Math.floor(cell / columns), column: cell % columns },
        frame: null,
      };
      tags.set(cell, tag);
      result[at] = { ...piece, tag };
    }
  }
  return result;
}

/** Whether the cells hold their text; rules that words run across draw something else. */
function holds(grid: Grid, cells: readonly number[], pieces: readonly Piece[]): boolean {
  const inside = pieces.filter((piece) => piece.text.trim() !== '' && cellAt(grid, cells, piece) !== null);
  const across = inside.filter((piece) => {
    const end = { ...piece, left: piece.right - piece.size * 0.6 };
    return piece.right - piece.left > piece.size && cellAt(grid, cells, end) !== cellAt(grid, cells, piece);
  });
  return inside.length > 0 && across.length <= inside.length * 0.08;
}

/** Rules that touch one another make one table. */
function gridsOf(all: readonly Rule[]): Grid[] {
  const rules = all.slice(0, MOST_RULES);
  const uprights = joined(rules.filter((rule) => rule.upright));
  const levels = joined(rules.filter((rule) => !rule.upright));
  const group = new Map<Rule, Rule>();
  const root = (rule: Rule): Rule => {
    let top = rule;
    while (group.get(top) !== undefined && group.get(top) !== top) top = group.get(top) as Rule;
    return top;
  };
  for (const upright of uprights)
    for (const level of levels) {
      const touches =
        level.at >= upright.from - NEAR &&
        level.at <= upright.to + NEAR &&
        upright.at >= level.from - NEAR &&
        upright.at <= level.to + NEAR;
      if (touches && root(upright) !== root(level)) group.set(root(upright), root(level));
    }
  const tables = new Map<Rule, Rule[]>();
  for (const rule of [...uprights, ...levels]) {
    const own = tables.get(root(rule));
    if (own) own.push(rule);
    else tables.set(root(rule), [rule]);
  }
  return [...tables.values()].flatMap((own) => {
    const xs = places([
      ...own.filter((rule) => rule.upright).map((rule) => rule.at),
      ...own.filter((rule) => !rule.upright).flatMap((rule) => [rule.from, rule.to]),
    ]);
    const ys = places([
      ...own.filter((rule) => !rule.upright).map((rule) => rule.at),
      ...own.filter((rule) => rule.upright).flatMap((rule) => [rule.from, rule.to]),
    ]);
    return own.some((rule) => rule.upright) && xs.length > 2 && ys.length > 1 ? [{ xs, ys, rules: own }] : [];
  });
}

/** Pieces of one line of a table drawn cell by cell become one rule. */
function joined(rules: readonly Rule[]): Rule[] {
  const result: { upright: boolean; at: number; from: number; to: number }[] = [];
  for (const rule of rules.toSorted((a, b) => a.at - b.at || a.from - b.from)) {
    const last = result.findLast(
      (other) => Math.abs(other.at - rule.at) <= 1.5 && rule.from <= other.to + NEAR && rule.to >= other.from - NEAR,
    );
    if (last) {
      last.from = Math.min(last.from, rule.from);
      last.to = Math.max(last.to, rule.to);
    } else result.push({ ...rule });
  }
  return result;
}

function places(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of values.toSorted((a, b) => a - b))
    if (value - (result.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) result.push(value);
  return result;
}

/** For every field of the grid, the first field of the cell it belongs to: no rule parts fields of one cell. */
function cellsOf({ xs, ys, rules }: Grid): number[] {
  const columns = xs.length - 1;
  const cells = Array.from({ length: columns * (ys.length - 1) }, (_, at) => at);
  const root = (at: number): number => (cells[at] === at ? at : root(cells[at] as number));
  const parted = (upright: boolean, at: number, place: number) =>
    rules.some(
      (rule) => rule.upright === upright && Math.abs(rule.at - at) <= NEAR && rule.from < place && rule.to > place,
    );
  const join = (a: number, b: number) => {
    const [first, second] = [root(a), root(b)];
    cells[Math.max(first, second)] = Math.min(first, second);
  };
  for (let row = 0; row + 1 < ys.length; row++) {
    const y = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
    for (let column = 0; column < columns; column++) {
      const x = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2;
      const at = row * columns + column;
      if (column + 1 < columns && !parted(true, xs[column + 1] ?? 0, y)) join(at, at + 1);
      if (row + 2 < ys.length && !parted(false, ys[row + 1] ?? 0, x)) join(at, at + columns);
    }
  }
  return cells.map((_, at) => root(at));
}

function cellAt({ xs, ys }: Grid, cells: readonly number[], piece: Piece): number | null {
  const x = piece.left + Math.min(piece.size * 0.3, (piece.right - piece.left) / 2);
  const y = piece.baseline - piece.size * 0.3;
  const column = xs.findLastIndex((at) => at <= x);
  const row = ys.findLastIndex((at) => at <= y);
  if (column < 0 || row < 0 || column >= xs.length - 1 || row >= ys.length - 1) return null;
  return cells[row * (xs.length - 1) + column] ?? null;
}
