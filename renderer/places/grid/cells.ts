/**
 * What a cell of the grid says: how much evidence, thin or none, and whether pages were left unread.
 */
import type { OutputOf } from '../../../src/contract/contract.ts';

export type GridAnswer = OutputOf<'grid.get'>;
export type GridColumn = GridAnswer['columns'][number];

export interface CellView {
  readonly strength: number;
  readonly improvement: number;
  readonly neutral: number;
  readonly suggested: number;
  readonly kind: 'evidence' | 'thin' | 'none' | 'unread';
}

const EMPTY = { strength: 0, improvement: 0, neutral: 0, suggested: 0 };

/** Looks cells up by criterion and column. A single passage is thin; nothing in a column with unread pages is unread. */
export function cellLookup(answer: GridAnswer): (row: string, column: GridColumn) => CellView {
  const cells = new Map(answer.cells.map((cell) => [`${cell.row}\n${cell.column}`, cell]));
  return (row, column) => {
    const cell = cells.get(`${row}\n${column.id}`) ?? EMPTY;
    const { strength, improvement, neutral, suggested } = cell;
    const all = strength + improvement + neutral;
    const kind = all === 0 ? (column.pagesUnread > 0 ? 'unread' : 'none') : all === 1 ? 'thin' : 'evidence';
    return { strength, improvement, neutral, suggested, kind };
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

/** A cell in words, for screen readers. */
export function cellWords(view: CellView, code: string, column: GridColumn): string {
  const where = `${code}, ${[column.title, column.subtitle].filter(Boolean).join(' ')}`;
  if (view.kind === 'none') return `${where}: no evidence found`;
  if (view.kind === 'unread') {
    return `${where}: nothing found so far, ${column.pagesUnread} ${column.pagesUnread === 1 ? 'page' : 'pages'} not read`;
  }
  const parts = [
    `${view.strength} strength`,
    `${view.improvement} improvement`,
    ...(view.neutral > 0 ? [`${view.neutral} neutral`] : []),
    ...(view.suggested > 0 ? [`${view.suggested} of them only suggested`] : []),
    ...(view.kind === 'thin' ? ['thin'] : []),
  ];
  return `${where}: ${parts.join(', ')}`;
}
