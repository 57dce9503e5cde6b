// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be made of table elements; its cells take the focus
// biome-ignore-all lint/a11y/useFocusableInteractive: a virtual grid cannot be made of table elements; its cells take the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the table answers Enter, Space and F2 for the row with the focus
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useRef, useState } from 'react';
import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import { useEngineMutation } from '../../data/engine.ts';
import { attempt } from '../../data/notices.ts';
import { usePrinting } from '../../frame/printing.ts';
import { addressOf } from '../../frame/route.ts';
import { Check } from '../../parts/check.tsx';
import { chosenAfter } from '../../parts/chosen.ts';
import { cx } from '../../parts/cx.ts';
import { type Cell, cellProps, useGridFocus } from '../../parts/grid-focus.ts';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import { Tag } from '../../parts/small.tsx';
import { useStable } from '../../parts/stable.ts';
import { count, figure, shortDate, TYPES } from '../../parts/words.ts';
import type { Reached } from '../progress/progress-rows.ts';
import { ProgressSign, useReached } from '../review/queue/progress-menu.tsx';
import { CellEditor } from './cell-editor.tsx';
import styles from './library.module.css';
import {
  attention,
  COLUMNS,
  CORRECTABLE,
  type Column,
  type Correctable,
  correctionOf,
  isCorrectable,
  isFolded,
  type Order,
  valuesOf,
} from './rows.ts';

const HEADS: Readonly<Record<Column, string>> = {
  title: 'Title',
  type: 'Type',
  area: 'Area',
  date: 'Date',
  theme: 'Theme of inspection',
  pages: 'Pages',
  passages: 'Passages',
  reading: 'Reading',
  copies: 'Copies',
};
/** Heights in pixels at the normal text size, as in library.module.css. */
const ROW = 31;
const HEAD = 30;

const NUMERIC = new Set<Column>(['pages', 'passages']);

export const addressOfDocument = (row: DocumentRow): string =>
  row.metadata.type === 'guidance'
    ? addressOf('frameworks', { document: row.id })
    : addressOf('review', { show: 'all', document: row.id, order: 'document' });

/** The documents, thousands of them if need be; cells are corrected where they stand. */
export function DocumentTable({
  rows,
  all: everything,
  order,
  onOrder,
  chosen,
  onChoose,
}: {
  readonly rows: readonly DocumentRow[];
  /** Those that are not shown, too: what they have is offered where a cell is corrected. */
  readonly all: readonly DocumentRow[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<{ id: string; column: Correctable } | null>(null);
  const correct = useEngineMutation('documents.correct');
  const reached = useReached('documents');
  const scale = textScale();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => ROW * scale, [scale]),
    overscan: 12,
    useFlushSync: false,
    scrollMargin: HEAD * scale,
    scrollPaddingStart: HEAD * scale,
    getItemKey: useCallback((at: number) => rows[at]?.id ?? at, [rows]),
  });
  const printing = usePrinting();
  const drawn = printing
    ? rows.map(({ id }, index) => ({ index, start: 0, key: id, size: ROW }))
    : virtual.getVirtualItems();
  const touched = useRef<string | null>(null);
  const toggle = (id: string, on: boolean, range: boolean) => {
    onChoose(
      chosenAfter(
        chosen,
        rows.map((row) => row.id),
        { key: id, on, range, before: touched.current },
      ),
    );
    touched.current = id;
  };
  const open = (document: DocumentRow) => {
    location.hash = addressOfDocument(document);
  };
  const edit = (row: number, column: number) => {
    const [document, name] = [rows[row], COLUMNS[column - 1]];
    if (document && isCorrectable(name)) setEditing({ id: document.id, column: name });
  };
  const focus = useGridFocus({
    rows: rows.length,
    columns: COLUMNS.length + 1,
    show: useCallback(({ row }: Cell) => virtual.scrollToIndex(row), [virtual]),
    keys: {
      ' ': ({ row }) => {
        const id = rows[row]?.id;
        if (id) toggle(id, !chosen.has(id), false);
      },
      f2: ({ row, column }) => edit(row, column),
      enter: ({ row }) => {
        const document = rows[row];
        if (document) open(document);
      },
    },
  });
  const save = async (document: DocumentRow, column: Correctable, typed: string | null, row: number) => {
    setEditing(null);
    focus.moveTo({ row, column: COLUMNS.indexOf(column) + 1 });
    const change = typed === null ? null : correctionOf(column, typed);
    if (change) {
      await attempt(`${document.metadata.title} was not corrected`, () => correct({ ids: [document.id], change }));
    }
  };
  const actions = useStable({ toggle, open, edit, save });
  const all = rows.length > 0 && rows.every((row) => chosen.has(row.id));

  return (
    <div
      ref={focus.grid}
      role="grid"
      aria-label="Documents"
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      className={styles.table}
      onKeyDown={focus.onKeyDown}
      onFocus={focus.onFocus}
    >
      <div ref={scroller} className={pane.scroll}>
        <div role="row" className={styles.heads}>
          <div role="columnheader" className={styles.choose}>
            <Check
              name="All documents"
              checked={all}
              some={!all && chosen.size > 0}
              onChange={(on) => onChoose(new Set(on ? rows.map((row) => row.id) : []))}
            />
          </div>
          {COLUMNS.map((column) => (
            <div
              key={column}
              role="columnheader"
              aria-sort={order.column === column ? (order.down ? 'descending' : 'ascending') : 'none'}
              className={cx(styles.head, NUMERIC.has(column) && styles.number)}
            >
              <button type="button" onClick={() => onOrder({ column, down: order.column === column && !order.down })}>
                {HEADS[column]}
                {order.column === column && <Icon name={order.down ? 'down' : 'up'} />}
              </button>
            </div>
          ))}
        </div>
        <div className={styles.tall} style={printing ? undefined : { height: virtual.getTotalSize() }}>
          {drawn.map(({ index, start, key, size }) => {
            const document = rows[index];
            return (
              document && (
                <Row
                  key={key}
                  document={document}
                  index={index}
                  top={start - virtual.options.scrollMargin}
                  height={printing ? null : size}
                  on={chosen.has(document.id)}
                  editing={editing?.id === document.id ? editing.column : null}
                  used={editing?.id === document.id ? valuesUsed(everything, editing.column) : NO_VALUES}
                  focused={focus.at.row === index ? focus.at.column : null}
                  reached={reached.get(document.id)}
                  actions={actions}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

const NO_VALUES: readonly string[] = [];

function valuesUsed(rows: readonly DocumentRow[], column: Correctable): readonly string[] {
  return valuesOf(rows, (row) => row.metadata[CORRECTABLE[column]]);
}

interface RowActions {
  toggle(id: string, on: boolean, range: boolean): void;
  open(document: DocumentRow): void;
  edit(row: number, column: number): void;
  save(document: DocumentRow, column: Correctable, typed: string | null, row: number): Promise<void>;
}

/** One document. Drawn again only when something about it is another, so that scrolling draws the new rows alone. */
const Row = memo(function Row({
  document,
  index,
  top,
  height,
  on,
  editing,
  used,
  focused,
  reached,
  actions,
}: {
  readonly document: DocumentRow;
  readonly index: number;
  readonly top: number;
  /** Null on paper, where rows follow one another. */
  readonly height: number | null;
  readonly on: boolean;
  /** The cell that is being corrected. */
  readonly editing: Correctable | null;
  /** What other documents have in that column. */
  readonly used: readonly string[];
  /** The column of the cell that has the focus of the table. */
  readonly focused: number | null;
  readonly reached: Reached | undefined;
  readonly actions: RowActions;
}) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={on}
      className={cx(styles.row, on && styles.on, isFolded(document) && styles.folded)}
      style={height === null ? undefined : { height, translate: `0 ${top}px` }}
      onMouseDown={(event) => {
        // Shift would select the text of all rows between.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => {
        if ((event.target as Element).closest('a, button, input, select, label')) return;
        if (event.shiftKey) actions.toggle(document.id, true, true);
        else if (event.ctrlKey || event.metaKey) actions.toggle(document.id, !on, false);
        else actions.open(document);
      }}
    >
      <div role="gridcell" className={styles.choose} {...cellProps(index, 0, focused === 0)}>
        <Check
          name={document.metadata.title}
          checked={on}
          focusable={false}
          onChange={(next, shift) => actions.toggle(document.id, next, shift)}
        />
      </div>
      {COLUMNS.map((column, at) => (
        <div
          key={column}
          role="gridcell"
          className={cx(styles.cell, NUMERIC.has(column) && styles.number)}
          {...cellProps(index, at + 1, focused === at + 1)}
        >
          {editing === column ? (
            <CellEditor
              row={document}
              column={editing}
              used={used}
              onDone={(typed) => void actions.save(document, editing, typed, index)}
            />
          ) : (
            <CellWords row={document} column={column} reached={reached} />
          )}
          {editing === null && isCorrectable(column) && (
            <button
              type="button"
              tabIndex={-1}
              aria-hidden="true"
              className={styles.correct}
              title={`Correct the ${HEADS[column].toLowerCase()} (F2)`}
              onClick={() => actions.edit(index, at + 1)}
            >
              <Icon name="edit" />
            </button>
          )}
        </div>
      ))}
    </div>
  );
});

/** Rows grow with the text the reader has chosen. */
function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

function CellWords({
  row,
  column,
  reached,
}: {
  readonly row: DocumentRow;
  readonly column: Column;
  readonly reached: Reached | undefined;
}) {
  const { metadata } = row;
  const corrected = isCorrectable(column) && row.corrected.includes(CORRECTABLE[column]);
  const missing = (words: string) => <span className={pane.muted}>{words}</span>;
  switch (column) {
    case 'title':
      return (
        <span className={styles.title} title={row.path}>
          <Icon name="file" />
          <a className={pane.clip} href={addressOfDocument(row)} tabIndex={-1}>
            {metadata.title}
          </a>
          {row.ours && <Tag>Ours</Tag>}
          <ProgressSign reached={reached} />
        </span>
      );
    case 'type':
      return <span className={pane.soft}>{TYPES[metadata.type]}</span>;
    case 'area':
      return metadata.area ? (
        <span title={corrected ? 'corrected by hand' : undefined}>{metadata.area}</span>
      ) : (
        missing(metadata.type === 'inspection-letter' ? 'not found' : 'not for one area')
      );
    case 'date':
      return metadata.date ? <span className={pane.soft}>{shortDate(metadata.date)}</span> : missing('not found');
    case 'theme':
      return metadata.inspectionTheme ? (
        <span className={pane.soft} title={metadata.inspectionTheme}>
          {metadata.inspectionTheme}
        </span>
      ) : (
        missing('not set')
      );
    case 'pages':
      return <span className={pane.soft}>{figure(row.pages)}</span>;
    case 'passages':
      return (
        <span
          className={pane.soft}
          title="All passages as read; what was set aside is no evidence and counts in no list"
        >
          {row.criteria > 0 ? `${row.criteria} criteria` : figure(row.passages)}
        </span>
      );
    case 'reading':
      return <Reading row={row} />;
    case 'copies':
      return <CopiesWords row={row} />;
  }
}

function Reading({ row }: { readonly row: DocumentRow }) {
  const words = attention(row);
  return (
    <span className={cx(styles.reading, !words && pane.soft)} title={row.quality.warnings.join(' ') || undefined}>
      <Icon name={row.quality.pagesWithoutText.length > 0 ? 'unread' : words ? 'warn' : 'check'} />
      <span className={pane.clip}>{words ?? 'Good'}</span>
    </span>
  );
}

function CopiesWords({ row }: { readonly row: DocumentRow }) {
  if (row.copies) {
    return (
      <a href={addressOf('copies', { group: row.copies.groupId })} tabIndex={-1} className={styles.copies}>
        <Tag icon="copies">{row.copies.primary ? count(row.copies.others, 'copy', 'copies') : 'is a copy'}</Tag>
      </a>
    );
  }
  if (row.lookAlikes === 0) return null;
  return (
    <a href={addressOf('copies', { show: 'look-alikes' })} tabIndex={-1} className={styles.copies}>
      <Tag icon="copies">{count(row.lookAlikes, 'look-alike')}</Tag>
    </a>
  );
}
