import { useRef, useState } from 'react';
import type { SubjectRow } from '../../../src/contract/operations/subjects.ts';
import { useEngineMutation, useEngineQuery, useHost } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/check.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { AreaField, FilterField, LineField } from '../../parts/field.tsx';
import { matchWords } from '../../parts/match.ts';
import { ChoiceMenu, DeedMenu } from '../../parts/menu.tsx';
import { Tag } from '../../parts/small.tsx';
import { count } from '../../parts/words.ts';
import styles from './themes.module.css';

/** A subject that nobody has written yet. */
const EMPTY: SubjectRow = {
  id: '',
  name: '',
  parent: null,
  belongs: '',
  isNot: null,
  names: [],
  signs: [],
  except: [],
  general: false,
  sought: true,
  origin: 'added',
};

/** The subjects that themes are looked for by: read, changed, added, shared. */
export function Subjects({ onClose }: { readonly onClose: () => void }) {
  const { data } = useEngineQuery('themes.subjects', {});
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const all = data ?? [];
  const rows = all.filter(({ name, names }) => matchWords(words, `${name} ${names.join(' ')}`) !== null);
  const subject = chosen === '' ? EMPTY : (all.find(({ id }) => id === chosen) ?? rows[0]);
  return (
    <Dialog title="Subjects to look for" onClose={onClose} wide>
      <p>
        Themes are passages about these subjects. Change one, add your own, or share yours as a file. Subjects that the
        documents bring themselves are found as well.
      </p>
      <div className={styles.acts}>
        <FilterField label="Filter subjects" value={words} onChange={setWords} />
        <Button icon="plus" onPress={() => setChosen('')}>
          New subject
        </Button>
        <Share />
      </div>
      <div className={styles.room}>
        <div className={styles.subjects}>
          <ul className={styles.subjectList} aria-label="Subjects">
            {rows.map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  className={styles.subject}
                  aria-current={row.id === subject?.id ? 'true' : undefined}
                  onClick={() => setChosen(row.id)}
                >
                  {row.name} {row.origin !== 'program' && <Tag>{row.origin === 'added' ? 'yours' : 'changed'}</Tag>}
                </button>
              </li>
            ))}
          </ul>
          {subject && <SubjectFields key={subject.id} subject={subject} all={all} onSaved={setChosen} />}
        </div>
      </div>
    </Dialog>
  );
}

function SubjectFields({
  subject,
  all,
  onSaved,
}: {
  readonly subject: SubjectRow;
  readonly all: readonly SubjectRow[];
  readonly onSaved: (id: string | null) => void;
}) {
  const save = useEngineMutation('themes.saveSubject');
  const remove = useEngineMutation('themes.removeSubject');
  const [name, setName] = useState(subject.name);
  const [parent, setParent] = useState(subject.parent);
  const [belongs, setBelongs] = useState(subject.belongs);
  const [isNot, setIsNot] = useState(subject.isNot ?? '');
  const [names, setNames] = useState(subject.names.join('\n'));
  const [signs, setSigns] = useState(subject.signs.join('\n'));
  const [except, setExcept] = useState(subject.except.join('\n'));
  const [sought, setSought] = useState(subject.sought);
  const [general, setGeneral] = useState(subject.general);
  const hasParts = all.some((other) => other.parent === subject.id && subject.id !== '');
  const parents = all.filter((other) => other.parent === null && other.id !== subject.id);
  const keep = async () => {
    const { origin: _, ...before } = subject;
    const id = subject.id || freeId(name, all);
    const done = await attempt('The subject was left as it was', () =>
      save({
        ...before,
        id,
        name: name.trim(),
        parent,
        belongs: belongs.trim(),
        isNot: isNot.trim() || null,
        names: linesOf(names),
        signs: linesOf(signs),
        except: linesOf(except),
        general,
        sought,
      }),
    );
    if (!done) return;
    tell({ kind: 'done', title: `“${name.trim()}” is looked for` });
    onSaved(id);
  };
  return (
    <div className={styles.fields}>
      <LineField label="Heading" value={name} onChange={setName} />
      <AreaField label="Names it has or has had, one on each line" value={names} onChange={setNames} rows={5} />
      <AreaField label="Words often found with it" value={signs} onChange={setSigns} rows={3} />
      <AreaField label="Phrases in which these mean something else" value={except} onChange={setExcept} rows={2} />
      <AreaField label="What belongs to it" value={belongs} onChange={setBelongs} rows={2} />
      <AreaField label="What does not" value={isNot} onChange={setIsNot} rows={2} />
      {!hasParts && (
        <div>
          Below{' '}
          <ChoiceMenu
            label="Below"
            shown={all.find(({ id }) => id === parent)?.name ?? 'no other subject'}
            chosen={parent ?? ''}
            onChoose={(id) => setParent(id === '' ? null : id)}
            choices={[
              { id: '', label: 'no other subject' },
              ...parents.map((one) => ({ id: one.id, label: one.name })),
            ]}
          />
        </div>
      )}
      <Check checked={sought} onChange={setSought}>
        List it even where little is said about it
      </Check>
      <Check checked={general} onChange={setGeneral}>
        Many passages mention it only in passing
      </Check>
      <div className={styles.acts}>
        <Button look="first" onPress={() => void keep()} isDisabled={name.trim() === '' || linesOf(names).length === 0}>
          Save
        </Button>
        {subject.origin !== 'program' && subject.id !== '' && (
          <Button
            onPress={() =>
              void attempt('The subject stays on the list', () => remove({ id: subject.id })).then((done) => {
                if (done) onSaved(subject.origin === 'changed' ? subject.id : null);
              })
            }
          >
            {subject.origin === 'changed' ? 'Go back to the built-in subject' : 'Remove from the list'}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Saving the subjects as a file, and taking those of a file in. */
function Share() {
  const host = useHost();
  const chooser = useRef<HTMLInputElement>(null);
  const write = useEngineMutation('themes.exportSubjects');
  const take = useEngineMutation('themes.importSubjects');
  const save = async (all: boolean) => {
    const file = await attempt('No file was written', () => write({ all }));
    if (file) await attempt('The file was not saved', () => host.save(file.id, file.name));
  };
  return (
    <>
      <DeedMenu
        label="Save as a file"
        actions={[
          { id: 'own', label: 'Those you changed or added', run: () => void save(false) },
          { id: 'all', label: 'The whole list', run: () => void save(true) },
        ]}
      />
      <Button icon="folder" onPress={() => chooser.current?.click()}>
        Add from a file
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        data-choose="subjects"
        accept=".json,application/json"
        onChange={async (event) => {
          const [file] = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (!file) return;
          const taken = await attempt('No subject was added', async () => take({ text: await file.text() }));
          if (taken) tell({ kind: 'done', title: `${count(taken.taken, 'subject')} added or changed` });
        }}
      />
    </>
  );
}

function linesOf(typed: string): string[] {
  return [...new Set(typed.split('\n').map((line) => line.trim()))].filter(Boolean);
}

/** An id made of the heading that no other subject has. */
function freeId(name: string, all: readonly SubjectRow[]): string {
  const plain =
    name
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 60) || 'subject';
  const taken = new Set(all.map(({ id }) => id));
  let id = plain;
  for (let at = 2; taken.has(id); at++) id = `${plain}-${at}`;
  return id;
}
