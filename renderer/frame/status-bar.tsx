import { useContext, useEffect, useState } from 'react';
import { useHost } from '../data/ask.ts';
import { remaining, useImportState } from '../data/imports.ts';
import { useSaving } from '../data/saving.ts';
import { Icon } from '../parts/icon.tsx';
import { count, timeLeft } from '../parts/words.ts';
import { Blocked } from './blocked.tsx';
import styles from './frame.module.css';
import { WorkspaceContext } from './workspace.ts';

/** Workspace, saved state, what is going on, who reviews, and that nothing leaves this computer. */
export function StatusBar() {
  const host = useHost();
  const workspace = useContext(WorkspaceContext);
  const [connected, setConnected] = useState(true);
  useEffect(() => host.watch(setConnected), [host]);
  const saving = useSaving();
  const [asked, setAsked] = useState(false);

  return (
    <footer className={styles.status}>
      <span>
        <Icon name="box" />
        {workspace?.open ? <b>{workspace.name}</b> : 'No workspace open'}
      </span>
      {connected ? (
        workspace?.open && (
          <span>
            <Icon name="check" />
            {saving ? 'Saving' : 'All changes saved'}
          </span>
        )
      ) : (
        <span role="alert" className={styles.lost}>
          <Icon name="warn" />
          The program does not answer. What was saved is kept; this window goes on as soon as it is back.
        </span>
      )}
      <Reading />
      <span className={styles.grow} />
      {workspace?.reviewer && (
        <span>
          <Icon name="user" />
          Reviewer: {workspace.reviewer}
        </span>
      )}
      <button type="button" className={styles.offline} onClick={() => setAsked(true)}>
        <Icon name="offline" />
        {host.kind === 'desktop'
          ? 'Offline – this program cannot connect'
          : 'Offline – this window talks only to this computer'}
      </button>
      {asked && <Blocked onClose={() => setAsked(false)} />}
    </footer>
  );
}

function Reading() {
  const state = useImportState();
  if (!state.running) return null;
  const left = remaining(state, Date.now());
  return (
    <span>
      <Icon name="library" />
      {state.stage === 'handing-over' && `Handing over ${count(state.total, 'file')}`}
      {state.stage === 'reading' &&
        `Reading ${state.done} of ${count(state.total, 'file')}${left === null ? '' : `, ${timeLeft(left)}`}`}
      {state.stage === 'afterwards' && (state.after ?? 'Comparing what was read')}
    </span>
  );
}
