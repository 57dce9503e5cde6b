import { useState } from 'react';
import type { FamilyRow } from '../../../src/contract/operations/search.ts';
import { useAsk, useDeed } from '../../data/ask.ts';
import { attempt, tell } from '../../data/notices.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { AreaField, LineField } from '../../parts/field.tsx';
import pane from '../../parts/pane.module.css';
import { count } from '../../parts/words.ts';
import { withField } from './fields.ts';
import styles from './search.module.css';

/** Searches that were kept, and the words that search takes for one another. */
export function SearchSide({ query, onQuery }: { readonly query: string; readonly onQuery: (query: string) => void }) {
  const { data: saved } = useAsk('search.saved', {});
  const { data: families } = useAsk('search.families', {});
  const save = useDeed('search.save');
  const { data: tags } = useAsk('search.tags', {});
  const [question, setQuestion] = useState<'save' | 'new' | FamilyRow | null>(null);
  const words = query.toLowerCase();
  const touched = (families ?? []).filter((family) => family.forms.some((form) => words.includes(form.toLowerCase())));
  const shown = touched.length > 0 ? touched : (families ?? []);
  return (
    <aside className={cx(pane.pane, styles.side)} aria-label="Kept searches, tags and families of words">
      <div className={pane.scroll}>
        <h2 className={styles.sideTitle}>Kept searches</h2>
        <ul>
          {saved?.map((one) => (
            <li key={one.name} className={styles.saved}>
              <button type="button" className={styles.mean} onClick={() => onQuery(one.query)} title={one.query}>
                {one.name}
              </button>
              <Button
                look="quiet"
                icon="cross"
                aria-label={`Forget the search ${one.name}`}
                onPress={() =>
                  void attempt('The search was not forgotten', () => save({ name: one.name, query: null }))
                }
              />
            </li>
          ))}
        </ul>
        <div className={styles.sideLine}>
          {query.trim() ? (
            <Button onPress={() => setQuestion('save')}>Keep this search</Button>
          ) : (
            saved?.length === 0 && <span className={pane.muted}>A search you will need again can be kept here.</span>
          )}
        </div>
        {tags && tags.length > 0 && (
          <>
            <h2 className={styles.sideTitle}>Tags</h2>
            <ul>
              {tags.map(({ tag, passages }) => (
                <li key={tag} className={styles.saved}>
                  <button type="button" className={styles.mean} onClick={() => onQuery(withField('', 'tag', tag))}>
                    {tag}
                  </button>
                  <span className={pane.soft}>{count(passages, 'passage')}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2 className={styles.sideTitle}>
          {touched.length > 0 ? 'Taken for one another in this search' : 'Words taken for one another'}
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
  const save = useDeed('search.save');
  const [name, setName] = useState('');
  return (
    <Dialog
      title="Keep this search"
      onClose={onClose}
      act={{
        label: 'Keep',
        ready: name.trim() !== '',
        run: async () => {
          onClose();
          const done = await attempt('The search was not kept', () => save({ name: name.trim(), query: query.trim() }));
          if (done) tell({ kind: 'done', title: `“${name.trim()}” is kept` });
        },
      }}
    >
      <p>{query}</p>
      <LineField label="Name" value={name} onChange={setName} autoFocus />
    </Dialog>
  );
}

function Family({ family, onClose }: { readonly family: FamilyRow; readonly onClose: () => void }) {
  const set = useDeed('search.setFamily');
  const [typed, setTyped] = useState(family.forms.join('\n'));
  const keep = async (forms: string[] | null) => {
    onClose();
    await attempt('The family was left as it was', () => set({ name: family.name, forms }));
  };
  const forms = linesOf(typed);
  return (
    <Dialog title={`Words for “${family.name}”`} onClose={onClose} act={{ label: 'Keep', run: () => void keep(forms) }}>
      <AreaField
        label="One word or phrase a line; none switches the family off"
        value={typed}
        onChange={setTyped}
        rows={8}
      />
      {family.builtIn && family.changed && (
        <div>
          <Button onPress={() => void keep(null)}>Go back to what is built in</Button>
        </div>
      )}
      {!family.builtIn && (
        <div>
          <Button onPress={() => void keep(null)}>Remove this family</Button>
        </div>
      )}
    </Dialog>
  );
}

function NewFamily({ taken, onClose }: { readonly taken: readonly string[]; readonly onClose: () => void }) {
  const set = useDeed('search.setFamily');
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const forms = linesOf(typed);
  const exists = taken.includes(name.trim());
  return (
    <Dialog
      title="Words that mean the same"
      onClose={onClose}
      act={{
        label: 'Keep',
        ready: name.trim() !== '' && forms.length > 1 && !exists,
        run: async () => {
          const done = await attempt('The words were not kept', () => set({ name: name.trim(), forms }));
          if (!done) return;
          onClose();
          tell({ kind: 'done', title: `A search for one of “${name.trim()}” finds them all now` });
        },
      }}
    >
      <LineField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        error={exists ? 'There is such a family already. Choose it in the list to change it.' : null}
      />
      <AreaField label="One word or phrase a line, two at least" value={typed} onChange={setTyped} rows={6} />
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
