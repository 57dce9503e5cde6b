/**
 * Whether the place is being printed: then lists draw all their rows, not only those in view.
 */
import { useSyncExternalStore } from 'react';

const onPaper = typeof window === 'undefined' ? null : window.matchMedia('print');
let printing = onPaper?.matches ?? false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (printing === next) return;
  printing = next;
  for (const listener of listeners) listener();
}

if (onPaper) {
  // Before the event is over React has drawn what follows from it, and only then the browser prints.
  window.addEventListener('beforeprint', () => set(true));
  window.addEventListener('afterprint', () => set(onPaper.matches));
  onPaper.addEventListener('change', ({ matches }) => set(matches));
}

export function usePrinting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => printing,
  );
}
