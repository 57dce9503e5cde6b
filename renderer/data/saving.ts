/**
 * How many actions are on their way to the engine, for the words "All changes saved".
 */
import { useSyncExternalStore } from 'react';

let under = 0;
const listeners = new Set<() => void>();

/** Counts a action while it runs. */
export async function counted<Result>(action: () => Promise<Result>): Promise<Result> {
  const change = (by: number) => {
    under += by;
    for (const listener of listeners) listener();
  };
  change(1);
  try {
    return await action();
  } finally {
    change(-1);
  }
}

export function useSaving(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => under > 0,
  );
}
