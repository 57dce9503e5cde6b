import { type KeyboardEvent, memo } from 'react';
import type { CriterionRow, FrameworkRow } from '../../../../src/contract/operations/frameworks.ts';
import type { CriterionCounts } from '../../../../src/contract/operations/review.ts';
import { stateInWords } from '../../../../src/document/coverage.ts';
import { useEngineQuery } from '../../../data/engine.ts';
import { addressOf, type Choices } from '../../../frame/route.ts';
import { useWorkspace } from '../../../frame/workspace.ts';
import { cx } from '../../../parts/cx.ts';
import { Icon, type IconName } from '../../../parts/icon.tsx';
import pane from '../../../parts/pane.module.css';
import { Glyph } from '../../../parts/polarity.tsx';
import list from '../../../parts/row.module.css';
import { Hidden } from '../../../parts/small.tsx';
import { figure } from '../../../parts/words.ts';
import type { Reached } from '../../progress/progress-rows.ts';
import { LIST_NAMES, type ListName } from '../filter.ts';
import { ProgressSign, useReached } from './progress-menu.tsx';
import styles from './tree.module.css';

const LIST_ICONS = { 'to-decide': 'tray', 'no-suggestion': 'half', decided: 'check' } as const satisfies Partial<
  Record<ListName, IconName>
>;

/** The lists of passages, then every criterion with what is to do and what was found. */
export const CriteriaTree = memo(function CriteriaTree({
  framework,
  choices,
}: {
  readonly framework: FrameworkRow | undefined;
  readonly choices: Choices;
}) {
  const { frameworkId } = useWorkspace();
  const { data } = useEngineQuery('review.criteria', { frameworkId }, { keep: true });
  const reached = useReached('criteria', choices.document ?? null);
  const show = choices.show ?? 'to-decide';
  const address = (to: string) => addressOf('review', { ...choices, passage: undefined, show: to });
  const counts = new Map(data?.criteria.map((row) => [row.code, row]));
  const totals = { 'to-decide': data?.toDecide, 'no-suggestion': data?.noSuggestion, decided: data?.decided };

  return (
    <section className={cx(pane.pane, styles.tree)} aria-label="Criteria">
      <ul className={styles.lists}>
        {(['to-decide', 'no-suggestion', 'decided'] as const).map((name) => (
          <li key={name}>
            <a
              href={address(name)}
              {...(show === name ? { 'aria-current': 'true' } : {})}
              className={cx(list.choice, styles.list, show === name && list.on)}
            >
              <Icon name={LIST_ICONS[name]} />
              {LIST_NAMES[name]}
              <span className={cx(styles.total, name === 'to-decide' && pane.code)}>
                {totals[name] === undefined ? '' : figure(totals[name])}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <div className={styles.columns} aria-hidden="true">
        <span>Criterion</span>
        <span />
        <span>To do</span>
        <span title="Strength">
          <Glyph polarity="strength" />
        </span>
        <span title="Improvement">
          <Glyph polarity="improvement" />
        </span>
      </div>
      <nav className={pane.scroll} aria-label="Criteria with counts" onKeyDown={walk}>
        <ul>
          {framework?.criteria.map((criterion) => (
            <li key={criterion.code}>
              {criterion.isHeading ? (
                <div className={styles.group}>{criterion.title}</div>
              ) : (
                <Row
                  criterion={criterion}
                  counts={counts.get(criterion.code)}
                  href={address(criterion.code)}
                  current={show === criterion.code}
                  reached={reached.get(criterion.code)}
                />
              )}
            </li>
          ))}
        </ul>
      </nav>
    </section>
  );
});

/** Nothing is accepted and nothing waits to be: then it is said whether none was found or not all was looked at. */
const nothingYet = ({ toDecide, standing }: CriterionCounts): boolean => toDecide === 0 && standing.accepted === 0;

/** Arrows walk through the criteria while one of them has the focus. */
function walk(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
  const next = links[links.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  next.focus();
  event.preventDefault();
  event.stopPropagation();
}

function Row({
  criterion,
  counts,
  href,
  current,
  reached,
}: {
  readonly criterion: CriterionRow;
  readonly counts: CriterionCounts | undefined;
  readonly href: string;
  readonly current: boolean;
  readonly reached: Reached | undefined;
}) {
  return (
    <a
      href={href}
      className={cx(list.choice, styles.row, current && list.on)}
      style={criterion.depth > 0 ? { paddingLeft: 12 + 14 * criterion.depth } : undefined}
      {...(current ? { 'aria-current': 'true' } : {})}
      title={criterion.title}
    >
      <span className={styles.code}>{criterion.code}</span>
      <span className={styles.name}>
        <span className={pane.clip}>{criterion.title}</span>
        <ProgressSign reached={reached} />
      </span>
      {counts && nothingYet(counts) ? (
        <span className={styles.none}>
          <i className={styles.ring} aria-hidden="true" />
          {stateInWords(counts.standing)}
        </span>
      ) : (
        counts && (
          <>
            <span className={cx(styles.number, counts.toDecide > 0 && styles.todo)}>
              {figure(counts.toDecide)}
              <Hidden> to decide</Hidden>
            </span>
            <span className={cx(styles.number, styles.second)}>
              {figure(counts.strength)}
              <Hidden> strength</Hidden>
            </span>
            <span className={cx(styles.number, styles.second)}>
              {figure(counts.improvement)}
              <Hidden> improvement</Hidden>
            </span>
          </>
        )
      )}
    </a>
  );
}
