/**
 * What a cell of the grid says: how much evidence there is, or whether none was found or not everything was looked at yet.
 */
import type { OutputOf } from '../../../src/contract/contract.ts';
import { leftInWords, type Standing, stateInWords, stateOf } from '../../../src/document/coverage.ts';

export type GridAnswer = OutputOf<'grid.get'>;
export type GridColumn = GridAnswer['columns'][number];

export interface CellView {
  readonly strength: number;
  readonly improvement: number;
  readonly neutral: number;
  readonly suggested: number;
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
  return (row, column) => {
    const cell = cells.get(`${row}\n${column.id}`) ?? EMPTY;
    const { strength, improvement, neutral, suggested, accepted, refused, toDecide } = cell;
    const { passages, decided, unsuggested, pagesUnread } = column;
    const standing = { passages, decided, unsuggested, pagesUnread, accepted, refused, toDecide };
    const all = strength + improvement + neutral;
    const shown = { strength, improvement, neutral, suggested, standing, words: stateInWords(standing) };
    if (all > 0) return { ...shown, kind: all === 1 ? 'thin' : 'evidence' };
    return { ...shown, kind: stateOf(standing) === 'none-found' ? 'none' : 'open' };
  };
}

/** The step of the ramp: 1, 2 to 3, 4 to 6, 7 or more; 0 for nothing. */
export function step(count: number): 0 | 1 | 2 | 3 | 4 {
  if (count === 0) return 0;
  if (count === 1) return 1;
  if (count <= 3) return 2;
  return count <= 6 ? 3 : 4;
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
