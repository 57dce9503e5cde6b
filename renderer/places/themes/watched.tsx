import { useState } from 'react';
import type { WatchedRow } from '../../../src/contract/operations/themes.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { useKeys } from '../../frame/keys.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { addressOf, go, useRoute } from '../../frame/route.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { FilterField } from '../../parts/field.tsx';
import { matchWords } from '../../parts/match.ts';
import pane from '../../parts/pane.module.css';
import list from '../../parts/row.module.css';
import { Empty, Hidden } from '../../parts/small.tsx';
import { count, figure } from '../../parts/words.ts';
import { ListChoice } from './list-choice.tsx';
import { yearsOf } from './rows.ts';
import { Spark } from './spark.tsx';
import themes from './themes.module.css';
import { WatchTerm } from './watch-dialog.tsx';
import styles from './watched.module.css';
import { WatchedPane } from './watched-pane.tsx';

/** Words and phrases that are followed through the documents, counted once for copies. */
export function WatchedPlace() {
  const workspace = useWorkspace();
  const { choices } = useRoute();
  const { data, error } = useEngineQuery('themes.watched', {});
  const [words, setWords] = useState('');
  const [adding, setAdding] = useState(false);
  const all = data ?? NONE;
  const rows = all.filter((row) => matchWords(words, `${row.name} ${row.forms.join(' ')}`) !== null);
  const term = rows.find(({ name }) => name === choices.term) ?? rows[0];
  const step = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, (term ? rows.indexOf(term) : 0) + by))];
    if (next) go('themes', { list: 'watched', term: next.name }, true);
  };
  useKeys({ j: () => step(1), down: () => step(1), k: () => step(-1), up: () => step(-1) });
  const watch = (
    <Button icon="plus" look={all.length === 0 ? 'first' : 'plain'} onPress={() => setAdding(true)}>
      Watch a term
    </Button>
  );
  return (
    <PlaceFrame
      title="Themes"
      scope={
        <>
          <ListChoice value="watched" />
          {all.length > 0 && (
            <span className={cx(pane.clip, themes.scopeText)}>
              {count(all.length, 'term')} in {count(workspace.documents, 'document')}, copies counted once
            </span>
          )}
        </>
      }
    >
      {error ? (
        <Empty icon="warn" title="The watched terms could not be counted">
          {error.message}
        </Empty>
      ) : all.length === 0 ? (
        data && (
          <Empty icon="search" title="Follow a word through the letters" acts={watch}>
            A watched term is a word or phrase with everything it is also called. It is counted in every document and
            year, again with each document that is added, and every number opens its quotations.
          </Empty>
        )
      ) : (
        <div className={themes.themes}>
          <section className={pane.pane} aria-label="Watched terms">
            <div className={cx(pane.bar, themes.tools)}>
              <FilterField label="Filter terms" keys="/" value={words} onChange={setWords} />
              <span className={pane.grow} />
              {watch}
            </div>
            {rows.length === 0 ? (
              <Empty icon="search" title="No watched term matches">
                Type fewer letters.
              </Empty>
            ) : (
              <TermList rows={rows} years={yearsOf(all)} chosen={term?.name} />
            )}
          </section>
          {term && <WatchedPane key={term.name} term={term} choices={choices} />}
        </div>
      )}
      {adding && <WatchTerm term={null} onClose={() => setAdding(false)} />}
    </PlaceFrame>
  );
}

const NONE: readonly WatchedRow[] = [];

function TermList({
  rows,
  years,
  chosen,
}: {
  readonly rows: readonly WatchedRow[];
  readonly years: readonly number[];
  readonly chosen: string | undefined;
}) {
  return (
    <>
      <div className={cx(themes.columns, styles.columns)} aria-hidden="true">
        <span>Term and what it is also called</span>
        <span className={themes.number}>Documents</span>
        <span className={themes.number}>Passages</span>
        <span className={themes.number}>Mentions</span>
        <span>{years.length > 1 ? `${years[0]}–${years.at(-1)}` : years[0]}</span>
      </div>
      <ul className={pane.scroll}>
        {rows.map((row) => (
          <li key={row.name}>
            <a
              href={addressOf('themes', { list: 'watched', term: row.name })}
              className={cx(list.choice, themes.row, styles.columns, row.name === chosen && list.on)}
              {...(row.name === chosen ? { 'aria-current': 'true' } : {})}
            >
              <span className={themes.names}>
                <span className={pane.clip}>{row.name}</span>
                <span className={cx(pane.clip, themes.keywords)}>{row.forms.join(', ')}</span>
              </span>
              <span className={themes.number}>
                {figure(row.documents.length)}
                <Hidden> documents</Hidden>
              </span>
              <span className={themes.number}>
                {figure(row.passages.length)}
                <Hidden> passages</Hidden>
              </span>
              <span className={themes.number}>
                {figure(row.mentions)}
                <Hidden> mentions</Hidden>
              </span>
              <Spark years={years} counts={row.years} />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
