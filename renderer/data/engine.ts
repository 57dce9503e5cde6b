/**
 * The contract as React sees it: queries are cached and shared by TanStack Query, mutations refresh what they change.
 */
import {
  keepPreviousData,
  QueryClient,
  type QueryKey,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { createContext, useCallback, useContext } from 'react';
import { changesOf, type MutationName, type QueryName } from '../../src/contract/changes.ts';
import type { CallOptions, InputOf, OutputOf } from '../../src/contract/contract.ts';
import { OperationError } from '../../src/contract/errors.ts';
import type { Host } from '../host/host.ts';
import { counted } from './saving.ts';

export const HostContext = createContext<Host | null>(null);

/** The host this window runs in. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('the window has no host');
  return host;
}

export const windowQueries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      // The engine is on this computer: the browser's opinion about networks is of no interest.
      networkMode: 'always',
      retry: (count, error) => error instanceof OperationError && error.code === 'engine-gone' && count < 5,
      retryDelay: (count) => 250 * 2 ** count,
    },
  },
});

export function keyOf<Name extends QueryName>(name: Name, input: InputOf<Name>): QueryKey {
  return [name, input];
}

interface QueryOptions {
  readonly enabled?: boolean;
  /** Go on showing the answer to the question before until this one is answered. */
  readonly keep?: boolean;
  /** Milliseconds after which the answer is asked for again. */
  readonly stale?: number;
  /** Milliseconds after which it is asked again while the window is looked at. */
  readonly every?: number;
}

/** Asks the engine and caches its answer. */
export function useEngineQuery<Name extends QueryName>(
  name: Name,
  input: InputOf<Name>,
  { enabled = true, keep = false, stale, every }: QueryOptions = {},
): UseQueryResult<OutputOf<Name>, OperationError> {
  const { client } = useHost();
  return useQuery<OutputOf<Name>, OperationError>({
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => client.call(name, input, { signal }),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData as never } : {}),
    ...(stale === undefined ? {} : { staleTime: stale }),
    ...(every === undefined ? {} : { refetchInterval: every }),
  });
}

/** Asks again for what an operation has changed, except for some questions. */
function refresh(queries: QueryClient, name: string, except: readonly unknown[] = []): void {
  const changes: 'everything' | readonly unknown[] = changesOf(name);
  void queries.invalidateQueries({
    predicate: ({ queryKey: [asked] }) =>
      (changes === 'everything' || changes.includes(asked)) && !except.includes(asked),
  });
}

/** Asks again for what another window has changed; the list under review, too, which keeps still under one's own hand. */
export function refreshAfterOthers(queries: QueryClient, name: string): void {
  refresh(queries, name);
  void queries.invalidateQueries({ queryKey: ['review.queue'] });
}

/** Asks again for what a long operation has changed so far; the list under review keeps its place. */
export function refreshMeanwhile(queries: QueryClient, name: MutationName): void {
  refresh(queries, name, ['review.queue']);
}

export type Mutate<Name extends MutationName> = (
  input: InputOf<Name>,
  options?: CallOptions<Name>,
) => Promise<OutputOf<Name>>;

/** Does something, and asks again for whatever it changed. Rejects with an OperationError. */
export function useEngineMutation<Name extends MutationName>(name: Name): Mutate<Name> {
  const { client } = useHost();
  const queries = useQueryClient();
  return useCallback(
    async (input, options) => {
      try {
        return await counted(() => client.call(name, input, options));
      } finally {
        const keepsQueue = name === 'review.undo' || name === 'review.redo';
        refresh(queries, name, keepsQueue ? ['review.queue'] : []);
      }
    },
    [client, queries, name],
  );
}
