// biome-ignore-all lint/a11y/useSemanticElements: a grid that arrows walk through cannot be made of table elements; its cells take the focus
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid that arrows walk through cannot be made of table elements; its cells take the focus
import { useMemo } from 'react';
import { cx } from '../../parts/cx.ts';
import { useGridFocus } from '../../parts/grid-focus.ts';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import { Hidden } from '../../parts/small.tsx';
import { useStable } from '../../parts/stable.ts';
import { shortDate } from '../../parts/words.ts';
import { cellLookup, foundIn, type GridAnswer, type GridColumn } from './cells.ts';
import { useColumns } from './columns.ts';
import styles from './heat.module.css';
import { HeatCells } from './heat-cell.tsx';

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
  const { scroller, shown, show } = useColumns(answer.columns);
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
      style={{ '--columns': answer.columns.length } as never}
      onKeyDown={focus.onKeyDown}
      onFocus={focus.onFocus}
    >
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
          <div key={firstAt} role="presentation" className={styles.stretch} style={{ '--at': firstAt } as never}>
            {columns.map((each, at) => (
              <div
                key={each.id}
                role="columnheader"
                aria-colindex={firstAt + at + 3}
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
          </div>
        ))}
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
            <div role="presentation" className={styles.lead}>
              <div
                role="rowheader"
                aria-colindex={1}
                className={cx(styles.criterion, current && styles.at)}
                title={criterion.title}
              >
                <span className={styles.code}>{criterion.code}</span>
                <span className={pane.clip}>{criterion.title}</span>
              </div>
              <div role="gridcell" aria-colindex={2} className={cx(styles.total, places === 0 && styles.nowhere)}>
                {places === 0 ? 'none' : `${places} of ${answer.columns.length}`}
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
                focusedAt={focus.at.row === rowAt && isAmong(focus.at.column, firstAt, columns) ? focus.at.column : -1}
                onPress={press}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** The month is enough below a name; the whole date is in the title. */
const subtitleOf = ({ subtitle }: GridColumn): string =>
  /^\d{4}-\d{2}-\d{2}$/u.test(subtitle) ? shortDate(subtitle).replace(/^\d+ /u, '') : subtitle;

const isAmong = (at: number, firstAt: number, columns: readonly unknown[]): boolean =>
  at >= firstAt && at < firstAt + columns.length;
