import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useEffect, useRef } from 'react';
import type { FrameworkRow } from '../../../../src/contract/operations/frameworks.ts';
import type { PolarityLabel } from '../../../../src/document/evidence.ts';
import { passageKey } from '../../../../src/document/passage-ref.ts';
import { useFrame } from '../../../frame/frame.ts';
import { usePrinting } from '../../../frame/printing.ts';
import type { Choices } from '../../../frame/route.ts';
import { Button } from '../../../parts/button.tsx';
import { cx } from '../../../parts/cx.ts';
import pane from '../../../parts/pane.module.css';
import { Glyph, POLARITY_WORDS } from '../../../parts/polarity.tsx';
import { memoByContent } from '../../../parts/stable.ts';
import { count, figure } from '../../../parts/words.ts';
import type { ReviewActions } from '../passage/actions.ts';
import type { Deciding } from '../passage/deciding.ts';
import { OpenPassage } from '../passage/open-passage.tsx';
import { useSession } from '../session.ts';
import { EmptyQueue } from './empty-queue.tsx';
import { MailRow } from './mail-row.tsx';
import { NameBar } from './name-bar.tsx';
import { PickedBar, usePicking } from './picking.tsx';
import { decisionOf, type Queue } from './queue.ts';
import { QueueHead } from './queue-head.tsx';
import styles from './queue-pane.module.css';

/** The passages of the list, one of them open to be decided. */
export function QueuePane({
  ref,
  choices,
  framework,
  queue,
  index,
  deciding,
  actions,
}: {
  readonly ref: Ref<HTMLElement>;
  readonly choices: Choices;
  readonly framework: FrameworkRow | undefined;
  readonly queue: Queue;
  readonly index: number;
  readonly deciding: Deciding;
  readonly actions: ReviewActions;
}) {
  const { detail, decision, stands } = deciding;
  const session = useSession();
  const picking = usePicking(queue.items);
  const printing = usePrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const at = queue.items[index];
  const atKey = at ? passageKey(at) : null;
  const virtual = useVirtualizer({
    count: queue.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => (row === index ? 480 : 35),
    overscan: 8,
    // Rows that scrolling brings in are drawn with the next frame; drawing them at once would hold the key up.
    useFlushSync: false,
    getItemKey: (row) => {
      const item = queue.items[row];
      // The open passage is one and the same element whichever passage it shows: moving on rebuilds nothing.
      return item ? (row === index ? 'open' : passageKey(item)) : row;
    },
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const total = Math.max(queue.total, queue.items.length);
  useEffect(() => {
    if (last >= queue.items.length - 20) queue.more();
  }, [last, queue]);

  // The open passage stands below the one decided last, whatever is above or below it.
  useEffect(() => {
    if (atKey === null || index < 0) return;
    virtual.scrollToIndex(Math.max(0, index - 1), { align: 'start' });
  }, [atKey, index, virtual]);

  return (
    <section ref={ref} className={pane.pane} aria-label="Passages to decide">
      <QueueHead
        choices={choices}
        framework={framework}
        position={Math.max(0, index) + 1}
        total={total}
        decided={queue.items.filter((item) => decisionOf(session, item) !== null).length}
      />
      <NameBar />
      {queue.loaded && queue.items.length === 0 ? (
        <EmptyQueue choices={choices} framework={framework} />
      ) : (
        <div ref={scroller} className={cx(pane.scroll, styles.stack)} tabIndex={-1}>
          {printing && <Printed items={queue.items} total={total} />}
          {queue.error && <p className={pane.line}>{queue.error.message}</p>}
          <div className={styles.tall} hidden={printing} style={{ height: virtual.getTotalSize() }}>
            {items.map((row) => {
              const item = queue.items[row.index];
              if (!item) return null;
              return (
                <div
                  key={row.key}
                  data-index={row.index}
                  ref={virtual.measureElement}
                  className={styles.slot}
                  style={{ translate: `0 ${row.start}px` }}
                >
                  {row.index === index ? (
                    <OpenPassage
                      item={item}
                      position={index + 1}
                      total={total}
                      detail={detail}
                      decision={decision}
                      stands={stands}
                      framework={framework}
                      actions={actions}
                    />
                  ) : (
                    <MailRow
                      item={item}
                      decision={decisionOf(session, item)}
                      onOpen={actions.open}
                      isPicked={picking.picked.has(passageKey(item))}
                      onPick={picking.pick}
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      )}
      <PickedBar picking={picking} />
      {at && (
        <Acts
          criteria={deciding.criteria}
          polarity={stands.polarity}
          keeps={decision !== null && !deciding.chosen}
          actions={actions}
        />
      )}
    </section>
  );
}

/** On paper: every passage that is loaded, none of them open, and how many there are. */
function Printed({ items, total }: { readonly items: Queue['items']; readonly total: number }) {
  const session = useSession();
  return (
    <>
      {total > items.length && (
        <p className={pane.line}>
          The first {figure(items.length)} of {count(total, 'passage')}. Export hands over all of them.
        </p>
      )}
      {items.map((item) => (
        <MailRow
          key={passageKey(item)}
          item={item}
          decision={decisionOf(session, item)}
          onOpen={NOTHING}
          isPicked={false}
          onPick={NOTHING}
        />
      ))}
    </>
  );
}

const NOTHING = () => undefined;

const Acts = memoByContent(function Acts({
  criteria,
  polarity,
  keeps,
  actions,
}: {
  readonly criteria: readonly string[];
  readonly polarity: PolarityLabel;
  /** It is decided so already. */
  readonly keeps: boolean;
  readonly actions: ReviewActions;
}) {
  const { openHelp } = useFrame();
  const words = criteria.join(', ');
  return (
    <div className={styles.acts}>
      <Button look="first" keys="A" onPress={actions.accept}>
        {keeps ? `Keep ${words || 'none of these'}` : words ? `Accept ${words}` : 'Choose a criterion'}
        {words && (
          <>
            <Glyph polarity={polarity} />
            {POLARITY_WORDS[polarity]}
          </>
        )}
      </Button>
      <span className={pane.grow} />
      <Button look="quiet" keys="X" onPress={actions.none}>
        None of these
      </Button>
      <Button look="quiet" keys="C" onPress={actions.find}>
        Find criterion
      </Button>
      <Button look="quiet" keys="?" onPress={openHelp}>
        Keys
      </Button>
    </div>
  );
});
