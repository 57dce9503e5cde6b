import { useState } from 'react';
import type { ThemeRow } from '../../../src/contract/operations/themes.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt } from '../../data/notices.ts';
import { useKeys } from '../../frame/keys.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { addressOf, go, useRoute } from '../../frame/route.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { FilterField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { Glyph } from '../../parts/polarity.tsx';
import list from '../../parts/row.module.css';
import { Empty, Hidden, Meter } from '../../parts/small.tsx';
import { usePane } from '../../parts/split.tsx';
import { count, figure } from '../../parts/words.ts';
import { ListChoice } from './list-choice.tsx';
import { isBelow, listed, THEME_ORDERS, type ThemeOrder, yearsOf } from './rows.ts';
import { Spark } from './spark.tsx';
import { Subjects } from './subjects.tsx';
import { MakeTheme } from './theme-dialogs.tsx';
import { ThemePane } from './theme-pane.tsx';
import styles from './themes.module.css';
import { WatchedPlace } from './watched.tsx';

/** What recurs, found by the program, or followed word by word. */
export function ThemesPlace() {
  const { choices } = useRoute();
  return choices.list === 'watched' ? <WatchedPlace /> : <FoundThemes />;
}

/** What recurs, in how many documents and areas, and how it reads. */
function FoundThemes() {
  const workspace = useWorkspace();
  const { choices } = useRoute();
  const { data } = useEngineQuery('themes.list', {});
  const find = useEngineMutation('themes.find');
  const [words, setWords] = useState('');
  const [order, setOrder] = useState<ThemeOrder>('documents');
  const [withHidden, setWithHidden] = useState(false);
  const [finding, setFinding] = useState<{ done: number; total: number; what: string } | null>(null);
  const [making, setMaking] = useState(false);
  const [withMinor, setWithMinor] = useState(false);
  const [subjects, setSubjects] = useState(false);
  const listPane = usePane('themes-list', 'Width of the list', 'right', { usual: 40.5, least: 30, most: 64 });
  const all = data ?? NONE;
  const rows = listed(all, words, order, withHidden, withMinor);
  const minor = all.filter((row) => row.minor && !row.hidden).length;
  const theme = rows.find(({ id }) => id === choices.theme) ?? rows[0];
  const hidden = all.filter((row) => row.hidden).length;
  const step = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, (theme ? rows.indexOf(theme) : 0) + by))];
    if (next) go('themes', { theme: next.id }, true);
  };
  useKeys({ j: () => step(1), down: () => step(1), k: () => step(-1), up: () => step(-1) });
  const findAgain = async () => {
    setFinding({ done: 0, total: 0, what: 'Finding themes' });
    await attempt('No themes were found', () => find({}, { onProgress: setFinding }));
    setFinding(null);
  };

  return (
    <PlaceFrame
      title="Themes"
      scope={
        workspace.documents > 0 && (
          <>
            <ListChoice value="found" />
            {all.length > 0 && (
              <span className={cx(pane.clip, styles.scopeText)}>
                {[
                  `${count(all.length - minor, 'theme')} in ${count(workspace.documents, 'document')}`,
                  ...(all.some((row) => row.pinned) ? [`${all.filter((row) => row.pinned).length} pinned`] : []),
                  ...(hidden > 0 ? [`${hidden} hidden`] : []),
                ].join(', ')}
              </span>
            )}
          </>
        )
      }
    >
      {workspace.documents === 0 ? (
        <Empty icon="themes" title="Themes appear once letters are read">
          What several letters speak about is gathered here by itself, with its passages, areas and years.
        </Empty>
      ) : (
        <div className={styles.themes} style={listPane.style}>
          <section className={pane.pane} aria-label="Themes">
            {listPane.divider}
            <div className={cx(pane.bar, styles.tools)}>
              <FilterField label="Filter themes" keys="/" value={words} onChange={setWords} />
              <span className={pane.grow} />
              <ChoiceMenu
                label="Order"
                shown={THEME_ORDERS[order]}
                chosen={order}
                onChoose={(id) => setOrder(id as ThemeOrder)}
                choices={Object.entries(THEME_ORDERS).map(([id, label]) => ({ id, label }))}
              />
              {hidden > 0 && (
                <Button
                  look={withHidden ? 'plain' : 'quiet'}
                  aria-pressed={withHidden}
                  count={hidden}
                  onPress={() => setWithHidden(!withHidden)}
                >
                  Show hidden
                </Button>
              )}
              {minor > 0 && (
                <Button
                  look={withMinor ? 'plain' : 'quiet'}
                  aria-pressed={withMinor}
                  count={minor}
                  onPress={() => setWithMinor(!withMinor)}
                >
                  Said less often
                </Button>
              )}
              <Button onPress={() => setSubjects(true)}>Subjects</Button>
              <Button icon="plus" onPress={() => setMaking(true)}>
                New theme
              </Button>
              <Button onPress={() => void findAgain()} isDisabled={finding !== null}>
                Find again
              </Button>
            </div>
            {finding && (
              <div className={styles.finding} role="status">
                <span>{finding.what}</span>
                <Meter label="Finding themes" done={finding.done} total={finding.total} />
              </div>
            )}
            {data && rows.length === 0 ? (
              <Empty icon="themes" title={all.length > 0 ? 'No theme matches' : 'No themes found yet'}>
                {all.length > 0
                  ? 'Type fewer letters, or show the hidden ones.'
                  : 'A theme needs passages from more than one document. Add more letters, or make a theme of your own from a search.'}
              </Empty>
            ) : (
              <ThemeList rows={rows} all={all} chosen={theme?.id} />
            )}
          </section>
          {theme && <ThemePane key={theme.id} theme={theme} all={all} />}
        </div>
      )}
      {making && <MakeTheme onClose={() => setMaking(false)} />}
      {subjects && <Subjects onClose={() => setSubjects(false)} />}
    </PlaceFrame>
  );
}

const NONE: readonly ThemeRow[] = [];

function ThemeList({
  rows,
  all,
  chosen,
}: {
  readonly rows: readonly ThemeRow[];
  readonly all: readonly ThemeRow[];
  readonly chosen: string | undefined;
}) {
  const years = yearsOf(all);
  const groups = [
    { title: 'Pinned: kept as they are when themes are found again', rows: rows.filter((row) => row.pinned) },
    { title: 'Found by the program', rows: rows.filter((row) => !row.pinned) },
  ].filter((group) => group.rows.length > 0);
  return (
    <>
      <div className={styles.columns} aria-hidden="true">
        <span />
        <span>Theme, passages about it + mentions</span>
        <span className={styles.number}>Documents</span>
        <span className={styles.number}>Areas</span>
        <span className={styles.both}>
          <span>Strength</span>
          <span>Improvement</span>
        </span>
        <span>{years.length > 1 ? `${years[0]}–${years.at(-1)}` : years[0]}</span>
      </div>
      <div className={pane.scroll}>
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <div className={styles.group}>{group.title}</div>
            <ul>
              {group.rows.map((row) => (
                <li key={row.id}>
                  <Row row={row} years={years} on={row.id === chosen} below={isBelow(row, group.rows)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Row({
  row,
  years,
  on,
  below,
}: {
  readonly row: ThemeRow;
  readonly years: readonly number[];
  readonly on: boolean;
  readonly below: boolean;
}) {
  return (
    <a
      href={addressOf('themes', { theme: row.id })}
      className={cx(list.choice, styles.row, on && list.on, row.hidden && styles.dim)}
      {...(on ? { 'aria-current': 'true' } : {})}
    >
      <span className={styles.pin}>{row.pinned && <Icon name="pin" />}</span>
      <span className={cx(styles.names, below && styles.below)}>
        <span className={pane.clip}>
          {row.label}
          {row.pinned && <Hidden>, pinned</Hidden>}
          {below && <Hidden>, below {row.parent?.label}</Hidden>}
        </span>
        <span className={cx(pane.clip, styles.keywords)}>
          {row.documents === 1 && <b>From one document. </b>}
          {figure(row.passages)}
          <Hidden> passages mainly about it,</Hidden> + {figure(row.mentions)}
          <Hidden> also mention it:</Hidden> · {row.keywords.join(', ')}
        </span>
      </span>
      <span className={styles.number}>
        {figure(row.documents)}
        <Hidden> documents</Hidden>
      </span>
      <span className={styles.number}>
        {figure(row.areas)}
        <Hidden> areas</Hidden>
      </span>
      <Split strength={row.strength} improvement={row.improvement} decided={row.decided} />
      <Spark years={years} counts={row.years} />
    </a>
  );
}

/**
 * Strength against improvement: numbers, shapes and two bars that share a line. What nobody has decided only reads so, and is
 * drawn dashed.
 */
export function Split({
  strength,
  improvement,
  decided,
}: {
  readonly strength: number;
  readonly improvement: number;
  readonly decided: Pick<ThemeRow['decided'], 'strength' | 'improvement'>;
}) {
  const all = strength + improvement;
  const settled = decided.strength + decided.improvement;
  const parts = [
    [styles.solid, decided.strength],
    [styles.solidGuess, strength - decided.strength],
    [styles.outlined, decided.improvement],
    [styles.outlinedGuess, improvement - decided.improvement],
  ] as const;
  return (
    <span
      className={styles.split}
      title={`${strength} read as strength, ${decided.strength} of them decided; ${improvement} as improvement, ${decided.improvement} of them decided. Mixed passages count as both.`}
    >
      <span className={cx(styles.splitLabels, settled === 0 && styles.undecided)}>
        <span className={styles.strength}>
          <Glyph polarity="strength" />
          {figure(strength)}
          <Hidden> strength, {decided.strength} decided</Hidden>
        </span>
        <span className={styles.improvement}>
          <Glyph polarity="improvement" />
          {figure(improvement)}
          <Hidden> improvement, {decided.improvement} decided</Hidden>
        </span>
      </span>
      <span className={styles.bars} aria-hidden="true">
        {parts.map(([style, share]) => share > 0 && <i key={style} className={style} style={{ flexGrow: share }} />)}
        {all === 0 && <i className={styles.nothing} />}
      </span>
    </span>
  );
}
