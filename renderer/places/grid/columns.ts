/**
 * Which columns of the grid are drawn: all of a few; of many only those in view, each at its own place in its row, so that
 * scrolling adds and takes away cells and moves none.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useMemo, useRef } from 'react';
import { usePrinting } from '../../frame/printing.ts';
import type { Cell } from '../../parts/grid-focus.ts';
import type { GridColumn } from './cells.ts';

/** More columns than this are drawn only while they are in view. */
const MANY = 40;
/** Columns come and go so many at a time. */
const TOGETHER = 2;
/** Widths of a column, and of the criteria and totals beside them, in rem as in heat.module.css. */
const COLUMN = { least: 4, most: 6.5 };
const LEAD = 20;
/** About what a letter of a head takes, and the white beside it, in rem. */
const LETTER = 0.36;
const WHITE = 0.5;

export interface Together {
  readonly firstAt: number;
  readonly columns: readonly GridColumn[];
}

interface Columns {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The columns drawn, a few together, and the place of the first of them among all. */
  readonly shown: readonly Together[];
  /** Draws a column that is not in view; undefined where all are drawn. */
  readonly show: ((cell: Cell) => void) | undefined;
  /** How wide each is, in rem. */
  readonly width: number;
}

/** The width at which the longest word at the head of a column is not broken, in rem. */
export function columnWidth(columns: readonly Pick<GridColumn, 'title'>[]): number {
  const longest = columns.reduce(
    (most, { title }) => Math.max(most, ...title.split(/[\s-]/u).map((word) => word.length)),
    0,
  );
  return Math.min(COLUMN.most, Math.max(COLUMN.least, longest * LETTER + WHITE));
}

const pixelsOfRem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** The columns to draw, and how to bring another one into view. */
export function useColumns(columns: readonly GridColumn[]): Columns {
  const scroller = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  // On paper nothing scrolls into view.
  const many = columns.length > MANY && !printing;
  const rem = many ? pixelsOfRem() : 16;
  const width = useMemo(() => columnWidth(columns), [columns]);
  const virtual = useVirtualizer({
    horizontal: true,
    count: many ? Math.ceil(columns.length / TOGETHER) : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => width * TOGETHER * rem,
    // Drawn in between frames, columns come a little late; these are there before.
    overscan: 6,
    scrollMargin: LEAD * rem,
    scrollPaddingStart: LEAD * rem,
    useFlushSync: false,
  });
  const show = useCallback(({ column }: Cell) => virtual.scrollToIndex(Math.floor(column / TOGETHER)), [virtual]);
  const groups = useMemo(
    () =>
      Array.from({ length: Math.ceil(columns.length / TOGETHER) }, (_, at) => ({
        firstAt: at * TOGETHER,
        columns: columns.slice(at * TOGETHER, (at + 1) * TOGETHER),
      })),
    [columns],
  );
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  // The same value for the same columns: what is drawn from it is drawn again only when others come into view.
  const inView = useMemo(() => groups.slice(first, last + 1), [groups, first, last]);
  return many ? { scroller, shown: inView, show, width } : { scroller, shown: groups, show: undefined, width };
}
