/**
 * What the window has to tell: what happened, what was kept, what to do. One list, shown by the frame.
 */
import { useSyncExternalStore } from 'react';
import { OperationError } from '../../src/contract/errors.ts';

export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'trouble';
  readonly title: string;
  readonly text?: string;
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

/** Shows a notice. What went well leaves by itself; trouble stays until it is dismissed. At most three are shown. */
export function tell(notice: Omit<Notice, 'id'>): void {
  const id = ++last;
  set([...notices.filter((other) => other.title !== notice.title), { ...notice, id }].slice(-3));
  if (notice.kind === 'done') setTimeout(() => dismiss(id), notice.act ? 8000 : 4000);
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
export async function attempt<Result>(what: string, deed: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await deed();
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
