import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchHit } from '../../../src/contract/operations/search.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { useKeys } from '../../frame/keys.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { go, useRoute } from '../../frame/route.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { chosenAfter } from '../../parts/chosen.ts';
import { cx } from '../../parts/cx.ts';
import { FilterField } from '../../parts/field.tsx';
import pane from '../../parts/pane.module.css';
import { addressOfPassage } from '../../parts/quotation.tsx';
import { Empty, KeyHints, Meter } from '../../parts/small.tsx';
import { usePane } from '../../parts/split.tsx';
import { useStable } from '../../parts/stable.ts';
import { count, figure } from '../../parts/words.ts';
import { PageBeside } from '../review/source/page-beside.tsx';
import { type Order, PAGE, useSearch } from './ask.ts';
import { DecideChosen } from './decide-chosen.tsx';
import { quotedAs } from './fields.ts';
import { QuotedSwitch, SearchFilters, SortMenu } from './filters.tsx';
import { FindingsFound } from './findings-found.tsx';
import { Hit } from './hit.tsx';
import styles from './search.module.css';
import { SearchSide } from './side.tsx';
import { TagFound } from './tag-found.tsx';

/** The text of everything read, as one types. */
export function SearchPlace() {
  const workspace = useWorkspace();
  const { choices } = useRoute();
  const asked = choices.query ?? '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  // The address follows at leisure, so that going back leads to the question before and typing is never held up.
  useEffect(() => {
    const timer = setTimeout(() => go('search', { query: typed }, true), 400);
    return () => clearTimeout(timer);
  }, [typed]);
  const [order, setOrder] = useState<Order>('best');
  const query = useDeferredValue(typed.trim());
  const search = useSearch(query, order);
  const pages = search.data?.pages ?? NO_PAGES;
  const first = pages[0];
  const hits = useMemo(() => pages.flatMap((page) => page.hits), [pages]);
  const picked = usePicked(hits, query, order);
  const { chosen, current } = picked;
  const [tagging, setTagging] = useState<'all' | 'chosen' | null>(null);
  const side = usePane('search-side', 'Width of the pane with saved searches', 'left', {
    usual: 20,
    least: 14,
    most: 36,
  });
  const page = usePane('search-page', 'Width of the page', 'left', { usual: 38, least: 24, most: 64 });
  const places = hits
    .filter((hit) => chosen.has(passageKey(hit)))
    .map(({ documentId, passageId }) => ({ documentId, passageId }));

  return (
    <PlaceFrame title="Search" scope={query && first ? `${count(first.total, 'passage')}, copies counted once` : null}>
      <div className={cx(styles.place, current && styles.withPage)} style={{ ...side.style, ...page.style }}>
        <div className={styles.search}>
          <div className={cx(pane.bar, styles.bar)}>
            <FilterField
              label="Search the text of every document"
              keys="/"
              wide
              large
              value={typed}
              onChange={setTyped}
            />
          </div>
          <div className={cx(pane.bar, styles.filters)}>
            <SearchFilters query={typed} onQuery={setTyped} />
            <span className={pane.grow} />
            {quotedAs(typed) !== null && <QuotedSwitch query={typed} onQuery={setTyped} />}
            {hits.length > 1 && <SortMenu order={order} onOrder={setOrder} />}
          </div>
          {first?.explanation && <p className={styles.odd}>{first.explanation}</p>}
          {first?.didYouMean && (
            <p className={styles.odd}>
              Did you mean{' '}
              <button type="button" className={styles.mean} onClick={() => setTyped(first.didYouMean ?? '')}>
                {first.didYouMean}
              </button>
              ?
            </p>
          )}
          {first && query !== '' && first.findings.length > 0 && <FindingsFound found={first.findings} />}
          {workspace.documents === 0 ? (
            <Empty icon="search" title="There is nothing to search yet">
              Once letters are read, every word of them is found here as you type.
            </Empty>
          ) : query === '' ? (
            <Ways onTry={setTyped} />
          ) : search.error ? (
            <Empty icon="warn" title="The search was not made">
              {search.error.message}
            </Empty>
          ) : !first ? (
            <Searching />
          ) : hits.length === 0 ? (
            <Empty icon="search" title="No passage matches">
              {workspace.pagesUnread > 0
                ? `${count(workspace.pagesUnread, 'page')} ${workspace.pagesUnread === 1 ? 'is' : 'are'} unread and cannot be searched.`
                : 'Try fewer words, or the beginning of a word with a star: safeg*'}
            </Empty>
          ) : (
            <section
              ref={picked.list}
              className={cx(pane.scroll, search.isPlaceholderData && styles.old)}
              aria-label="Passages found"
            >
              {hits.map((hit) => (
                <Hit
                  key={passageKey(hit)}
                  hit={hit}
                  chosen={chosen.has(passageKey(hit))}
                  current={hit === current}
                  onChoose={picked.choose}
                  onOpen={picked.open}
                />
              ))}
              {search.hasNextPage && (
                <div className={styles.more}>
                  <Button onPress={() => void search.fetchNextPage()} isDisabled={search.isFetchingNextPage}>
                    Show the next {Math.min(PAGE, first.total - hits.length)}
                  </Button>
                </div>
              )}
            </section>
          )}
          {first && hits.length > 0 && query !== '' && (
            <div className={pane.foot}>
              {chosen.size > 0 ? (
                <>
                  <b className={pane.code}>{chosen.size} chosen</b>
                  <Button icon="tag" onPress={() => setTagging('chosen')}>
                    Tag them
                  </Button>
                  <DecideChosen places={places} onDone={picked.none} />
                  <Button look="quiet" onPress={picked.none}>
                    Clear selection
                  </Button>
                </>
              ) : (
                <Button icon="tag" onPress={() => setTagging('all')}>
                  {first.total === 1 ? 'Tag this passage' : `Tag all ${figure(first.total)} passages`}
                </Button>
              )}
              <span className={pane.grow} />
              <span className={styles.hints}>
                <KeyHints
                  hints={[
                    [['J', 'K'], 'next, previous'],
                    [['Space'], 'choose'],
                    [['O'], 'open in Review'],
                  ]}
                />
              </span>
            </div>
          )}
        </div>
        {current && (
          <div className={styles.page}>
            {page.divider}
            <PageBeside key={current.documentId} documentId={current.documentId} passageId={current.passageId} />
          </div>
        )}
        <SearchSide query={typed} opened={first?.families ?? NO_FAMILIES} onQuery={setTyped} divider={side.divider} />
      </div>
      {tagging && first && (
        <TagFound
          query={first.asked}
          count={tagging === 'all' ? first.total : chosen.size}
          places={tagging === 'all' ? null : places}
          onClose={() => setTagging(null)}
          onDone={picked.none}
        />
      )}
    </PlaceFrame>
  );
}

const NONE: ReadonlySet<string> = new Set();
const NO_PAGES: readonly never[] = [];
const NO_FAMILIES: readonly string[] = [];

/** Which of the hits keys act on, and which are chosen. */
function usePicked(hits: readonly SearchHit[], query: string, order: Order) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NONE);
  const [at, setAt] = useState<string | null>(null);
  const list = useRef<HTMLElement>(null);
  const before = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins with nothing chosen
  useEffect(() => {
    setChosen(NONE);
    setAt(null);
    before.current = null;
  }, [query, order]);
  const index = Math.max(
    0,
    hits.findIndex((hit) => passageKey(hit) === at),
  );
  const current = hits[index];
  const { choose, open } = useStable({
    choose: (hit: SearchHit, on: boolean, range: boolean) => {
      const key = passageKey(hit);
      const touched = { key, on, range, before: before.current };
      before.current = key;
      setChosen((now) => chosenAfter(now, hits.map(passageKey), touched));
    },
    open: (hit: SearchHit) => setAt(passageKey(hit)),
  });
  const step = (by: number) => {
    const next = hits[Math.max(0, Math.min(hits.length - 1, index + by))];
    if (!next) return;
    setAt(passageKey(next));
    list.current
      ?.querySelector(`[data-passage-found="${CSS.escape(passageKey(next))}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  const openCurrent = () => {
    if (current) location.hash = addressOfPassage(current.documentId, current.passageId);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    down: () => step(1),
    up: () => step(-1),
    ' ': () => current && choose(current, !chosen.has(passageKey(current)), false),
    o: openCurrent,
    enter: openCurrent,
  });
  return { chosen, current, list, choose, open, none: () => setChosen(NONE) };
}

/** Says nothing for a moment: most answers are there before anyone could read it. */
function Searching() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return slow ? (
    <Empty icon="search" title="Searching">
      <Meter label="Searching" done={0} total={0} />
    </Empty>
  ) : null;
}

const WAYS = [
  ['home visits', 'passages with both words, in any form'],
  ['"strategy meeting"', 'these words next to each other, exactly as typed'],
  ['"strategy meeting"~', 'these words next to each other, in any form'],
  ['safeg*', 'words that begin with these letters'],
  ['police NEAR health', 'words close to each other'],
  ['assessment -initial', 'the first word, without the second'],
] as const;

function Ways({ onTry }: { readonly onTry: (query: string) => void }) {
  return (
    <Empty icon="search" title="Type any words from the letters">
      <dl className={styles.ways}>
        {WAYS.map(([query, what]) => (
          <div key={query}>
            <dt>
              <button type="button" className={styles.mean} onClick={() => onTry(query)}>
                {query}
              </button>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Empty>
  );
}
