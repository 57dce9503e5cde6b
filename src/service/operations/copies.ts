import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { CopiesList } from '../../contract/operations/copies.ts';
import { previewThreshold } from '../../dedupe/copies.ts';
import { differences } from '../../dedupe/differences.ts';
import { chooseCounted, copyDecisions, separateCopies } from '../../workspace/choices.ts';
import { getDocument } from '../../workspace/documents.ts';
import { countPassages } from '../../workspace/passages.ts';
import type { Session } from '../session.ts';
import { bringCopiesUpToDate, comparisonsIn, copiesIn } from '../stages/copies.ts';

type CopyOperations = Pick<Operations, Extract<keyof Operations, `copies.${string}`>>;

export function copyOperations(session: Session): CopyOperations {
  const list = (): CopiesList => {
    const { groups, lookAlikes } = copiesIn(session.workspace(), session.threshold());
    const folded = groups.flatMap(({ members }) => members.filter(({ primary }) => !primary));
    return {
      groups: groups.map((group) => ({ ...group, members: [...group.members] })),
      lookAlikes: lookAlikes.map((pair) => ({ ...pair, documentIds: [...pair.documentIds] })),
      passagesCountedOnce: folded.reduce(
        (sum, { documentId }) => sum + countPassages(session.workspace(), documentId),
        0,
      ),
    };
  };

  const listAgain = async () => {
    session.forget();
    await bringCopiesUpToDate(session.workspace(), session.threshold());
    return list();
  };

  return {
    'copies.list': list,

    'copies.compare': ({ left, right }) => {
      const one = getDocument(session.workspace(), left);
      const other = getDocument(session.workspace(), right);
      const { rows, shared, leftOnly, rightOnly } = differences(one.passages, other.passages);
      const side = (ids: readonly string[], passages: typeof one.passages) =>
        passages.filter(({ id }) => ids.includes(id)).map(({ id, text, page }) => ({ passageId: id, text, page }));
      return {
        rows: rows.map((row) => ({
          kind: row.kind,
          moved: row.moved,
          left: side(row.left, one.passages),
          right: side(row.right, other.passages),
          runs: [...row.runs],
        })),
        shared,
        leftOnly,
        rightOnly,
      };
    },

    'copies.count': ({ documentId }) => {
      const group = copiesIn(session.workspace(), session.threshold()).groups.find(({ members }) =>
        members.some((member) => member.documentId === documentId),
      );
      if (group === undefined)
        throw new OperationError('not-found', 'This document has no copies to count instead of.');
      const others = group.members.map((member) => member.documentId).filter((id) => id !== documentId);
      chooseCounted(session.workspace(), documentId, others, session.reviewer());
      return listAgain();
    },

    'copies.separate': ({ pair, notCopies }) => {
      separateCopies(session.workspace(), pair, notCopies, session.reviewer());
      return listAgain();
    },

    'copies.preview': async ({ threshold }) => {
      const comparisons = await session.derived('comparisons', () => comparisonsIn(session.workspace()));
      const options = { threshold: session.threshold(), decisions: copyDecisions(session.workspace()) };
      const { groups, folded, joined, parted } = previewThreshold(comparisons, options, threshold);
      return { groups, folded, joined: joined.map(pair), parted: parted.map(pair) };
    },
  };
}

function pair([one, other]: readonly [string, string]): [string, string] {
  return [one, other];
}
