import { useState } from 'react';
import type { CriterionRow, FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import { useDeed, useHost } from '../../data/ask.ts';
import { attempt, tell } from '../../data/notices.ts';
import { addressOf, go } from '../../frame/route.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { AreaField, LineField } from '../../parts/field.tsx';
import { DeedMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { AGENCIES } from '../../parts/words.ts';
import styles from './frameworks.module.css';
import { Learning } from './learning.tsx';
import { nameOf } from './names.ts';

/** One set of criteria: our words, the official ones beside them, and what points to each. */
export function FrameworkPane({
  framework,
  others,
}: {
  readonly framework: FrameworkRow;
  readonly others: readonly FrameworkRow[];
}) {
  const use = useDeed('frameworks.use');
  const adopt = useDeed('frameworks.adopt');
  const remove = useDeed('frameworks.remove');
  const [editing, setEditing] = useState<CriterionRow | null>(null);
  const write = useDeed('frameworks.export');
  const host = useHost();
  const [removing, setRemoving] = useState(false);
  const [adding, setAdding] = useState(false);
  const save = async (withLearning: boolean) => {
    const file = await attempt('The set was not written', () => write({ frameworkId: framework.id, withLearning }));
    if (file) await attempt('The set was not saved', () => host.save(file.id, file.name));
  };
  return (
    <section className={pane.pane} aria-label={framework.title}>
      <div className={styles.head}>
        <h2>{framework.title}</h2>
        <p className={pane.soft}>{framework.source}</p>
        <div className={styles.acts}>
          {framework.inUse ? (
            <span className={pane.soft}>Review and Grid use this set.</span>
          ) : (
            <Button
              look="first"
              onPress={async () => {
                const done = await attempt('The set in use was not changed', () => use({ id: framework.id }));
                if (done) tell({ kind: 'done', title: `Review and Grid use “${framework.title}” now` });
              }}
            >
              Use it in Review and Grid
            </Button>
          )}
          <Button
            onPress={async () => {
              const made = await attempt('No copy was made', () =>
                adopt({ from: { frameworkId: framework.id }, title: `${framework.title}, my copy` }),
              );
              if (made) go('frameworks', { framework: made.id });
            }}
          >
            {framework.builtIn ? 'Make a copy to change' : 'Copy'}
          </Button>
          {!framework.builtIn && <Button onPress={() => setAdding(true)}>Add a criterion</Button>}
          <DeedMenu
            label="Save as a file"
            deeds={[
              { id: 'bare', label: 'The criteria alone', run: () => void save(false) },
              {
                id: 'taught',
                label: 'With what decisions taught: the decided passages go with it',
                run: () => void save(true),
              },
            ]}
          />
          {others.length > 0 && (
            <DeedMenu
              label="Compare with"
              deeds={others.map((other) => ({
                id: other.id,
                label: nameOf(other),
                run: () => go('frameworks', { framework: framework.id, older: other.id }),
              }))}
            />
          )}
          <Learning framework={framework} />
          {!framework.builtIn && !framework.inUse && <Button onPress={() => setRemoving(true)}>Remove</Button>}
        </div>
      </div>
      <ol className={pane.scroll}>
        {framework.criteria.map((criterion) => (
          <li key={criterion.code}>
            {criterion.isHeading ? (
              <h3 className={styles.part}>{criterion.title}</h3>
            ) : (
              <Criterion
                criterion={criterion}
                {...(framework.builtIn ? {} : { onEdit: () => setEditing(criterion) })}
              />
            )}
          </li>
        ))}
      </ol>
      {editing && <EditCriterion frameworkId={framework.id} criterion={editing} onClose={() => setEditing(null)} />}
      {adding && <AddCriterion framework={framework} onClose={() => setAdding(false)} />}
      {removing && (
        <Dialog
          title={`Remove “${framework.title}”?`}
          onClose={() => setRemoving(false)}
          act={{
            label: 'Remove',
            run: async () => {
              setRemoving(false);
              const done = await attempt('The set was not removed', () => remove({ id: framework.id }));
              if (done) go('frameworks');
            },
          }}
        >
          <p>The criteria go, with your changes to them. Documents and their passages stay as they are.</p>
        </Dialog>
      )}
    </section>
  );
}

function Criterion({ criterion, onEdit }: { readonly criterion: CriterionRow; readonly onEdit?: () => void }) {
  return (
    <article
      className={styles.criterion}
      style={criterion.depth > 0 ? { paddingLeft: 16 + criterion.depth * 20 } : undefined}
    >
      <span className={pane.code}>{criterion.code}</span>
      <div className={styles.words}>
        <h3>{criterion.title}</h3>
        <p>{criterion.text}</p>
        {criterion.official && (
          <p className={styles.official}>
            <b>
              In the guidance, page {criterion.official.page}
              {criterion.official.paragraph ? `, paragraph ${criterion.official.paragraph}` : ''}:
            </b>{' '}
            {criterion.official.text}
          </p>
        )}
        {criterion.isNot && <p className={pane.muted}>{criterion.isNot}</p>}
        {(criterion.cues.length > 0 || criterion.agencies.length > 0) && (
          <details className={styles.more}>
            <summary>What points to it</summary>
            {criterion.cues.length > 0 && <p>Words: {criterion.cues.join(', ')}</p>}
            {criterion.agencies.length > 0 && (
              <p>Agencies: {criterion.agencies.map((agency) => AGENCIES[agency]).join(', ')}</p>
            )}
          </details>
        )}
      </div>
      <span className={styles.side}>
        <a href={addressOf('review', { show: criterion.code })}>passages</a>
        {onEdit && (
          <Button look="quiet" onPress={onEdit} aria-label={`Change ${criterion.code}`}>
            Change
          </Button>
        )}
      </span>
    </article>
  );
}

function EditCriterion({
  frameworkId,
  criterion,
  onClose,
}: {
  readonly frameworkId: string;
  readonly criterion: CriterionRow;
  readonly onClose: () => void;
}) {
  const edit = useDeed('frameworks.editCriterion');
  const [title, setTitle] = useState(criterion.title);
  const [text, setText] = useState(criterion.text);
  const [cues, setCues] = useState(criterion.cues.join('\n'));
  return (
    <Dialog
      title={`Change ${criterion.code}`}
      wide
      onClose={onClose}
      act={{
        label: 'Keep the change',
        ready: title.trim() !== '' && text.trim() !== '',
        run: async () => {
          const change = {
            title: title.trim(),
            text: text.trim(),
            cues: [
              ...new Set(
                cues
                  .split('\n')
                  .map((cue) => cue.trim())
                  .filter(Boolean),
              ),
            ],
          };
          const done = await attempt('The criterion was not changed', () =>
            edit({ frameworkId, code: criterion.code, change }),
          );
          if (done) onClose();
        },
      }}
    >
      <LineField label="Title" value={title} onChange={setTitle} autoFocus />
      <AreaField label="The criterion" value={text} onChange={setText} />
      <AreaField label="Words that point to it, one a line" value={cues} onChange={setCues} rows={6} />
    </Dialog>
  );
}

function AddCriterion({ framework, onClose }: { readonly framework: FrameworkRow; readonly onClose: () => void }) {
  const edit = useDeed('frameworks.edit');
  const [code, setCode] = useState('');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const taken = framework.criteria.some((criterion) => criterion.code === code.trim());
  return (
    <Dialog
      title="Add a criterion"
      wide
      onClose={onClose}
      act={{
        label: 'Add',
        ready: !taken && [code, title, text].every((value) => value.trim() !== ''),
        run: async () => {
          const done = await attempt('No criterion was added', () =>
            edit({
              frameworkId: framework.id,
              edit: { action: 'add', code: code.trim(), title: title.trim(), text: text.trim(), under: null },
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
        hint="Short, and its own within the set: C19, 2.4"
      />
      <LineField label="Title" value={title} onChange={setTitle} />
      <AreaField label="The criterion" value={text} onChange={setText} />
    </Dialog>
  );
}
