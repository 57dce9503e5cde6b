import { useState } from 'react';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt } from '../../data/notices.ts';
import { scansInWords, useReadScans, useScans } from '../../data/scans.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField } from '../../parts/field.tsx';
import pane from '../../parts/pane.module.css';
import { Meter } from '../../parts/small.tsx';
import { count, fileName } from '../../parts/words.ts';
import styles from './library.module.css';

/** Scanned pages being read, stopped, or waiting for a password. */
export function ScansBar() {
  const { data: waiting } = useEngineQuery('recognition.waiting', {});
  const { running, line, startedAt, broken } = useScans();
  const pause = useEngineMutation('recognition.pause');
  const read = useReadScans();
  const [locked, setLocked] = useState(false);
  const stuck = waiting?.stuck ?? [];
  const isWaiting = waiting !== undefined && waiting.documents > 0 && (waiting.paused || broken);
  if (!running && !isWaiting && stuck.length === 0) return null;
  return (
    <section className={pane.bar} aria-label="Scanned pages">
      {running && (
        <>
          <span role="status">{scansInWords(line, startedAt)}</span>
          <span className={styles.meter}>
            <Meter label="Reading scans" done={line?.done ?? 0} total={line?.total ?? 0} />
          </span>
          <span className={cx(pane.clip, pane.soft)}>{line && `${fileName(line.path)}, page ${line.page}`}</span>
          <span className={pane.grow} />
          <Button icon="stop" onPress={() => void attempt('It goes on', () => pause({ paused: true }))}>
            Stop
          </Button>
        </>
      )}
      {!running && isWaiting && (
        <>
          <span role="status">
            {count(waiting.pages, 'scanned page')} {waiting.pages === 1 ? 'waits' : 'wait'} to be read. What was read is
            kept.
          </span>
          <span className={pane.grow} />
          <Button onPress={() => void read()}>Go on</Button>
        </>
      )}
      {!running && stuck[0] !== undefined && (
        <>
          <span className={pane.clip} title={stuck.map(({ path }) => path).join('\n')}>
            {stuck.length === 1 ? fileName(stuck[0].path) : count(stuck.length, 'document')}: {stuck[0].reason}
          </span>
          {!isWaiting && <span className={pane.grow} />}
          {stuck.some(({ code }) => code === 'password') && (
            <Button onPress={() => setLocked(true)}>Enter password</Button>
          )}
        </>
      )}
      {locked && <PasswordDialog onClose={() => setLocked(false)} onPassword={(password) => void read([password])} />}
    </section>
  );
}

function PasswordDialog({
  onClose,
  onPassword,
}: {
  readonly onClose: () => void;
  readonly onPassword: (password: string) => void;
}) {
  const [typed, setTyped] = useState('');
  return (
    <Dialog
      title="Password of the locked scans"
      onClose={onClose}
      act={{
        label: 'Read them',
        ready: typed !== '',
        run: () => {
          onClose();
          onPassword(typed);
        },
      }}
    >
      <p>It opens the files once and is not kept.</p>
      <LineField label="Password" type="password" value={typed} onChange={setTyped} autoFocus />
    </Dialog>
  );
}
