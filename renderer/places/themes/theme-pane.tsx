import { lazy, Suspense, useCallback, useState } from 'react';
import type { OutputOf } from '../../../src/contract/contract.ts';
import type { ThemeRow } from '../../../src/contract/operations/themes.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { PRACTICES } from '../../../src/document/practice.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useKeys } from '../../frame/keys.ts';
import { addressOf, go, useRoute } from '../../frame/route.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Check } from '../../parts/check.tsx';
import { cx } from '../../parts/cx.ts';
import { ChoiceMenu, DeedMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { PolarityCount } from '../../parts/polarity.tsx';
import { Quotation } from '../../parts/quotation.tsx';
import { Segment } from '../../parts/segment.tsx';
import { Dot } from '../../parts/small.tsx';
import { count, figure } from '../../parts/words.ts';
import { Mentioned, Strength, Tendencies } from './said.tsx';
import { RenameTheme, SplitTheme } from './theme-dialogs.tsx';
import styles from './themes.module.css';

type Passages = OutputOf<'themes.get'>['passages'];

const YearChart = lazy(() => import('./year-chart.tsx').then((module) => ({ default: module.YearChart })));

const PRACTICE_NAMES = { example: 'Case and practice studies', praise: 'Plain praise' } as const;

/** One theme: its years, its passages, and what can be done with it. */
export function ThemePane({ theme, all }: { readonly theme: ThemeRow; readonly all: readonly ThemeRow[] }) {
  const { data } = useEngineQuery('themes.get', { id: theme.id });
  const edit = useEngineMutation('themes.edit');
  const [question, setQuestion] = useState<'rename' | 'split' | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [telling, setTelling] = useState(false);
  const [part, setPart] = useState<'about' | 'mention'>('about');
  const passages = data?.passages ?? NONE;
  useKeys({ f2: () => setQuestion('rename') });
  const act = (input: Parameters<typeof edit>[0], done: string) =>
    void attempt('The theme was not changed', () => edit(input)).then((ok) => {
      if (ok) tell({ kind: 'done', title: done });
    });
  const { choices } = useRoute();
  const { year, side } = choices;
  const practice = PRACTICES.find((one) => one === choices.practice);
  const addressOfYear = useCallback(
    (of: string, wanted: string | null) =>
      addressOf('themes', { theme: theme.id, year: of, side: wanted ?? undefined }),
    [theme.id],
  );
  const shown = passages.filter(
    (passage) =>
      (!year || passage.date?.startsWith(year)) &&
      (!side || passage.polarity === side || passage.polarity === 'mixed') &&
      (!practice || passage.practice === practice),
  );
  const others = all.filter((other) => other.id !== theme.id && !other.hidden);

  return (
    <section className={pane.pane} aria-label="The theme">
      <div className={styles.head}>
        <h2>{theme.label}</h2>
        <p className={styles.facts}>
          {count(theme.passages, 'passage')} mainly about it in{' '}
          {theme.documents === 1 ? 'one document' : count(theme.documents, 'document')} from{' '}
          {count(theme.areas, 'area')}
          <Dot />
          {figure(theme.mentions)} also mention it
          {theme.drawn && (
            <>
              <Dot />
              drawn from these documents, not on the list of subjects
            </>
          )}
        </p>
        <p className={styles.facts}>
          <PolarityCount polarity="strength" count={theme.strength} />
          <Dot />
          <PolarityCount polarity="improvement" count={theme.improvement} />
          <Dot />
          {theme.decided.passages === 0 ? 'none of them decided' : `${figure(theme.decided.passages)} decided`}
        </p>
        <div className={styles.acts}>
          <Button keys="F2" onPress={() => setQuestion('rename')}>
            Rename
          </Button>
          {others.length > 0 && (
            <DeedMenu
              label="Merge into"
              actions={others.map((other) => ({
                id: other.id,
                label: other.label,
                run: () => act({ action: 'merge', themeId: theme.id, into: other.id }, `Merged into “${other.label}”`),
              }))}
            />
          )}
          <Button aria-pressed={telling} onPress={() => setTelling(!telling)}>
            Summary
          </Button>
          <Button onPress={() => setQuestion('split')} isDisabled={chosen.size === 0}>
            Split off{chosen.size > 0 ? ` ${chosen.size}` : ''}
          </Button>
          <Button
            icon="pin"
            aria-pressed={theme.pinned}
            onPress={() =>
              act(
                { action: 'pin', themeId: theme.id, on: !theme.pinned },
                theme.pinned ? 'No longer pinned' : 'Pinned: it stays when themes are found again',
              )
            }
          >
            {theme.pinned ? 'Pinned' : 'Pin'}
          </Button>
          <Button
            onPress={() =>
              act({ action: 'hide', themeId: theme.id, on: !theme.hidden }, theme.hidden ? 'Shown again' : 'Hidden')
            }
          >
            {theme.hidden ? 'Show' : 'Hide'}
          </Button>
        </div>
      </div>
      <div className={pane.scroll}>
        {passages.some(({ date }) => date) && (
          <Suspense fallback={<div className={styles.chartWaits} />}>
            <YearChart
              passages={passages}
              label={theme.label}
              counted="Passages mainly about the theme, copies counted once; mixed passages count as both"
              addressAt={addressOfYear}
            />
          </Suspense>
        )}
        {telling && <Tendencies theme={theme} />}
        <div className={cx(pane.bar, styles.count)}>
          <Segment
            label="Passages"
            value={part}
            onChange={setPart}
            choices={[
              { value: 'about', label: `Mainly about it ${figure(theme.passages)}` },
              { value: 'mention', label: `Also mention it ${figure(theme.mentions)}` },
            ]}
          />
          {part === 'about' && passages.some((passage) => passage.practice !== null) && (
            <ChoiceMenu
              label="Good practice"
              shown={practice ? PRACTICE_NAMES[practice] : 'Good practice: all'}
              chosen={practice ?? 'all'}
              onChoose={(id) =>
                go('themes', { ...choices, theme: theme.id, practice: id === 'all' ? undefined : id }, true)
              }
              choices={[
                { id: 'all', label: 'All passages' },
                ...PRACTICES.map((id) => ({
                  id,
                  label: `${PRACTICE_NAMES[id]} ${figure(passages.filter((passage) => passage.practice === id).length)}`,
                })),
              ]}
            />
          )}
          <span className={pane.muted}>
            {part === 'about' ? 'strongest first; tick to split off or take out' : 'counted in no number above'}
          </span>
        </div>
        {part === 'about' && (year || side || practice) && (
          <p className={styles.narrowed}>
            {count(shown.length, 'passage')} {year && `of ${year}`} {side && `that read as ${side}`}{' '}
            {practice && `of good practice: ${PRACTICE_NAMES[practice].toLowerCase()}`}
            <ButtonLink href={addressOf('themes', { theme: theme.id })}>Show all</ButtonLink>
          </p>
        )}
        {part === 'mention' && <Mentioned theme={theme} />}
        {(part === 'about' ? shown : NONE).map((passage) => {
          const key = passageKey(passage);
          return (
            <Quotation
              key={key}
              quotation={passage}
              polarity={passage.polarity}
              extra={
                <>
                  <Strength score={passage.score} />
                  <Check
                    name={`Choose the passage from ${passage.document}`}
                    checked={chosen.has(key)}
                    onChange={(on) => {
                      const next = new Set(chosen);
                      if (on) next.add(key);
                      else next.delete(key);
                      setChosen(next);
                    }}
                  />
                </>
              }
            />
          );
        })}
      </div>
      {chosen.size > 0 && (
        <div className={pane.foot}>
          <b className={pane.code}>{chosen.size} chosen</b>
          <Button onPress={() => setQuestion('split')}>Split off as a theme</Button>
          <Button
            onPress={() => {
              for (const passage of chosenOf(passages, chosen)) {
                act({ action: 'take-out', themeId: theme.id, ...passage }, 'Taken out of the theme');
              }
              setChosen(new Set());
            }}
          >
            Take out
          </Button>
          <Button look="quiet" onPress={() => setChosen(new Set())}>
            Clear selection
          </Button>
        </div>
      )}
      {question === 'rename' && <RenameTheme theme={theme} onClose={() => setQuestion(null)} />}
      {question === 'split' && chosen.size > 0 && (
        <SplitTheme
          theme={theme}
          passages={chosenOf(passages, chosen)}
          onClose={() => setQuestion(null)}
          onDone={() => setChosen(new Set())}
        />
      )}
    </section>
  );
}

const NONE: Passages = [];

function chosenOf(passages: Passages, chosen: ReadonlySet<string>) {
  return passages
    .filter(({ documentId, passageId }) => chosen.has(passageKey({ documentId, passageId })))
    .map(({ documentId, passageId }) => ({ documentId, passageId }));
}
