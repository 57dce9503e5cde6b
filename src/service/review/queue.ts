import type { ParsedInputOf } from '../../contract/contract.ts';
import { type Decisions, placeKey, type ReviewPassage } from './passages.ts';

type Filter = ParsedInputOf<'review.queue'>;

/** The passages one list of Review shows, in its order. Passages come in the order of their documents. */
export function reviewQueue(
  passages: readonly ReviewPassage[],
  decisions: Decisions,
  filter: Pick<Filter, 'show' | 'documentId' | 'polarity' | 'order'>,
): ReviewPassage[] {
  const chosen = passages.filter((passage) => {
    const decision = decisions.get(placeKey(passage));
    if (filter.documentId !== undefined && passage.documentId !== filter.documentId) return false;
    if (filter.polarity !== undefined && (decision?.polarity ?? passage.polarity) !== filter.polarity) return false;
    if (typeof filter.show === 'object') {
      const { criterion } = filter.show;
      return decision === undefined
        ? passage.suggested[0]?.criterion === criterion
        : decision.criteria.includes(criterion);
    }
    return {
      'to-decide': decision === undefined && passage.suggested.length > 0,
      'no-suggestion': decision === undefined && passage.suggested.length === 0,
      decided: decision !== undefined,
      all: true,
    }[filter.show];
  });
  return inOrder(chosen, filter.order);
}

/** The sort is stable: equals stay in the order of documents and text. */
function inOrder(passages: ReviewPassage[], order: Filter['order']): ReviewPassage[] {
  const certainty = (passage: ReviewPassage) => passage.suggested[0]?.score ?? 0;
  const first = (passage: ReviewPassage) => passage.suggested[0]?.criterion ?? '\uffff';
  switch (order) {
    case 'most-certain':
      return passages.sort((a, b) => certainty(b) - certainty(a));
    case 'least-certain':
      return passages.sort((a, b) => certainty(a) - certainty(b));
    case 'criterion':
      return passages.sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0));
    case 'document':
      return passages;
  }
}
