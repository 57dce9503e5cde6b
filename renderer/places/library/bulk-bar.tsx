import { useState } from 'react';
import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import { AREAS } from '../../../src/document/areas/register.ts';
import { useEngineMutation } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField } from '../../parts/field.tsx';
import { DeedMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { KeyHints } from '../../parts/small.tsx';
import { count, TYPES } from '../../parts/words.ts';
import { REACHED, REACHED_WORDS, type Reached } from '../progress/progress-rows.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { LeftOutDialog } from './left-out.tsx';
import styles from './library.module.css';
import { useReadAgain } from './reading-again.tsx';
import { type Correctable, correctionOf, valuesOf } from './rows.ts';
import { SetAsideDialog } from './set-aside.tsx';

type Question = 'area' | 'date' | 'theme' | 'remove' | 'aside' | 'left-out' | 'erase';

/** What can be done to all chosen documents at once. */
export function BulkBar({
  rows,
  listed,
  chosen,
  onDone,
}: {
  readonly rows: readonly DocumentRow[];
  /** How many documents the list shows. */
  readonly listed: number;
  readonly chosen: ReadonlySet<string>;
  readonly onDone: () => void;
}) {
  const [question, setQuestion] = useState<Question | null>(null);
  const correct = useEngineMutation('documents.correct');
  const remove = useEngineMutation('documents.remove');
  const setProgress = useEngineMutation('progress.set');
  const markOurs = useEngineMutation('ours.mark');
  const { frameworkId } = useWorkspace();
  const ids = [...chosen];
  const reading = useReadAgain();
  const only = rows.find(({ id }) => ids.length === 1 && id === ids[0]);
  const set = async (column: Correctable, typed: string) => {
    const change = correctionOf(column, typed);
    if (!change) return;
    setQuestion(null);
    const done = await attempt('Nothing was corrected', () => correct({ ids, change }));
    if (done) tell({ kind: 'done', title: `Corrected in ${count(ids.length, 'document')}`, undo: true });
  };
  const markWhose = async (whose: 'ours' | 'theirs' | null) => {
    const done = await attempt('Nothing was marked', () => markOurs({ ids, whose }));
    if (!done) return;
    const words = whose === 'ours' ? 'ours' : whose === 'theirs' ? 'not ours' : 'ours if the area is';
    tell({ kind: 'done', title: `${count(ids.length, 'document')}: ${words}` });
  };
  const mark = async (progress: Reached) => {
    const done = await attempt('The progress was not saved', async () => {
      for (const documentId of ids) await setProgress({ frameworkId, documentId, criterion: null, progress });
      return true;
    });
    if (done)
      tell({ kind: 'done', title: `${count(ids.length, 'document')}: ${REACHED_WORDS[progress].toLowerCase()}` });
  };
  const recogniseAgain = useEngineMutation('recognition.again');
  const tryAgain = async (chosen: readonly string[]) => {
    const done = await attempt('Nothing is tried again', () => recogniseAgain({ ids: [...chosen] }));
    if (done)
      tell({
        kind: 'done',
        title: done.pages === 0 ? 'There is no such page' : `${count(done.pages, 'page')} to be read again`,
      });
  };
  return (
    <div className={pane.foot}>
      <span>
        <b className={pane.code}>{ids.length} chosen</b>{' '}
        <span className={pane.soft}>of {count(listed, 'document')} listed</span>
      </span>
      <Button onPress={() => setQuestion('area')}>Set area</Button>
      <Button onPress={() => setQuestion('date')}>Set date</Button>
      <DeedMenu
        label="Set type"
        actions={Object.entries(TYPES).map(([id, label]) => ({ id, label, run: () => void set('type', id) }))}
      />
      <Button onPress={() => setQuestion('theme')}>Set theme</Button>
      <DeedMenu
        label="Mark as"
        actions={[
          ...REACHED.map((id) => ({ id, label: REACHED_WORDS[id], run: () => void mark(id) })),
          { id: 'ours', label: 'Ours', run: () => void markWhose('ours') },
          { id: 'theirs', label: 'Not ours', run: () => void markWhose('theirs') },
          { id: 'by-area', label: 'Ours if the area is', run: () => void markWhose(null) },
        ]}
      />
      <DeedMenu
        label="How it was read"
        actions={[
          { id: 'again', label: 'Read again from the original', run: () => void reading.run(ids) },
          { id: 'scans', label: 'Try pages again that could not be recognised', run: () => void tryAgain(ids) },
          ...(only === undefined
            ? []
            : [
                { id: 'aside', label: 'Show what was set aside', run: () => setQuestion('aside') },
                { id: 'left-out', label: 'Show what was left out', run: () => setQuestion('left-out') },
              ]),
        ]}
      />
      <DeedMenu
        label="Remove"
        actions={[
          { id: 'remove', label: 'Remove from workspace', run: () => setQuestion('remove') },
          { id: 'erase', label: 'Erase for good', run: () => setQuestion('erase') },
        ]}
      />
      <Button look="quiet" onPress={onDone}>
        Clear selection
      </Button>
      <span className={pane.grow} />
      <span className={styles.hints}>
        <KeyHints
          hints={[
            [['Shift', 'click'], 'choose to here'],
            [['Space'], 'choose'],
            [['F2'], 'correct a cell'],
            [['Enter'], 'open'],
          ]}
        />
      </span>
      {question === 'remove' && (
        <Dialog
          title={`Remove ${count(ids.length, 'document')} from the workspace?`}
          onClose={() => setQuestion(null)}
          act={{
            label: 'Remove',
            run: async () => {
              setQuestion(null);
              const done = await attempt('Nothing was removed', () => remove({ ids }));
              if (!done) return;
              onDone();
              tell({
                kind: 'done',
                title: `${count(done.removed, 'document')} removed from the workspace`,
                undo: true,
              });
            },
          }}
        >
          <p>
            Their passages, and what was decided about them, are no longer shown or counted. Undo brings all of it back,
            decisions included. The files they were read from stay where they are.
          </p>
        </Dialog>
      )}
      {question === 'aside' && only && <SetAsideDialog row={only} onClose={() => setQuestion(null)} />}
      {question === 'left-out' && only && <LeftOutDialog row={only} onClose={() => setQuestion(null)} />}
      {question === 'erase' && <EraseDialog ids={ids} onClose={() => setQuestion(null)} onDone={onDone} />}
      {(question === 'area' || question === 'date' || question === 'theme') && (
        <ValueDialog
          column={question}
          documents={ids.length}
          used={valuesOf(rows, (row) => (question === 'theme' ? row.metadata.inspectionTheme : row.metadata.area))}
          onClose={() => setQuestion(null)}
          onSet={(typed) => void set(question, typed)}
        />
      )}
    </div>
  );
}

/** Names to choose from while an area is typed; any other may be typed. */
export const AREA_NAMES: readonly string[] = AREAS.map(({ name }) => name);

const QUESTIONS: Readonly<Record<'area' | 'date' | 'theme', string>> = {
  area: 'Area',
  date: 'Date',
  theme: 'Theme of inspection',
};

function ValueDialog({
  column,
  documents,
  used,
  onClose,
  onSet,
}: {
  readonly column: 'area' | 'date' | 'theme';
  readonly documents: number;
  /** Values that other documents have. */
  readonly used: readonly string[];
  readonly onClose: () => void;
  readonly onSet: (typed: string) => void;
}) {
  const [typed, setTyped] = useState('');
  return (
    <Dialog
      title={`${QUESTIONS[column]} of ${count(documents, 'document')}`}
      onClose={onClose}
      act={{ label: 'Set', ready: correctionOf(column, typed) !== null, run: () => onSet(typed) }}
    >
      <LineField
        label={QUESTIONS[column]}
        type={column === 'date' ? 'date' : 'text'}
        value={typed}
        onChange={setTyped}
        autoFocus
        {...(column === 'date'
          ? {}
          : { suggestions: column === 'area' ? [...new Set([...used, ...AREA_NAMES])] : used })}
        hint="Leave it empty to say that it is not known."
      />
    </Dialog>
  );
}
