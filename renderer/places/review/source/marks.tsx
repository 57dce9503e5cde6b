import { useMemo } from 'react';
import type { DecisionRow, QueueItem } from '../../../../src/contract/operations/review.ts';
import { useEngineQuery } from '../../../data/engine.ts';
import { Glyph } from '../../../parts/polarity.tsx';
import { decisionOf } from '../queue/queue.ts';
import { useSession } from '../session.ts';
import type { PassageMark } from './marks-on-page.ts';

/** The question behind the marks of a document. */
export const marksAsked = (frameworkId: string, documentId: string) =>
  ({ frameworkId, show: 'all', documentId, order: 'document', limit: 500 }) as const;

/** What stands in the margin beside each passage of a document: its codes, or that it is still to do. */
export function usePassageMarks(
  frameworkId: string,
  documentId: string | null,
  current: string | null,
  criterion: string | null,
): ReadonlyMap<string, PassageMark> {
  const session = useSession();
  const { data } = useEngineQuery('review.queue', marksAsked(frameworkId, documentId ?? ''), {
    enabled: documentId !== null,
  });
  return useMemo(
    () => new Map((data?.items ?? []).flatMap((item) => markOf(item, decisionOf(session, item), current, criterion))),
    [data, session, current, criterion],
  );
}

function markOf(
  item: QueueItem,
  decision: DecisionRow | null,
  current: string | null,
  criterion: string | null,
): readonly (readonly [string, PassageMark])[] {
  if (decision) {
    if (decision.criteria.length === 0 && item.passageId !== current) return [];
    const [first = 'none', ...others] = decision.criteria;
    const codes = decision.criteria.join(' ') || 'none';
    const label = (
      <>
        {decision.criteria.length > 0 && decision.polarity !== null && <Glyph polarity={decision.polarity} />}
        {others.length > 0 ? `${first} +${others.length}` : first}
      </>
    );
    return [
      [
        item.passageId,
        { decided: true, words: decision.polarity === null ? codes : `${codes} ${decision.polarity}`, label },
      ],
    ];
  }
  if (item.passageId === current) {
    return [[item.passageId, { decided: false, words: 'open now', label: `${criterion ?? 'to do'}?` }]];
  }
  return item.suggested ? [[item.passageId, { decided: false, words: 'to decide', label: 'to do' }]] : [];
}
