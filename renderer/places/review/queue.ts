/**
 * The passages under review. The list is loaded as one goes on and keeps its place while its passages are decided.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DecisionRow, QueueItem } from '../../../src/contract/operations/review.ts';
import { useHost } from '../../data/ask.ts';
import type { QueueFilter } from './filter.ts';
import { currentSession, keyOfPassage, type Session } from './session.ts';

const PAGE = 200;

/** The decision on a passage as it stands now: made in this window, or loaded with the list. */
export function decisionOf(session: Session, item: QueueItem): DecisionRow | null {
  const key = keyOfPassage(item);
  return session.decisions.has(key) ? (session.decisions.get(key) ?? null) : item.decision;
}

/**
 * How many of the loaded passages the engine still has in this list: decided ones have left the lists of undecided
 * ones, and the next page begins that much earlier.
 */
export function loadedStill(items: readonly QueueItem[], filter: QueueFilter, session: Session): number {
  const { show } = filter;
  if (show === 'all' || show === 'decided') return items.length;
  return items.filter((item) => {
    const decision = decisionOf(session, item);
    if (!decision) return true;
    return typeof show === 'object' && decision.criteria.includes(show.criterion);
  }).length;
}

export interface Queue {
  readonly items: readonly QueueItem[];
  /** As the engine counted when the list was loaded. */
  readonly total: number;
  readonly loaded: boolean;
  readonly error: Error | null;
  /** Loads what follows, if anything does. */
  readonly more: () => void;
}

export function useQueue(filter: QueueFilter): Queue {
  const { client } = useHost();
  const query = useInfiniteQuery({
    queryKey: ['review.queue', filter],
    queryFn: ({ pageParam, signal }) =>
      client.call('review.queue', { ...filter, offset: pageParam, limit: PAGE }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      if (last.items.length === 0) return undefined;
      const items = all.flatMap((page) => page.items);
      const still = loadedStill(items, filter, currentSession());
      return still < last.total ? still : undefined;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const items = useMemo(() => {
    const seen = new Map<string, QueueItem>();
    for (const page of query.data?.pages ?? []) {
      for (const item of page.items) if (!seen.has(keyOfPassage(item))) seen.set(keyOfPassage(item), item);
    }
    return [...seen.values()];
  }, [query.data]);
  return {
    items,
    total: query.data?.pages[0]?.total ?? 0,
    loaded: query.data !== undefined,
    error: query.error,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
}
