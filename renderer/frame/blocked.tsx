import { useEffect, useState } from 'react';
import { useHost } from '../data/engine.ts';
import type { Host } from '../host/host.ts';
import { Dialog } from '../parts/dialog.tsx';
import { count } from '../parts/words.ts';
import { Guide } from './guide.tsx';
import styles from './help.module.css';

type Facts = Awaited<ReturnType<Host['blocked']>>;

/** What keeps this window offline, and how much was refused since it was opened. */
export function Blocked({ onClose }: { readonly onClose: () => void }) {
  const host = useHost();
  const [facts, setFacts] = useState<Facts | null>(null);
  useEffect(() => void host.blocked().then(setFacts, () => undefined), [host]);
  return (
    <Dialog title="What is blocked" onClose={onClose} wide>
      {facts && (
        <>
          <ul className={styles.steps}>
            {facts.walls.map((wall) => (
              <li key={wall}>{wall}</li>
            ))}
          </ul>
          <p>
            {facts.refused === 0
              ? 'Nothing has tried to connect since the program was started.'
              : `${count(facts.refused, 'request')} refused since the program was started.`}
          </p>
        </>
      )}
      <Guide page="checking" />
    </Dialog>
  );
}
