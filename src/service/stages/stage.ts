/**
 * A stage's result is kept with a fingerprint of everything it was made from, and made again only when that changes.
 */
import { createHash } from 'node:crypto';
import type { Steps } from '../../dedupe/steps.ts';
import { documentsRevision } from '../../workspace/changes.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { getStage, putStage } from '../../workspace/stages.ts';

/** What a stage's result is made from. */
export interface Stage {
  readonly name: string;
  /** Of the rules. */
  readonly version: number;
  /** Everything it depends on besides the rules. Asked only where documents have changed since it was last known. */
  readonly inputs: () => unknown;
  /** What else it depends on than what `documentsRevision` counts, in short. */
  readonly setting: string | number;
}

interface Kept<Value> {
  readonly inputs: string;
  readonly value: Value;
}

/** The state of a result that nobody has asked to hold for the documents as they are. */
const OF_BEFORE = '';

interface Known {
  readonly state: string;
  readonly value: unknown;
}

/** What is known of open workspaces, by the name of the stage. */
const knownOf = new WeakMap<Workspace, Map<string, Known>>();

function knownIn(workspace: Workspace): Map<string, Known> {
  const known = knownOf.get(workspace) ?? new Map<string, Known>();
  knownOf.set(workspace, known);
  return known;
}

/** What tells the documents as they are from any others; null within a transaction, which may be taken back. */
function stateOf(workspace: Workspace, { setting }: Pick<Stage, 'setting'>): string | null {
  const revision = documentsRevision(workspace);
  return revision === null ? null : `${revision} ${setting}`;
}

/** The kept result of a stage if it was made from the same inputs by the same rules; otherwise makes and keeps it. */
export function* remembered<Value>(workspace: Workspace, stage: Stage, make: () => Steps<Value>): Steps<Value> {
  const { name, version } = stage;
  const state = stateOf(workspace, stage);
  const known = knownIn(workspace).get(name);
  if (state !== null && known?.state === state) return known.value as Value;
  const inputs = createHash('sha256').update(JSON.stringify(stage.inputs())).digest('hex');
  yield;
  const kept = getStage<Kept<Value>>(workspace, name, '', version)?.value;
  const isKept = kept?.inputs === inputs;
  const value = isKept ? kept.value : yield* make();
  if (!isKept) putStage(workspace, name, '', version, { inputs, value } satisfies Kept<Value>);
  if (state !== null) knownIn(workspace).set(name, { state, value });
  return value;
}

/** Whether the result of a stage is known for the documents as they are now. */
export function isKnown(workspace: Workspace, stage: Pick<Stage, 'name' | 'setting'>): boolean {
  return knownIn(workspace).get(stage.name)?.state === stateOf(workspace, stage);
}

/** The result of a stage as it was last known, whatever has changed since, or null where it never was. */
export function lastKnown<Value>(
  workspace: Workspace,
  { name, version }: Pick<Stage, 'name' | 'version'>,
): Value | null {
  const known = knownIn(workspace).get(name);
  if (known !== undefined) return known.value as Value | null;
  const value = getStage<Kept<Value>>(workspace, name, '', version)?.value.value ?? null;
  knownIn(workspace).set(name, { state: OF_BEFORE, value });
  return value;
}
