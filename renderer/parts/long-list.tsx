import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { usePrinting } from '../frame/printing.ts';
import { cx } from './cx.ts';
import styles from './long-list.module.css';
import pane from './pane.module.css';

/** A list of which only what is in view is drawn; the row that is chosen is brought into view. */
export function LongList<Item>({
  label,
  items,
  keyOf,
  chosen,
  height,
  children,
}: {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** The key of the chosen row. */
  readonly chosen: string | undefined;
  /** Pixels of a row, about; each is measured once it is drawn. */
  readonly height: number;
  readonly children: (item: Item) => ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    useFlushSync: false,
    getItemKey: (at) => {
      const item = items[at];
      return item === undefined ? at : keyOf(item);
    },
  });
  const printing = usePrinting();
  const at = items.findIndex((item) => keyOf(item) === chosen);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  if (printing) {
    return (
      <ul aria-label={label}>
        {items.map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
    );
  }
  return (
    <div ref={scroller} className={cx(pane.scroll)}>
      <ul aria-label={label} className={styles.tall} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const item = items[row.index];
          return (
            item !== undefined && (
              <li
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                aria-setsize={items.length}
                aria-posinset={row.index + 1}
                className={styles.slot}
                style={{ translate: `0 ${row.start}px` }}
              >
                {children(item)}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
