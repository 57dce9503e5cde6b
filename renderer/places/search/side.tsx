import { type ReactNode, useState } from 'react';
import type { FamilyRow } from '../../../src/contract/operations/search.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { AreaField, LineField } from '../../parts/field.tsx';
import pane from '../../parts/pane.module.css';
import { count } from '../../parts/words.ts';
import { withValues } from './fields.ts';
import styles from './search.module.css';

/** Searches that were kept, and the words that search takes for one another. */
export function SearchSide({
  query,
  opened,
  onQuery,
  divider,
}: {
  readonly query: string;
  /** Names of the families that stand for one another in this search. */
  readonly opened: readonly string[];
  readonly onQuery: (query: string) => void;
  readonly divider: ReactNode;
}) {
  const { data: saved } = useEngineQuery('search.saved', {});
  const { data: families } = useEngineQuery('search.families', {});
  const save = useEngineMutation('search.save');
  const { data: tags } = useEngineQuery('search.tags', {});
  const [question, setQuestion] = useState<'save' | 'new' | FamilyRow | null>(null);
  const touched = query.trim() === '' ? [] : (families ?? []).filter(({ name }) => opened.includes(name));
  const shown = touched.length > 0 ? touched : (families ?? []);
  return (
    <aside className={cx(pane.pane, styles.side)} aria-label="Saved searches, tags and words with the same meaning">
      {divider}
      <div className={pane.scroll}>
        <h2 className={styles.sideTitle}>Saved searches</h2>
        <ul>
          {saved?.map((one) => (
            <li key={one.name} className={styles.saved}>
              <button type="button" className={styles.mean} onClick={() => onQuery(one.query)} title={one.query}>
                {one.name}
              </button>
              <Button
                look="quiet"
                icon="cross"
                aria-label={`Delete the saved search ${one.name}`}
                onPress={() => void attempt('The search was not deleted', () => save({ name: one.name, query: null }))}
              />
            </li>
          ))}
        </ul>
        <div className={styles.sideLine}>
          {query.trim() ? (
            <Button onPress={() => setQuestion('save')}>Save this search</Button>
          ) : (
            saved?.length === 0 && <span className={pane.muted}>A search you will need again can be saved here.</span>
          )}
        </div>
        {tags && tags.length > 0 && (
          <>
            <h2 className={styles.sideTitle}>Tags</h2>
            <ul>
              {tags.map(({ tag, passages }) => (
                <li key={tag} className={styles.saved}>
                  <button type="button" className={styles.mean} onClick={() => onQuery(withValues('', 'tag', [tag]))}>
                    {tag}
                  </button>
                  <span className={pane.soft}>{count(passages, 'passage')}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2 className={styles.sideTitle}>
          {touched.length > 0 ? 'Same meaning in this search' : 'Words with the same meaning'}
        </h2>
        <ul>
          {shown.map((family) => (
            <li key={family.name}>
              <button type="button" className={styles.family} onClick={() => setQuestion(family)}>
                <b>{family.name}</b>
                <span className={styles.forms}>
                  {family.forms.length > 0 ? family.forms.join(', ') : 'switched off'}
                  {family.changed && ' (changed by you)'}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <div className={styles.sideLine}>
          <Button icon="plus" onPress={() => setQuestion('new')}>
            Add words of your own
          </Button>
        </div>
      </div>
      {question === 'new' && (
        <NewFamily taken={(families ?? []).map(({ name }) => name)} onClose={() => setQuestion(null)} />
      )}
      {question === 'save' && <SaveSearch query={query} onClose={() => setQuestion(null)} />}
      {question !== null && typeof question === 'object' && (
        <Family family={question} onClose={() => setQuestion(null)} />
      )}
    </aside>
  );
}

function SaveSearch({ query, onClose }: { readonly query: string; readonly onClose: () => void }) {
  const save = useEngineMutation('search.save');
  const [name, setName] = useState('');
  return (
    <Dialog
      title="Save this search"
      onClose={onClose}
      act={{
        label: 'Save',
        ready: name.trim() !== '',
        run: async () => {
          onClose();
          const done = await attempt('The search was not saved', () =>
            save({ name: name.trim(), query: query.trim() }),
          );
          if (done) tell({ kind: 'done', title: `“${name.trim()}” is saved` });
        },
      }}
    >
      <p>{query}</p>
      <LineField label="Name" value={name} onChange={setName} autoFocus />
    </Dialog>
  );
}

function Family({ family, onClose }: { readonly family: FamilyRow; readonly onClose: () => void }) {
  const set = useEngineMutation('search.setFamily');
  const [typed, setTyped] = useState(family.forms.join('\n'));
  const keep = async (forms: string[] | null) => {
    onClose();
    await attempt('The words were not changed', () => set({ name: family.name, forms }));
  };
  const forms = linesOf(typed);
  return (
    <Dialog title={`Words for “${family.name}”`} onClose={onClose} act={{ label: 'Save', run: () => void keep(forms) }}>
      <AreaField
        label="One word or phrase on each line; an empty list switches them off"
        value={typed}
        onChange={setTyped}
        rows={8}
      />
      {family.builtIn && family.changed && (
        <div>
          <Button onPress={() => void keep(null)}>Go back to the built-in words</Button>
        </div>
      )}
      {!family.builtIn && (
        <div>
          <Button onPress={() => void keep(null)}>Remove these words</Button>
        </div>
      )}
    </Dialog>
  );
}

function NewFamily({ taken, onClose }: { readonly taken: readonly string[]; readonly onClose: () => void }) {
  const set = useEngineMutation('search.setFamily');
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const forms = linesOf(typed);
  const exists = taken.includes(name.trim());
  return (
    <Dialog
      title="Words that mean the same"
      onClose={onClose}
      act={{
        label: 'Save',
        ready: name.trim() !== '' && forms.length > 1 && !exists,
        run: async () => {
          const done = await attempt('The words were not saved', () => set({ name: name.trim(), forms }));
          if (!done) return;
          onClose();
          tell({ kind: 'done', title: `A search for any of “${name.trim()}” finds all of them now` });
        },
      }}
    >
      <LineField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        error={exists ? 'There is a list of this name already. Choose it to change it.' : null}
      />
      <AreaField label="One word or phrase on each line, two at least" value={typed} onChange={setTyped} rows={6} />
    </Dialog>
  );
}

const linesOf = (typed: string) => [
  ...new Set(
    typed
      .split('\n')
      .map((form) => form.trim())
      .filter(Boolean),
  ),
];
