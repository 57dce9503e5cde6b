import { useState } from 'react';
import { useEngineMutation, useEngineQuery, useHost } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { showRecoveryCode } from '../../frame/recovery-code.tsx';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { Copying, useCopying } from '../../parts/copying.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField } from '../../parts/field.tsx';
import pane from '../../parts/pane.module.css';
import { longInstant, size } from '../../parts/words.ts';
import { forgetReview } from '../review/review.tsx';
import styles from './settings.module.css';

/** Backups: made, checked, and put back. */
export function Backups() {
  const { data } = useEngineQuery('backups.list', {});
  const make = useEngineMutation('backups.make');
  const restore = useEngineMutation('backups.restore');
  const [asked, setAsked] = useState<{ id: string; at: string } | null>(null);
  const { running, run } = useCopying();
  const back = async () => {
    const done = await attempt('No backup was made', () => run('Making a backup', (control) => make({}, control)));
    if (done) tell({ kind: 'done', title: 'A backup is made and checked' });
  };
  return (
    <section className={styles.section}>
      <h2>Backups</h2>
      <p className={pane.soft}>A copy of the whole workspace, opened and checked before it counts.</p>
      {running ? <Copying running={running} /> : <Button onPress={() => void back()}>Make one now</Button>}
      {data && data.length > 0 && (
        <ol className={styles.history}>
          {data.map((backup) => (
            <li key={backup.id}>
              <span>{longInstant(backup.at)}</span>
              <span className={pane.soft}>
                {size(backup.bytes)}
                {backup.isOther && ', of a copy of this workspace or from before one was restored'}
              </span>
              <Button look="quiet" onPress={() => setAsked(backup)}>
                Restore
              </Button>
            </li>
          ))}
        </ol>
      )}
      {asked && (
        <Dialog
          title={`Go back to ${longInstant(asked.at)}?`}
          onClose={() => setAsked(null)}
          act={{
            label: 'Restore',
            run: async () => {
              setAsked(null);
              const done = await attempt('The backup was not restored', () =>
                run('Restoring the backup', (control) => restore({ id: asked.id }, control)),
              );
              if (!done) return;
              forgetReview();
              tell({ kind: 'done', title: 'The backup is in place; what was there is kept beside it' });
            },
          }}
        >
          <p>
            What was decided since then leaves the workspace with it. The workspace as it is now is moved aside, not
            deleted.
          </p>
        </Dialog>
      )}
    </section>
  );
}

/** A passphrase for the file: set, changed, taken away. The recovery code is shown once, by the frame: this may be gone by then. */
export function Protection() {
  const workspace = useWorkspace();
  const set = useEngineMutation('protection.set');
  const { running, run: copied } = useCopying();
  const [asking, setAsking] = useState<'set' | 'away' | null>(null);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const close = () => {
    setAsking(null);
    setCurrent('');
    setNext('');
    setAgain('');
  };
  const run = async (passphrase: string | null) => {
    const input = { passphrase, ...(workspace.protected ? { current } : {}) };
    const question = asking;
    setAsking(null);
    const done = await attempt('The protection was left as it was', () =>
      copied('Encrypting the workspace anew', (control) => set(input, control)),
    );
    // Asked again, with what was typed: a wrong password may need one letter put right.
    if (!done) return setAsking(question);
    close();
    if (done.recoveryCode !== null) showRecoveryCode(done.recoveryCode);
    tell({
      kind: 'done',
      title: passphrase === null ? 'The workspace is no longer protected' : 'The workspace is protected',
    });
  };
  return (
    <section className={styles.section}>
      <h2>Protection</h2>
      <p className={pane.soft}>
        {workspace.protected
          ? 'This workspace opens only with its password.'
          : 'Anyone who can open the file can read it. With a password, its contents are encrypted.'}
      </p>
      {running ? (
        <>
          <Copying running={running} />
          <p className={pane.soft}>Until it is done, the workspace can be read, and nothing can be saved in it.</p>
        </>
      ) : (
        <div className={styles.line}>
          <Button onPress={() => setAsking('set')}>
            {workspace.protected ? 'Change the password' : 'Protect with a password'}
          </Button>
          {workspace.protected && <Button onPress={() => setAsking('away')}>Remove the protection</Button>}
        </div>
      )}
      {asking && (
        <Dialog
          title={
            asking === 'away'
              ? 'Remove the protection'
              : workspace.protected
                ? 'Change the password'
                : 'Protect with a password'
          }
          onClose={close}
          act={{
            label: asking === 'away' ? 'Remove' : 'Protect',
            ready: (!workspace.protected || current !== '') && (asking === 'away' || (next !== '' && next === again)),
            run: () => void run(asking === 'away' ? null : next),
          }}
        >
          {workspace.protected && (
            <LineField label="Current password" type="password" value={current} onChange={setCurrent} autoFocus />
          )}
          {asking === 'set' && (
            <>
              <LineField
                label="New password"
                type="password"
                value={next}
                onChange={setNext}
                autoFocus={!workspace.protected}
              />
              <LineField
                label="Repeat it"
                type="password"
                value={again}
                onChange={setAgain}
                error={again !== '' && again !== next ? 'The two are not the same.' : null}
              />
              <p>Nobody can open the workspace without it, and nobody can send you a new one.</p>
            </>
          )}
        </Dialog>
      )}
    </section>
  );
}

/** The log of everything that was done, as a file. */
export function AuditLog() {
  const host = useHost();
  const make = useEngineMutation('log.export');
  return (
    <Button
      onPress={async () => {
        const file = await attempt('The log was not written', () => make({}));
        if (file) await attempt('The log was not saved', () => host.save(file.id, file.name));
      }}
    >
      Save the whole log
    </Button>
  );
}
