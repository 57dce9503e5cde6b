import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { CopiesList } from '../../contract/operations/copies.ts';
import { previewThreshold } from '../../dedupe/copies.ts';
import { differences } from '../../dedupe/differences.ts';
import { chooseCounted, copyDecisions, separateCopies } from '../../workspace/choices.ts';
import { getDocument } from '../../workspace/documents.ts';
import { countPassages } from '../../workspace/passages.ts';
import type { Desk } from '../desk.ts';
import { comparisonsIn, copiesIn } from '../stages/copies.ts';

type CopyOperations = Pick<Operations, Extract<keyof Operations, `copies.${string}`>>;

export function copyOperations(desk: Desk): CopyOperations {
  const list = (): CopiesList => {
    const { groups, lookAlikes } = copiesIn(desk.workspace(), desk.threshold());
    const folded = groups.flatMap(({ members }) => members.filter(({ primary }) => !primary));
    return {
      groups: groups.map((group) => ({ ...group, members: [...group.members] })),
      lookAlikes: lookAlikes.map((pair) => ({ ...pair, documentIds: [...pair.documentIds] })),
      passagesCountedOnce: folded.reduce((sum, { documentId }) => sum + countPassages(desk.workspace(), documentId), 0),
    };
  };

  return {
    'copies.list': list,

    'copies.compare': ({ left, right }) => {
      const one = getDocument(desk.workspace(), left);
      const other = getDocument(desk.workspace(), right);
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
      const group = copiesIn(desk.workspace(), desk.threshold()).groups.find(({ members }) =>
        members.some((member) => member.documentId === documentId),
      );
      if (group === undefined)
        throw new OperationError('not-found', 'This document has no copies to count instead of.');
      const others = group.members.map((member) => member.documentId).filter((id) => id !== documentId);
      chooseCounted(desk.workspace(), documentId, others, desk.reviewer());
      desk.forget();
      return list();
    },

    'copies.separate': ({ pair, notCopies }) => {
      separateCopies(desk.workspace(), pair, notCopies, desk.reviewer());
      desk.forget();
      return list();
    },

    'copies.preview': ({ threshold }) => {
      const comparisons = desk.derived('comparisons', () => comparisonsIn(desk.workspace()));
      const options = { threshold: desk.threshold(), decisions: copyDecisions(desk.workspace()) };
      const { groups, folded, joined, parted } = previewThreshold(comparisons, options, threshold);
      return { groups, folded, joined: joined.map(pair), parted: parted.map(pair) };
    },
  };
}

function pair([one, other]: readonly [string, string]): [string, string] {
  return [one, other];
}
