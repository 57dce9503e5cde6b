import type { Operations } from '../../contract/contract.ts';
import { waitingDocuments } from '../../workspace/recognised.ts';
import type { Desk } from '../desk.ts';
import { recogniseWaiting } from '../recognition/recognise.ts';
import { runStages } from '../stages/all.ts';

type RecognitionOperations = Pick<Operations, Extract<keyof Operations, `recognition.${string}`>>;

export function recognitionOperations(desk: Desk): RecognitionOperations {
  return {
    'recognition.waiting': () => {
      const waiting = waitingDocuments(desk.workspace());
      return { pages: waiting.reduce((sum, { pages }) => sum + pages.length, 0), documents: waiting.length };
    },

    'recognition.run': async ({ passwords }, run) => {
      const workspace = desk.workspace();
      try {
        const result = await recogniseWaiting(workspace, desk.pool(), {
          reviewer: desk.reviewer(),
          isStopped: run.isStopped,
          progress: run.progress,
          onDocument: () => desk.forget(),
          ...(passwords === undefined ? {} : { passwords }),
        });
        desk.forget();
        if (result.documents > 0) await runStages(workspace, desk.threshold(), { isStopped: run.isStopped });
        return result;
      } finally {
        desk.forget();
      }
    },
  };
}
