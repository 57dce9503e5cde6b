import { useMemo } from 'react';
import type { PassageRow } from '../../../src/contract/operations/documents.ts';
import type { QueueItem } from '../../../src/contract/operations/review.ts';
import { useAsk } from '../../data/ask.ts';
import { Glyph } from '../../parts/polarity.tsx';
import type { Mark } from './pdf-page.tsx';
import { decisionOf } from './queue.ts';
import { useSession } from './session.ts';

export interface PassageMark {
  readonly label: React.ReactNode;
  readonly decided: boolean;
  /** For screen readers and titles. */
  readonly words: string;
}

/** What stands in the margin beside each passage of a document: its codes, or that it is still to do. */
export function usePassageMarks(
  frameworkId: string,
  documentId: string | null,
  current: string | null,
  criterion: string | null,
): ReadonlyMap<string, PassageMark> {
  const session = useSession();
  const { data } = useAsk(
    'review.queue',
    { frameworkId, show: 'all', documentId: documentId ?? '', order: 'document', limit: 500 },
    { enabled: documentId !== null },
  );
  return useMemo(
    () => new Map((data?.items ?? []).flatMap((item) => markOf(item))),
    // biome-ignore lint/correctness/useExhaustiveDependencies: markOf reads these
    [data, session, current, criterion],
  );

  function markOf(item: QueueItem): [string, PassageMark][] {
    const decision = decisionOf(session, item);
    if (decision) {
      if (decision.criteria.length === 0 && item.passageId !== current) return [];
      const codes = decision.criteria.join(' ') || 'none';
      return [
        [
          item.passageId,
          {
            decided: true,
            words: `${codes} ${decision.polarity}`,
            label: (
              <>
                {decision.criteria.length > 0 && <Glyph polarity={decision.polarity} />}
                {codes}
              </>
            ),
          },
        ],
      ];
    }
    if (item.passageId === current) {
      return [[item.passageId, { decided: false, words: 'open now', label: <>{criterion ?? 'to do'}?</> }]];
    }
    return item.suggested ? [[item.passageId, { decided: false, words: 'to decide', label: 'to do' }]] : [];
  }
}

/** The marks of one page: where its passages begin and how far they go down. */
export function marksOnPage(
  page: number,
  passages: readonly PassageRow[],
  marks: ReadonlyMap<string, PassageMark>,
  current: string | null,
): readonly Mark[] {
  return passages.flatMap((passage) => {
    const mark = marks.get(passage.id);
    const boxes = passage.boxes.filter((box) => box.page === page);
    const [first, last] = [boxes[0], boxes.at(-1)];
    if (!mark || !first || !last || passage.page !== page) return [];
    return [
      {
        passageId: passage.id,
        box: first,
        height: Math.max(last.top + last.height - first.top, 10),
        label: mark.label,
        decided: mark.decided,
        current: passage.id === current,
      },
    ];
  });
}
