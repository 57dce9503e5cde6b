/**
 * The next passages and their sources are asked for before they are needed: there is no waiting between passages.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { hasPages } from '../../../../src/document/document.ts';
import { keyOf, useHost } from '../../../data/engine.ts';
import { useWorkspace } from '../../../frame/workspace.ts';
import { filterOf } from '../filter.ts';
import { usePassage } from '../passage/decide.ts';
import { openPdf } from '../source/pdf.ts';
import type { Queue } from './queue.ts';

const PASSAGES = 4;
const SOURCES = 2;
/** Passages left in the loaded part of the list when more of it is asked for. */
const RUNNING_OUT = 40;
/** Milliseconds of rest before sources are opened. */
const REST = 250;

export function useReadAhead(queue: Queue, index: number): void {
  const host = useHost();
  const queries = useQueryClient();
  const loadPassage = usePassage();
  const { items, more } = queue;
  useEffect(() => {
    for (const item of items.slice(index + 1, index + 1 + PASSAGES)) void loadPassage(item).catch(() => undefined);
    if (index >= items.length - RUNNING_OUT) more();
    const timer = setTimeout(() => {
      const documents = new Set(items.slice(index + 1, index + 1 + SOURCES).map(({ documentId }) => documentId));
      for (const id of documents) {
        void queries
          .fetchQuery({
            queryKey: keyOf('documents.get', { id }),
            queryFn: () => host.client.call('documents.get', { id }),
            staleTime: 60_000,
          })
          .then(({ row }) => (hasPages(row.format) ? openPdf(host.documentAddress(id), host.documentHeaders) : null))
          .catch(() => undefined);
      }
    }, REST);
    return () => clearTimeout(timer);
  }, [items, index, more, loadPassage, host, queries]);
}

/** Milliseconds after a workspace is opened until what Review begins with is asked for. */
const SETTLED = 1500;

/**
 * Asks for the first passage to decide while another place is looked at: in a very large workspace the engine reads for
 * seconds before it has the first, and the reviewer need not wait for that later. Whoever goes elsewhere is not held up.
 */
export function useReviewAhead(ready: boolean): void {
  const { client } = useHost();
  const queries = useQueryClient();
  const { frameworkId } = useWorkspace();
  const loadPassage = usePassage();
  useEffect(() => {
    if (!ready) return;
    let left = false;
    const ask = async () => {
      await queries.prefetchQuery({
        queryKey: keyOf('review.criteria', { frameworkId }),
        queryFn: () => client.call('review.criteria', { frameworkId }),
      });
      if (left) return;
      const { items } = await client.call('review.queue', { ...filterOf(frameworkId, {}), offset: 0, limit: 1 });
      if (items[0] && !left) await loadPassage(items[0]);
    };
    const timer = setTimeout(() => void ask().catch(() => undefined), SETTLED);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [ready, client, queries, frameworkId, loadPassage]);
}
