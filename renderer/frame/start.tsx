import { useState } from 'react';
import { useEngineMutation, useEngineQuery } from '../data/engine.ts';
import { attempt } from '../data/notices.ts';
import { Button } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { Meter } from '../parts/small.tsx';
import { AllBackups } from './backups.tsx';
import { useKeys } from './keys.ts';
import { PlaceFrame } from './place.tsx';
import { Recent } from './recent.tsx';
import styles from './start.module.css';
import { offerTour } from './tour.tsx';
import { useUnlock } from './unlock.tsx';
import { useWorkspaces } from './workspaces.tsx';

const SHOWN = [
  ['Add', 'Drop the letters in and watch them being read'],
  ['Set copies aside', 'See which files say the same thing'],
  ['Review', 'Accept, change or turn down each suggestion'],
  ['Compare', 'Find the gaps, criterion by letter'],
  ['Hand over', 'Export with every quotation traced to its page'],
] as const;

/** Nothing is open: the workspaces there are, and three ways in. */
export function Start() {
  const samples = useEngineMutation('workspace.samples');
  const { data: known, error } = useEngineQuery('workspace.known', {}, { stale: 0 });
  const { make, choose } = useWorkspaces();
  const [making, setMaking] = useState<{ done: number; total: number; what: string } | null>(null);
  const [restoring, setRestoring] = useState(false);
  const { unlock, dialog } = useUnlock();

  const openSamples = async () => {
    setMaking({ done: 0, total: 0, what: 'Opening the samples' });
    const done = await attempt('The samples were not opened', () => samples({}, { onProgress: setMaking }));
    setMaking(null);
    if (done) offerTour();
  };
  useKeys({ 'Ctrl+N': make, 'Ctrl+O': choose });
  // Who has a workspace is here for it, and whoever has none sees the samples first.
  const isFirst = (known ?? []).length === 0;
  if (known === undefined && error === null) return <PlaceFrame title="Evidence Desk">{null}</PlaceFrame>;

  return (
    <PlaceFrame title="Evidence Desk">
      <div className={styles.start}>
        <div className={styles.page}>
          <h2 className={styles.title}>Read inspection letters side by side</h2>
          <p className={styles.lead}>
            Evidence Desk reads letters, guidance and audit reports on this computer, sets copies aside, and helps you
            match each passage to the criterion it speaks to.
          </p>
          {!making && <Recent />}
          {making ? (
            <div className={styles.making} role="status">
              <p>{making.what}</p>
              <Meter label="Opening the samples" done={making.done} total={making.total} />
            </div>
          ) : (
            <div className={styles.ways}>
              <Way
                icon="library"
                title="Open the samples"
                {...(isFirst ? { keys: 'Enter' } : {})}
                onPress={openSamples}
                first={isFirst}
              >
                Invented letters and one set of criteria. The whole job in five minutes, and nothing to tidy up
                afterwards.
              </Way>
              <Way icon="plus" title="Start a new workspace" keys="Ctrl N" onPress={make}>
                One file that holds your letters and every decision.
              </Way>
              <Way icon="folder" title="Open a workspace" keys="Ctrl O" onPress={choose}>
                Yours, or one a colleague has passed to you.
              </Way>
            </div>
          )}
          <Button look="quiet" onPress={() => setRestoring(true)}>
            Does a workspace not open? Look at the backups
          </Button>
          <h3 className={styles.fiveTitle}>What the samples show</h3>
          <ol className={styles.five}>
            {SHOWN.map(([what, how]) => (
              <li key={what}>
                <b>{what}</b>
                {how}
              </li>
            ))}
          </ol>
          <div className={styles.promise}>
            <Icon name="shield" />
            <p>
              Nothing leaves this computer. The program has no way to connect to anything, keeps no account, and never
              changes the files you give it.
            </p>
          </div>
        </div>
      </div>
      {restoring && (
        <AllBackups
          onClose={() => setRestoring(false)}
          onOpen={(name, openBackup) => {
            setRestoring(false);
            void unlock(name, openBackup);
          }}
        />
      )}
      {dialog}
    </PlaceFrame>
  );
}

function Way({
  icon,
  title,
  keys,
  onPress,
  first = false,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly keys?: string;
  readonly onPress: () => void;
  readonly first?: boolean;
  readonly children: string;
}) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the first way in is the one Enter takes, as the key beside it says
    <button type="button" className={styles.way} onClick={onPress} autoFocus={first}>
      <Icon name={icon} />
      <span>
        <b>{title}</b>
        <span className={styles.how}>{children}</span>
      </span>
      {keys && <Key>{keys}</Key>}
    </button>
  );
}
