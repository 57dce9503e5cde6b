import type { Operations } from '../../contract/contract.ts';
import { waitingDocuments } from '../../workspace/recognised.ts';
import { recogniseWaiting } from '../recognition/recognise.ts';
import type { Session } from '../session.ts';
import { runStages } from '../stages/all.ts';

type RecognitionOperations = Pick<Operations, Extract<keyof Operations, `recognition.${string}`>>;

export function recognitionOperations(session: Session): RecognitionOperations {
  return {
    'recognition.waiting': () => {
      const waiting = waitingDocuments(session.workspace());
      return { pages: waiting.reduce((sum, { pages }) => sum + pages.length, 0), documents: waiting.length };
    },

    'recognition.run': async ({ passwords }, run) => {
      const workspace = session.workspace();
      try {
        const result = await recogniseWaiting(workspace, session.pool(), {
          reviewer: session.reviewer(),
          isStopped: run.isStopped,
          progress: run.progress,
          onDocument: () => session.forget(),
          ...(passwords === undefined ? {} : { passwords }),
        });
        session.forget();
        if (result.documents > 0) await runStages(workspace, session.threshold(), { isStopped: run.isStopped });
        return result;
      } finally {
        session.forget();
      }
    },
  };
}
