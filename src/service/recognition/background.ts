/**
 * Recognition in the background of a session: one run at a time, whichever window asked for it, until all pages that wait
 * are done, all who asked are gone, or it is paused.
 */
import type {
  RecognitionProgress,
  RecognitionResult,
  RecognitionState,
} from '../../contract/operations/recognition.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { waitingDocuments } from '../../workspace/recognised.ts';
import type { Session } from '../session.ts';
import { runStages } from '../stages/all.ts';
import { recogniseWaiting } from './recognise.ts';

export interface Asker {
  progress(line: RecognitionProgress): void;
  isStopped(): boolean;
}

interface Running {
  readonly workspace: Workspace;
  readonly askers: Set<Asker>;
  readonly result: Promise<RecognitionResult>;
}

export interface Background {
  /** Begins a run, or joins the one that is under way. */
  run(passwords: readonly string[] | undefined, asker: Asker): Promise<RecognitionResult>;
  pause(paused: boolean): void;
  state(): RecognitionState;
}

/** Milliseconds after which what has been read so far is mapped and compared, although more pages wait. */
const BETWEEN_STAGES = 60_000;

export function recognitionOf(session: Session): Background {
  let running: Running | null = null;
  let paused: Workspace | null = null;
  /** Of which workspace the last run could not do everything, and why. */
  let stuck: { readonly workspace: Workspace; readonly failed: RecognitionResult['failed'] } | null = null;

  const begin = (workspace: Workspace, passwords: readonly string[] | undefined, askers: Set<Asker>) => {
    const isStopped = () => paused === workspace || [...askers].every((asker) => asker.isStopped());
    const stages = async () => {
      session.forget();
      await runStages(workspace, session.threshold(), { isStopped, compared: () => session.forget() });
      session.forget();
    };
    let followed = Date.now();
    let following: Promise<void> | null = null;
    /** Pages go on being recognised meanwhile. */
    const follow = () => {
      session.forget();
      if (following !== null || Date.now() - followed < BETWEEN_STAGES) return;
      following = stages()
        .catch(session.report)
        .finally(() => {
          [followed, following] = [Date.now(), null];
        });
    };
    const work = async () => {
      try {
        const result = await recogniseWaiting(workspace, session.pool(), {
          reviewer: session.reviewer(),
          isStopped,
          progress: (line) => {
            for (const asker of askers) asker.progress(line);
          },
          onDocument: follow,
          ...(passwords === undefined ? {} : { passwords }),
        });
        await following;
        if (result.documents > 0) await stages();
        stuck = { workspace, failed: result.failed };
        return result;
      } finally {
        running = null;
        session.forget();
      }
    };
    // The run is known to whoever asks before its first page is begun.
    return Promise.resolve().then(work);
  };

  return {
    run(passwords, asker) {
      const workspace = session.workspace();
      paused = null;
      if (running?.workspace === workspace) {
        running.askers.add(asker);
        return running.result;
      }
      const askers = new Set([asker]);
      running = { workspace, askers, result: begin(workspace, passwords, askers) };
      return running.result;
    },
    pause(wanted) {
      paused = wanted ? session.workspace() : null;
    },
    state() {
      const workspace = session.workspace();
      const all = waitingDocuments(workspace);
      const failed = stuck?.workspace === workspace ? stuck.failed : [];
      const paths = new Set(failed.map(({ path }) => path));
      // The same bytes from another place are no better off.
      const given = new Set(all.filter(({ path }) => paths.has(path)).map(({ sha256 }) => sha256));
      const waiting = all.filter(({ sha256 }) => !given.has(sha256));
      return {
        pages: waiting.reduce((sum, { pages }) => sum + pages.length, 0),
        documents: waiting.length,
        stuck: failed.filter(({ path }) => all.some((one) => one.path === path)),
        running: running?.workspace === workspace,
        paused: paused === workspace,
      };
    },
  };
}
