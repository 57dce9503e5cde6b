/** The backups of every workspace, for whom nothing opens any more. */
import { useEngineMutation, useEngineQuery } from '../data/engine.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import pane from '../parts/pane.module.css';
import { longInstant, size } from '../parts/words.ts';
import styles from './unlock.module.css';
import type { Opening } from './unlock.tsx';

export function AllBackups({
  onClose,
  onOpen,
}: {
  readonly onClose: () => void;
  readonly onOpen: (name: string, open: Opening) => void;
}) {
  const { data } = useEngineQuery('backups.all', {}, { stale: 0 });
  const open = useEngineMutation('backups.open');
  return (
    <Dialog title="Backups on this computer" onClose={onClose} wide>
      <p>
        Opening one makes a new workspace of it, beside the others. The backup stays, and so does every workspace as it
        is.
      </p>
      {data?.length === 0 && <p role="status">No backup has been made on this computer yet.</p>}
      {data && data.length > 0 && (
        <ul className={styles.backups} aria-label="Backups">
          {data.map(({ id, at, bytes, name, isProtected }) => {
            const what = name ?? (isProtected ? 'A protected workspace' : 'A workspace without a name');
            return (
              <li key={id}>
                <span>
                  {what}, {longInstant(at)}
                </span>
                <span className={pane.soft}>{size(bytes)}</span>
                <Button
                  aria-label={`Open ${what}, ${longInstant(at)}`}
                  onPress={() => onOpen(what, (secrets, control) => open({ id, ...secrets }, control))}
                >
                  Open
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Dialog>
  );
}
