import { memo, useEffect, useRef } from 'react';
import type { FrameworkRow } from '../../../../src/contract/operations/frameworks.ts';
import type { DecisionRow, QueueItem } from '../../../../src/contract/operations/review.ts';
import type { Assessment } from '../../../../src/document/evidence.ts';
import { passageKey } from '../../../../src/document/passage-ref.ts';
import { takesLetters } from '../../../frame/keys.ts';
import { cx } from '../../../parts/cx.ts';
import { Icon } from '../../../parts/icon.tsx';
import pane from '../../../parts/pane.module.css';
import { Polarity } from '../../../parts/polarity.tsx';
import { Dot } from '../../../parts/small.tsx';
import { count, longDate, pages } from '../../../parts/words.ts';
import type { ReviewActions } from './actions.ts';
import type { PassageDetail } from './decide.ts';
import type { Standing } from './draft.ts';
import { Facts } from './facts.tsx';
import styles from './passage.module.css';
import { Suggestions } from './suggestions.tsx';
import { reasonRanges, underlined } from './underline.ts';

/** The passage being decided: the loudest thing on the screen. */
export const OpenPassage = memo(function OpenPassage({
  item,
  position,
  total,
  detail,
  decision,
  stands,
  framework,
  actions,
}: {
  readonly item: QueueItem;
  readonly position: number;
  readonly total: number;
  readonly detail: PassageDetail | undefined;
  readonly decision: DecisionRow | null;
  readonly stands: Standing;
  readonly framework: FrameworkRow | undefined;
  readonly actions: ReviewActions;
}) {
  const article = useRef<HTMLElement>(null);
  // Screen readers hear each passage as it opens. Whoever types, or reads on in the source, is left alone; and whoever
  // has just come here by a link hears the place first.
  const before = useRef<QueueItem | null>(null);
  useEffect(() => {
    const inUse = document.activeElement;
    const moved = before.current !== null && before.current !== item;
    before.current = item;
    const free =
      inUse === null ||
      inUse === document.body ||
      inUse.id === 'place' ||
      inUse.closest('[aria-label="Passages to decide"]') !== null;
    if (free || (moved && !takesLetters(inUse) && !inUse.closest('[data-source]'))) {
      article.current?.focus({ preventScroll: true });
    }
  }, [item]);
  const heading = item.headings.at(-1);
  const assessment = detail?.assessment;
  const where = [item.area ?? item.document, longDate(item.date), pages(item.page, item.endPage)].filter(Boolean);
  return (
    <article
      ref={article}
      tabIndex={-1}
      aria-current="true"
      data-quotation={passageKey(item)}
      aria-label={`Passage ${position} of ${total}, ${where.join(', ')}, ${decision ? 'decided' : 'to decide'}`}
      className={styles.open}
    >
      <p className={styles.where}>
        <b>{item.area ?? item.document}</b>
        {item.date && (
          <>
            <Dot />
            {longDate(item.date)}
          </>
        )}
        <Dot />
        {pages(item.page, item.endPage)}
        {item.number && (
          <>
            <Dot />
            paragraph {item.number}
          </>
        )}
        {heading && (
          <>
            <Dot />
            <span className={pane.clip}>under “{heading}”</span>
          </>
        )}
      </p>
      <Words text={item.text} assessment={assessment} criterion={stands.criteria[0]} />
      {detail && detail.twins.length > 0 && <Twins detail={detail} />}
      <Suggestions
        assessment={assessment}
        isDecided={decision !== null}
        criteria={stands.criteria}
        framework={framework}
        actions={actions}
      />
      <Facts
        passageKey={passageKey(item)}
        assessment={assessment}
        decision={decision}
        stands={stands}
        framework={framework}
        actions={actions}
      />
    </article>
  );
});

/** The words of the passage, those underlined that gave the suggestion. */
const Words = memo(function Words({
  text,
  assessment,
  criterion,
}: {
  readonly text: string;
  readonly assessment: Assessment | undefined;
  /** Chosen or decided; the first suggestion is explained otherwise. */
  readonly criterion: string | undefined;
}) {
  const ranges = assessment
    ? reasonRanges(text, assessment, criterion ?? assessment.suggestions[0]?.criterion)
    : { why: [], reads: [] };
  let offset = 0;
  return (
    <p className={styles.read}>
      {underlined(text, ranges).map((piece) => {
        const key = offset;
        offset += piece.text.length;
        return piece.lines.length === 0 ? (
          <span key={key}>{piece.text}</span>
        ) : (
          <span
            key={key}
            className={cx(
              piece.lines.includes('why') && styles.why,
              piece.lines.includes('reads') && styles.reads,
              piece.lines.includes('reads') && assessment?.polarity.label === 'improvement' && styles.against,
            )}
          >
            {piece.text}
          </span>
        );
      })}
    </p>
  );
});

function Twins({ detail }: { readonly detail: PassageDetail }) {
  const decided = detail.twins.find((twin) => twin.decision)?.decision;
  const names = detail.twins.map((twin) => twin.document).join('; ');
  return (
    <p className={styles.twins} title={names}>
      <Icon name="copies" />
      The same words stand in {count(detail.twins.length, 'other document')}
      {decided ? (
        <span className={styles.twin}>
          ; decided there: <span className={pane.code}>{decided.criteria.join(', ') || 'none of these'}</span>
          <Polarity polarity={decided.polarity} />
        </span>
      ) : (
        '; your decision holds there too.'
      )}
    </p>
  );
}
