import { type ReactNode, useState } from 'react';
import type { CriterionRow, FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useUndo } from '../../frame/undo.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { AreaField, LineField } from '../../parts/field.tsx';
import { ChoiceMenu } from '../../parts/menu.tsx';
import { count } from '../../parts/words.ts';
import styles from './frameworks.module.css';

/** A criterion being changed where it stands, so that the page it was read from stays in sight. */
export function EditCriterion({
  frameworkId,
  criterion,
  onClose,
}: {
  readonly frameworkId: string;
  readonly criterion: CriterionRow;
  readonly onClose: () => void;
}) {
  const edit = useEngineMutation('frameworks.editCriterion');
  const [title, setTitle] = useState(criterion.title);
  const [text, setText] = useState(criterion.text);
  const [cues, setCues] = useState(criterion.cues.join('\n'));
  const ready = title.trim() !== '' && text.trim() !== '';
  const keep = async () => {
    if (!ready) return;
    const change = { title: title.trim(), text: text.trim(), cues: linesOf(cues) };
    const done = await attempt('The criterion was not changed', () =>
      edit({ frameworkId, code: criterion.code, change }),
    );
    if (done) onClose();
  };
  return (
    <form
      className={styles.form}
      aria-label={`Change ${criterion.code}`}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <LineField label="Title" value={title} onChange={setTitle} autoFocus />
      <AreaField label="The criterion" value={text} onChange={setText} />
      {!criterion.isHeading && (
        <AreaField label="Words that point to it, one on each line" value={cues} onChange={setCues} rows={5} />
      )}
      <div className={styles.acts}>
        <Button look="first" type="submit" isDisabled={!ready}>
          Save
        </Button>
        <Button look="quiet" onPress={onClose} keys="Esc">
          Cancel
        </Button>
      </div>
    </form>
  );
}

const linesOf = (typed: string) => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** A new criterion, or a heading to group criteria under. */
export function AddCriterion({
  framework,
  asHeading,
  onClose,
}: {
  readonly framework: FrameworkRow;
  readonly asHeading: boolean;
  readonly onClose: () => void;
}) {
  const edit = useEngineMutation('frameworks.edit');
  const [code, setCode] = useState('');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [under, setUnder] = useState<string | null>(null);
  const headings = framework.criteria.filter(({ isHeading }) => isHeading);
  const taken = framework.criteria.some((criterion) => criterion.code === code.trim());
  return (
    <Dialog
      title={asHeading ? 'Add a heading' : 'Add a criterion'}
      wide
      onClose={onClose}
      act={{
        label: 'Add',
        ready: !taken && [code, title, asHeading ? title : text].every((value) => value.trim() !== ''),
        run: async () => {
          const done = await attempt('Nothing was added', () =>
            edit({
              frameworkId: framework.id,
              edit: {
                action: 'add',
                code: code.trim(),
                title: title.trim(),
                text: (asHeading ? title : text).trim(),
                under,
                isHeading: asHeading,
              },
            }),
          );
          if (done) onClose();
        },
      }}
    >
      <LineField
        label="Code"
        value={code}
        onChange={setCode}
        autoFocus
        error={taken ? 'Another criterion has this code.' : null}
        hint="Short, and used once in the set: C19, 2.4"
      />
      <LineField label="Title" value={title} onChange={setTitle} />
      {!asHeading && <AreaField label="The criterion" value={text} onChange={setText} />}
      {headings.length > 0 && (
        <Labelled label="Stands under">
          <ChoiceMenu
            label="Stands under"
            shown={headings.find((heading) => heading.code === under)?.title ?? 'no heading'}
            chosen={under ?? ''}
            onChoose={(id) => setUnder(id || null)}
            choices={[
              { id: '', label: 'No heading' },
              ...headings.map((heading) => ({ id: heading.code, label: `${heading.code} ${heading.title}` })),
            ]}
          />
        </Labelled>
      )}
    </Dialog>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.labelled}>
      <span>{label}</span>
      {children}
    </div>
  );
}

/** Another code for a criterion; what was decided for it goes with it. */
export function RecodeCriterion({
  framework,
  criterion,
  onClose,
}: {
  readonly framework: FrameworkRow;
  readonly criterion: CriterionRow;
  readonly onClose: () => void;
}) {
  const edit = useEngineMutation('frameworks.edit');
  const { undo } = useUndo();
  const { data } = useEngineQuery(
    'frameworks.decided',
    { frameworkId: framework.id, code: criterion.code },
    { stale: 0 },
  );
  const [code, setCode] = useState(criterion.code);
  const to = code.trim();
  const taken = framework.criteria.some((other) => other !== criterion && other.code === to);
  return (
    <Dialog
      title={`Another code for ${criterion.code}`}
      onClose={onClose}
      act={{
        label: 'Change the code',
        ready: to !== '' && to !== criterion.code && !taken,
        run: async () => {
          const done = await attempt('The code was not changed', () =>
            edit({ frameworkId: framework.id, edit: { action: 'recode', code: criterion.code, to } }),
          );
          if (!done) return;
          onClose();
          tell({ kind: 'done', title: `${criterion.code} is ${to} now`, act: { label: 'Undo', run: undo } });
        },
      }}
    >
      <LineField
        label="Code"
        value={code}
        onChange={setCode}
        autoFocus
        error={taken ? 'Another criterion has this code.' : null}
      />
      <p>
        {data && data.all > 0 ? `${count(data.all, 'decision')} for it, its finding` : 'Its decisions, its finding'} and
        how far it has come go with it.
      </p>
    </Dialog>
  );
}

/** Whether a criterion goes, and where what was decided for it goes. */
export function DeleteCriterion({
  framework,
  criterion,
  onClose,
}: {
  readonly framework: FrameworkRow;
  readonly criterion: CriterionRow;
  readonly onClose: () => void;
}) {
  const edit = useEngineMutation('frameworks.edit');
  const { undo } = useUndo();
  const { data } = useEngineQuery(
    'frameworks.decided',
    { frameworkId: framework.id, code: criterion.code },
    { stale: 0 },
  );
  const [into, setInto] = useState<string | null>(null);
  const others = framework.criteria.filter((other) => !other.isHeading && other !== criterion);
  return (
    <Dialog
      title={`Delete ${criterion.code} ${criterion.title}?`}
      onClose={onClose}
      act={{
        label: 'Delete',
        ready: data !== undefined,
        run: async () => {
          const done = await attempt('It was not deleted', () =>
            edit({ frameworkId: framework.id, edit: { action: 'remove', code: criterion.code, into } }),
          );
          if (!done) return;
          onClose();
          tell({ kind: 'done', title: `${criterion.code} was deleted`, act: { label: 'Undo', run: undo } });
        },
      }}
    >
      {criterion.isHeading ? (
        <p>What stands under it stays in the set.</p>
      ) : (
        data &&
        (data.all === 0 ? (
          <p>No passage is accepted for it.</p>
        ) : (
          <>
            <p>
              {count(data.all, 'passage')} {data.all === 1 ? 'is' : 'are'} accepted for it.{' '}
              {into === null
                ? `${count(data.only, 'passage')} accepted for nothing else ${data.only === 1 ? 'is' : 'are'} to be decided again; the others keep their other criteria.`
                : `They are accepted for ${into} from now on.`}{' '}
              Undo brings all of it back.
            </p>
            <Labelled label="Its passages go to">
              <ChoiceMenu
                label="Its passages go to"
                shown={into ?? 'no other criterion'}
                chosen={into ?? ''}
                onChoose={(id) => setInto(id || null)}
                choices={[
                  { id: '', label: 'No other criterion' },
                  ...others.map(({ code, title }) => ({ id: code, label: `${code} ${title}` })),
                ]}
              />
            </Labelled>
          </>
        ))
      )}
    </Dialog>
  );
}

/** A name for a set: a new one, or another one for a set that is there. */
export function SetName({
  title,
  label,
  name: before = '',
  onClose,
  onName,
}: {
  readonly title: string;
  readonly label: string;
  readonly name?: string;
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}) {
  const [name, setName] = useState(before);
  const typed = name.trim();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      act={{ label, ready: typed !== '' && typed !== before, run: () => onName(typed) }}
    >
      <LineField label="Name of the set" value={name} onChange={setName} autoFocus />
    </Dialog>
  );
}
