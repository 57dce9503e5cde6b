/**
 * Everything that follows an import, one stage after the other.
 */
import { isOpen, type Workspace } from '../../workspace/handle.ts';
import { frameworkInUse } from '../frameworks.ts';
import { assessAll } from './assess.ts';
import { boilerplateIn, copiesIn, twinsIn } from './copies.ts';
import { bringThemesUpToDate } from './themes.ts';

export interface StagesControl {
  readonly isStopped?: () => boolean;
  readonly progress?: (stage: 'comparing' | 'mapping' | 'themes', message: string, done: number, total: number) => void;
}

/** Brings copies, suggestions under the framework in use, and themes up to date. What is up to date costs nothing. */
export async function runStages(workspace: Workspace, threshold: number, control: StagesControl = {}): Promise<void> {
  const isStopped = () => control.isStopped?.() === true || !isOpen(workspace);
  const tell = control.progress ?? (() => undefined);
  if (isStopped()) return;
  tell('comparing', 'Looking for copies', 0, 1);
  copiesIn(workspace, threshold);
  if (isStopped()) return;
  boilerplateIn(workspace, threshold);
  if (isStopped()) return;
  twinsIn(workspace);
  tell('comparing', 'Looking for copies', 1, 1);
  await assessAll(workspace, frameworkInUse(workspace), threshold, {
    isStopped,
    onProgress: (done, total) => tell('mapping', 'Mapping passages to criteria', done, total),
  });
  if (isStopped()) return;
  await bringThemesUpToDate(workspace, threshold, {
    isStopped,
    onProgress: (done, total) => tell('themes', 'Drawing out themes', done, total),
  });
}
