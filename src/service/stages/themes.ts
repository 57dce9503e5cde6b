/**
 * Themes of the whole workspace: found again when the documents change, kept in identity, with the reviewer's hand on top.
 * Finding is slow and happens in a thread of its own; what the reviewer does to themes is applied to what was found.
 */

import { createHash } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import { passageKey } from '../../document/passage-ref.ts';
import type { Subject, Theme } from '../../document/theme.ts';
import { themesOf as themesNamed } from '../../themes/identity.ts';
import { subjectsWith } from '../../themes/subjects.ts';
import { type CountedPassage, keptThemes, SUBJECT_IDS_SINCE, THEMES_VERSION } from '../../themes/themes.ts';
import { themeEdits } from '../../workspace/choices.ts';
import { listDocuments } from '../../workspace/documents.ts';
import { isOpen, type Workspace } from '../../workspace/handle.ts';
import { setAsideDecisions } from '../../workspace/set-aside.ts';
import { getStage, polaritiesUnder, putStage } from '../../workspace/stages.ts';
import { ownSubjects } from '../../workspace/subjects.ts';
import { frameworkInUse } from '../frameworks.ts';
import { areaAndYear } from '../in-memory/themes.ts';
import { startThread } from '../threads.ts';
import { copiesIn, countedPassages, countedPlaces } from './copies.ts';
import type { ThemesJob, ThemesMessage } from './themes-worker.ts';

export interface ThemesControl {
  readonly onProgress?: (done: number, total: number) => void;
  readonly isStopped?: () => boolean;
  /** Finds themes again even where nothing has changed. */
  readonly again?: boolean;
}

/** The stage that earlier rules kept the names of themes in. */
const EARLIER = 'themes before';

interface Found {
  /** Fingerprint of what the themes were found in. */
  readonly inputs: string;
  readonly themes: Theme[];
}

/** Milliseconds between two questions whether to stop. */
const ASK_EVERY = 100;

/**
 * Finds themes where the documents have changed since they were last found. Stopped, it leaves the themes as they were.
 * @returns whether the themes are up to date now
 */
export async function bringThemesUpToDate(
  workspace: Workspace,
  threshold: number,
  control: ThemesControl = {},
): Promise<boolean> {
  const inputs = fingerprint(workspace, threshold);
  const known = getStage<Found>(workspace, 'themes', '', THEMES_VERSION)?.value;
  if (known?.inputs === inputs && control.again !== true) return true;
  const isStopped = () => control.isStopped?.() === true || !isOpen(workspace);
  const themes = await foundInWorker(workspace, threshold, { ...control, isStopped });
  if (themes === null || isStopped()) return false;
  keepEarlier(workspace);
  putStage(workspace, 'themes', '', THEMES_VERSION, { inputs, themes } satisfies Found);
  return true;
}

/** The listed themes as last found, with the reviewer's edits; none before they have been found. */
export function themesIn(workspace: Workspace, threshold: number): Theme[] {
  return everyThemeIn(workspace, threshold).filter(({ minor }) => !minor);
}

/** The same with the minor ones, last. */
export function everyThemeIn(workspace: Workspace, threshold: number): Theme[] {
  const found = getStage<Found>(workspace, 'themes', '', THEMES_VERSION)?.value.themes;
  if (found === undefined) return [];
  const earlier = getStage<Theme[]>(workspace, EARLIER, '')?.value ?? [];
  return keptThemes(found, toCount(workspace, threshold), { earlier, edits: themeEdits(workspace) });
}

/** The subjects to look for in a workspace. */
export function subjectsIn(workspace: Workspace): Subject[] {
  return subjectsWith(ownSubjects(workspace));
}

/** Says that what was last found holds for the documents and subjects as they are now. */
export function holdFound(workspace: Workspace, threshold: number): void {
  const found = getStage<Found>(workspace, 'themes', '', THEMES_VERSION)?.value;
  if (found === undefined) return;
  putStage(workspace, 'themes', '', THEMES_VERSION, { ...found, inputs: fingerprint(workspace, threshold) });
}

/**
 * Keeps the themes that earlier rules found, once, with those that edits speak of: the edits are carried over to today's.
 */
function keepEarlier(workspace: Workspace): void {
  const last = getStage<Found>(workspace, 'themes', '');
  if (last === null || last.version >= SUBJECT_IDS_SINCE) return;
  const named = new Set(themeEdits(workspace).flatMap(themesNamed));
  const shown = getStage<Theme[]>(workspace, EARLIER, '')?.value ?? [];
  const known = new Set(shown.map(({ id }) => id));
  const earlier = [...shown, ...last.value.themes.filter(({ id }) => !known.has(id))]
    .filter(({ id }) => named.has(id))
    .map((theme): Theme => ({ ...theme, parent: null, mentions: [], minor: false, drawn: null }));
  putStage(workspace, EARLIER, '', THEMES_VERSION, earlier);
}

/** The passages that count; whether they praise or fault as far as they have been assessed. */
function toCount(workspace: Workspace, threshold: number): CountedPassage[] {
  const known = polaritiesUnder(workspace, frameworkInUse(workspace).id);
  const documents = new Map(listDocuments(workspace).map(({ id, metadata }) => [id, areaAndYear(metadata)]));
  return countedPlaces(workspace, threshold).map((place) => {
    const { area = null, year = null } = documents.get(place.documentId) ?? {};
    return { ...place, area, year, polarity: known.get(passageKey(place)) };
  });
}

function fingerprint(workspace: Workspace, threshold: number): string {
  const documents = listDocuments(workspace).map(({ id, reading, metadata }) => [id, reading, metadata]);
  return createHash('sha256')
    .update(
      JSON.stringify([
        documents,
        copiesIn(workspace, threshold),
        ownSubjects(workspace),
        ...setAsideDecisions(workspace),
      ]),
    )
    .digest('hex');
}

/** Hands the passages over document by document, so that no more than one stands here; null where it was stopped. */
async function foundInWorker(workspace: Workspace, threshold: number, control: ThemesControl): Promise<Theme[] | null> {
  const worker = startThread(new URL('./themes-worker.ts', import.meta.url));
  const tell = (job: ThemesJob) => worker.postMessage(job);
  try {
    const found = foundBy(worker, control);
    for (const { document, passages } of countedPassages(workspace, threshold)) {
      tell({
        documentId: document.id,
        ...areaAndYear(document.metadata),
        passages: passages.map(({ id, text }) => ({ passageId: id, text })),
      });
      await new Promise(setImmediate);
      if (control.isStopped?.() === true) return null;
    }
    tell({ find: subjectsIn(workspace) });
    return await found;
  } finally {
    void worker.terminate();
  }
}

/** What a thread finds; null where it is stopped or ended before. */
function foundBy(worker: Worker, control: ThemesControl): Promise<Theme[] | null> {
  const found = new Promise<Theme[] | null>((resolve, reject) => {
    const asking = setInterval(() => {
      if (control.isStopped?.() === true) resolve(null);
    }, ASK_EVERY);
    worker.on('message', (message: ThemesMessage) => {
      if (message.kind === 'progress') control.onProgress?.(message.done, message.total);
      else resolve(message.themes);
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      clearInterval(asking);
      resolve(null);
    });
  });
  // Whoever stops handing passages over does not wait for what is found in them.
  found.catch(() => undefined);
  return found;
}
