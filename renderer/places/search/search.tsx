import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import type { SearchHit } from '../../../src/contract/operations/search.ts';
import { useHost } from '../../data/ask.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { go, useRoute } from '../../frame/route.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/check.tsx';
import { cx } from '../../parts/cx.ts';
import { FilterField } from '../../parts/field.tsx';
import { Marked } from '../../parts/marked.tsx';
import pane from '../../parts/pane.module.css';
import { Quotation } from '../../parts/quotation.tsx';
import { Empty, Meter, Tag } from '../../parts/small.tsx';
import { count, FURNITURE, figure } from '../../parts/words.ts';
import { DecideChosen } from './decide-chosen.tsx';
import { SearchFilters } from './filters.tsx';
import { FindingsFound } from './findings-found.tsx';
import styles from './search.module.css';
import { SearchSide } from './side.tsx';
import { TagFound } from './tag-found.tsx';

const PAGE = 50;
const HALF_TYPED = /\p{L}{2}$/u;

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
  const query = useDeferredValue(typed.trim());
  const search = useSearch(query);
  const pages = search.data?.pages ?? [];
  const first = pages[0];
  const hits = pages.flatMap((page) => page.hits);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NONE);
  const [tagging, setTagging] = useState<'all' | 'chosen' | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins with nothing chosen
  useEffect(() => setChosen(NONE), [query]);
  const toggle = (hit: SearchHit, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(keyOf(hit));
    else next.delete(keyOf(hit));
    setChosen(next);
  };

  return (
    <PlaceFrame
      title="Search"
      scope={query && first ? `${count(first.total, 'passage')}, copies folded into one` : null}
    >
      <div className={styles.place}>
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
            <Empty icon="search" title="No passage has these words">
              {workspace.pagesUnread > 0
                ? `${count(workspace.pagesUnread, 'page')} could not be read and cannot be searched.`
                : 'Try fewer words, or the beginning of a word with a star: safeg*'}
            </Empty>
          ) : (
            <section className={cx(pane.scroll, search.isPlaceholderData && styles.old)} aria-label="Passages found">
              {hits.map((hit) => (
                <Hit key={keyOf(hit)} hit={hit} chosen={chosen.has(keyOf(hit))} onChoose={(on) => toggle(hit, on)} />
              ))}
              {search.hasNextPage && (
                <div className={styles.more}>
                  <Button onPress={() => void search.fetchNextPage()} isDisabled={search.isFetchingNextPage}>
                    Show the next {Math.min(PAGE, (first?.total ?? 0) - hits.length)}
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
                  <DecideChosen
                    places={hits
                      .filter((hit) => chosen.has(keyOf(hit)))
                      .map(({ documentId, passageId }) => ({ documentId, passageId }))}
                    onDone={() => setChosen(NONE)}
                  />
                  <Button look="quiet" onPress={() => setChosen(NONE)}>
                    Choose none
                  </Button>
                </>
              ) : (
                <Button icon="tag" onPress={() => setTagging('all')}>
                  {first.total === 1 ? 'Tag this passage' : `Tag all ${figure(first.total)} passages`}
                </Button>
              )}
              <span className={pane.grow} />
              <span className={pane.muted}>Tagging decides nothing</span>
            </div>
          )}
        </div>
        <SearchSide query={typed} onQuery={setTyped} />
      </div>
      {tagging && first && (
        <TagFound
          query={first.asked}
          count={tagging === 'all' ? first.total : chosen.size}
          places={
            tagging === 'all'
              ? null
              : hits
                  .filter((hit) => chosen.has(keyOf(hit)))
                  .map(({ documentId, passageId }) => ({ documentId, passageId }))
          }
          onClose={() => setTagging(null)}
          onDone={() => setChosen(NONE)}
        />
      )}
    </PlaceFrame>
  );
}

const NONE: ReadonlySet<string> = new Set();

const keyOf = (hit: SearchHit) => `${hit.documentId} ${hit.passageId}`;

function useSearch(query: string) {
  const { client } = useHost();
  return useInfiniteQuery({
    queryKey: ['search.run', query],
    queryFn: async ({ pageParam, signal }) => {
      const run = async (words: string) => ({
        ...(await client.call('search.run', { query: words, offset: pageParam, limit: PAGE }, { signal })),
        // What was asked in the end: what is tagged is what is shown.
        asked: words,
      });
      const answer = await run(query);
      // The last word may be half typed: where it finds nothing as it stands, words that begin like it are looked for.
      return answer.total === 0 && HALF_TYPED.test(query) ? run(`${query}*`) : answer;
    },
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const shown = all.reduce((total, page) => total + page.hits.length, 0);
      return last.hits.length > 0 && shown < last.total ? shown : undefined;
    },
    enabled: query !== '',
    placeholderData: (previous) => previous,
  });
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

function Hit({
  hit,
  chosen,
  onChoose,
}: {
  readonly hit: SearchHit;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
}) {
  return (
    <Quotation
      quotation={hit}
      extra={
        <>
          <Check name={`Choose the passage from ${hit.document}`} checked={chosen} onChange={onChoose} />
          {hit.furniture !== null && <Tag>set aside: {FURNITURE[hit.furniture]}</Tag>}
          {hit.copies > 0 && <Tag icon="copies">also in {count(hit.copies, 'copy', 'copies')}</Tag>}
        </>
      }
    >
      <Marked text={hit.text} ranges={hit.ranges} ground />
    </Quotation>
  );
}

const WAYS = [
  ['home visits', 'passages with both words, in any form'],
  ['"strategy meeting"', 'these words next to each other'],
  ['safeg*', 'words that begin like this'],
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
