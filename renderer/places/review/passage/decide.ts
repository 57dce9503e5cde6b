/**
 * Decides: shows it at once, saves it, and takes it back with an explanation where saving fails.
 */

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { OutputOf } from '../../../../src/contract/contract.ts';
import type { DecisionInput, DecisionRow } from '../../../../src/contract/operations/review.ts';
import { type PassageRef, passageKey } from '../../../../src/document/passage-ref.ts';
import { keyOf, useEngineMutation, useHost } from '../../../data/engine.ts';
import { sentenceOf, tell } from '../../../data/notices.ts';
import { useWorkspace } from '../../../frame/workspace.ts';
import { currentSession, decided, type Entry, rolledBack, savedAs, updateSession } from '../session.ts';

export type PassageDetail = OutputOf<'review.passage'>;

/** A passage with its suggestions, asked for once and kept. */
export function usePassage() {
  const { client } = useHost();
  const queries = useQueryClient();
  const { frameworkId } = useWorkspace();
  return useCallback(
    ({ documentId, passageId }: PassageRef): Promise<PassageDetail> => {
      const input = { frameworkId, documentId, passageId };
      return queries.fetchQuery({
        queryKey: keyOf('review.passage', input),
        queryFn: () => client.call('review.passage', input),
        staleTime: 60_000,
      });
    },
    [client, queries, frameworkId],
  );
}

/** Returns how to decide a passage; `before` is what stood there, `onFail` is called after a decision was taken back. */
export function useDecide() {
  const save = useEngineMutation('review.decide');
  const { frameworkId, reviewer } = useWorkspace();
  return useCallback(
    async (
      passage: PassageRef,
      detail: PassageDetail,
      before: DecisionRow | null,
      decision: DecisionInput,
      goBack: () => void,
    ): Promise<void> => {
      const undecidedTwins = detail.twins.filter((twin) => twin.decision === null);
      const passages = [passage, ...undecidedTwins.map(({ documentId, passageId }) => ({ documentId, passageId }))];
      const known = currentSession().decisions;
      const entry: Entry = {
        passages,
        before: new Map(
          passages.map((one, at) => [passageKey(one), at === 0 ? before : (known.get(passageKey(one)) ?? null)]),
        ),
        words: null,
        after: { ...decision, reviewer, at: new Date().toISOString() },
      };
      updateSession((session) => decided(session, entry));
      try {
        const { documentId, passageId } = passage;
        const saved = await save({ frameworkId, documentId, passageId, decision });
        updateSession((session) => savedAs(session, entry, saved.undo));
      } catch (thrown) {
        updateSession((session) => rolledBack(session, entry));
        tell({
          kind: 'trouble',
          title: 'This decision was not saved.',
          text: `${sentenceOf(thrown)} The passage is back as it was, and what was decided before is kept.`,
          act: { label: 'Go to the passage', run: goBack },
        });
      }
    },
    [save, frameworkId, reviewer],
  );
}
