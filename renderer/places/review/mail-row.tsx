import { memo } from 'react';
import type { DecisionRow, QueueItem } from '../../../src/contract/operations/review.ts';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import { Glyph, Polarity } from '../../parts/polarity.tsx';
import { Tag } from '../../parts/small.tsx';
import styles from './desk.module.css';

/** A passage that is not open: who, its first words, what is suggested or decided. */
export const MailRow = memo(function MailRow({
  item,
  decision,
  onOpen,
}: {
  readonly item: QueueItem;
  readonly decision: DecisionRow | null;
  readonly onOpen: (item: QueueItem) => void;
}) {
  return (
    <button type="button" className={styles.mail} onClick={() => onOpen(item)} tabIndex={-1}>
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
