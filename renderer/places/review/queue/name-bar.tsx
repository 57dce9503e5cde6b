import { useState } from 'react';
import { useEngineMutation, useEngineQuery } from '../../../data/engine.ts';
import { attempt, tell } from '../../../data/notices.ts';
import { useDecided, useWorkspace } from '../../../frame/workspace.ts';
import { Button } from '../../../parts/button.tsx';
import { Check } from '../../../parts/check.tsx';
import { LineField } from '../../../parts/field.tsx';
import { count } from '../../../parts/words.ts';
import styles from './queue-pane.module.css';

/** Put off until the window is opened anew. */
let putOff = false;

/** Asks who decides, from the first decision on, beside the work and without taking the keys from it. */
export function NameBar() {
  const { reviewer } = useWorkspace();
  const decided = useDecided() ?? 0;
  const [isPutOff, setPutOff] = useState(putOff);
  const [name, setName] = useState('');
  const [withEarlier, setWithEarlier] = useState(true);
  const isAsked = reviewer === '' && decided > 0 && !isPutOff;
  const { data } = useEngineQuery('review.unnamed', {}, { enabled: isAsked, stale: 0 });
  const set = useEngineMutation('settings.set');
  const put = useEngineMutation('review.putInName');
  if (!isAsked) return null;
  const earlier = data?.decisions ?? 0;
  const save = () =>
    attempt('The name was not saved', async () => {
      await set({ reviewer: name.trim() });
      const { changed } = withEarlier ? await put({}) : { changed: 0 };
      tell({
        kind: 'done',
        title: changed > 0 ? `Your name is saved, and ${count(changed, 'decision')} put in it` : 'Your name is saved',
        ...(changed > 0 ? { undo: true } : {}),
      });
    });
  return (
    <form
      className={styles.name}
      aria-label="Your name"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void save();
      }}
    >
      <LineField label="Who is deciding?" value={name} onChange={setName} />
      {earlier > 0 && (
        <Check checked={withEarlier} onChange={setWithEarlier}>
          Put the decisions made so far in this name
        </Check>
      )}
      <Button type="submit" isDisabled={name.trim() === ''}>
        Save
      </Button>
      <Button
        look="quiet"
        onPress={() => {
          putOff = true;
          setPutOff(true);
        }}
      >
        Not now
      </Button>
    </form>
  );
}
