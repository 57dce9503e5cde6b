import type { ParsedInputOf } from '../../contract/contract.ts';
import type { Decision } from '../../document/evidence.ts';
import { type Decisions, isPutForward, type ReviewPassage } from './passages.ts';

type Filter = ParsedInputOf<'review.queue'>;

/** The passages one list of Review shows, in the order in which they come. */
export function reviewQueue(
  passages: readonly ReviewPassage[],
  decisions: Decisions,
  filter: Pick<Filter, 'show' | 'documentId' | 'polarity'>,
): ReviewPassage[] {
  const isShown = SHOWN[typeof filter.show === 'object' ? 'criterion' : filter.show];
  const criterion = typeof filter.show === 'object' ? filter.show.criterion : '';
  return passages.filter((passage) => {
    const decision = decisions.get(passage.key);
    if (filter.documentId !== undefined && passage.documentId !== filter.documentId) return false;
    if (filter.polarity !== undefined && (decision?.polarity ?? passage.polarity) !== filter.polarity) return false;
    return isShown(passage, decision, criterion);
  });
}

type IsShown = (passage: ReviewPassage, decision: Decision | undefined, criterion: string) => boolean;

/** Which passages each list shows. */
const SHOWN: Readonly<Record<'criterion' | Extract<Filter['show'], string>, IsShown>> = {
  criterion: (passage, decision, criterion) =>
    decision === undefined ? passage.first?.criterion === criterion : decision.criteria.includes(criterion),
  'to-decide': (passage, decision) => decision === undefined && isPutForward(passage),
  'no-suggestion': (passage, decision) => decision === undefined && !isPutForward(passage),
  decided: (_, decision) => decision !== undefined,
  all: () => true,
};

/** The sort is stable: equals stay in the order of documents and text. */
export function inOrder(passages: readonly ReviewPassage[], order: Filter['order']): readonly ReviewPassage[] {
  const certainty = (passage: ReviewPassage) => passage.first?.score ?? 0;
  const first = (passage: ReviewPassage) => passage.first?.criterion ?? '\uffff';
  switch (order) {
    case 'most-certain':
      return passages.toSorted((a, b) => certainty(b) - certainty(a));
    case 'least-certain':
      return passages.toSorted((a, b) => certainty(a) - certainty(b));
    case 'criterion':
      return passages.toSorted((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0));
    case 'document':
      return passages;
  }
}
