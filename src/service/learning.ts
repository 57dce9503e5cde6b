/**
 * What decisions in other workspaces taught, carried here in a framework file: learned from beside this workspace's own
 * decisions until the reviewer lets the suggestions start afresh.
 */
import type { TaughtDecision } from '../frameworks/parse.ts';
import type { Workspace } from '../workspace/handle.ts';
import { getSetting, setSetting } from '../workspace/open.ts';

interface TakenIn {
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly decisions: readonly TaughtDecision[];
}

const nameOf = (frameworkId: string) => `learning taken in ${frameworkId}`;

/** Keeps what came with a framework, in the place of what came with it before. */
export function takeInLearning(
  workspace: Workspace,
  frameworkId: string,
  decisions: readonly TaughtDecision[],
  at: string,
): void {
  setSetting(workspace, nameOf(frameworkId), JSON.stringify({ at, decisions } satisfies TakenIn));
}

/**
 * What came with a framework and is learned from still.
 * @param since the moment up to which everything was forgotten, or null
 */
export function learningTakenIn(
  workspace: Workspace,
  frameworkId: string,
  since: string | null,
): readonly TaughtDecision[] {
  const kept = getSetting(workspace, nameOf(frameworkId));
  if (kept === null) return [];
  const { at, decisions } = JSON.parse(kept) as TakenIn;
  return since !== null && at <= since ? [] : decisions;
}

/** The latest decisions that a file of so many characters has room for: the latest are the ones that count. */
export function withinSize(decisions: readonly TaughtDecision[], characters: number): readonly TaughtDecision[] {
  let room = characters;
  const first = decisions.findLastIndex((decision) => {
    room -= JSON.stringify(decision, null, 6).length + 2;
    return room < 0;
  });
  return decisions.slice(first + 1);
}
