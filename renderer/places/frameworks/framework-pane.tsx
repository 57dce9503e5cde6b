import { type ReactNode, useState } from 'react';
import type { CriterionRow, FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import { useEngineMutation, useEngineQuery, useHost } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { addressOf, go } from '../../frame/route.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { DeedMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { Empty } from '../../parts/small.tsx';
import { usePane } from '../../parts/split.tsx';
import { AGENCIES } from '../../parts/words.ts';
import { PageBeside } from '../review/source/page-beside.tsx';
import { type Arrangement, otherHeadings, stepped } from './arrange.ts';
import { AddCriterion, DeleteCriterion, EditCriterion, RecodeCriterion, SetName } from './criterion-forms.tsx';
import styles from './frameworks.module.css';
import { Learning } from './learning.tsx';
import { passageOfWording } from './locate-criterion.ts';
import { nameOf } from './names.ts';
import { saidOnce } from './said-once.ts';

/** One set of criteria: our words, the official ones beside them, and what points to each. */
export function FrameworkPane({
  framework,
  others,
}: {
  readonly framework: FrameworkRow;
  readonly others: readonly FrameworkRow[];
}) {
  const use = useEngineMutation('frameworks.use');
  const adopt = useEngineMutation('frameworks.adopt');
  const remove = useEngineMutation('frameworks.remove');
  const edit = useEngineMutation('frameworks.edit');
  const [editing, setEditing] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ readonly question: 'recode' | 'delete'; readonly code: string } | null>(null);
  const [naming, setNaming] = useState(false);
  const [looked, setLooked] = useState<string | null>(null);
  const write = useEngineMutation('frameworks.export');
  const host = useHost();
  const [removing, setRemoving] = useState(false);
  const [adding, setAdding] = useState<'criterion' | 'heading' | null>(null);
  const save = async (withLearning: boolean) => {
    const file = await attempt('The set was not written', () => write({ frameworkId: framework.id, withLearning }));
    if (file) await attempt('The set was not saved', () => host.save(file.id, file.name));
  };
  const page = usePane('guidance-page', 'Width of the page', 'left', { usual: 27, least: 18, most: 64 });
  const criterionCalled = (code: string | null | undefined) => framework.criteria.find((row) => row.code === code);
  const inQuestion = criterionCalled(asked?.code);
  const beside = criterionCalled(looked) ?? framework.criteria.find((row) => row.official);
  const menuOf = (criterion: CriterionRow) =>
    framework.builtIn ? null : (
      <CriterionMenu
        framework={framework}
        criterion={criterion}
        onEdit={() => {
          setLooked(criterion.code);
          setEditing(criterion.code);
        }}
        onAsk={(question) => setAsked({ question, code: criterion.code })}
      />
    );
  const own = (
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
              const made = await attempt('No copy was made', () => adopt({ from: { frameworkId: framework.id } }));
              if (made) go('frameworks', { framework: made.id });
            }}
          >
            {framework.builtIn ? 'Make a copy to change' : 'Copy'}
          </Button>
          {!framework.builtIn && (
            <>
              <Button onPress={() => setNaming(true)}>Rename</Button>
              <Button icon="plus" onPress={() => setAdding('criterion')}>
                Add a criterion
              </Button>
              <Button onPress={() => setAdding('heading')}>Add a heading</Button>
            </>
          )}
          <DeedMenu
            label="Save as a file"
            actions={[
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
              actions={others.map((other) => ({
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
      {framework.criteria.length === 0 && (
        <Empty icon="frameworks" title="No criteria yet">
          Add the first one. Headings group criteria; codes, words and order can be changed at any time, and decisions
          go with them.
        </Empty>
      )}
      <ol className={cx(pane.scroll, styles.criteria)}>
        {framework.criteria.map((criterion) => (
          <li key={criterion.code} className={cx(criterion.isHeading && styles.across)}>
            {editing === criterion.code ? (
              <EditCriterion frameworkId={framework.id} criterion={criterion} onClose={() => setEditing(null)} />
            ) : criterion.isHeading ? (
              <div className={styles.part}>
                <h3>
                  {!framework.builtIn && <span className={pane.code}>{criterion.code}</span>} {criterion.title}
                </h3>
                {menuOf(criterion)}
              </div>
            ) : (
              <Criterion
                criterion={criterion}
                current={framework.guidance !== null && criterion === beside}
                menu={menuOf(criterion)}
                onPoint={() => setLooked(criterion.code)}
              />
            )}
          </li>
        ))}
      </ol>
      {asked?.question === 'recode' && inQuestion && (
        <RecodeCriterion framework={framework} criterion={inQuestion} onClose={() => setAsked(null)} />
      )}
      {asked?.question === 'delete' && inQuestion && (
        <DeleteCriterion framework={framework} criterion={inQuestion} onClose={() => setAsked(null)} />
      )}
      {adding && (
        <AddCriterion framework={framework} asHeading={adding === 'heading'} onClose={() => setAdding(null)} />
      )}
      {naming && (
        <SetName
          title="Rename the set"
          label="Rename"
          name={framework.title}
          onClose={() => setNaming(false)}
          onName={async (title) => {
            const done = await attempt('The set was not renamed', () =>
              edit({ frameworkId: framework.id, edit: { action: 'title', title } }),
            );
            if (done) setNaming(false);
          }}
        />
      )}
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
          <p>
            The criteria go, with your changes to them. Documents and their passages stay as they are. Undo brings the
            set back with what was decided under it.
          </p>
        </Dialog>
      )}
    </section>
  );
  if (framework.guidance === null) return own;
  return (
    <div className={styles.guidance} style={page.style}>
      {own}
      <div className={styles.besidePage}>
        {page.divider}
        <GuidanceBeside documentId={framework.guidance} criterion={beside} />
      </div>
    </div>
  );
}

function Criterion({
  criterion,
  current,
  menu,
  onPoint,
}: {
  readonly criterion: CriterionRow;
  readonly current: boolean;
  readonly menu: ReactNode;
  /** It is looked at: its page is turned to. */
  readonly onPoint: () => void;
}) {
  const { title, text, official } = saidOnce(criterion);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what is in it takes the focus, and focus does the same
    <article
      className={cx(styles.criterion, current && styles.current)}
      style={criterion.depth > 0 ? { paddingLeft: 16 + criterion.depth * 20 } : undefined}
      onClick={onPoint}
      onFocus={onPoint}
    >
      <span className={pane.code}>{criterion.code}</span>
      <div className={styles.words}>
        <h3 className={cx(title === null && styles.plain)}>{title ?? text}</h3>
        {title !== null && <p>{text}</p>}
        {criterion.official && official === null && (
          <p className={pane.muted}>
            Page {criterion.official.page} of the guidance
            {criterion.official.paragraph ? `, paragraph ${criterion.official.paragraph}` : ''}
          </p>
        )}
        {criterion.official && official !== null && (
          <p className={styles.official}>
            <b>
              In the guidance, page {criterion.official.page}
              {criterion.official.paragraph ? `, paragraph ${criterion.official.paragraph}` : ''}:
            </b>{' '}
            {official}
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
        {menu}
      </span>
    </article>
  );
}

/** What can be done with one criterion of a set of one's own. */
function CriterionMenu({
  framework,
  criterion,
  onEdit,
  onAsk,
}: {
  readonly framework: FrameworkRow;
  readonly criterion: CriterionRow;
  readonly onEdit: () => void;
  readonly onAsk: (question: 'recode' | 'delete') => void;
}) {
  const edit = useEngineMutation('frameworks.edit');
  const { code } = criterion;
  const rows = framework.criteria;
  const move = (to: Arrangement) =>
    void attempt('It was left where it is', () =>
      edit({ frameworkId: framework.id, edit: { action: 'move', code, ...to } }),
    );
  const [up, down] = [stepped(rows, code, -1), stepped(rows, code, 1)];
  return (
    <span className={styles.change}>
      <Button look="quiet" onPress={onEdit} aria-label={`Change ${code}`}>
        Change
      </Button>
      <DeedMenu
        label="More"
        name={`More for ${code}`}
        actions={[
          { id: 'recode', label: 'Change its code', run: () => onAsk('recode') },
          ...(up ? [{ id: 'up', label: 'Move up', run: () => move(up) }] : []),
          ...(down ? [{ id: 'down', label: 'Move down', run: () => move(down) }] : []),
          ...otherHeadings(rows, code).map((heading) => ({
            id: `under ${heading?.code ?? ''}`,
            label: heading ? `Move under ${heading.code} ${heading.title}` : 'Move out of its heading',
            run: () => move({ under: heading?.code ?? null, before: null }),
          })),
          { id: 'delete', label: 'Delete', run: () => onAsk('delete') },
        ]}
      />
    </span>
  );
}

/** The guidance that a set was read out of, at the criterion that is looked at. */
function GuidanceBeside({
  documentId,
  criterion,
}: {
  readonly documentId: string;
  readonly criterion: CriterionRow | undefined;
}) {
  const { data } = useEngineQuery('documents.get', { id: documentId });
  const official = criterion?.official;
  const passageId = data && official ? passageOfWording(data.passages, official.text, official.page) : null;
  return data ? <PageBeside documentId={documentId} passageId={passageId} label="The guidance" /> : null;
}
