/**
 * Everything that follows an import: copies first, since they do not count; then suggestions and themes, in
 * folders of some hundred letters side by side.
 */
import { listDocuments } from '../../workspace/documents.ts';
import { afterSaving } from '../../workspace/errors.ts';
import { isOpen, type Workspace } from '../../workspace/handle.ts';
import { frameworkInUse } from '../frameworks.ts';
import { assessAll } from './assess.ts';
import { bringCopiesUpToDate } from './copies.ts';
import { bringThemesUpToDate } from './themes.ts';

export interface StagesControl {
  readonly isStopped?: () => boolean;
  /** Called when copies, boilerplate and twins are up to date, which most of what is shown is counted from. */
  readonly compared?: () => void;
  readonly progress?: (stage: 'comparing' | 'mapping' | 'themes', message: string, done: number, total: number) => void;
}

/** In larger folders suggestions and themes would together need more memory than a small laptop has to spare. */
const MOST_AT_ONCE = 300;

/** What runs over a workspace now: scans are recognised while more files are added. */
const underWay = new WeakMap<Workspace, Promise<void>>();

/**
 * Brings copies, suggestions under the framework in use, and themes up to date. What is up to date costs nothing; whoever
 * asks while this is under way waits for its end and goes through what has changed meanwhile.
 */
export function runStages(workspace: Workspace, threshold: number, control: StagesControl = {}): Promise<void> {
  const before = underWay.get(workspace) ?? Promise.resolve();
  const run = before.catch(() => undefined).then(() => bringUpToDate(workspace, threshold, control));
  underWay.set(workspace, run);
  return run;
}

/**
 * The same after a step that has been saved. What cannot be kept then says nothing against that step, and it is said so.
 * @param saved what was saved, as a sentence
 * @throws WorkspaceError with that sentence
 */
export async function runStagesAfter(
  saved: string,
  workspace: Workspace,
  threshold: number,
  control?: StagesControl,
): Promise<void> {
  try {
    await runStages(workspace, threshold, control);
  } catch (error) {
    throw afterSaving(error, `${saved} Copies, suggestions and themes follow when something is added next:`);
  }
}

/** After an update suggestions change that nobody touched, so it is said why. */
function mappingMessage(older: number): string {
  const again = older === 1 ? '1 document again' : `${older} documents again`;
  return `Mapping passages to criteria${older === 0 ? '' : `, ${again}: the rules of this version are newer`}`;
}

async function bringUpToDate(workspace: Workspace, threshold: number, control: StagesControl): Promise<void> {
  const isStopped = () => control.isStopped?.() === true || !isOpen(workspace);
  const tell = control.progress ?? (() => undefined);
  if (isStopped()) return;
  await bringCopiesUpToDate(workspace, threshold, {
    isStopped,
    onProgress: (done, total) => tell('comparing', 'Looking for copies', done, total),
  });
  control.compared?.();
  if (isStopped()) return;
  let mapped = false;
  const map = async () => {
    await assessAll(workspace, frameworkInUse(workspace), threshold, {
      isStopped,
      onProgress: (done, total, older) => tell('mapping', mappingMessage(older), done, total),
    });
    mapped = true;
  };
  const draw = () =>
    bringThemesUpToDate(workspace, threshold, {
      isStopped,
      // One thing is told at a time, the longer one first.
      onProgress: (done, total) => mapped && tell('themes', 'Drawing out themes', done, total),
    });
  if (listDocuments(workspace).length > MOST_AT_ONCE) {
    await map();
    if (!isStopped()) await draw();
  } else await Promise.all([map(), draw()]);
}
