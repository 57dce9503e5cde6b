/**
 * What a cell of the grid says: how much evidence there is, or whether none was found or not everything was looked at yet.
 */
import type { OutputOf } from '../../../src/contract/contract.ts';
import { leftInWords, type Standing, stateInWords, stateOf } from '../../../src/document/coverage.ts';
import type { RowOrder } from './by.ts';

export type GridAnswer = OutputOf<'grid.get'>;
export type GridColumn = GridAnswer['columns'][number];

export interface CellView {
  readonly strength: number;
  readonly improvement: number;
  readonly neutral: number;
  readonly suggested: number;
  /** Shades of the two halves, 0 for nothing to 4. */
  readonly shades: { readonly strength: number; readonly improvement: number };
  /** Evidence that is one passage is thin. */
  readonly kind: 'evidence' | 'thin' | 'none' | 'open';
  /** What stands in a cell without evidence: "none found", "not yet looked at", "11 to decide" or "none so far". */
  readonly words: string;
  readonly standing: Standing;
}

const EMPTY = { strength: 0, improvement: 0, neutral: 0, suggested: 0, accepted: 0, refused: 0, toDecide: 0 };

/** Looks cells up by criterion and column. */
export function cellLookup(answer: GridAnswer): (row: string, column: GridColumn) => CellView {
  const cells = new Map(answer.cells.map((cell) => [`${cell.row}\n${cell.column}`, cell]));
  const scale = scaleFor(fullest(answer));
  return (row, column) => {
    const cell = cells.get(`${row}\n${column.id}`) ?? EMPTY;
    const { strength, improvement, neutral, suggested, accepted, refused, toDecide } = cell;
    const { passages, decided, unsuggested, pagesUnread, filesUnread } = column;
    const standing = { passages, decided, unsuggested, pagesUnread, filesUnread, accepted, refused, toDecide };
    const all = strength + improvement + neutral;
    const shades = { strength: step(strength, scale), improvement: step(improvement, scale) };
    const shown = { shades, strength, improvement, neutral, suggested, standing, words: stateInWords(standing) };
    if (all > 0) return { ...shown, kind: all === 1 ? 'thin' : 'evidence' };
    return { ...shown, kind: stateOf(standing) === 'none-found' ? 'none' : 'open' };
  };
}

/** Where the four shades begin: up to the fullest half of a cell, however much that is. */
export type Scale = readonly [1, number, number, number];

/** Shades for a grid whose fullest half of a cell holds so much: each begins at about the same multiple of the one before. */
export function scaleFor(most: number): Scale {
  if (most < 15) return [1, 2, 4, 7];
  const border = (step: number) => Math.max(step + 1, Math.round(most ** (step / 4)));
  return [1, border(1), border(2), border(3)];
}

/** The most that any half of a cell holds. */
export function fullest(answer: GridAnswer): number {
  return answer.cells.reduce((most, { strength, improvement }) => Math.max(most, strength, improvement), 0);
}

/** The step of the ramp, 1 to 4; 0 for nothing. */
export function step(count: number, scale: Scale): 0 | 1 | 2 | 3 | 4 {
  return scale.filter((border) => count >= border).length as 0 | 1 | 2 | 3 | 4;
}

/** What each shade stands for: "1", "2–3", "4–6", "7–12". */
export function scaleInWords(scale: Scale, most: number): string[] {
  return scale.map((from, at) => {
    const to = (scale[at + 1] ?? Math.max(most, from) + 1) - 1;
    return to <= from ? String(from) : `${from}–${to}`;
  });
}

/** The criteria in an order, headings left out where it is not that of the set; ties as in the set. */
export function rowsInOrder(answer: GridAnswer, order: RowOrder, column: string | null): GridAnswer['rows'] {
  if (order === 'set' && column === null) return answer.rows;
  const totals = new Map(answer.totals.rows.map(({ id, ...total }) => [id, total]));
  const cells = new Map(answer.cells.filter((cell) => cell.column === column).map((cell) => [cell.row, cell]));
  const amount = (code: string) => {
    const { strength = 0, improvement = 0 } = (column === null ? totals.get(code) : cells.get(code)) ?? {};
    if (order === 'strength') return strength;
    if (order === 'improvement') return improvement;
    return (strength + improvement) * (order === 'least' ? -1 : 1);
  };
  return answer.rows
    .filter(({ isHeading }) => !isHeading)
    .toSorted((one, other) => amount(other.code) - amount(one.code));
}

/** In how many columns a criterion has evidence. */
export function foundIn(row: string, answer: GridAnswer, look: ReturnType<typeof cellLookup>): number {
  return answer.columns.filter((column) => {
    const { kind } = look(row, column);
    return kind === 'evidence' || kind === 'thin';
  }).length;
}

/** What is said of a criterion that no column has evidence for: "none found" only where that holds for each of them. */
export function nowhereInWords(row: string, answer: GridAnswer, look: ReturnType<typeof cellLookup>): string {
  const views = answer.columns.map((column) => look(row, column));
  if (views.every(({ kind }) => kind === 'none')) return 'none found';
  return views.some(({ standing }) => standing.decided > 0) ? 'none so far' : 'not yet looked at';
}

/** A cell in words, for screen readers. */
export function cellWords(view: CellView, code: string, column: GridColumn): string {
  const where = `${code}, ${[column.title, column.subtitle].filter(Boolean).join(' ')}`;
  const left = leftInWords(view.standing);
  if (view.kind === 'none') return `${where}: none found`;
  if (view.kind === 'open') return `${where}: ${view.words}, ${left}`;
  const parts = [
    `${view.strength} strength`,
    `${view.improvement} improvement`,
    ...(view.neutral > 0 ? [`${view.neutral} neutral`] : []),
    ...(view.suggested > 0 ? [`${view.suggested} of them only suggested`] : []),
    ...(view.kind === 'thin' ? ['thin'] : []),
    ...(view.standing.toDecide > view.suggested ? [`${view.standing.toDecide} to decide`] : []),
  ];
  return `${where}: ${parts.join(', ')}`;
}
