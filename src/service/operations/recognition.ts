import type { Operations } from '../../contract/contract.ts';
import { letWaitAgain } from '../recognition/again.ts';
import { recognitionOf } from '../recognition/background.ts';
import { correctWord, recognisedWords } from '../recognition/correct.ts';
import type { Session } from '../session.ts';
import { runStages } from '../stages/all.ts';

type RecognitionOperations = Pick<Operations, Extract<keyof Operations, `recognition.${string}`>>;

export function recognitionOperations(session: Session): RecognitionOperations {
  const background = recognitionOf(session);
  return {
    'recognition.waiting': () => background.state(),

    'recognition.run': ({ passwords }, run) => background.run(passwords, run),

    'recognition.pause': ({ paused }) => {
      background.pause(paused);
      return background.state();
    },

    'recognition.again': async ({ ids }, run) => {
      const pages = await letWaitAgain(session.workspace(), session.pool(), ids, {
        reviewer: session.reviewer(),
        isStopped: run.isStopped,
      });
      session.forget();
      return { pages };
    },

    'recognition.words': ({ id, page }) => recognisedWords(session.workspace(), id, page),

    'recognition.correct': async ({ id, ...word }, run) => {
      const workspace = session.workspace();
      const undo = await correctWord(workspace, session.pool(), { documentId: id, ...word }, session.reviewer());
      session.forget();
      if (undo !== null)
        await runStages(workspace, session.threshold(), { isStopped: run.isStopped, compared: () => session.forget() });
      session.forget();
      return { changed: undo !== null, undo };
    },
  };
}
