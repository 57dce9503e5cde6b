import { useMemo } from 'react';
import type { PassageRow } from '../../../../src/contract/operations/documents.ts';
import type { DecisionRow, QueueItem } from '../../../../src/contract/operations/review.ts';
import { useEngineQuery } from '../../../data/engine.ts';
import { Glyph } from '../../../parts/polarity.tsx';
import { decisionOf } from '../queue/queue.ts';
import { useSession } from '../session.ts';
import type { Mark } from './pdf-page.tsx';

export interface PassageMark {
  readonly label: React.ReactNode;
  readonly decided: boolean;
  /** For screen readers and titles. */
  readonly words: string;
}

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

/** Marks closer to one another than a line of print, in points, cannot be read; the ones still to do give way. */
const LEAST_APART = 16;

/** The marks of one page: where its passages begin and how far they go down. */
export function marksOnPage(
  page: number,
  passages: readonly PassageRow[],
  marks: ReadonlyMap<string, PassageMark>,
  current: string | null,
): readonly Mark[] {
  const onPage = passages.flatMap(({ boxes }) => boxes.filter((box) => box.page === page));
  const room = Math.min(...onPage.map(({ left }) => left));
  const all = passages.flatMap((passage) => {
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
        words: mark.words,
        room,
        decided: mark.decided,
        current: passage.id === current,
      },
    ];
  });
  const matters = (mark: Mark) => mark.decided || mark.current;
  return all.filter(
    (mark) =>
      matters(mark) ||
      !all.some(
        (other) =>
          other !== mark &&
          Math.abs(other.box.top - mark.box.top) < LEAST_APART &&
          (matters(other) || other.box.top < mark.box.top),
      ),
  );
}
