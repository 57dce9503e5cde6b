import { useState } from 'react';
import type { InputOf } from '../../../src/contract/contract.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useUndo } from '../../frame/undo.ts';
import { Chip } from '../../parts/chip.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField } from '../../parts/field.tsx';
import { Segment } from '../../parts/segment.tsx';
import { count as counted } from '../../parts/words.ts';
import styles from './search.module.css';

const OFFERED = 8;

/** Puts one tag on many passages, or takes it off them, as one step for undo. */
export function TagFound({
  query,
  count,
  places,
  onClose,
  onDone,
}: {
  readonly query: string;
  readonly count: number;
  /** Null: everything the query finds. */
  readonly places: NonNullable<InputOf<'search.tag'>['places']> | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { data: tags } = useEngineQuery('search.tags', {});
  const set = useEngineMutation('search.tag');
  const { undo } = useUndo();
  const [tag, setTag] = useState('');
  const [way, setWay] = useState<'on' | 'off'>('on');
  const offered = (tags ?? []).filter((one) => one.tag !== tag.trim()).slice(0, OFFERED);
  const passages = counted(count, 'passage');
  return (
    <Dialog
      title={way === 'on' ? `Tag ${passages}` : `Remove a tag from ${passages}`}
      onClose={onClose}
      act={{
        label: way === 'on' ? 'Tag' : 'Remove',
        ready: tag.trim() !== '',
        run: async () => {
          const name = tag.trim();
          const done = await attempt('No passage was tagged', () =>
            set({ query, tag: name, on: way === 'on', ...(places ? { places } : {}) }),
          );
          if (!done) return;
          onClose();
          onDone();
          if (done.changed === 0) {
            return tell({ kind: 'done', title: way === 'on' ? 'They all had this tag already' : 'None had this tag' });
          }
          tell({
            kind: 'done',
            title: `${counted(done.changed, 'passage')} ${done.changed === 1 ? 'is' : 'are'} ${way === 'on' ? 'tagged' : 'no longer tagged'} “${name}”`,
            act: { label: 'Undo', run: undo },
          });
        },
      }}
    >
      <Segment
        label="What to do"
        value={way}
        onChange={setWay}
        choices={[
          { value: 'on', label: 'Add a tag' },
          { value: 'off', label: 'Remove a tag' },
        ]}
      />
      <LineField label="Tag" value={tag} onChange={setTag} autoFocus />
      {offered.length > 0 && (
        <div className={styles.offered}>
          {offered.map((one) => (
            <Chip key={one.tag} add onPress={() => setTag(one.tag)}>
              {one.tag}
            </Chip>
          ))}
        </div>
      )}
      <p>
        Tagging does not decide anything: undecided passages stay undecided, and keep the tag once they are decided. One
        undo takes it all back.
      </p>
    </Dialog>
  );
}
