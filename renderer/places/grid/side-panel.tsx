import { type ReactNode, useState } from 'react';
import type { QueueItem } from '../../../src/contract/operations/review.ts';
import { leftInWords, type Standing, stateInASentence, undecided } from '../../../src/document/coverage.ts';
import type { Whose } from '../../../src/document/ours.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { addressOf } from '../../frame/route.ts';
import { useFramework } from '../../frame/workspace.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Check } from '../../parts/check.tsx';
import { cx } from '../../parts/cx.ts';
import pane from '../../parts/pane.module.css';
import { PolarityCount } from '../../parts/polarity.tsx';
import { Quotation } from '../../parts/quotation.tsx';
import { KeyHints, Tag } from '../../parts/small.tsx';
import { count, longDate } from '../../parts/words.ts';
import { decisionOf } from '../review/queue/queue.ts';
import { useSession } from '../review/session.ts';
import { DecideChosen } from '../search/decide-chosen.tsx';
import type { GridBy, Side } from './by.ts';
import type { GridColumn } from './cells.ts';
import styles from './grid.module.css';

/** The quotations behind one cell. */
export function SidePanel({
  frameworkId,
  by,
  whose,
  row,
  column,
  side,
  standing,
  divider,
  decidedOnly,
  onClose,
}: {
  readonly frameworkId: string;
  readonly by: GridBy;
  readonly whose: Whose;
  /** Null: every criterion. */
  readonly row: string | null;
  /** Null: every column. */
  readonly column: GridColumn | null;
  /** Only what says this; null for all. */
  readonly side: Side | null;
  /** What may be said of the cell; null for a whole row or column. */
  readonly standing: Standing | null;
  readonly divider: ReactNode;
  readonly decidedOnly: boolean;
  readonly onClose: () => void;
}) {
  const { data, error } = useEngineQuery('grid.cell', { frameworkId, by, whose, row, column: column?.id ?? null });
  const framework = useFramework();
  const session = useSession();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const criterion = framework?.criteria.find(({ code }) => code === row);
  const readOf = (item: QueueItem) => decisionOf(session, item)?.polarity ?? item.suggested?.polarity ?? 'neutral';
  const items = (data ?? [])
    .filter((item) => !decidedOnly || decisionOf(session, item))
    .filter((item) => side === null || [side, 'mixed'].includes(readOf(item)));
  const picked = items.filter((item) => chosen.has(passageKey(item)));
  const reads = items.map(readOf);
  const tally = (labels: readonly string[]) => reads.filter((label) => labels.includes(label)).length;

  return (
    <section className={cx(pane.pane, styles.side)} aria-label="Quotations of the cell">
      {divider}
      <div className={styles.sideHead}>
        <h2>
          {column
            ? [column.title, longDate(column.subtitle) || column.subtitle].filter(Boolean).join(', ')
            : 'Everywhere'}
        </h2>
        <Button look="quiet" icon="cross" aria-label="Close the quotations" onPress={onClose} />
        <p>
          {row === null ? 'Every criterion' : <span className={pane.code}>{row}</span>} {criterion?.title}
          {side && `, ${side} only`}
        </p>
        {items.length > 0 && (
          <div className={styles.counts}>
            <PolarityCount polarity="strength" count={tally(['strength', 'mixed'])} />
            <PolarityCount polarity="improvement" count={tally(['improvement', 'mixed'])} />
          </div>
        )}
      </div>
      <div className={pane.scroll} data-quotations>
        {error && <p className={pane.line}>{error.message}</p>}
        {data && row !== null && column && standing && (
          <Coverage by={by} row={row} column={column} standing={standing} />
        )}
        {items.map((item) => {
          const decision = decisionOf(session, item);
          return (
            <Quotation
              key={passageKey(item)}
              quotation={item}
              polarity={decision?.polarity ?? item.suggested?.polarity}
              within={by === 'document' && column !== null}
              extra={
                <>
                  {!decision && <Tag guess>suggested</Tag>}
                  <Check
                    name={`Choose the passage from ${item.document}`}
                    checked={chosen.has(passageKey(item))}
                    onChange={() =>
                      setChosen((before) => {
                        const next = new Set(before);
                        if (!next.delete(passageKey(item))) next.add(passageKey(item));
                        return next;
                      })
                    }
                  />
                </>
              }
            />
          );
        })}
      </div>
      {picked.length > 0 && (
        <div className={pane.foot}>
          <b className={pane.code}>{picked.length} chosen</b>
          <DecideChosen
            places={picked.map(({ documentId, passageId }) => ({ documentId, passageId }))}
            onDone={() => setChosen(new Set())}
          />
          <Button look="quiet" onPress={() => setChosen(new Set())}>
            Clear selection
          </Button>
        </div>
      )}
      <div className={cx(pane.foot, styles.keys)}>
        <KeyHints
          hints={[
            [['O'], 'open page'],
            [['Ctrl Shift C'], 'copy with citations'],
            [['←', '→', '↑', '↓'], 'other cells'],
          ]}
        />
      </div>
    </section>
  );
}

/** What may be said of the cell, what is left to look at, and the way there. */
function Coverage({
  by,
  row,
  column,
  standing,
}: {
  readonly by: GridBy;
  readonly row: string;
  readonly column: GridColumn;
  readonly standing: Standing;
}) {
  if (leftInWords(standing) === '' && standing.accepted > 0) return null;
  const left = undecided(standing);
  const within = by === 'document' ? { document: column.id } : {};
  return (
    <div className={cx(pane.line, styles.coverage)}>
      <p>{stateInASentence(standing)}</p>
      {standing.toDecide > 0 && (
        <ButtonLink href={addressOf('review', { show: row, ...within })}>
          Decide the {count(standing.toDecide, 'passage')} suggested
        </ButtonLink>
      )}
      {left > 0 && standing.toDecide === 0 && (
        <ButtonLink href={addressOf('review', { show: 'all', ...within })}>
          Decide what is left{by === 'document' ? ' in this document' : ''}
        </ButtonLink>
      )}
    </div>
  );
}
