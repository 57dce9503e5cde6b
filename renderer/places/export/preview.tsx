import type { CriterionRow } from '../../../src/contract/operations/frameworks.ts';
import type { QueueItem } from '../../../src/contract/operations/review.ts';
import type { PolarityLabel } from '../../../src/document/evidence.ts';
import { useAsk } from '../../data/ask.ts';
import pane from '../../parts/pane.module.css';
import { Quotation } from '../../parts/quotation.tsx';
import { Empty, Tag } from '../../parts/small.tsx';
import { count } from '../../parts/words.ts';
import styles from './export.module.css';

interface Choice {
  readonly decidedOnly: boolean;
  readonly criteria?: readonly string[];
  readonly documents?: readonly string[];
  readonly polarity?: readonly PolarityLabel[];
}

const SHOWN = 100;

/** The first passages that would go out, as they will read. */
export function Preview({
  frameworkId,
  choice,
  only,
}: {
  readonly frameworkId: string;
  readonly choice: Choice;
  /** A codebook holds criteria and no passages. */
  readonly only: readonly CriterionRow[] | null;
}) {
  const [documentId] = choice.documents ?? [];
  const { data } = useAsk(
    'review.queue',
    {
      frameworkId,
      show: choice.decidedOnly ? 'decided' : 'all',
      order: 'criterion',
      limit: 500,
      ...(documentId ? { documentId } : {}),
    },
    { keep: true, enabled: only === null, stale: 0 },
  );
  if (only) {
    return (
      <>
        <div className={pane.bar}>
          <span className={pane.heading}>{count(only.length, 'criterion', 'criteria')}</span>
        </div>
        <ol className={pane.scroll}>
          {only.map((row) => (
            <li key={row.code} className={styles.criterion}>
              <span className={pane.code}>{row.code}</span>
              <span>
                <b>{row.title}</b>
                <span className={styles.what}>{row.text}</span>
              </span>
            </li>
          ))}
        </ol>
      </>
    );
  }
  const items = (data?.items ?? []).filter((item) => goesOut(item, choice));
  if (data && items.length === 0) {
    return (
      <Empty icon="export" title="No passage would go out">
        {choice.decidedOnly
          ? 'Nothing that matches is decided yet. Review some passages first, or take suggestions along, marked as such.'
          : 'No passage matches these choices.'}
      </Empty>
    );
  }
  return (
    <>
      <div className={pane.bar}>
        <span className={pane.heading}>
          {data &&
            (items.length > SHOWN || data.total > data.items.length
              ? `The first ${Math.min(SHOWN, items.length)} passages`
              : count(items.length, 'passage'))}
        </span>
      </div>
      <div className={pane.scroll}>
        {items.slice(0, SHOWN).map((item) => (
          <Quotation
            key={`${item.documentId} ${item.passageId}`}
            quotation={item}
            polarity={item.decision?.polarity ?? item.suggested?.polarity}
            extra={
              <>
                <span className={pane.code}>
                  {item.decision ? item.decision.criteria.join(', ') : item.suggested?.criterion}
                </span>
                {!item.decision && <Tag guess>suggested</Tag>}
              </>
            }
          />
        ))}
      </div>
    </>
  );
}

/** Whether a passage is among what is chosen: evidence for something, of the readings and criteria asked for. */
function goesOut(item: QueueItem, choice: Choice): boolean {
  const criteria = item.decision?.criteria ?? (item.suggested ? [item.suggested.criterion] : []);
  const polarity = item.decision?.polarity ?? item.suggested?.polarity ?? 'neutral';
  return (
    criteria.length > 0 &&
    (!choice.criteria || criteria.some((code) => choice.criteria?.includes(code))) &&
    (!choice.polarity || choice.polarity.includes(polarity))
  );
}
