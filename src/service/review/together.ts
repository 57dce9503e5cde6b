/**
 * Deciding together: undecided passages that the program puts forward for one criterion, gathered so that they can be looked at
 * side by side, each with the decided passage it reads most like.
 */
import type { OutputOf } from '../../contract/contract.ts';
import { nearestAmong } from '../../review/look-alikes.ts';
import { getPassage } from '../../workspace/passages.ts';
import type { Desk } from '../desk.ts';
import { documentsById, evidencePassages, queueItem, reviewDecisions, reviewPassages } from './state.ts';

type Together = OutputOf<'review.together'>;

/** Less likeness than this is chance: a few common words of the field. */
const ALIKE = 0.12;

/**
 * The surest of them first. How many of them are expected to be wrong is the sum of what their calibrated probabilities leave:
 * among passages put forward with 0.8, one in five is.
 */
export function gathered(
  desk: Desk,
  frameworkId: string,
  criterion: string,
  documentId: string | undefined,
  limit: number,
): Together {
  const workspace = desk.workspace();
  const decisions = reviewDecisions(desk, frameworkId);
  const open = reviewPassages(desk, frameworkId)
    .filter(
      (passage) =>
        !decisions.has(passage.key) &&
        passage.suggested[0]?.criterion === criterion &&
        (documentId === undefined || passage.documentId === documentId),
    )
    .toSorted((a, b) => (b.suggested[0]?.score ?? 0) - (a.suggested[0]?.score ?? 0));
  const decided = evidencePassages(desk, frameworkId).flatMap((passage) => {
    const decision = decisions.get(passage.key);
    const isAbout =
      decision?.criteria.includes(criterion) || decision?.suggested?.suggestions[0]?.criterion === criterion;
    if (decision === undefined || !isAbout) return [];
    const found = getPassage(workspace, passage.documentId, passage.passageId);
    if (found === null) return [];
    const { area, title } = documentsById(desk).get(passage.documentId)?.metadata ?? { area: null, title: '' };
    return [
      {
        text: found.text,
        value: { text: found.text, from: area ?? title, accepted: decision.criteria.includes(criterion) },
      },
    ];
  });
  const nearest = nearestAmong(decided);
  const chosen = open.slice(0, limit);
  return {
    total: open.length,
    expectedWrong: chosen.reduce((sum, { suggested }) => sum + 1 - (suggested[0]?.score ?? 0), 0),
    items: chosen.flatMap((passage) =>
      queueItem(desk, passage, decisions).map((item) => {
        const like = nearest(item.text);
        return {
          ...item,
          like: like === null || like.likeness < ALIKE ? null : { ...like.value, likeness: like.likeness },
        };
      }),
    ),
  };
}
