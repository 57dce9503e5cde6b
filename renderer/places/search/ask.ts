import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import type { InputOf, OutputOf } from '../../../src/contract/contract.ts';
import { useHost } from '../../data/engine.ts';

export type Order = NonNullable<InputOf<'search.run'>['order']>;
/** What was asked in the end: what is tagged is what is shown. */
export type Found = OutputOf<'search.run'> & { readonly asked: string };

/** Passages asked for at a time. */
export const PAGE = 50;
const HALF_TYPED = /\p{L}{2}$/u;

/** Runs a search as one types, page by page. */
export function useSearch(query: string, order: Order): UseInfiniteQueryResult<InfiniteData<Found>> {
  const { client } = useHost();
  return useInfiniteQuery({
    queryKey: ['search.run', query, order],
    queryFn: async ({ pageParam, signal }) => {
      const run = async (words: string): Promise<Found> => ({
        ...(await client.call('search.run', { query: words, offset: pageParam, limit: PAGE, order }, { signal })),
        asked: words,
      });
      const answer = await run(query);
      if (answer.total > 0 || !HALF_TYPED.test(query)) return answer;
      // The last word may be half typed: words that begin like it are looked for. What is spelt otherwise is as before.
      const begun = await run(`${query}*`);
      return { ...begun, didYouMean: begun.total > 0 ? null : answer.didYouMean };
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
