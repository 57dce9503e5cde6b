import { memo } from 'react';
import type { DecisionRow, QueueItem } from '../../../../src/contract/operations/review.ts';
import { passageKey } from '../../../../src/document/passage-ref.ts';
import { cx } from '../../../parts/cx.ts';
import { Icon } from '../../../parts/icon.tsx';
import pane from '../../../parts/pane.module.css';
import { Glyph, Polarity } from '../../../parts/polarity.tsx';
import { Tag } from '../../../parts/small.tsx';
import styles from './queue-pane.module.css';

/** A passage that is not open: who, its first words, what is suggested or decided. */
export const MailRow = memo(function MailRow({
  item,
  decision,
  onOpen,
  isPicked,
  onPick,
}: {
  readonly item: QueueItem;
  readonly decision: DecisionRow | null;
  readonly onOpen: (item: QueueItem) => void;
  /** Among those chosen with Ctrl or Shift, to be decided together. */
  readonly isPicked: boolean;
  readonly onPick: (item: QueueItem, isRange: boolean) => void;
}) {
  return (
    <button
      type="button"
      className={cx(styles.mail, isPicked && styles.picked)}
      aria-pressed={isPicked}
      data-quotation={passageKey(item)}
      onClick={(event) =>
        event.ctrlKey || event.metaKey || event.shiftKey ? onPick(item, event.shiftKey) : onOpen(item)
      }
      tabIndex={-1}
    >
      <span className={pane.clip}>
        {decision && <Icon name="check" className={styles.done} />}
        <span className={styles.who}>{item.area ?? item.document}</span>
        <span> {item.text}</span>
      </span>
      <span className={styles.mailEnd}>
        {decision ? (
          decision.criteria.length > 0 ? (
            <>
              <span className={pane.code}>{decision.criteria.join(', ')}</span>
              <Polarity polarity={decision.polarity} />
            </>
          ) : (
            'none of these'
          )
        ) : item.suggested ? (
          <Tag guess>
            {item.suggested.criterion} <Glyph polarity={item.suggested.polarity} /> suggested
          </Tag>
        ) : (
          'no suggestion'
        )}
      </span>
    </button>
  );
});
