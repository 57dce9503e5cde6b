/**
 * Opening a protected workspace or backup: by its password, or by the code on its recovery sheet and then a new password.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { OperationError } from '../../src/contract/errors.ts';
import { useEngineMutation } from '../data/engine.ts';
import { attempt, sentenceOf } from '../data/notices.ts';
import { Button } from '../parts/button.tsx';
import { type CopyControl, Copying, CopyingDialog, useCopying } from '../parts/copying.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { LineField } from '../parts/field.tsx';
import { showRecoveryCode } from './recovery-code.tsx';

export interface Secrets {
  readonly passphrase?: string;
  readonly recoveryCode?: string;
}

/** Opens a file; where it is copied first, tells how far that is, and can be stopped. */
export type Opening = (secrets: Secrets, control: CopyControl) => Promise<unknown>;

interface Asked {
  readonly name: string;
  readonly open: Opening;
  readonly error: string;
}

/**
 * Opens what may be protected. `dialogs` is what is asked meanwhile; it belongs into the window wherever this is used, and
 * goes on being shown when the workspace is open already: after a recovery code a new password is wanted.
 */
export function useUnlock() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { running, run } = useCopying();
  const latest = useRef(0);
  const unlock = useCallback(
    async (name: string, open: Opening, secrets: Secrets = {}): Promise<void> => {
      const own = ++latest.current;
      const isGiven = secrets.passphrase !== undefined || secrets.recoveryCode !== undefined;
      try {
        await run('Opening', (control) => open(secrets, control));
        setAsked(null);
        if (secrets.recoveryCode !== undefined) askForNewPassword(secrets.recoveryCode);
      } catch (thrown) {
        // What was typed before may be answered after what was typed last.
        if (own !== latest.current) return;
        if (thrown instanceof OperationError && thrown.code === 'passphrase') {
          setAsked({ name, open, error: isGiven ? sentenceOf(thrown) : '' });
        } else {
          setAsked(null);
          await attempt(`${name} was not opened`, () => Promise.reject(thrown));
        }
      }
    },
    [run],
  );
  // Most files open at once; only where one is copied first there is something to wait for.
  const copying = running && running.total > 0 && <CopyingDialog running={running} />;
  const dialog =
    copying ||
    (asked && (
      <UnlockDialog
        name={asked.name}
        error={asked.error}
        onClose={() => setAsked(null)}
        onOpen={(secrets) => void unlock(asked.name, asked.open, secrets)}
      />
    ));
  return { unlock, dialog };
}

/** Asks for the password of a protected file, or for its recovery code. */
function UnlockDialog({
  name,
  error,
  onClose,
  onOpen,
}: {
  readonly name: string;
  readonly error: string;
  readonly onClose: () => void;
  readonly onOpen: (secrets: Secrets) => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [byCode, setByCode] = useState(false);
  return (
    <Dialog
      title={byCode ? `The recovery code of ${name}` : `${name} asks for its password`}
      onClose={onClose}
      act={{
        label: 'Open',
        ready: (byCode ? code.trim() : passphrase) !== '',
        run: () => onOpen(byCode ? { recoveryCode: code.trim() } : { passphrase }),
      }}
    >
      {byCode ? (
        <LineField
          key="code"
          label="Recovery code"
          value={code}
          onChange={setCode}
          autoFocus
          error={error}
          hint="As it stands on the recovery sheet. Capital letters and dashes do not matter. A new password is asked for next."
        />
      ) : (
        <LineField
          key="password"
          label="Password"
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
          error={error}
        />
      )}
      <Button look="quiet" onPress={() => setByCode(!byCode)}>
        {byCode ? 'Use the password' : 'Forgotten? Use the recovery code'}
      </Button>
    </Dialog>
  );
}

let askForNewPassword: (recoveryCode: string) => void = () => undefined;

/** Shown by the frame: after a workspace was opened by its recovery code, asks for a new password. */
export function NewPassword() {
  const set = useEngineMutation('protection.set');
  const { running, run } = useCopying();
  const [code, setCode] = useState<string | null>(null);
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  useEffect(() => {
    askForNewPassword = setCode;
  }, []);
  const close = () => {
    setCode(null);
    setNext('');
    setAgain('');
  };
  if (code === null) return null;
  if (running !== null) {
    return (
      <Dialog title="Choose a new password" onClose={running.stop}>
        <Copying running={running} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Choose a new password"
      onClose={close}
      act={{
        label: 'Protect',
        ready: next !== '' && next === again,
        run: async () => {
          const input = { recoveryCode: code, passphrase: next };
          const done = await attempt('The password was left as it was', () =>
            run('Protecting the workspace', (control) => set(input, control)),
          );
          if (!done) return;
          close();
          if (done.recoveryCode !== null) showRecoveryCode(done.recoveryCode);
        },
      }}
    >
      <p>The workspace was opened by its recovery code. The password that was forgotten goes, and so does that code.</p>
      <LineField label="New password" type="password" value={next} onChange={setNext} autoFocus />
      <LineField
        label="Repeat it"
        type="password"
        value={again}
        onChange={setAgain}
        error={again !== '' && again !== next ? 'The two are not the same.' : null}
      />
    </Dialog>
  );
}
