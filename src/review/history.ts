/**
 * The state of a review as the sum of its log, and which act undo and redo would take.
 */
import type { Change, Entry, Json, ReviewState } from './records.ts';
import { recordId } from './records.ts';

/** The state after some changes. The state before is left as it was. */
export function applied(state: ReviewState, changes: readonly Change[]): ReviewState {
  const next = new Map<string, Json>(state);
  for (const change of changes) {
    if (change.after === null) next.delete(recordId(change));
    else next.set(recordId(change), change.after);
  }
  return next;
}

/** The changes that take the given ones back, in the order in which that has to be done. */
export function reversed(changes: readonly Change[]): Change[] {
  return changes.toReversed().map(({ kind, key, before, after }) => ({ kind, key, before: after, after: before }));
}

/** What the log says the state is. */
export function replayed(entries: Iterable<Entry>): ReviewState {
  const state = new Map<string, Json>();
  for (const { changes } of entries) {
    for (const change of changes) {
      if (change.after === null) state.delete(recordId(change));
      else state.set(recordId(change), change.after);
    }
  }
  return state;
}

/** Sequences of the acts that can be undone and redone, the next one last. */
export interface UndoStacks {
  readonly done: readonly number[];
  readonly undone: readonly number[];
}

/**
 * The stacks after one more entry. A new act forgets what had been undone; a note that changes anything, a new reading of
 * a document for example, is a line that undo does not cross.
 */
export function stacksAfter(stacks: UndoStacks, entry: Pick<Entry, 'sequence' | 'kind' | 'changes'>): UndoStacks {
  const { done, undone } = stacks;
  if (entry.kind === 'act') return { done: [...done, entry.sequence], undone: [] };
  if (entry.kind === 'undo') return { done: done.slice(0, -1), undone: [...undone, ...done.slice(-1)] };
  if (entry.kind === 'redo') return { done: [...done, ...undone.slice(-1)], undone: undone.slice(0, -1) };
  return entry.changes.length > 0 ? { done: [], undone: [] } : stacks;
}
