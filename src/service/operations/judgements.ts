import type { Operations } from '../../contract/contract.ts';
import { printedJudgements } from '../review/judgements.ts';
import { oursIds } from '../review/ours.ts';
import type { Session } from '../session.ts';

export function judgementOperations(session: Session): Pick<Operations, 'judgements.list'> {
  return {
    'judgements.list': () => {
      const ours = oursIds(session);
      return session
        .derived('judgements', () => printedJudgements(session.workspace(), session.threshold()))
        .map(({ scale: _scale, step: _step, ...row }) => ({ ...row, ours: ours.has(row.documentId) }));
    },
  };
}
