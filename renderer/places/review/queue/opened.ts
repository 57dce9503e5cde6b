/**
 * Which passage of the list is open, and how one goes on from it.
 */

import { useEffect, useMemo, useRef, useState } from 'react';
import type { QueueItem } from '../../../../src/contract/operations/review.ts';
import { type PassageRef, passageKey } from '../../../../src/document/passage-ref.ts';
import { leftOff, note } from '../../../data/left-off.ts';
import type { Choices } from '../../../frame/route.ts';
import { useStable } from '../../../parts/stable.ts';
import type { QueueFilter } from '../filter.ts';
import { currentSession } from '../session.ts';
import { decisionOf, type Queue } from './queue.ts';

export interface Opened {
  /** Where the open passage stands in the list, or -1. */
  readonly index: number;
  readonly current: QueueItem | undefined;
  open(passage: PassageRef): void;
  /** Goes some passages on, or back. */
  step(by: number): void;
  /** Goes to the next passage that nobody has decided, from the beginning again where none follows. */
  nextUndecided(): void;
}

/** A new list, or a passage named in the address, opens on that passage, else on the first one to decide. */
export function useOpened(queue: Queue, filter: QueueFilter, choices: Choices): Opened {
  const { items, places } = queue;
  const [at, setAt] = useState<string | null>(null);
  const filterKey = JSON.stringify(filter);
  const wish =
    choices.passage && choices.document
      ? passageKey({ documentId: choices.document, passageId: choices.passage })
      : null;
  const opened = useRef('');
  useEffect(() => {
    const key = `${filterKey} ${wish}`;
    if (!queue.loaded || opened.current === key) return;
    opened.current = key;
    const session = currentSession();
    const first = items.find((item) => !decisionOf(session, item)) ?? items[0];
    setAt((old) => {
      if (wish !== null && places.has(wish)) return wish;
      const last = old ?? leftOff().passage;
      if (wish === null && last !== null && places.has(last)) return last;
      return first ? passageKey(first) : null;
    });
  }, [queue.loaded, items, places, filterKey, wish]);

  const index = at === null ? -1 : (places.get(at) ?? -1);
  // Another window may have decided the open passage and taken it off this list: the one that has come in its place opens.
  const lastIndex = useRef(0);
  if (index >= 0) lastIndex.current = index;
  const isGone = at !== null && index < 0 && items.length > 0 && opened.current === `${filterKey} ${wish}`;
  useEffect(() => {
    const next = isGone ? items[Math.min(lastIndex.current, items.length - 1)] : undefined;
    if (next) setAt(passageKey(next));
  }, [isGone, items]);
  useEffect(() => {
    if (at !== null) note({ passage: at });
  }, [at]);
  const go = (item: QueueItem | undefined) => {
    if (item) setAt(passageKey(item));
  };
  const actions = useStable({
    open: (passage: PassageRef) => setAt(passageKey(passage)),
    step: (by: number) => go(items[Math.max(0, Math.min(items.length - 1, index + by))]),
    nextUndecided: () => {
      const session = currentSession();
      const undecided = (item: QueueItem, place: number) => place !== index && !decisionOf(session, item);
      const after = items.findIndex((item, place) => place > index && undecided(item, place));
      go(items[after >= 0 ? after : items.findIndex(undecided)]);
    },
  });
  const current = items[index];
  return useMemo(() => ({ index, current, ...actions }), [index, current, actions]);
}
