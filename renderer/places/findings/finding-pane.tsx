import { useEffect, useRef, useState } from 'react';
import type { FindingDetail, Quoted } from '../../../src/contract/operations/findings.ts';
import { localDay } from '../../../src/document/dates.ts';
import { chipsOf, countInWords, type Finding, STATE_WORDS, withChip } from '../../../src/document/finding.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { PRACTICE_WORDS } from '../../../src/document/practice.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { addressOf } from '../../frame/route.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { Quotation } from '../../parts/quotation.tsx';
import { Tag } from '../../parts/small.tsx';
import { count, longDate } from '../../parts/words.ts';
import { type BalanceBy, BalanceChart } from './balance.tsx';
import { chipName, countsOf } from './chips.ts';
import styles from './findings.module.css';
import { StateMark } from './list.tsx';
import { TextField } from './text-field.tsx';

export interface FindingActions {
  readonly change: (change: Partial<Finding>) => void;
  readonly settle: (reviewer: string, take: boolean) => void;
  readonly draft: () => void;
  readonly lookTogether: () => void;
  /** Uses the count of today for the changed number at a place among the numbers, or keeps the one that stands. */
  readonly takeNumber: (at: number, today: boolean) => void;
}

/** One finding: what was written, what is counted, what speaks for it and against it, what was not looked at. */
export function FindingPane({ detail, actions }: { readonly detail: FindingDetail; readonly actions: FindingActions }) {
  const { row, finding, chips, notLooked, theirs } = detail;
  const [by, setBy] = useState<BalanceBy>('areas');
  const [opened, setOpened] = useState<number | null>(null);
  const text = finding?.text ?? '';
  const isDrafting = useRef(false);
  // The button that asked for a draft goes when it stands there: it is to be changed, and the field takes the focus over.
  useEffect(() => {
    if (text === '' || !isDrafting.current) return;
    isDrafting.current = false;
    if (document.activeElement === document.body) writeOn();
  }, [text]);
  const undecided = row.standing.passages - row.standing.decided + row.standing.unsuggested;
  return (
    <section className={cx(pane.pane, styles.middle)} aria-label="Finding">
      <div className={styles.head}>
        <div className={styles.headLine}>
          <h2>
            {row.code && <span className={pane.code}>{row.code}</span>} {row.title}
          </h2>
          <span className={pane.grow} />
          <StateMark state={row.state} />
          <ChoiceMenu
            label="State"
            shown={STATE_WORDS[row.state]}
            chosen={row.state}
            onChoose={(state) => actions.change({ state: state as Finding['state'] })}
            choices={[
              { id: 'in-work', label: 'in progress' },
              {
                id: 'written',
                label: 'written',
                hint: undecided > 0 ? `${count(undecided, 'passage')} undecided` : undefined,
              },
              { id: 'agreed', label: 'agreed', hint: row.changed > 0 ? 'after the changed numbers' : undefined },
            ]}
          />
        </div>
        <p className={pane.soft}>
          {row.wording && <span className={styles.wording}>{row.wording}</span>} {row.lookedAt}
          {row.standing.toDecide > 0 && row.lookedAt !== `${row.standing.toDecide} to decide` && (
            <b>, {row.standing.toDecide} to decide</b>
          )}
        </p>
      </div>
      <div className={pane.scroll}>
        {theirs.map(({ reviewer, text: other }) => (
          <div key={reviewer} className={styles.warning}>
            <p>
              <b>{reviewer}</b> wrote: {other || 'no sentence'}
            </p>
            <Button onPress={() => actions.settle(reviewer, true)}>Use this one</Button>
            <Button onPress={() => actions.settle(reviewer, false)}>Keep ours</Button>
          </div>
        ))}
        <div className={styles.writing}>
          <div className={styles.writingHead}>
            <span className={pane.heading}>What the evidence says</span>
            <span className={pane.grow} />
            <span className={pane.soft}>
              {finding?.by && `${finding.by}, ${longDate(localDay(finding.at))}`}
              {finding?.agreed && `; agreed by ${finding.agreed.by}, ${longDate(localDay(finding.agreed.at))}`}
            </span>
          </div>
          <TextField
            text={text}
            chips={chips}
            counts={countsOf(detail)}
            onWrite={(written) => actions.change({ text: written })}
          />
          {chips.length > 0 && (
            <p className={styles.numbers}>
              <span className={pane.soft}>Numbers</span>
              {chips.map(({ chip, now, changed }, at) => (
                <button
                  type="button"
                  // biome-ignore lint/suspicious/noArrayIndexKey: a number is what it is by its place in the text
                  key={at}
                  className={cx(styles.chip, changed && styles.changedChip)}
                  aria-label={
                    changed
                      ? `${countInWords(chip, chip.query)} when written, now ${now.value}, changed`
                      : `${chipName(chip)}: open the passages`
                  }
                  onClick={() => setOpened(at)}
                >
                  {chipName(chip)}
                  {chip.kept !== null && `, kept on ${longDate(chip.kept)}`}
                </button>
              ))}
            </p>
          )}
          {chips.map(
            ({ chip, now, changed }, at) =>
              changed && (
                // biome-ignore lint/suspicious/noArrayIndexKey: a number is what it is by its place in the text
                <div key={at} className={styles.changedLine}>
                  <i className={styles.amber} aria-hidden="true" />
                  <span className={pane.grow}>
                    <b>
                      {countInWords(chip, chip.query)} when you wrote this, {countInWords(now, chip.query)} now.
                    </b>
                  </span>
                  <Button onPress={() => actions.takeNumber(at, false)}>Keep {chip.value}</Button>
                  <Button data-changed keys="Enter" onPress={() => actions.takeNumber(at, true)}>
                    Use {now.value}
                  </Button>
                </div>
              ),
          )}
          {detail.unlinked.length > 0 && (
            <p className={pane.soft}>Not linked to a count: {detail.unlinked.join(', ')}</p>
          )}
          {text === '' && (
            <p className={styles.start}>
              {row.standing.accepted > 0 ? (
                <Button
                  onPress={() => {
                    isDrafting.current = true;
                    actions.draft();
                  }}
                >
                  Start from the counts
                </Button>
              ) : (
                <ButtonLink href={addressOf('review', { show: row.code || 'to-decide' })}>
                  Decide the first {Math.min(20, Math.max(1, row.standing.toDecide))}
                </ButtonLink>
              )}
              <span className={pane.soft}>
                {row.standing.accepted > 0
                  ? 'A draft, to be changed: nothing is written unasked.'
                  : `${row.lookedAt}; ${count(undecided, 'passage')} undecided.`}
              </span>
            </p>
          )}
        </div>
        <BalanceChart balance={detail.balance} by={by} onBy={setBy} />
        <div className={styles.sides}>
          <Attached detail={detail} onChange={actions.change} />
          <section className={styles.opposite} aria-label="The opposite">
            <h3 className={styles.sideHead}>
              {detail.opposite.length === 0
                ? 'The opposite'
                : `${count(detail.opposite.length, 'passage')} ${detail.opposite.length === 1 ? 'says' : 'say'} the opposite`}
            </h3>
            {detail.opposite.length === 0 ? (
              <p className={pane.line}>No accepted passage says the opposite; undecided ones count neither way.</p>
            ) : (
              detail.opposite.map((one) => <Quotation key={keyOf(one)} quotation={one} polarity={one.polarity} />)
            )}
          </section>
        </div>
      </div>
      {detail.works.length > 0 && <Works works={detail.works} />}
      <div className={styles.notLooked}>
        <Icon name="half" />
        <span className={pane.grow}>
          <b>Not looked at yet.</b> {notLooked.sentence}
        </span>
        <ButtonLink href={addressOf('review', { show: row.code || 'to-decide' })}>Decide them</ButtonLink>
      </div>
      {row.code && detail.alike > 0 && (
        <div className={styles.alike}>
          <Icon name="copies" />
          <span className={pane.grow}>
            <b>{count(detail.alike, 'passage')}</b> suggested for {row.code}
            {row.oursToDecide > 0 && <>, {row.oursToDecide} of them in our own documents,</>} can be looked at together
          </span>
          <Button look="first" keys="L" onPress={actions.lookTogether}>
            Look at them together
          </Button>
        </div>
      )}
      {opened !== null && <Behind detail={detail} at={opened} onClose={() => setOpened(null)} />}
    </section>
  );
}

/** Puts the focus into the field of the finding, behind what stands there. */
function writeOn(): void {
  const field = document.querySelector<HTMLElement>('[data-key="finding"]');
  if (!field) return;
  field.focus();
  getSelection()?.selectAllChildren(field);
  getSelection()?.collapseToEnd();
}

const keyOf = ({ documentId, passageId }: Quoted) => passageKey({ documentId, passageId });
const placeOf = ({ documentId, passageId }: Quoted) => ({ documentId, passageId });

/** The quotations that speak for the finding, in the reviewer's order, and others to choose from. */
function Attached({
  detail,
  onChange,
}: {
  readonly detail: FindingDetail;
  readonly onChange: (change: Partial<Finding>) => void;
}) {
  const [choosing, setChoosing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const { attached, others, row } = detail;
  const places = attached.map(placeOf);
  const move = (at: number, by: -1 | 1) => {
    const to = at + by;
    const [one, other] = [places[at], places[to]];
    if (!one || !other) return;
    onChange({ attached: places.map((place, index) => (index === at ? other : index === to ? one : place)) });
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-attached]')[to]?.focus());
  };
  return (
    <section className={styles.attached} aria-label="Attached quotations" ref={list}>
      <h3 className={styles.sideHead}>
        {attached.length} attached <span className={pane.soft}>of {row.standing.accepted} accepted</span>
        <span className={pane.grow} />
        {others.length > 0 && (
          <Button look="quiet" icon="plus" onPress={() => setChoosing(true)}>
            Attach
          </Button>
        )}
      </h3>
      {attached.length === 0 && (
        <p className={pane.line}>
          {others.length > 0
            ? 'Attach the quotations that speak for the finding; they go into the report in your order.'
            : 'What is accepted in Review can be attached here.'}
        </p>
      )}
      {attached.map((one, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a group that keys move, not a set of fields
        <div
          key={keyOf(one)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
          tabIndex={0}
          role="group"
          aria-label={`Quotation ${at + 1} of ${attached.length}`}
          data-attached
          className={styles.quote}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
            event.preventDefault();
            move(at, event.key === 'ArrowUp' ? -1 : 1);
          }}
        >
          <Quotation quotation={one} polarity={one.polarity} />
          <span className={styles.quoteActions}>
            <Button look="quiet" icon="up" aria-label="Move up" isDisabled={at === 0} onPress={() => move(at, -1)} />
            <Button
              look="quiet"
              icon="down"
              aria-label="Move down"
              isDisabled={at === attached.length - 1}
              onPress={() => move(at, 1)}
            />
            <Button
              look="quiet"
              icon="cross"
              aria-label="Remove"
              onPress={() => onChange({ attached: places.filter((_, index) => index !== at) })}
            />
          </span>
        </div>
      ))}
      {choosing && (
        <Dialog title="Attach quotations" wide onClose={() => setChoosing(false)}>
          {others.map((one) => (
            <Quotation
              key={keyOf(one)}
              quotation={one}
              polarity={one.polarity}
              extra={
                <Button look="quiet" icon="plus" onPress={() => onChange({ attached: [...places, placeOf(one)] })}>
                  Attach
                </Button>
              }
            />
          ))}
        </Dialog>
      )}
    </section>
  );
}

/** What works elsewhere: studies of good practice, and plain praise. */
function Works({ works }: { readonly works: FindingDetail['works'] }) {
  const [isOpen, setOpen] = useState(false);
  const examples = works.filter(({ practice }) => practice === 'example').length;
  return (
    <div className={styles.alike}>
      <Icon name="check" />
      <span className={pane.grow}>
        <b>What works elsewhere:</b> {count(examples, 'practice example')}, {count(works.length - examples, 'passage')}{' '}
        of plain praise
      </span>
      <Button onPress={() => setOpen(true)}>Read them</Button>
      {isOpen && (
        <Dialog title="What works elsewhere" wide onClose={() => setOpen(false)}>
          {works.map((one) => (
            <Quotation
              key={keyOf(one)}
              quotation={one}
              polarity={one.polarity}
              extra={<Tag>{PRACTICE_WORDS[one.practice]}</Tag>}
            />
          ))}
        </Dialog>
      )}
    </div>
  );
}

/** The passages behind a number. */
function Behind({
  detail,
  at,
  onClose,
}: {
  readonly detail: FindingDetail;
  readonly at: number;
  readonly onClose: () => void;
}) {
  const { frameworkId } = useWorkspace();
  const chip = detail.chips[at]?.chip;
  const { data } = useEngineQuery(
    'findings.count',
    { frameworkId, about: detail.row.about, query: chip?.query ?? { unit: 'passages' } },
    { enabled: chip !== undefined },
  );
  if (!chip) return null;
  return (
    <Dialog title={chipName(chip)} wide onClose={onClose}>
      {data && data.passages.length === 0 && <p>No accepted passage is counted here.</p>}
      {data?.passages.map((one) => (
        <Quotation key={keyOf(one)} quotation={one} polarity={one.polarity} />
      ))}
    </Dialog>
  );
}

/** The text with the number at a place used as it is today, or kept as it was. */
export function withNumber(detail: FindingDetail, at: number, today: boolean, day: string): string {
  const text = detail.finding?.text ?? '';
  const now = detail.chips[at]?.now;
  if (!now || chipsOf(text)[at] === undefined) return text;
  return withChip(text, at, (chip) => (today ? { ...chip, ...now, kept: null } : { ...chip, kept: day }));
}
