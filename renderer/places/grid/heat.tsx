// biome-ignore-all lint/a11y/useSemanticElements: a grid that arrows walk through cannot be made of table elements; its cells take the focus
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid that arrows walk through cannot be made of table elements; its cells take the focus
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject, useCallback, useMemo, useRef } from 'react';
import { cx } from '../../parts/cx.ts';
import { type Cell, cellProps, useGridFocus } from '../../parts/grid-focus.ts';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import { Glyph } from '../../parts/polarity.tsx';
import { Hidden } from '../../parts/small.tsx';
import { useStable } from '../../parts/stable.ts';
import { figure, shortDate } from '../../parts/words.ts';
import { type CellView, cellLookup, cellWords, foundIn, type GridAnswer, type GridColumn, step } from './cells.ts';
import styles from './heat.module.css';

/** The cells, one row a criterion. Arrows move, Enter opens the quotations of a cell. */
export function Heat({
  answer,
  unit,
  row,
  column,
  onCell,
}: {
  readonly answer: GridAnswer;
  /** What the columns are: "letters". */
  readonly unit: string;
  readonly row: string | null;
  readonly column: string | null;
  readonly onCell: (row: string, column: string) => void;
}) {
  const look = useMemo(() => cellLookup(answer), [answer]);
  const rows = useMemo(() => answer.rows.filter(({ isHeading }) => !isHeading), [answer]);
  const found = useMemo(
    () => new Map(rows.map(({ code }) => [code, foundIn(code, answer, look)])),
    [rows, answer, look],
  );
  const { scroller, shown, before, after, show } = useColumns(answer.columns);
  const focus = useGridFocus({
    rows: rows.length,
    columns: answer.columns.length,
    ...(show ? { show } : {}),
    keys: {
      enter: (cell) => open(cell.row, cell.column),
      ' ': (cell) => open(cell.row, cell.column),
      o: () => document.querySelector<HTMLAnchorElement>('[data-quotations] a')?.click(),
    },
  });
  const open = (rowAt: number, columnAt: number) => {
    const [criterion, where] = [rows[rowAt], answer.columns[columnAt]];
    if (criterion && where) onCell(criterion.code, where.id);
  };
  const { press } = useStable({
    press: (rowAt: number, columnAt: number) => {
      focus.moveTo({ row: rowAt, column: columnAt });
      open(rowAt, columnAt);
    },
  });
  let at = -1;
  return (
    <div
      ref={(element) => {
        focus.grid.current = element;
        scroller.current = element;
      }}
      role="grid"
      aria-label={`Evidence by criterion and ${unit}`}
      aria-colcount={answer.columns.length + 2}
      className={cx(pane.scroll, styles.heat, show && styles.wide)}
      style={{ '--columns': shown.length, '--before': `${before}px`, '--after': `${after}px` } as never}
      onKeyDown={focus.onKeyDown}
      onFocus={focus.onFocus}
    >
      <div role="row" className={styles.row}>
        <div role="columnheader" className={cx(styles.head, styles.first)}>
          <b>Criterion</b>
          <span className={styles.year}>{rows.length} in this framework</span>
          <span className={styles.flag} />
        </div>
        {show && <span aria-hidden="true" />}
        {shown.map(([each, columnAt]) => (
          <div
            key={each.id}
            role="columnheader"
            aria-colindex={columnAt + 2}
            className={cx(styles.head, each.id === column && styles.at)}
            title={[each.title, each.subtitle].filter(Boolean).join(', ')}
          >
            <span className={styles.name}>{each.title}</span>
            <span className={styles.year}>{subtitleOf(each)}</span>
            <span className={styles.flag}>
              {each.pagesUnread > 0 && (
                <>
                  <Icon name="unread" />
                  {each.pagesUnread} pp<Hidden> not read</Hidden>
                </>
              )}
            </span>
          </div>
        ))}
        {show && <span aria-hidden="true" />}
        <div role="columnheader" className={cx(styles.head, styles.last)}>
          Found in
          <span className={styles.year}>{unit}</span>
          <span className={styles.flag} />
        </div>
      </div>
      {answer.rows.map((criterion) => {
        if (criterion.isHeading) {
          return (
            <div role="row" key={criterion.code} className={styles.row}>
              <div role="rowheader" className={styles.group}>
                {criterion.title}
              </div>
            </div>
          );
        }
        at++;
        const rowAt = at;
        const places = found.get(criterion.code) ?? 0;
        const current = criterion.code === row;
        return (
          <div role="row" key={criterion.code} className={styles.row}>
            <div role="rowheader" className={cx(styles.criterion, current && styles.at)} title={criterion.title}>
              <span className={styles.code}>{criterion.code}</span>
              <span className={pane.clip}>{criterion.title}</span>
            </div>
            {show && <span aria-hidden="true" />}
            {shown.map(([each, columnAt]) => (
              <HeatCell
                key={each.id}
                code={criterion.code}
                column={each}
                look={look}
                rowAt={rowAt}
                columnAt={columnAt}
                selected={current && each.id === column}
                focused={focus.at.row === rowAt && focus.at.column === columnAt}
                onPress={press}
              />
            ))}
            {show && <span aria-hidden="true" />}
            <div role="gridcell" className={cx(styles.total, places === 0 && styles.nowhere)}>
              {places === 0 ? 'none' : `${places} of ${answer.columns.length}`}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** One cell. Drawn again only when something about it is another, so that scrolling draws the new ones alone. */
const HeatCell = memo(function HeatCell({
  code,
  column,
  look,
  rowAt,
  columnAt,
  selected,
  focused,
  onPress,
}: {
  readonly code: string;
  readonly column: GridColumn;
  readonly look: ReturnType<typeof cellLookup>;
  readonly rowAt: number;
  readonly columnAt: number;
  /** Its quotations are open. */
  readonly selected: boolean;
  readonly focused: boolean;
  readonly onPress: (rowAt: number, columnAt: number) => void;
}) {
  const view = look(code, column);
  const all = view.strength + view.improvement + view.neutral;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers Enter for its cells
    <div
      role="gridcell"
      aria-colindex={columnAt + 2}
      aria-selected={selected}
      className={cx(
        styles.cell,
        styles[view.kind],
        selected && styles.selected,
        view.suggested > 0 && view.suggested === all && styles.guess,
      )}
      onClick={() => onPress(rowAt, columnAt)}
      {...cellProps(rowAt, columnAt, focused)}
    >
      <Hidden>{cellWords(view, code, column)}</Hidden>
      <span aria-hidden="true" className={styles.face}>
        <CellFace view={view} />
      </span>
    </div>
  );
});

/** More columns than this are drawn only while they are in view. */
const MANY = 40;
/** Columns come and go so many at a time: the grid is laid out anew each time they do. */
const TOGETHER = 6;
/** Pixels of a column and of the criteria beside them, as in heat.module.css. */
const COLUMN = 64;
const CRITERIA = 240;

interface Columns {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The columns drawn, each with its place among all. */
  readonly shown: readonly (readonly [GridColumn, number])[];
  /** Pixels of columns that are not drawn, on either side. */
  readonly before: number;
  readonly after: number;
  /** Draws a column that is not in view; undefined where all are drawn. */
  readonly show: ((cell: Cell) => void) | undefined;
}

/** Which columns are drawn: all of a few, and of many those in view. */
function useColumns(columns: readonly GridColumn[]): Columns {
  const scroller = useRef<HTMLDivElement>(null);
  const many = columns.length > MANY;
  const virtual = useVirtualizer({
    horizontal: true,
    count: many ? columns.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN,
    overscan: 2,
    scrollMargin: CRITERIA,
    scrollPaddingStart: CRITERIA,
    useFlushSync: false,
  });
  const show = useCallback(({ column }: Cell) => virtual.scrollToIndex(column), [virtual]);
  if (!many) return { scroller, shown: columns.map((each, at) => [each, at]), before: 0, after: 0, show: undefined };
  const items = virtual.getVirtualItems();
  const first = Math.floor((items[0]?.index ?? 0) / TOGETHER) * TOGETHER;
  const last = Math.min(columns.length, Math.ceil(((items.at(-1)?.index ?? -1) + 1) / TOGETHER) * TOGETHER) - 1;
  return {
    scroller,
    shown: columns.slice(first, last + 1).map((each, at) => [each, first + at]),
    before: first * COLUMN,
    after: (columns.length - 1 - last) * COLUMN,
    show,
  };
}

/** The month is enough below a name; the whole date is in the title. */
const subtitleOf = ({ subtitle }: GridColumn): string =>
  /^\d{4}-\d{2}-\d{2}$/u.test(subtitle) ? shortDate(subtitle).replace(/^\d+ /u, '') : subtitle;

function CellFace({ view }: { readonly view: CellView }) {
  if (view.kind === 'none') return <>none</>;
  if (view.kind === 'unread') {
    return (
      <span className={styles.pill}>
        <Icon name="unread" />
        none
      </span>
    );
  }
  if (view.strength === 0 && view.improvement === 0) {
    return (
      <span className={styles.neutral}>
        <Glyph polarity="neutral" />
        {figure(view.neutral)}
      </span>
    );
  }
  return (
    <>
      <span className={cx(styles.half, styles[`s${step(view.strength)}`])}>
        {view.strength > 0 && (
          <>
            <Glyph polarity="strength" />
            {figure(view.strength)}
          </>
        )}
      </span>
      <span className={cx(styles.half, styles[`i${step(view.improvement)}`])}>
        {view.improvement > 0 && (
          <>
            <Glyph polarity="improvement" />
            {figure(view.improvement)}
          </>
        )}
      </span>
    </>
  );
}
