import { useState } from 'react';
import type { WatchedRow } from '../../../src/contract/operations/themes.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt } from '../../data/notices.ts';
import { go } from '../../frame/route.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { AreaField, LineField } from '../../parts/field.tsx';
import { familiesOf, formsIn } from './term.ts';

/** Begins to follow a term, or changes the words it goes by. */
export function WatchTerm({ term, onClose }: { readonly term: WatchedRow | null; readonly onClose: () => void }) {
  const watch = useEngineMutation('themes.watch');
  const { data: families } = useEngineQuery('search.families', {});
  const [name, setName] = useState(term?.name ?? '');
  const [typed, setTyped] = useState(term?.forms.join('\n') ?? '');
  const forms = formsIn(typed, name);
  const offered = familiesOf([name.trim(), ...forms], families ?? []);
  return (
    <Dialog
      title={term ? `Words for “${term.name}”` : 'Watch a term'}
      onClose={onClose}
      act={{
        label: term ? 'Save' : 'Watch it',
        ready: name.trim() !== '' && forms.length > 0,
        run: async () => {
          const done = await attempt('The term is not watched', () => watch({ name: name.trim(), forms }));
          if (!done) return;
          onClose();
          go('themes', { list: 'watched', term: name.trim() }, term !== null);
        },
      }}
    >
      {!term && (
        <LineField label="Term" value={name} onChange={setName} autoFocus hint="For example: waiting lists, custody" />
      )}
      <AreaField
        label="What it is also called, one word or phrase on each line"
        value={typed}
        onChange={setTyped}
        rows={6}
      />
      {offered.length > 0 && (
        <div>
          {offered.map((family) => (
            <Button
              key={family.name}
              look="quiet"
              icon="plus"
              onPress={() => setTyped([...new Set([...forms, ...family.forms])].join('\n'))}
            >
              Add the words for “{family.name}”
            </Button>
          ))}
        </div>
      )}
      <p>Plurals and hyphens make no difference. Where two of these overlap, the longer one counts, once.</p>
    </Dialog>
  );
}
