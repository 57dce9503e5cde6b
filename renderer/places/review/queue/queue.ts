/**
 * The passages under review. The list is loaded as one goes on and keeps its place while its passages are decided.
 */

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DecisionRow, QueueItem } from '../../../../src/contract/operations/review.ts';
import { passageKey } from '../../../../src/document/passage-ref.ts';
import { useHost } from '../../../data/engine.ts';
import { useStable } from '../../../parts/stable.ts';
import type { QueueFilter } from '../filter.ts';
import { currentSession, type Session } from '../session.ts';

const PAGE = 200;

/** The decision on a passage as it stands now: made in this window, or loaded with the list. */
export function decisionOf(session: Session, item: QueueItem): DecisionRow | null {
  const key = passageKey(item);
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
  /** Where each passage stands in the list, by its key. */
  readonly places: ReadonlyMap<string, number>;
  /** As the engine counted when the list was loaded. */
  readonly total: number;
  readonly loaded: boolean;
  readonly error: Error | null;
  /** Loads what follows, if anything does. */
  readonly more: () => void;
}

interface Page {
  readonly total: number;
  readonly items: readonly QueueItem[];
}

/** Each passage once, in the order it was loaded. */
function together(pages: readonly Page[]): Pick<Queue, 'items' | 'places'> {
  const items: QueueItem[] = [];
  const places = new Map<string, number>();
  for (const page of pages) {
    for (const item of page.items) {
      const key = passageKey(item);
      if (places.has(key)) continue;
      places.set(key, items.length);
      items.push(item);
    }
  }
  return { items, places };
}

export function useQueue(filter: QueueFilter): Queue {
  const { client } = useHost();
  const queries = useQueryClient();
  const queryKey = ['review.queue', filter] as const;
  const query = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam, signal }) => {
      const before = queries.getQueryData<{ pages: readonly Page[] }>(queryKey)?.pages.slice(0, pageParam) ?? [];
      const offset = loadedStill(together(before).items, filter, currentSession());
      return client.call('review.queue', { ...filter, offset, limit: PAGE }, { signal });
    },
    initialPageParam: 0,
    getNextPageParam: (last: Page, all) =>
      last.items.length === 0 || (all.length === 1 && last.total <= PAGE) ? undefined : all.length,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // Pages are lists of thousands; comparing each with the one before costs more than drawing it.
    structuralSharing: false,
  });
  const pages = query.data?.pages;
  const { items, places } = useMemo(() => together(pages ?? []), [pages]);
  const { more } = useStable({
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  });
  const total = pages?.[0]?.total ?? 0;
  const loaded = pages !== undefined;
  const { error } = query;
  return useMemo(() => ({ items, places, total, loaded, error, more }), [items, places, total, loaded, error, more]);
}
