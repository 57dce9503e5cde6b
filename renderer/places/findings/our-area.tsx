import { useEffect, useRef, useState } from 'react';
import type { FindingDetail } from '../../../src/contract/operations/findings.ts';
import { daysUntil, localDay } from '../../../src/document/dates.ts';
import { EMPTY_FINDING, type Finding, type Rating } from '../../../src/document/finding.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { addressOf } from '../../frame/route.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { AreaField, LineField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { Quotation } from '../../parts/quotation.tsx';
import { count } from '../../parts/words.ts';
import styles from './findings.module.css';
import { OurAreasDialog } from './our-areas.tsx';

const RATINGS: readonly { readonly id: Rating; readonly word: string; readonly means: string }[] = [
  { id: 'red', word: 'Red', means: 'not ready' },
  { id: 'amber', word: 'Amber', means: 'partly ready' },
  { id: 'green', word: 'Green', means: 'ready' },
];

const SURE = [
  { id: '', label: 'Not judged yet' },
  { id: 'high', label: 'High' },
  { id: 'moderate', label: 'Moderate' },
  { id: 'low', label: 'Low' },
  { id: 'very-low', label: 'Very low' },
] as const;

/** "in 9 weeks", "in 3 days", "today", "3 days ago": from an ISO 8601 day to the day on which something is due. */
function awayInWords(today: string, due: string): string {
  const days = daysUntil(today, due);
  if (days === 0) return 'today';
  if (days < 0) return `${count(-days, 'day')} ago`;
  return days >= 14 ? `in ${count(Math.round(days / 7), 'week')}` : `in ${count(days, 'day')}`;
}

/** Our own area: the gap in the reviewer's words, how ready we are, what is to be done, how sure the finding is. */
export function OurArea({
  detail,
  onChange,
}: {
  readonly detail: FindingDetail;
  readonly onChange: (change: Partial<Finding>) => void;
}) {
  const finding = detail.finding ?? EMPTY_FINDING;
  const { readiness, confidence } = finding;
  const { ours } = detail;
  const [isNaming, setNaming] = useState(false);
  const withReadiness = useChanges(readiness);
  const withConfidence = useChanges(confidence);
  const ready = (change: Partial<Finding['readiness']>) => onChange({ readiness: withReadiness(change) });
  const against = detail.opposite.length;
  const all = detail.row.standing.accepted;
  return (
    <section className={cx(pane.pane, styles.ours)} aria-label="Our area">
      <div className={styles.oursHead}>
        <div className={styles.headLine}>
          <h2>Our area</h2>
          <span className={pane.grow} />
          <Button
            look="quiet"
            onPress={() => setNaming(true)}
            aria-label={`Our area: ${ours.areas.join(', ') || 'Which is ours?'}`}
          >
            {ours.areas.join(', ') || 'Which is ours?'}
          </Button>
        </div>
        <p className={pane.soft}>
          {ours.documents === 0
            ? 'No document is ours yet: say which area is ours, or mark audits and self-assessments in the library.'
            : `${count(ours.documents, 'document')} of our own; they count in no number on the left.`}
        </p>
      </div>
      {isNaming && <OurAreasDialog onClose={() => setNaming(false)} />}
      <div className={cx(pane.scroll, styles.oursBody)}>
        {ours.documents > 0 && <OwnDocuments detail={detail} />}
        <Kept label="The gap, in words" rows={3} value={finding.gap} onKeep={(gap) => onChange({ gap })} />
        {finding.gap === '' && ours.gap !== '' && (
          <div className={styles.offered}>
            <p>{ours.gap}</p>
            <Button onPress={() => onChange({ gap: ours.gap })}>Use these words</Button>
          </div>
        )}
        <div role="radiogroup" aria-label="Readiness" className={styles.ratings}>
          {RATINGS.map(({ id, word, means }) => (
            <label key={id} className={cx(styles.rating, readiness.rating === id && styles.rated)}>
              <input
                type="radio"
                name="readiness"
                checked={readiness.rating === id}
                onChange={() => ready({ rating: id })}
              />
              <i className={cx(styles.shape, styles[id])} aria-hidden="true" />
              <span>
                {word}
                <small>{means}</small>
              </span>
            </label>
          ))}
        </div>
        <Kept label="Action" value={readiness.action} onKeep={(action) => ready({ action })} />
        <Kept label="Owner" value={readiness.owner} onKeep={(owner) => ready({ owner })} />
        <Kept label="Done when" value={readiness.doneWhen} onKeep={(doneWhen) => ready({ doneWhen })} />
        <Kept
          label="Due"
          type="date"
          value={readiness.due ?? ''}
          onKeep={(due) => ready({ due: due === '' ? null : due })}
        />
        {readiness.due !== null && <p className={pane.soft}>{awayInWords(localDay(new Date()), readiness.due)}</p>}
        <div className={styles.sure}>
          <span className={pane.heading}>Confidence</span>
          <ChoiceMenu
            label="Confidence"
            shown={SURE.find(({ id }) => id === (confidence.level ?? ''))?.label ?? ''}
            chosen={confidence.level ?? ''}
            onChoose={(id) =>
              onChange({
                confidence: withConfidence({ level: id === '' ? null : (id as NonNullable<typeof confidence.level>) }),
              })
            }
            choices={SURE.map(({ id, label }) => ({ id, label }))}
          />
        </div>
        <p className={pane.soft}>
          {count(all, 'passage')} in {count(detail.balance.areas.length, 'area')};{' '}
          {all === 0 ? 0 : Math.round((100 * against) / all)} % say the opposite; {detail.notLooked.passages} still to
          decide; {count(detail.notLooked.pagesUnread, 'page')} unread.
        </p>
        <Kept
          label="Reason for confidence"
          rows={2}
          value={confidence.why}
          onKeep={(why) => onChange({ confidence: withConfidence({ why }) })}
        />
        <Kept label="Notes" rows={3} value={finding.notes} onKeep={(notes) => onChange({ notes })} />
      </div>
    </section>
  );
}

/** What our own documents say, where they do not fit together, and what others were told. */
function OwnDocuments({ detail: { ours, row } }: { readonly detail: FindingDetail }) {
  return (
    <>
      <section aria-label="What our own documents say">
        <h3 className={pane.heading}>What our own documents say</h3>
        {ours.said.map((one) => (
          <Quotation key={passageKey(one)} quotation={one} polarity={one.polarity} />
        ))}
        <p className={pane.soft}>{ours.sentence}</p>
        {ours.disagreements.map((words) => (
          <p key={words} className={styles.disagree}>
            <Icon name="warn" />
            {words}
          </p>
        ))}
      </section>
      {ours.told !== '' && (
        <section aria-label="What others were told">
          <h3 className={pane.heading}>What others were told</h3>
          <p>{ours.told}.</p>
          {row.code && (
            <ButtonLink href={addressOf('grid', { by: 'area', whose: 'theirs', row: row.code })}>
              See them by area
            </ButtonLink>
          )}
        </section>
      )}
    </>
  );
}

/**
 * A value with a change to one of its fields, and with the changes before it that are still on their way: who fills in one
 * field after the other quickly must not take the first back with the second.
 */
function useChanges<Value extends object>(value: Value): (change: Partial<Value>) => Value {
  const sent = useRef<Partial<Value>>({});
  useEffect(() => {
    const waiting = Object.entries(sent.current).filter(([name, kept]) => value[name as keyof Value] !== kept);
    sent.current = Object.fromEntries(waiting) as Partial<Value>;
  }, [value]);
  return (change) => {
    sent.current = { ...sent.current, ...change };
    return { ...value, ...sent.current };
  };
}

/** A field that keeps what is typed when it is left. */
function Kept({
  label,
  value,
  onKeep,
  rows,
  type = 'text',
}: {
  readonly label: string;
  readonly value: string;
  readonly onKeep: (value: string) => void;
  readonly rows?: number;
  readonly type?: 'text' | 'date';
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const keep = () => {
    // Kept without blanks at the ends, as the engine keeps a plan: what is shown is what stands there.
    const kept = typed.trim();
    setTyped(kept);
    if (kept !== value.trim()) onKeep(kept);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field inside is left, not this
    <div onBlur={keep}>
      {rows === undefined ? (
        <LineField label={label} value={typed} onChange={setTyped} type={type} />
      ) : (
        <AreaField label={label} value={typed} onChange={setTyped} rows={rows} />
      )}
    </div>
  );
}
