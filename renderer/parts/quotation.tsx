import type { ReactNode } from 'react';
import type { Quotation as QuotationValue } from '../../src/contract/values.ts';
import type { PolarityLabel } from '../../src/document/evidence.ts';
import { passageKey } from '../../src/document/passage-ref.ts';
import { addressOf } from '../frame/route.ts';
import { chooseByClick } from './choose-by-click.ts';
import { cx } from './cx.ts';
import { POLARITIES, Polarity } from './polarity.tsx';
import styles from './quotation.module.css';
import { pages } from './words.ts';

/** Address of a passage in Review, on its page. */
export function addressOfPassage(documentId: string, passageId: string): string {
  return addressOf('review', { show: 'all', document: documentId, passage: passageId });
}

/** A passage as evidence: what it reads as, where it stands, its words. */
export function Quotation({
  quotation,
  polarity,
  extra,
  current = false,
  within = false,
  children,
}: {
  readonly quotation: QuotationValue;
  readonly polarity?: string | null | undefined;
  /** Tags beside the place. */
  readonly extra?: ReactNode;
  readonly current?: boolean;
  /** The document is named above already: only the page is shown. */
  readonly within?: boolean;
  /** The words, where they carry marks. */
  readonly children?: ReactNode;
}) {
  const known = POLARITIES.find((label) => label === polarity) as PolarityLabel | undefined;
  const year = quotation.date?.slice(0, 4);
  const place = [
    ...(within ? [] : [quotation.area ?? quotation.document, ...(year ? [year] : [])]),
    pages(quotation.page, quotation.endPage),
  ].join(', ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box inside is ticked by keys
    <article
      className={cx(styles.quotation, current && styles.current)}
      aria-label={`Passage, ${place}`}
      aria-current={current ? 'true' : undefined}
      data-quotation={passageKey(quotation)}
      onClick={chooseByClick}
    >
      <div className={styles.line}>
        {known && <Polarity polarity={known} />}
        {extra}
        <span className={styles.grow} />
        <a href={addressOfPassage(quotation.documentId, quotation.passageId)}>{place}</a>
      </div>
      <blockquote className={styles.words}>{children ?? quotation.text}</blockquote>
    </article>
  );
}
