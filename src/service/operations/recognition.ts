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

    'recognition.run': async ({ passwords }, run) => {
      const { replacing } = session;
      const asker = { ...run, isStopped: () => run.isStopped() || replacing.isReplacing() };
      let done = { pages: 0, documents: 0 };
      for (;;) {
        const result = await replacing.makingRoom(() => background.run(passwords, asker));
        done = { pages: done.pages + result.pages, documents: done.documents + result.documents };
        // It has made room for another file in the place of the workspace, and goes on in that.
        if (!replacing.isReplacing() || run.isStopped()) return { ...result, ...done };
      }
    },

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
