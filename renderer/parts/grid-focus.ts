/**
 * Keyboard in a grid, as the ARIA grid pattern has it: one cell is in the tab order, arrows move it, Home and End go along
 * the row, Ctrl+Home and Ctrl+End to the corners, Page keys ten rows at a time.
 */
import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { takesLetters } from '../frame/keys.ts';

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cell a key leads to, or null where the key moves nothing. */
export function moved(from: Cell, key: string, ctrl: boolean, rows: number, columns: number): Cell | null {
  const clamp = (row: number, column: number): Cell => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  switch (key) {
    case 'ArrowUp':
      return clamp(from.row - 1, from.column);
    case 'ArrowDown':
      return clamp(from.row + 1, from.column);
    case 'ArrowLeft':
      return clamp(from.row, from.column - 1);
    case 'ArrowRight':
      return clamp(from.row, from.column + 1);
    case 'PageUp':
      return clamp(from.row - 10, from.column);
    case 'PageDown':
      return clamp(from.row + 10, from.column);
    case 'Home':
      return clamp(ctrl ? 0 : from.row, 0);
    case 'End':
      return clamp(ctrl ? rows - 1 : from.row, columns - 1);
    default:
      return null;
  }
}

export interface GridFocus {
  readonly at: Cell;
  readonly grid: RefObject<HTMLDivElement | null>;
  moveTo(cell: Cell): void;
  onKeyDown(event: KeyboardEvent): void;
  /** Follows the focus when it comes by mouse or screen reader. */
  onFocus(event: FocusEvent): void;
}

/** Keeps which cell has the focus. `show` draws a cell before the focus goes there; `keys` act on the cell. */
export function useGridFocus({
  rows,
  columns,
  show,
  keys,
}: {
  readonly rows: number;
  readonly columns: number;
  readonly show?: (cell: Cell) => void;
  readonly keys?: Readonly<Record<string, (cell: Cell) => void>>;
}): GridFocus {
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 });
  const grid = useRef<HTMLDivElement>(null);
  const wanted = useRef<Cell | null>(null);

  useEffect(() => {
    const cell = wanted.current;
    if (!cell) return;
    const element = grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.row}:${cell.column}"]`);
    if (element) {
      wanted.current = null;
      element.focus({ preventScroll: Boolean(show) });
      if (show) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });

  const moveTo = useCallback(
    (cell: Cell) => {
      wanted.current = cell;
      show?.(cell);
      setAt({ ...cell });
    },
    [show],
  );
  return {
    at: { row: Math.min(at.row, Math.max(0, rows - 1)), column: at.column },
    grid,
    moveTo,
    onKeyDown(event) {
      if (takesLetters(event.target as Element) || event.altKey) return;
      const next = moved(at, event.key, event.ctrlKey, rows, columns);
      const action = keys?.[event.key.toLowerCase()];
      if (next) moveTo(next);
      else if (action) action(at);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    onFocus({ target }) {
      const [row, column] = ((target as HTMLElement).dataset.cell ?? '').split(':').map(Number);
      if (row === undefined || column === undefined) return;
      setAt((old) => (old.row === row && old.column === column ? old : { row, column }));
    },
  };
}

/** What makes an element the cell of a grid that keeps its focus. Only the cell that has it is in the tab order. */
export function cellProps(row: number, column: number, focused: boolean): { tabIndex: number; 'data-cell': string } {
  return { tabIndex: focused ? 0 : -1, 'data-cell': `${row}:${column}` };
}
