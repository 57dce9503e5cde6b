/**
 * A stage's result is kept with a fingerprint of everything it was made from, and made again only when that changes.
 */
import { createHash } from 'node:crypto';
import type { Workspace } from '../../workspace/handle.ts';
import { getStage, putStage } from '../../workspace/stages.ts';

interface Kept<Value> {
  readonly inputs: string;
  readonly value: Value;
}

/** The kept result of a stage if it was made from the same inputs by the same rules; otherwise makes and keeps it. */
export function remembered<Value>(
  workspace: Workspace,
  stage: string,
  version: number,
  inputs: unknown,
  make: () => Value,
): Value {
  const fingerprint = createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
  const kept = getStage<Kept<Value>>(workspace, stage, '', version);
  if (kept !== null && kept.value.inputs === fingerprint) return kept.value.value;
  const value = make();
  putStage(workspace, stage, '', version, { inputs: fingerprint, value } satisfies Kept<Value>);
  return value;
}
