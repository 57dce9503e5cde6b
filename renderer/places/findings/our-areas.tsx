import { useMemo, useState } from 'react';
import { AREAS } from '../../../src/document/areas/register.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField } from '../../parts/field.tsx';
import pane from '../../parts/pane.module.css';
import { count } from '../../parts/words.ts';
import styles from './our-areas.module.css';

/** Which areas are ours. Their documents are ours, too, unless they are marked otherwise in the library. */
export function OurAreasDialog({ onClose }: { readonly onClose: () => void }) {
  const { data } = useEngineQuery('ours.get', {});
  if (!data) return null;
  return <Asked areas={data.areas} onClose={onClose} />;
}

function Asked({ areas, onClose }: { readonly areas: readonly string[]; readonly onClose: () => void }) {
  const { data: documents } = useEngineQuery('documents.list', {});
  const set = useEngineMutation('ours.setAreas');
  const [names, setNames] = useState(areas);
  const [typed, setTyped] = useState('');
  const known = useMemo(
    () => [
      ...new Set([
        ...(documents ?? []).flatMap(({ metadata }) => metadata.area ?? []),
        ...AREAS.map(({ name }) => name),
      ]),
    ],
    [documents],
  );
  const all = typed.trim() === '' || names.includes(typed.trim()) ? names : [...names, typed.trim()];
  const keep = async () => {
    const done = await attempt('What is ours was not saved', () => set({ areas: [...all] }));
    if (!done) return;
    onClose();
    tell({ kind: 'done', title: `${count(done.documents, 'document')} ${done.documents === 1 ? 'is' : 'are'} ours` });
  };
  return (
    <Dialog title="Which area is ours?" onClose={onClose} act={{ label: 'Save', run: () => void keep() }}>
      <p className={pane.soft}>
        Letters and reports about it, and what else is marked as ours in the library, are set beside what others were
        told. They count in no number of a finding.
      </p>
      {names.length > 0 && (
        <ul className={styles.names} aria-label="Our areas">
          {names.map((name) => (
            <li key={name}>
              {name}
              <Button
                look="quiet"
                icon="cross"
                aria-label={`${name} is not ours`}
                onPress={() => setNames(names.filter((other) => other !== name))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.add}>
        <LineField label="Name of the area" value={typed} onChange={setTyped} suggestions={known} autoFocus />
        {typed.trim() !== '' && (
          <Button
            icon="plus"
            onPress={() => {
              setNames(all);
              setTyped('');
            }}
          >
            Add another
          </Button>
        )}
      </div>
    </Dialog>
  );
}
