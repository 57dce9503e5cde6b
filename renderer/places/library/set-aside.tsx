import { useRef, useState } from 'react';
import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import type { AsideRow } from '../../../src/contract/operations/reading.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import pane from '../../parts/pane.module.css';
import { count, FURNITURE, pages } from '../../parts/words.ts';
import styles from './library.module.css';

/** What was set aside in one document, by sort, to be brought back or set aside again. */
export function SetAsideDialog({ row, onClose }: { readonly row: DocumentRow; readonly onClose: () => void }) {
  const { data, error } = useEngineQuery('reading.aside', { id: row.id });
  const setAside = useEngineMutation('reading.setAside');
  const undo = useEngineMutation('review.undo');
  const [busy, setBusy] = useState(false);
  /** The line that moved was what had the keyboard: the sentence above takes it over, and says the new count. */
  const top = useRef<HTMLParagraphElement>(null);
  const say = async (passages: readonly AsideRow[], aside: boolean) => {
    setBusy(true);
    const passageIds = passages.map(({ passageId }) => passageId);
    const done = await attempt('Nothing was changed', () => setAside({ id: row.id, passageIds, aside }));
    setBusy(false);
    top.current?.focus();
    if (done && done.changed > 0) {
      tell({
        kind: 'done',
        undo: true,
        title: `${count(done.changed, 'passage')} ${aside ? 'set aside' : 'brought back'}`,
        act: { label: 'Undo', run: () => void attempt('It was not undone', () => undo({})) },
      });
    }
  };
  const all = data?.passages ?? [];
  const now = all.filter(({ furniture }) => furniture !== null);
  const back = all.filter(({ furniture }) => furniture === null);
  const words = now.reduce((sum, passage) => sum + passage.words, 0);
  const sorts = [...new Set(now.map(({ furniture }) => furniture))].flatMap((sort) => sort ?? []);
  return (
    <Dialog title={`Set aside in ${row.metadata.title}`} onClose={onClose} wide>
      {error && <p>{error.message}</p>}
      {data && (
        <p ref={top} tabIndex={-1} role="status">
          {now.length === 0
            ? 'Nothing is set aside: every passage may be evidence.'
            : `${words} of ${count(data.words, 'word')} are set aside and never become evidence. Bring back whatever is evidence after all; in Review, the text view sets more aside.`}
        </p>
      )}
      {sorts.map((sort) => (
        <AsideSort
          key={sort}
          title={FURNITURE[sort]}
          passages={now.filter(({ furniture }) => furniture === sort)}
          label="Bring back"
          busy={busy}
          onAct={(passages) => void say(passages, false)}
        />
      ))}
      {back.length > 0 && (
        <AsideSort
          title="Brought back by you"
          passages={back}
          label="Set aside again"
          busy={busy}
          onAct={(passages) => void say(passages, true)}
        />
      )}
    </Dialog>
  );
}

function AsideSort({
  title,
  passages,
  label,
  busy,
  onAct,
}: {
  readonly title: string;
  readonly passages: readonly AsideRow[];
  readonly label: string;
  readonly busy: boolean;
  readonly onAct: (passages: readonly AsideRow[]) => void;
}) {
  const words = passages.reduce((sum, passage) => sum + passage.words, 0);
  return (
    <section className={styles.aside}>
      <h3>
        {title.charAt(0).toUpperCase() + title.slice(1)}{' '}
        <span className={pane.soft}>
          {count(passages.length, 'passage')}, {count(words, 'word')}
        </span>
        {passages.length > 1 && (
          <Button look="quiet" isDisabled={busy} onPress={() => onAct(passages)}>
            {`${label}: all ${passages.length}`}
          </Button>
        )}
      </h3>
      <ul>
        {passages.map((passage) => (
          <li key={passage.passageId}>
            <span>
              {passage.text} <span className={pane.soft}>({pages(passage.page, passage.page)})</span>
            </span>
            <Button
              look="quiet"
              isDisabled={busy}
              aria-label={`${label}: ${passage.text.slice(0, 60)}`}
              onPress={() => onAct([passage])}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
