/**
 * Deciding together: undecided passages that the program puts forward for one criterion, gathered so that they can be looked at
 * side by side, each with the decided passage it reads most like.
 */
import type { OutputOf, ParsedInputOf } from '../../contract/contract.ts';
import type { PassageRef } from '../../document/passage-ref.ts';
import { nearestAmong } from '../../review/look-alikes.ts';
import { firstSuggestionErrors, measuredHere, seldomMore } from '../../suggest/first-suggestions.ts';
import { getPassage } from '../../workspace/passages.ts';
import { frameworkIn } from '../frameworks.ts';
import type { Session } from '../session.ts';
import type { ReviewPassage } from './passages.ts';
import { documentsById, evidencePassages, queueItem, reviewDecisions, reviewPassages } from './state.ts';

type Together = OutputOf<'review.together'>;

/** Less likeness than this is chance: a few common words of the field. */
const ALIKE = 0.12;

/** For each passage an upper bound of the probability that the criterion it is put forward for first is wrong. */
function errorsOf(session: Session, frameworkId: string, passages: readonly ReviewPassage[]): number[] {
  const errorOf = session.derived(`errors ${frameworkId}`, () =>
    firstSuggestionErrors(frameworkIn(session.workspace(), frameworkId)),
  );
  const bound = ({ documentId, passageId }: PassageRef, score: number) =>
    errorOf(score, getPassage(session.workspace(), documentId, passageId)?.kind ?? 'paragraph');
  const decided = [...reviewDecisions(session, frameworkId).values()].flatMap((decision) => {
    const first = decision.suggested?.suggestions[0];
    if (first === undefined) return [];
    return [{ stated: bound(decision, first.score), isWrong: !decision.criteria.includes(first.criterion) }];
  });
  const times = measuredHere(decided);
  return passages.map((passage) => Math.min(1, times * bound(passage, passage.first?.score ?? 0)));
}

/**
 * The surest of them first, with how many of them are expected to be wrong: bounds that hold for documents not seen before, made
 * larger where the suggestions decided here were wrong more often than that.
 */
export function gathered(
  session: Session,
  frameworkId: string,
  { criterion, documentId, limit, least }: Omit<ParsedInputOf<'review.together'>, 'frameworkId'>,
): Together {
  const workspace = session.workspace();
  const decisions = reviewDecisions(session, frameworkId);
  const open = reviewPassages(session, frameworkId)
    .filter(
      (passage) =>
        !decisions.has(passage.key) &&
        (criterion === undefined ? passage.first !== null : passage.first?.criterion === criterion) &&
        (passage.first?.score ?? 0) >= least &&
        (documentId === undefined || passage.documentId === documentId),
    )
    .toSorted((a, b) => (b.first?.score ?? 0) - (a.first?.score ?? 0));
  const decided = evidencePassages(session, frameworkId).flatMap((passage) => {
    const decision = decisions.get(passage.key);
    const isAbout =
      criterion !== undefined &&
      (decision?.criteria.includes(criterion) || decision?.suggested?.suggestions[0]?.criterion === criterion);
    if (decision === undefined || !isAbout) return [];
    const found = getPassage(workspace, passage.documentId, passage.passageId);
    if (found === null) return [];
    const { area, title } = documentsById(session).get(passage.documentId)?.metadata ?? { area: null, title: '' };
    return [
      {
        text: found.text,
        value: {
          text: found.text,
          from: area ?? title,
          accepted: criterion !== undefined && decision.criteria.includes(criterion),
        },
      },
    ];
  });
  const nearest = nearestAmong(decided);
  const chosen = open.slice(0, limit);
  const errors = errorsOf(session, frameworkId, chosen);
  return {
    total: open.length,
    expectedWrong: errors.reduce((sum, error) => sum + error, 0),
    seldomMore: seldomMore(errors),
    items: chosen.flatMap((passage) =>
      queueItem(session, passage, decisions).map((item) => {
        const like = nearest(item.text);
        return {
          ...item,
          like: like === null || like.likeness < ALIKE ? null : { ...like.value, likeness: like.likeness },
        };
      }),
    ),
  };
}
