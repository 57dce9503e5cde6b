import { useRef, useState } from 'react';
import { useDeed, useHost } from '../data/ask.ts';
import { attempt } from '../data/notices.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { LineField } from '../parts/field.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { Meter } from '../parts/small.tsx';
import { AllBackups } from './backups.tsx';
import { useKeys } from './keys.ts';
import { PlaceFrame } from './place.tsx';
import { go } from './route.ts';
import styles from './start.module.css';
import { useUnlock } from './unlock.tsx';

const SHOWN = [
  ['Add', 'Drop the letters in and watch them being read'],
  ['Set copies aside', 'See which files say the same thing'],
  ['Review', 'Accept, change or turn down each suggestion'],
  ['Compare', 'Find the gaps, criterion by letter'],
  ['Hand over', 'Export with every quotation traced to its page'],
] as const;

/** First start: three ways in. */
export function Start() {
  const host = useHost();
  const samples = useDeed('workspace.samples');
  const create = useDeed('workspace.create');
  const open = useDeed('workspace.open');
  const [making, setMaking] = useState<{ done: number; total: number; what: string } | null>(null);
  const [naming, setNaming] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const { unlock, dialog } = useUnlock();
  const chooser = useRef<HTMLInputElement>(null);

  const openSamples = async () => {
    setMaking({ done: 0, total: 0, what: 'Opening the samples' });
    const done = await attempt('The samples were not opened', () => samples({}, { onProgress: setMaking }));
    setMaking(null);
    if (done) go('library');
  };
  const choose = () => chooser.current?.click();
  useKeys({ 'Ctrl+N': () => setNaming(true), 'Ctrl+O': choose });

  return (
    <PlaceFrame title="Evidence Desk">
      <div className={styles.start}>
        <div className={styles.page}>
          <h2 className={styles.title}>Read inspection letters side by side</h2>
          <p className={styles.lead}>
            Evidence Desk reads letters, guidance and audit reports on this computer, sets copies aside, and helps you
            match each passage to the criterion it speaks to.
          </p>
          {making ? (
            <div className={styles.making} role="status">
              <p>{making.what}</p>
              <Meter label="Opening the samples" done={making.done} total={making.total} />
            </div>
          ) : (
            <div className={styles.ways}>
              <Way icon="library" title="Open the samples" keys="Enter" onPress={openSamples} first>
                Invented letters and one set of criteria. The whole job in five minutes, and nothing to tidy up
                afterwards.
              </Way>
              <Way icon="plus" title="Start a new workspace" keys="Ctrl N" onPress={() => setNaming(true)}>
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
      <input
        ref={chooser}
        type="file"
        hidden
        data-choose="workspace"
        onChange={async (event) => {
          const [file] = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (!file) return;
          const offered = await attempt('The workspace was not opened', () => host.offerFiles([file]));
          const id = offered?.[0]?.id;
          if (id) await unlock(file.name, (secrets) => open({ file: id, ...secrets }));
        }}
      />
      {naming && (
        <NameDialog
          onClose={() => setNaming(false)}
          onName={async (name) => {
            const made = await attempt('The workspace was not made', () => create({ name }));
            if (!made) return;
            setNaming(false);
            go('library');
          }}
        />
      )}
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
  readonly keys: string;
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
      <Key>{keys}</Key>
    </button>
  );
}

function NameDialog({ onClose, onName }: { readonly onClose: () => void; readonly onName: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <Dialog
      title="Start a new workspace"
      onClose={onClose}
      act={{ label: 'Start', ready: name.trim() !== '', run: () => onName(name.trim()) }}
    >
      <LineField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        hint="Shown at the bottom of the window and in exports: “North region letters”, for example."
      />
    </Dialog>
  );
}
