/**
 * Single letters, digits and signs that act without Ctrl or Alt. They can be switched off and changed, for people who
 * dictate or whose hand falls on keys unasked (WCAG 2.1.4).
 */
import { useSyncExternalStore } from 'react';

export interface LetterKeys {
  readonly on: boolean;
  /** The reader's own key for one the program comes with, both as they are typed without Shift. */
  readonly other: Readonly<Record<string, string>>;
}

let keys: LetterKeys = { on: true, other: {} };
const listeners = new Set<() => void>();

export function setLetterKeys(next: LetterKeys): void {
  keys = next;
  for (const listener of listeners) listener();
}

export function useLetterKeys(): LetterKeys {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => keys,
  );
}

const isLetter = (key: string): boolean => key.length === 1 && key !== ' ';

/** The key that does, in the reader's setting, what `own` does in the program's; null while single keys are off. */
export function keyFor(own: string, { on, other }: LetterKeys): string | null {
  if (!isLetter(own)) return own;
  return on ? (other[own.toLowerCase()] ?? own.toLowerCase()) : null;
}

/** What a pressed key stands for in the program's setting; null where it stands for nothing. */
export function keyMeant(pressed: string, { on, other }: LetterKeys = keys): string | null {
  const shifted = /^Shift\+(.)$/u.exec(pressed)?.[1];
  const letter = shifted ?? pressed;
  if (!isLetter(letter)) return pressed;
  if (!on) return null;
  const meant =
    Object.keys(other).find((own) => other[own] === letter) ?? (other[letter] === undefined ? letter : null);
  return meant === null || shifted === undefined ? meant : `Shift+${meant}`;
}
