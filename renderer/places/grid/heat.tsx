// biome-ignore-all lint/a11y/useSemanticElements: a grid that arrows walk through cannot be made of table elements; its cells take the focus
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid that arrows walk through cannot be made of table elements; its cells take the focus
import { memo, useDeferredValue, useMemo } from 'react';
import { WRITTEN_DATE } from '../../../src/document/dates.ts';
import { cx } from '../../parts/cx.ts';
import { useGridFocus } from '../../parts/grid-focus.ts';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import { Hidden } from '../../parts/small.tsx';
import { useStable } from '../../parts/stable.ts';
import { shortDate } from '../../parts/words.ts';
import type { RowOrder } from './by.ts';
import { cellLookup, foundIn, type GridAnswer, type GridColumn, nowhereInWords, rowsInOrder } from './cells.ts';
import { type Together, useColumns } from './columns.ts';
import styles from './heat.module.css';
import { HeatCells } from './heat-cell.tsx';

/** The cells, one row a criterion. Arrows move, Enter opens the quotations of a cell. */
export function Heat({
  answer,
  unit,
  row,
  column,
  order,
  orderedBy,
  onOrderBy,
  onCell,
}: {
  readonly answer: GridAnswer;
  readonly order: RowOrder;
  /** The column by which the criteria are ordered, or null. */
  readonly orderedBy: string | null;
  readonly onOrderBy: (column: string | null) => void;
  /** What the columns are: "letters". */
  readonly unit: string;
  readonly row: string | null;
  readonly column: string | null;
  readonly onCell: (row: string, column: string) => void;
}) {
  const ordered = useMemo(() => rowsInOrder(answer, order, orderedBy), [answer, order, orderedBy]);
  const rows = useMemo(() => ordered.filter(({ isHeading }) => !isHeading), [ordered]);
  const { scroller, shown: inView, show, width } = useColumns(answer.columns);
  // Columns that come into view are drawn in between frames, so that none has to wait for them.
  const shown = useDeferredValue(inView);
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
  const { press, orderBy } = useStable({
    orderBy: (id: string) => onOrderBy(orderedBy === id ? null : id),
    press: (rowAt: number, columnAt: number) => {
      focus.moveTo({ row: rowAt, column: columnAt });
      open(rowAt, columnAt);
    },
  });
  const { at } = focus;
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
      style={{ '--columns': answer.columns.length, '--column': `${width}rem` } as never}
      onKeyDown={focus.onKeyDown}
      onFocus={focus.onFocus}
    >
      <HeatRows
        answer={answer}
        ordered={ordered}
        orderedBy={orderedBy}
        onOrderBy={orderBy}
        unit={unit}
        shown={shown}
        row={row}
        column={column}
        focusedRow={at.row}
        focusedColumn={at.column}
        onPress={press}
      />
    </div>
  );
}

/** All rows with the columns that are shown. */
const HeatRows = memo(function HeatRows({
  answer,
  ordered,
  orderedBy,
  onOrderBy,
  unit,
  shown,
  row,
  column,
  focusedRow,
  focusedColumn,
  onPress,
}: {
  readonly answer: GridAnswer;
  /** The rows as they stand. */
  readonly ordered: GridAnswer['rows'];
  readonly orderedBy: string | null;
  readonly onOrderBy: (column: string) => void;
  readonly unit: string;
  readonly shown: readonly Together[];
  readonly row: string | null;
  readonly column: string | null;
  readonly focusedRow: number;
  readonly focusedColumn: number;
  readonly onPress: (rowAt: number, columnAt: number) => void;
}) {
  const look = useMemo(() => cellLookup(answer), [answer]);
  const rows = useMemo(() => ordered.filter(({ isHeading }) => !isHeading), [ordered]);
  const found = useMemo(
    () => new Map(rows.map(({ code }) => [code, foundIn(code, answer, look)])),
    [rows, answer, look],
  );
  let at = -1;
  return (
    <>
      <div role="row" className={cx(styles.row, styles.heads)}>
        <div role="presentation" className={styles.lead}>
          <div role="columnheader" aria-colindex={1} className={cx(styles.head, styles.first)}>
            <b>Criterion</b>
            <span className={styles.year}>{rows.length} in this framework</span>
            <span className={styles.flag} />
          </div>
          <div role="columnheader" aria-colindex={2} className={cx(styles.head, styles.last)}>
            Found in
            <span className={styles.year}>{unit}</span>
            <span className={styles.flag} />
          </div>
        </div>
        {shown.map(({ columns, firstAt }) => (
          <HeatHeads
            key={firstAt}
            columns={columns}
            firstAt={firstAt}
            selected={columns.some(({ id }) => id === column) ? column : null}
            orderedBy={columns.some(({ id }) => id === orderedBy) ? orderedBy : null}
            onOrderBy={onOrderBy}
          />
        ))}
      </div>
      {ordered.map((criterion) => {
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
            <div role="presentation" className={styles.lead}>
              <div
                role="rowheader"
                aria-colindex={1}
                className={cx(styles.criterion, current && styles.at)}
                title={criterion.title}
              >
                <span className={styles.code}>{criterion.code}</span>
                <span className={styles.criterionName}>{criterion.title}</span>
              </div>
              <div role="gridcell" aria-colindex={2} className={cx(styles.total, places === 0 && styles.nowhere)}>
                {places === 0 ? nowhereInWords(criterion.code, answer, look) : `${places} of ${answer.columns.length}`}
              </div>
            </div>
            {shown.map(({ columns, firstAt }) => (
              <HeatCells
                key={firstAt}
                code={criterion.code}
                columns={columns}
                firstAt={firstAt}
                look={look}
                rowAt={rowAt}
                selected={current && columns.some(({ id }) => id === column) ? column : null}
                focusedAt={focusedRow === rowAt && isAmong(focusedColumn, firstAt, columns) ? focusedColumn : -1}
                onPress={onPress}
              />
            ))}
          </div>
        );
      })}
    </>
  );
});

/** The heads of a few columns; like their cells, drawn again only when something about them is another. */
const HeatHeads = memo(function HeatHeads({
  columns,
  firstAt,
  selected,
  orderedBy,
  onOrderBy,
}: {
  readonly columns: readonly GridColumn[];
  readonly firstAt: number;
  readonly selected: string | null;
  /** The column by which the criteria are ordered, if it is one of these. */
  readonly orderedBy: string | null;
  readonly onOrderBy: (column: string) => void;
}) {
  return (
    <div role="presentation" className={styles.stretch} style={{ '--at': firstAt } as never}>
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="columnheader"
          aria-colindex={firstAt + at + 3}
          className={cx(styles.head, column.id === selected && styles.at)}
          title={[column.title, column.subtitle].filter(Boolean).join(', ')}
          aria-sort={column.id === orderedBy ? 'descending' : 'none'}
        >
          <button type="button" className={styles.order} onClick={() => onOrderBy(column.id)}>
            <span className={styles.name}>{column.title}</span>
            <span className={styles.year}>
              {column.id === orderedBy && <Icon name="down" />}
              {subtitleOf(column)}
            </span>
          </button>
          <span className={styles.flag}>
            {column.pagesUnread > 0 && (
              <>
                <Icon name="unread" />
                {column.pagesUnread} pp<Hidden> not read</Hidden>
              </>
            )}
          </span>
        </div>
      ))}
    </div>
  );
});

/** The month is enough below a name; the whole date is in the title. */
const subtitleOf = ({ subtitle }: GridColumn): string =>
  WRITTEN_DATE.test(subtitle) ? shortDate(subtitle).replace(/^\d+ /u, '') : subtitle;

const isAmong = (at: number, firstAt: number, columns: readonly unknown[]): boolean =>
  at >= firstAt && at < firstAt + columns.length;
