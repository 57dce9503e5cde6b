import { useState } from 'react';
import type { OutputOf } from '../../../src/contract/contract.ts';
import type { CriterionRow } from '../../../src/contract/operations/frameworks.ts';
import { cx } from '../../parts/cx.ts';
import pane from '../../parts/pane.module.css';
import { Quotation } from '../../parts/quotation.tsx';
import { Segment } from '../../parts/segment.tsx';
import { Empty, Tag } from '../../parts/small.tsx';
import { count } from '../../parts/words.ts';
import styles from './export.module.css';

type Check = OutputOf<'exports.check'>;

/** The first passages that would go out, as they will read; for tables, in their columns too. */
export function Preview({ check, decidedOnly }: { readonly check: Check; readonly decidedOnly: boolean }) {
  const [as, setAs] = useState<'passages' | 'table'>('passages');
  const isTable = check.table.titles.length > 0;
  if (check.rows === 0) {
    return (
      <Empty icon="export" title="No passage would be exported">
        {decidedOnly
          ? 'Nothing that matches is decided yet. Review some passages first, or include suggestions, marked as such.'
          : 'No passage matches these choices. Choose more criteria, documents or ways of reading.'}
      </Empty>
    );
  }
  const asTable = isTable && as === 'table';
  const shown = asTable ? check.table.rows.length : check.first.length;
  return (
    <>
      <div className={pane.bar}>
        <span className={pane.heading} role="status">
          {check.rows > shown
            ? `${count(check.rows, 'passage')}; the first ${shown} are shown`
            : count(check.rows, 'passage')}
        </span>
        <span className={pane.grow} />
        {isTable && (
          <Segment
            label="Show the preview as"
            value={as}
            onChange={setAs}
            choices={[
              { value: 'passages', label: 'Passages' },
              { value: 'table', label: 'Columns' },
            ]}
          />
        )}
      </div>
      {asTable ? <Columns table={check.table} /> : <Passages first={check.first} />}
    </>
  );
}

function Passages({ first }: { readonly first: Check['first'] }) {
  return (
    <div className={cx(pane.scroll, styles.passages)}>
      {first.map((item) => (
        <Quotation
          key={`${item.documentId} ${item.passageId} ${item.criterion}`}
          quotation={item}
          {...(item.polarity === null ? {} : { polarity: item.polarity })}
          extra={
            <>
              <span className={pane.code}>{item.criterion}</span>
              {item.suggested && <Tag guess>suggested</Tag>}
            </>
          }
        />
      ))}
    </div>
  );
}

function Columns({ table }: { readonly table: Check['table'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section className={pane.scroll} tabIndex={0} aria-label="The table as it will be">
      <table className={styles.table}>
        <thead>
          <tr>
            {table.titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table that is only looked at
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={table.titles[column]} className={cx(typeof cell === 'number' && styles.figure)}>
                  <span className={cx(styles.cell, typeof cell === 'string' && cell.length > 60 && styles.long)}>
                    {typeof cell === 'number' ? shortFigure(cell) : cell}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const shortFigure = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(2));

/** A codebook holds criteria and no passages. */
export function Criteria({ rows }: { readonly rows: readonly CriterionRow[] }) {
  return (
    <>
      <div className={pane.bar}>
        <span className={pane.heading}>{count(rows.length, 'criterion', 'criteria')}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className={pane.scroll} tabIndex={0} aria-label="Criteria">
        <ol>
          {rows.map((row) => (
            <li key={row.code} className={styles.criterion}>
              <span className={pane.code}>{row.code}</span>
              <span>
                <b>{row.title}</b>
                <span className={styles.what}>{row.text}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
