import { useRef, useState } from 'react';
import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import type { RereadProgress } from '../../../src/contract/operations/reading.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import pane from '../../parts/pane.module.css';
import { count, fileName } from '../../parts/words.ts';
import styles from './library.module.css';

/** Reads documents again, in the background, and says what came of it. */
export function useReadAgain() {
  const again = useEngineMutation('reading.again');
  const [line, setLine] = useState<RereadProgress | null>(null);
  const stop = useRef<AbortController | null>(null);
  const run = async (ids: readonly string[] | null) => {
    const control = new AbortController();
    stop.current = control;
    setLine({ path: '', message: 'Reading again', done: 0, total: ids?.length ?? 0 });
    const done = await attempt('Nothing was read again', () =>
      again({ ids: ids === null ? null : [...ids] }, { onProgress: setLine, signal: control.signal }),
    );
    setLine(null);
    if (!done) return;
    const changed = done.read.filter((each) => each.changed).length;
    const beside = done.read.reduce((sum, each) => sum + each.unplaced, 0);
    tell({
      kind: done.failed.length > 0 ? 'trouble' : 'done',
      title: `${count(done.read.length, 'document')} read again, ${changed} of them differently`,
      text: [
        ...(beside > 0
          ? [
              `${count(beside, 'decision or note', 'decisions or notes')} no longer ${beside === 1 ? 'fits' : 'fit'}: see “No longer fits” above the list.`,
            ]
          : []),
        ...done.failed.map(({ path, reason }) => `${fileName(path)}: ${reason}`),
      ].join(' '),
    });
  };
  return { run, line, stop: () => stop.current?.abort() };
}

/** Says that documents were read by earlier rules, or that something no longer fits, and what to do about it. */
export function ReadingNotes({ rows }: { readonly rows: readonly DocumentRow[] }) {
  const older = rows.filter((row) => row.older);
  const { data: beside = [] } = useEngineQuery('reading.unplaced', {});
  const [shown, setShown] = useState(false);
  const { run, line, stop } = useReadAgain();
  if (line !== null)
    return (
      <div className={pane.bar} role="status">
        <span>
          {line.message}
          {line.path && `: ${fileName(line.path)}`}
          {line.total > 0 && ` (${Math.floor(line.done)} of ${line.total})`}
        </span>
        <span className={pane.grow} />
        <Button onPress={stop}>Stop</Button>
      </div>
    );
  if (older.length === 0 && beside.length === 0 && !shown) return null;
  return (
    <div className={pane.bar}>
      {older.length > 0 && (
        <>
          <span>
            {older.length === 1 ? '1 document was' : `${older.length} documents were`} read by earlier rules. Your
            decisions go with their words.
          </span>
          <Button onPress={() => void run(null)}>Read again</Button>
        </>
      )}
      {beside.length > 0 && (
        <Button look="quiet" count={beside.length} onPress={() => setShown(true)}>
          No longer fits
        </Button>
      )}
      {shown && <BesideDialog onClose={() => setShown(false)} />}
    </div>
  );
}

function BesideDialog({ onClose }: { readonly onClose: () => void }) {
  const { data = [] } = useEngineQuery('reading.unplaced', {});
  const settle = useEngineMutation('reading.settle');
  const top = useRef<HTMLParagraphElement>(null);
  const takeOff = async (key: string) => {
    await attempt('It is still on the list', () => settle({ key }));
    top.current?.focus();
  };
  return (
    <Dialog title="What no longer fits" onClose={onClose} wide>
      <p ref={top} tabIndex={-1}>
        These words are in no passage of their document as it is read now. What you said about them is kept here and in
        the log. Decide the passage that says it now, then remove the line.
      </p>
      <section className={styles.aside}>
        <ul>
          {data.map((each) => (
            <li key={each.key}>
              <span>
                “{each.text}”{' '}
                <span className={pane.soft}>
                  {each.document}: {each.what}
                  {each.note && `, note: ${each.note}`}
                  {each.reviewer && `, ${each.reviewer}`}
                </span>
              </span>
              <Button look="quiet" onPress={() => void takeOff(each.key)}>
                Remove from the list
              </Button>
            </li>
          ))}
        </ul>
        {data.length === 0 && <p>Everything fits.</p>}
      </section>
    </Dialog>
  );
}
