// biome-ignore-all lint/a11y/useSemanticElements: a grid that arrows walk through cannot be made of table elements; its cells take the focus
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid that arrows walk through cannot be made of table elements; its cells take the focus
import { memo } from 'react';
import { cx } from '../../parts/cx.ts';
import { cellProps } from '../../parts/grid-focus.ts';
import { Icon } from '../../parts/icon.tsx';
import { figure } from '../../parts/words.ts';
import { type CellView, type cellLookup, cellWords, type GridColumn } from './cells.ts';
import styles from './heat.module.css';

/**
 * The cells of one criterion in a few columns. Drawn again only when something about them is another, so that scrolling draws
 * the new ones alone. Their shapes are letters and nothing in them is clipped: a browser lays a thousand drawings or clips
 * out one by one, and letters at once.
 */
export const HeatCells = memo(function HeatCells({
  code,
  columns,
  firstAt,
  look,
  rowAt,
  selected,
  focusedAt,
  onPress,
}: {
  readonly code: string;
  readonly columns: readonly GridColumn[];
  /** The place of the first of these columns among all. */
  readonly firstAt: number;
  readonly look: ReturnType<typeof cellLookup>;
  readonly rowAt: number;
  /** The column whose quotations are open, if it is one of these. */
  readonly selected: string | null;
  /** The place of the column that has the focus; -1 for none of these. */
  readonly focusedAt: number;
  readonly onPress: (rowAt: number, columnAt: number) => void;
}) {
  return (
    <div role="presentation" className={styles.stretch} style={{ '--at': firstAt } as never}>
      {columns.map((column, at) => {
        const columnAt = firstAt + at;
        const view = look(code, column);
        const all = view.strength + view.improvement + view.neutral;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers Enter for its cells
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={columnAt + 3}
            aria-selected={selected === column.id}
            className={cx(
              styles.cell,
              styles[view.kind],
              selected === column.id && styles.selected,
              view.suggested > 0 && view.suggested === all && styles.guess,
            )}
            onClick={() => onPress(rowAt, columnAt)}
            {...cellProps(rowAt, columnAt, focusedAt === columnAt)}
          >
            <span className={styles.words}>{cellWords(view, code, column)}</span>
            <CellFace view={view} />
          </div>
        );
      })}
    </div>
  );
});

/** What is seen; screen readers hear the cell in words instead. */
function CellFace({ view }: { readonly view: CellView }) {
  if (view.kind === 'none' || view.kind === 'open') {
    return (
      <span aria-hidden="true" className={cx(styles.whole, styles.said)}>
        {view.standing.pagesUnread > 0 && <Icon name="unread" />}
        <span>{view.words}</span>
      </span>
    );
  }
  if (view.strength === 0 && view.improvement === 0) {
    return (
      <span aria-hidden="true" className={cx(styles.whole, styles.neutral)}>
        – {figure(view.neutral)}
      </span>
    );
  }
  return (
    <>
      <span aria-hidden="true" className={cx(styles.half, styles[`s${view.shades.strength}`])}>
        {view.strength > 0 && figure(view.strength)}
      </span>
      <span aria-hidden="true" className={cx(styles.half, styles[`i${view.shades.improvement}`])}>
        {view.improvement > 0 && figure(view.improvement)}
      </span>
    </>
  );
}
