/**
 * Decisions made in this window, laid over the lists that were loaded before: a decided passage keeps its place in the
 * list until the reviewer leaves it, and a decision shows at once, before it is saved.
 */

import { useSyncExternalStore } from 'react';
import type { DecisionRow } from '../../../src/contract/operations/review.ts';
import { type PassageRef, passageKey } from '../../../src/document/passage-ref.ts';

/** One decision with what was there before; twins are decided with it. */
export interface Entry {
  readonly passages: readonly PassageRef[];
  readonly before: ReadonlyMap<string, DecisionRow | null>;
  readonly after: DecisionRow;
  /** What undo would call it; null until it is saved. */
  readonly words: string | null;
}

export interface Session {
  readonly decisions: ReadonlyMap<string, DecisionRow | null>;
  readonly done: readonly Entry[];
  readonly undone: readonly Entry[];
}

export const EMPTY_SESSION: Session = { decisions: new Map(), done: [], undone: [] };

function laid(
  decisions: Session['decisions'],
  passages: readonly PassageRef[],
  of: (key: string) => DecisionRow | null,
): Session['decisions'] {
  const next = new Map(decisions);
  for (const passage of passages) next.set(passageKey(passage), of(passageKey(passage)));
  return next;
}

/** The session after a decision; what had been undone before can no longer be redone. */
export function decided(session: Session, entry: Entry): Session {
  return {
    decisions: laid(session.decisions, entry.passages, () => entry.after),
    done: [...session.done, entry],
    undone: [],
  };
}

/** The session once a decision is saved: the engine has given it the words that undo will answer with. */
export function savedAs(session: Session, entry: Entry, words: string): Session {
  return { ...session, done: session.done.map((other) => (other === entry ? { ...entry, words } : other)) };
}

/** The session without a decision that could not be saved. */
export function rolledBack(session: Session, entry: Entry): Session {
  return {
    ...session,
    decisions: laid(session.decisions, entry.passages, (key) => entry.before.get(key) ?? null),
    done: session.done.filter((other) => other !== entry),
  };
}

/** The session after its last decision was undone. */
export function undone(session: Session): Session {
  const entry = session.done.at(-1);
  if (!entry) return session;
  return {
    decisions: laid(session.decisions, entry.passages, (key) => entry.before.get(key) ?? null),
    done: session.done.slice(0, -1),
    undone: [...session.undone, entry],
  };
}

/** The session after the decision undone last was made again. */
export function redone(session: Session): Session {
  const entry = session.undone.at(-1);
  if (!entry) return session;
  return {
    decisions: laid(session.decisions, entry.passages, () => entry.after),
    done: [...session.done, entry],
    undone: session.undone.slice(0, -1),
  };
}

let session = EMPTY_SESSION;
const listeners = new Set<() => void>();

export function updateSession(step: (session: Session) => Session): void {
  session = step(session);
  for (const listener of listeners) listener();
}

export function currentSession(): Session {
  return session;
}

export function useSession(): Session {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );
}

/** The decision that undo or redo would touch, if it was made in this window. */
export function sessionTop(way: 'undo' | 'redo'): Entry | null {
  return (way === 'undo' ? session.done.at(-1) : session.undone.at(-1)) ?? null;
}

const watchers = new Set<(passage: PassageRef) => void>();

/** Notes that the engine has undone or redone the last decision, and tells Review which passage that was. */
export function noteUndone(way: 'undo' | 'redo'): void {
  const passage = sessionTop(way)?.passages[0];
  updateSession(way === 'undo' ? undone : redone);
  if (passage) for (const watcher of watchers) watcher(passage);
}

export function watchUndone(watcher: (passage: PassageRef) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
