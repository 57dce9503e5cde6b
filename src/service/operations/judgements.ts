import type { Operations } from '../../contract/contract.ts';
import type { Desk } from '../desk.ts';
import { printedJudgements } from '../review/judgements.ts';
import { oursIds } from '../review/ours.ts';

export function judgementOperations(desk: Desk): Pick<Operations, 'judgements.list'> {
  return {
    'judgements.list': () => {
      const ours = oursIds(desk);
      return desk
        .derived('judgements', () => printedJudgements(desk.workspace(), desk.threshold()))
        .map(({ scale: _scale, step: _step, ...row }) => ({ ...row, ours: ours.has(row.documentId) }));
    },
  };
}
