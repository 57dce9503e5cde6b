/**
 * Several passages of the list chosen with Ctrl or Shift, to be decided in one step.
 */

import { useMemo, useRef, useState } from 'react';
import type { QueueItem } from '../../../../src/contract/operations/review.ts';
import { passageKey } from '../../../../src/document/passage-ref.ts';
import { useEngineMutation } from '../../../data/engine.ts';
import { attempt, tell } from '../../../data/notices.ts';
import { useWorkspace } from '../../../frame/workspace.ts';
import { Button } from '../../../parts/button.tsx';
import pane from '../../../parts/pane.module.css';
import { useStable } from '../../../parts/stable.ts';
import { count } from '../../../parts/words.ts';
import styles from './queue-pane.module.css';

export interface Picking {
  readonly picked: ReadonlySet<string>;
  readonly items: readonly QueueItem[];
  pick(item: QueueItem, isRange: boolean): void;
  clear(): void;
}

export function usePicking(items: readonly QueueItem[]): Picking {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const { pick } = useStable({
    pick: (item: QueueItem, isRange: boolean) => {
      const key = passageKey(item);
      const keys = items.map(passageKey);
      const [from, to] = [last.current === null ? -1 : keys.indexOf(last.current), keys.indexOf(key)];
      last.current = key;
      setPicked((before) => {
        if (isRange && from >= 0 && to >= 0)
          return new Set([...before, ...keys.slice(Math.min(from, to), Math.max(from, to) + 1)]);
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      });
    },
  });
  const chosen = useMemo(() => items.filter((item) => picked.has(passageKey(item))), [items, picked]);
  return { picked, items: chosen, pick, clear: () => setPicked(new Set()) };
}

/** What can be done with them; one undo takes all of it back. */
export function PickedBar({ picking }: { readonly picking: Picking }) {
  const { frameworkId } = useWorkspace();
  const decide = useEngineMutation('review.decideMany');
  const { items } = picking;
  if (items.length === 0) return null;
  const suggested = new Set(items.map((item) => item.suggested?.criterion ?? null));
  const [only = null] = suggested.size === 1 ? suggested : [];
  const save = async (criterion: string | null) => {
    const places = items.map(({ documentId, passageId }) => ({ documentId, passageId }));
    const done = await attempt('The passages were not decided', () => decide({ frameworkId, places, criterion }));
    if (!done) return;
    picking.clear();
    tell({ kind: 'done', title: `${count(items.length, 'passage')} decided together`, undo: true });
  };
  return (
    <div className={styles.acts}>
      <span className={pane.soft}>{count(items.length, 'passage')} chosen</span>
      <span className={pane.grow} />
      {only !== null && (
        <Button look="first" onPress={() => void save(only)}>
          Accept {only} for all
        </Button>
      )}
      <Button onPress={() => void save(null)}>None of these for all</Button>
      <Button look="quiet" onPress={picking.clear}>
        Clear selection
      </Button>
    </div>
  );
}
