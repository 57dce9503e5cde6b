import { useCallback, useState } from 'react';
import { Button } from './button.tsx';
import styles from './copying.module.css';
import { Dialog } from './dialog.tsx';
import { Meter } from './small.tsx';

interface At {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

export interface Running extends At {
  readonly stop: () => void;
}

/** What an operation that copies a whole file is given: to tell how far it is, and to be stopped. */
export interface CopyControl {
  readonly onProgress: (at: At) => void;
  readonly signal: AbortSignal;
}

/** Runs what copies a whole file, and knows how far it is. */
export function useCopying() {
  const [running, setRunning] = useState<Running | null>(null);
  const run = useCallback(
    async <Result,>(what: string, work: (control: CopyControl) => Promise<Result>): Promise<Result> => {
      const stop = new AbortController();
      setRunning({ what, done: 0, total: 0, stop: () => stop.abort() });
      const onProgress = (at: At) => setRunning((before) => before && { ...before, ...at });
      try {
        return await work({ onProgress, signal: stop.signal });
      } finally {
        setRunning(null);
      }
    },
    [],
  );
  return { running, run };
}

/** The same where nothing else can be done meanwhile; what takes no time shows nothing. */
export function CopyingDialog({ running }: { readonly running: Running | null }) {
  if (running === null || running.total === 0) return null;
  return (
    <Dialog title={running.what} onClose={running.stop}>
      <Copying running={running} />
    </Dialog>
  );
}

/** How far it is, with the way to stop it. */
export function Copying({ running }: { readonly running: Running }) {
  return (
    <div className={styles.running} role="status">
      <span>{running.what}</span>
      <Meter label={running.what} done={running.done} total={running.total} />
      <div>
        <Button look="quiet" onPress={running.stop}>
          Stop
        </Button>
      </div>
    </div>
  );
}
