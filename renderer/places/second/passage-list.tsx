import type { ReactNode } from 'react';
import type { OutputOf } from '../../../src/contract/contract.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';
import pane from '../../parts/pane.module.css';
import { Quotation } from '../../parts/quotation.tsx';
import { Empty } from '../../parts/small.tsx';
import styles from './second.module.css';

/** A passage with what several readers said of it. */
export type ReadTwice = OutputOf<'second.toSettle'>[number];

/** Passages, each with its quotation and below it whatever is to be said or done about each reading. */
export function PassageList({
  passages,
  none: { title, text },
  children,
}: {
  readonly passages: readonly ReadTwice[] | undefined;
  /** What stands in the place of an empty list. */
  readonly none: { readonly title: string; readonly text: string };
  readonly children: (passage: ReadTwice) => ReactNode;
}) {
  if (!passages) return null;
  if (passages.length === 0) {
    return (
      <Empty icon="check" title={title}>
        {text}
      </Empty>
    );
  }
  return (
    <div className={pane.scroll}>
      {passages.map((passage) => (
        <div key={passageKey(passage)} className={styles.settle}>
          <Quotation quotation={passage} />
          <ul className={styles.opinions}>{children(passage)}</ul>
        </div>
      ))}
    </div>
  );
}
