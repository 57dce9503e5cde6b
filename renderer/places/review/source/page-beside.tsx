import { useState } from 'react';
import { hasPages } from '../../../../src/document/document.ts';
import { useEngineQuery } from '../../../data/engine.ts';
import { cx } from '../../../parts/cx.ts';
import pane from '../../../parts/pane.module.css';
import { Segment } from '../../../parts/segment.tsx';
import { Empty } from '../../../parts/small.tsx';
import { cite } from '../../../parts/words.ts';
import { PdfView } from './pdf-view.tsx';
import styles from './source.module.css';
import { TextView } from './text-view.tsx';

const NO_MARKS = new Map();
const nothing = () => undefined;

/** A document beside a list, to be read along: its page, or its text where it has no pages, with a passage highlighted. */
export function PageBeside({
  documentId,
  passageId,
  label = 'The source',
}: {
  readonly documentId: string;
  /** None: the beginning of the document. */
  readonly passageId: string | null;
  readonly label?: string;
}) {
  const { data, error } = useEngineQuery('documents.get', { id: documentId });
  const [asText, setAsText] = useState(false);
  const isPaged = data !== undefined && hasPages(data.row.format);
  const shared = {
    passageId: passageId ?? data?.passages[0]?.id ?? '',
    marks: NO_MARKS,
    onSelect: nothing,
    onOpen: nothing,
  };
  const metadata = data?.row.metadata;
  return (
    <section className={cx(pane.pane, styles.source)} aria-label={label}>
      <div className={cx(pane.bar, styles.bar)}>
        <b className={cx(pane.clip, pane.grow, pane.code)} title={metadata?.title}>
          {metadata && cite(metadata.area, metadata.date, metadata.title)}
        </b>
        {isPaged && (
          <Segment
            label="Show"
            value={asText ? 'text' : 'page'}
            onChange={(value) => setAsText(value === 'text')}
            choices={[
              { value: 'page', label: 'Page' },
              { value: 'text', label: 'Text' },
            ]}
          />
        )}
      </div>
      {error && (
        <Empty icon="warn" title="The source could not be opened">
          {error.message}
        </Empty>
      )}
      {data && isPaged && !asText && (
        <PdfView source={data} wanted={null} onPage={nothing} onText={() => setAsText(true)} {...shared} />
      )}
      {data && (!isPaged || asText) && <TextView source={data} {...shared} />}
    </section>
  );
}
