/**
 * Themes of the whole workspace: found again when the documents change, kept in identity, with the reviewer's hand on top.
 * Finding is slow and happens in a thread of its own; what the reviewer does to themes is applied to what was found.
 */
import { createHash } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { Theme } from '../../document/theme.ts';
import { type CountedPassage, keptThemes, THEMES_VERSION } from '../../themes/themes.ts';
import { themeEdits } from '../../workspace/choices.ts';
import { listDocuments } from '../../workspace/documents.ts';
import { isOpen, type Workspace } from '../../workspace/handle.ts';
import { getStage, polaritiesUnder, putStage } from '../../workspace/stages.ts';
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
  // What was shown last names the themes of the next run, so that a theme stays itself, under new rules too.
  const shown = shownIn(workspace, threshold);
  if (shown !== null) putStage(workspace, 'themes before', '', THEMES_VERSION, shown);
  putStage(workspace, 'themes', '', THEMES_VERSION, { inputs, themes } satisfies Found);
  return true;
}

/** The themes as last found, under the names they had, with the reviewer's edits; none before they have been found. */
export function themesIn(workspace: Workspace, threshold: number): Theme[] {
  return getStage(workspace, 'themes', '', THEMES_VERSION) === null ? [] : (shownIn(workspace, threshold) ?? []);
}

/** The themes as last found by these or earlier rules; null where none have been found. */
function shownIn(workspace: Workspace, threshold: number): Theme[] | null {
  const found = getStage<Found>(workspace, 'themes', '')?.value.themes;
  if (found === undefined) return null;
  const previous = getStage<Theme[]>(workspace, 'themes before', '')?.value ?? [];
  return keptThemes(found, toCount(workspace, threshold), { previous, edits: themeEdits(workspace) });
}

/** The passages that count; whether they praise or fault as far as they have been assessed. */
function toCount(workspace: Workspace, threshold: number): CountedPassage[] {
  const known = polaritiesUnder(workspace, frameworkInUse(workspace).id);
  const documents = new Map(listDocuments(workspace).map(({ id, metadata }) => [id, areaAndYear(metadata)]));
  return countedPlaces(workspace, threshold).map((place) => {
    const { area = null, year = null } = documents.get(place.documentId) ?? {};
    return { ...place, area, year, polarity: known.get(`${place.documentId} ${place.passageId}`) };
  });
}

function fingerprint(workspace: Workspace, threshold: number): string {
  const documents = listDocuments(workspace).map(({ id, reading, metadata }) => [id, reading, metadata]);
  return createHash('sha256')
    .update(JSON.stringify([documents, copiesIn(workspace, threshold)]))
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
    tell('find');
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
