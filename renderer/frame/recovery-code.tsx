/**
 * The recovery code of a workspace that has just been protected. It exists nowhere else, so it is shown wherever the person is by then,
 * until they say that they have it.
 */
import { useState, useSyncExternalStore } from 'react';
import { Check } from '../parts/check.tsx';
import { Dialog } from '../parts/dialog.tsx';
import styles from './unlock.module.css';

let codes: readonly string[] = [];
const listeners = new Set<() => void>();

function set(next: readonly string[]): void {
  codes = next;
  for (const listener of listeners) listener();
}

/** Shows a code until it is confirmed; a later one waits behind it. */
export function showRecoveryCode(code: string): void {
  set([...codes, code]);
}

/** Shown by the frame, in every place and when no workspace is open any more. */
export function RecoveryCode() {
  const [code] = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => codes,
  );
  return code === undefined ? null : <Sheet key={code} code={code} />;
}

function Sheet({ code }: { readonly code: string }) {
  const [kept, setKept] = useState(false);
  return (
    <Dialog
      title="The recovery code"
      stays
      onClose={() => set(codes.slice(1))}
      act={{ label: 'Done', ready: kept, run: () => set(codes.slice(1)) }}
    >
      <p>
        <b>Write this down and keep it apart from the computer:</b>
      </p>
      <code className={styles.code}>{code}</code>
      <p>It has been tried. It opens the workspace if the password is forgotten, and is not shown again.</p>
      <Check checked={kept} onChange={setKept}>
        I have written it down
      </Check>
    </Dialog>
  );
}
