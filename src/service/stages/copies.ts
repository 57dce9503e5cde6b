/**
 * Copies, look-alikes, boilerplate and twins of the whole workspace.
 */
import type { Boilerplate } from '../../dedupe/boilerplate.ts';
import { type Comparisons, type CopyDecisions, copiesFrom } from '../../dedupe/copies.ts';
import { FINGERPRINTS_VERSION } from '../../dedupe/fingerprints.ts';
import { allAtOnce, type Steps } from '../../dedupe/steps.ts';
import { type Copies, countedDocuments, type Twins } from '../../document/copies.ts';
import { evidenceSources } from '../../document/document.ts';
import { passageKey } from '../../document/passage-ref.ts';
import { copyDecisions } from '../../workspace/choices.ts';
import { type DocumentSummary, documentText, listDocuments } from '../../workspace/documents.ts';
import { isOpen, type Workspace } from '../../workspace/handle.ts';
import { type EvidenceText, evidenceIds, evidenceTexts, getPassage } from '../../workspace/passages.ts';
import { setAsideDecisions } from '../../workspace/set-aside.ts';
import { comparedDocuments, forgetCompared, saidIn } from './compared.ts';
import { inSlices } from './in-slices.ts';
import { isKnown, lastKnown, remembered, type Stage } from './stage.ts';

/** Raised whenever the same documents may give other copies, twins or boilerplate. */
const COPIES_VERSION = 1;

/** What the copies depend on besides the rules: the documents as read and corrected, the decisions, the threshold. */
function copiesStage(workspace: Workspace, threshold: number): Stage {
  return {
    name: 'copies',
    version: COPIES_VERSION,
    setting: threshold,
    inputs: () => {
      const documents = listDocuments(workspace).map(({ id, reading, metadata }) => [id, reading, metadata]);
      return [documents, copyDecisions(workspace) satisfies CopyDecisions, threshold];
    },
  };
}

function boilerplateStage(workspace: Workspace, threshold: number, copies?: Copies): Stage {
  return {
    name: 'boilerplate',
    version: FINGERPRINTS_VERSION,
    setting: threshold,
    inputs: () => [readingsIn(workspace), copies],
  };
}

function twinsStage(workspace: Workspace): Stage {
  return { name: 'twins', version: FINGERPRINTS_VERSION, setting: '', inputs: () => readingsIn(workspace) };
}

function* copiesSteps(workspace: Workspace, threshold: number): Steps<Copies> {
  return yield* remembered(workspace, copiesStage(workspace, threshold), function* () {
    const comparisons = yield* comparisonsSteps(workspace);
    return copiesFrom(comparisons, { threshold, decisions: copyDecisions(workspace) });
  });
}

function* comparisonsSteps(workspace: Workspace): Steps<Comparisons> {
  const { comparer, candidates } = yield* comparedDocuments(workspace);
  return yield* comparer.compare(candidates, (id) => documentText(workspace, id) ?? '');
}

function* repeatedSteps(workspace: Workspace, threshold: number): Steps<Boilerplate> {
  const copies = yield* copiesSteps(workspace, threshold);
  return yield* remembered(workspace, boilerplateStage(workspace, threshold, copies), function* () {
    const { boilerplate } = yield* saidIn(workspace);
    return yield* boilerplate.found(copies, (place) => textOf(workspace, place));
  });
}

function* twinsSteps(workspace: Workspace): Steps<readonly Twins[]> {
  return yield* remembered(workspace, twinsStage(workspace), function* () {
    const { twins } = yield* saidIn(workspace);
    return yield* twins.found((place) => textOf(workspace, place));
  });
}

/** Workspaces whose documents are coming in or being compared: what was last known is shown meanwhile. */
const held = new WeakMap<Workspace, number>();

/** Lets what was last known of copies, boilerplate and twins stand until the function given back is called. */
export function holdCopies(workspace: Workspace): () => void {
  held.set(workspace, (held.get(workspace) ?? 0) + 1);
  return () => void held.set(workspace, (held.get(workspace) ?? 1) - 1);
}

const isHeld = (workspace: Workspace) => (held.get(workspace) ?? 0) > 0;

/** What is compared in slices takes turns: two at once would trip over one another. */
const turns = new WeakMap<Workspace, Promise<unknown>>();

async function inTurn<Result>(workspace: Workspace, work: () => Promise<Result>): Promise<Result> {
  const before = turns.get(workspace) ?? Promise.resolve();
  const turn = before
    .catch(() => undefined)
    .then(async () => {
      const release = holdCopies(workspace);
      try {
        return await work();
      } catch (error) {
        forgetCompared(workspace);
        throw error;
      } finally {
        release();
      }
    });
  turns.set(workspace, turn);
  return await turn;
}

/** Rounds in which documents may go on changing while they are compared; then whoever asks next compares the rest. */
const MOST_ROUNDS = 5;

export interface CompareControl {
  readonly isStopped?: () => boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Brings copies, boilerplate and twins up to date in slices, so that whoever asks the engine meanwhile is answered; from
 * what was last known, where copies matter. What is up to date costs nothing.
 */
export async function bringCopiesUpToDate(
  workspace: Workspace,
  threshold: number,
  { isStopped = () => false, onProgress }: CompareControl = {},
): Promise<void> {
  const isOver = () => isStopped() || !isOpen(workspace);
  const isDone = () => !isOpen(workspace) || areCopiesKnown(workspace, threshold);
  if (isDone()) return;
  await inTurn(workspace, async () => {
    for (let round = 0; round < MOST_ROUNDS && !isDone(); round++) {
      const work = [copiesSteps(workspace, threshold), repeatedSteps(workspace, threshold), twinsSteps(workspace)];
      for (const [at, steps] of work.entries()) {
        onProgress?.(at, work.length);
        if (isOver() || (await inSlices<unknown>(steps, isOver)) === undefined) return forgetCompared(workspace);
      }
      onProgress?.(work.length, work.length);
    }
  });
}

/** Whether copies, boilerplate and twins are known for the documents as they are. */
function areCopiesKnown(workspace: Workspace, threshold: number): boolean {
  return [
    { name: 'copies', setting: threshold },
    { name: 'boilerplate', setting: threshold },
    { name: 'twins', setting: '' },
  ].every((stage) => isKnown(workspace, stage));
}

/**
 * The same where nobody is at it: before something is asked that the whole folder would otherwise be compared for. What
 * keeps it from being done is said by what is asked, if that needs it; saving elsewhere, for one, does not.
 */
export async function compareWhatChanged(workspace: Workspace, threshold: number): Promise<void> {
  if (!isHeld(workspace)) await bringCopiesUpToDate(workspace, threshold).catch(() => undefined);
}

/** Carries steps out at once; what was compared half is not built upon. */
function now<Result>(workspace: Workspace, steps: Steps<Result>): Result {
  try {
    return allAtOnce(steps);
  } catch (error) {
    forgetCompared(workspace);
    throw error;
  }
}

/** Copies and look-alikes in the workspace. */
export function copiesIn(workspace: Workspace, threshold: number): Copies {
  if (isHeld(workspace))
    return lastKnown<Copies>(workspace, copiesStage(workspace, threshold)) ?? { groups: [], lookAlikes: [] };
  return now(workspace, copiesSteps(workspace, threshold));
}

/** Every pair of documents that may be copies, compared; thresholds and decisions can then change without reading again. */
export function comparisonsIn(workspace: Workspace): Promise<Comparisons> {
  return inTurn(workspace, async () => {
    const found = await inSlices(comparisonsSteps(workspace), () => !isOpen(workspace));
    if (found === undefined) throw new Error('The workspace was closed while its documents were compared.');
    return found;
  });
}

/** Passages that stand in several documents. */
export function twinsIn(workspace: Workspace): readonly Twins[] {
  if (isHeld(workspace)) return lastKnown<readonly Twins[]>(workspace, twinsStage(workspace)) ?? [];
  return now(workspace, twinsSteps(workspace));
}

/**
 * Passages that are mostly sentences found in many unrelated documents, as "document passage"; those that the reviewer
 * brought back are none.
 */
export function boilerplateIn(workspace: Workspace, threshold: number): ReadonlySet<string> {
  const said = setAsideDecisions(workspace);
  return new Set([...repeatedIn(workspace, threshold)].filter((place) => said.get(place) !== false));
}

/** How many passages of each document are set aside for nothing but that. */
export function repeatedByDocument(workspace: Workspace, threshold: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const place of boilerplateIn(workspace, threshold)) {
    const end = place.indexOf(' ');
    const documentId = place.slice(0, end);
    if (getPassage(workspace, documentId, place.slice(end + 1))?.furniture !== null) continue;
    counts[documentId] = (counts[documentId] ?? 0) + 1;
  }
  return counts;
}

/** The same whatever the reviewer said of them. */
export function repeatedIn(workspace: Workspace, threshold: number): ReadonlySet<string> {
  const { passages } = isHeld(workspace)
    ? (lastKnown<Boilerplate>(workspace, boilerplateStage(workspace, threshold)) ?? { passages: [] })
    : now(workspace, repeatedSteps(workspace, threshold));
  return new Set(passages.map(({ documentId, passageId }) => passageKey({ documentId, passageId })));
}

/** What every document says depends on its reading and on what the reviewer set aside or brought back. */
function readingsIn(workspace: Workspace): unknown {
  return [listDocuments(workspace).map(({ id, reading }) => [id, reading]), ...setAsideDecisions(workspace)];
}

function textOf(workspace: Workspace, { documentId, passageId }: { documentId: string; passageId: string }): string {
  return getPassage(workspace, documentId, passageId)?.text ?? '';
}

/** The documents that count, in the order of their paths. */
export function countedIn(workspace: Workspace, threshold: number): DocumentSummary[] {
  const documents = listDocuments(workspace);
  const counted = new Set(
    countedDocuments(
      documents.map(({ id }) => id),
      copiesIn(workspace, threshold),
    ),
  );
  return documents.filter(({ id }) => counted.has(id));
}

/** Where the passages that may be evidence stand in documents that count; guidance and boilerplate left out. */
export function countedPlaces(
  workspace: Workspace,
  threshold: number,
): { readonly documentId: string; readonly passageId: string }[] {
  const boilerplate = boilerplateIn(workspace, threshold);
  return evidenceSources(countedIn(workspace, threshold)).flatMap(({ id: documentId }) =>
    evidenceIds(workspace, documentId)
      .filter((passageId) => !boilerplate.has(passageKey({ documentId, passageId })))
      .map((passageId) => ({ documentId, passageId })),
  );
}

/**
 * Passages that may be evidence, boilerplate left out, one document after the other; of all documents that count and
 * are no guidance, where none are given.
 */
export function* countedPassages(
  workspace: Workspace,
  threshold: number,
  documents: readonly DocumentSummary[] = evidenceSources(countedIn(workspace, threshold)),
): Generator<{ document: DocumentSummary; passages: EvidenceText[] }> {
  const boilerplate = boilerplateIn(workspace, threshold);
  for (const document of documents) {
    const passages = evidenceTexts(workspace, document.id).filter(({ id }) => !boilerplate.has(`${document.id} ${id}`));
    yield { document, passages };
  }
}
