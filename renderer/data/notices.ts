/**
 * What the window has to tell: what happened, what was kept, what to do. One list, shown by the frame.
 */
import { useSyncExternalStore } from 'react';
import { OperationError } from '../../src/contract/errors.ts';

export interface Notice {
  readonly id: number;
  /** What went well, what the person has to know, or what went wrong. */
  readonly kind: 'done' | 'note' | 'trouble';
  readonly title: string;
  readonly text?: string;
  /** What it tells of is one step for undo: Undo stands beside it. */
  readonly undo?: boolean;
  /** One thing to do about it. */
  readonly act?: { readonly label: string; readonly run: () => void };
}

let notices: readonly Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

/**
 * Shows a notice in place of the one before. What went well leaves by itself and is forgotten when the next comes; anything
 * else waits below until it is put away.
 */
export function tell(notice: Omit<Notice, 'id'>): void {
  const id = ++last;
  const waiting = notices.filter((other) => other.kind !== 'done' && other.title !== notice.title);
  set([...waiting, { ...notice, id }]);
  if (notice.kind === 'done') setTimeout(() => dismiss(id), notice.act || notice.undo ? 8000 : 4000);
}

export function dismiss(id: number): void {
  set(notices.filter((notice) => notice.id !== id));
}

/** The sentence of anything thrown. */
export function sentenceOf(thrown: unknown): string {
  return thrown instanceof OperationError
    ? thrown.message
    : 'Something went wrong that should not have. Nothing saved was lost; please try again.';
}

/** Does something and, if it fails, says what did not happen and why. Returns undefined then. */
export async function attempt<Result>(what: string, action: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await action();
  } catch (thrown) {
    if (!(thrown instanceof OperationError && thrown.code === 'stopped')) {
      tell({ kind: 'trouble', title: what, text: sentenceOf(thrown) });
    }
    return undefined;
  }
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
}
