import { useEffect, useRef } from 'react';
import type { FindingRow } from '../../../src/contract/operations/findings.ts';
import { STATE_WORDS } from '../../../src/document/finding.ts';
import { cx } from '../../parts/cx.ts';
import { Icon } from '../../parts/icon.tsx';
import { Key } from '../../parts/key.tsx';
import pane from '../../parts/pane.module.css';
import list from '../../parts/row.module.css';
import { Hidden } from '../../parts/small.tsx';
import { addressedAbout } from './chips.ts';
import styles from './findings.module.css';

/** Dashed ring, half, full disc, tick: told apart without colour. */
export function StateMark({ state }: { readonly state: FindingRow['state'] }) {
  if (state === 'agreed') return <Icon name="check" className={styles.mark} />;
  return (
    <i
      className={cx(styles.mark, styles[state === 'not-started' ? 'ring' : state === 'written' ? 'disc' : 'halfDisc'])}
      aria-hidden="true"
    />
  );
}

/** The criteria, then the pinned themes, each with its state and how much was looked at. */
export function FindingList({
  rows,
  current,
  onChoose,
}: {
  readonly rows: readonly FindingRow[];
  readonly current: FindingRow | undefined;
  readonly onChoose: (row: FindingRow) => void;
}) {
  const here = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is to be brought into view
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void here.current?.scrollIntoView({ block: 'nearest' });
  }, [current?.about.id]);
  const themes = rows.filter(({ about }) => about.kind === 'theme');
  const part = (some: readonly FindingRow[], label: string) => (
    <ul aria-label={label}>
      {some.map((row) => {
        const isCurrent = row === current;
        return (
          <li key={addressedAbout(row.about)}>
            <button
              type="button"
              ref={isCurrent ? here : undefined}
              className={cx(list.choice, styles.row, isCurrent && list.on)}
              aria-current={isCurrent ? 'true' : undefined}
              title={row.title}
              onClick={() => onChoose(row)}
            >
              <StateMark state={row.state} />
              {row.code && <span className={styles.code}>{row.code}</span>}
              <span className={cx(pane.clip, styles.grow)}>{row.title}</span>
              <Hidden>, {STATE_WORDS[row.state]}, </Hidden>
              {row.changed > 0 && (
                <>
                  <i className={styles.amber} aria-hidden="true" />
                  <Hidden>changed, </Hidden>
                </>
              )}
              {row.standing.pagesUnread > 0 && row.standing.accepted === 0 && <Icon name="unread" />}
              <span className={cx(styles.looked, row.standing.toDecide > 0 && styles.open)}>{row.lookedAt}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
  return (
    <section className={cx(pane.pane, styles.list)} aria-label="Criteria and themes">
      <div className={styles.listHead}>
        Criterion <Key>J</Key>
        <Key>K</Key>
        <span className={pane.grow} />
        Looked at
      </div>
      <nav className={pane.scroll} aria-label="Findings">
        {part(
          rows.filter(({ about }) => about.kind === 'criterion'),
          'Criteria',
        )}
        {themes.length > 0 && (
          <>
            <h2 className={styles.group}>
              <Icon name="pin" />
              Pinned themes
            </h2>
            {part(themes, 'Pinned themes')}
          </>
        )}
      </nav>
      <div className={styles.states}>
        {(['not-started', 'in-work', 'written', 'agreed'] as const).map((state) => (
          <span key={state}>
            <StateMark state={state} />
            {STATE_WORDS[state]}
          </span>
        ))}
      </div>
    </section>
  );
}
