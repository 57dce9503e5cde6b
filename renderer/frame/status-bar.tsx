import { useContext, useEffect, useState } from 'react';
import { useHost } from '../data/engine.ts';
import { remaining, useImportState } from '../data/imports.ts';
import { useSaving } from '../data/saving.ts';
import { scansInWords, useScans } from '../data/scans.ts';
import type { Connection, Host } from '../host/host.ts';
import { Icon } from '../parts/icon.tsx';
import { count, timeLeft } from '../parts/words.ts';
import { Blocked } from './blocked.tsx';
import styles from './frame.module.css';
import { addressOf } from './route.ts';
import { WorkspaceContext } from './workspace.ts';
import { WorkspaceMenu } from './workspace-menu.tsx';

/** Workspace, saved state, what is going on, who reviews, and that nothing leaves this computer. */
export function StatusBar() {
  const host = useHost();
  const workspace = useContext(WorkspaceContext);
  const [connection, setConnection] = useState<Connection>('connected');
  useEffect(() => host.watch(setConnection), [host]);
  const saving = useSaving();
  const [asked, setAsked] = useState(false);

  return (
    <footer className={styles.status}>
      {workspace?.open ? (
        <WorkspaceMenu />
      ) : (
        <span>
          <Icon name="box" />
          No workspace open
        </span>
      )}
      {workspace?.open && (workspace.writtenOver || !workspace.inPlace) ? (
        <span className={styles.lost}>
          <Icon name="warn" />
          Nothing is saved any more
        </span>
      ) : connection === 'connected' ? (
        workspace?.open && (
          <span>
            <Icon name="check" />
            {saving ? 'Saving' : 'All changes saved'}
          </span>
        )
      ) : (
        <span role="alert" className={styles.lost}>
          <Icon name="warn" />
          {LOST[connection](host.kind)}
        </span>
      )}
      <Reading />
      {workspace?.open && <Scans unread={workspace.pagesUnread} />}
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

/** Scanned pages being read, or how many pages nothing is known of. */
function Scans({ unread }: { readonly unread: number }) {
  const { running, line, startedAt } = useScans();
  if (running)
    return (
      <span>
        <Icon name="unread" />
        {scansInWords(line, startedAt)}
      </span>
    );
  if (unread === 0) return null;
  return (
    <span>
      <Icon name="unread" />
      <a href={addressOf('library')}>{count(unread, 'page')} unread</a>
    </span>
  );
}

/** What to do where the engine does not answer. What was saved is kept in any case. */
const LOST: Readonly<Record<Exclude<Connection, 'connected'>, (kind: Host['kind']) => string>> = {
  lost: (kind) =>
    kind === 'desktop'
      ? 'The program does not answer. What was saved is kept; this window goes on as soon as it is back.'
      : 'The program does not answer. What was saved is kept. This window goes on as soon as it is back; if you have started it again, open the address it prints.',
  refused: () =>
    'The program was started again, and this window belongs to the time before. What was saved is kept: open the address the program has printed, and close this window.',
};

function Reading() {
  const state = useImportState();
  if (!state.running) return null;
  const left = remaining(state, Date.now());
  return (
    <span>
      <Icon name="library" />
      {state.stage === 'handing-over' && `Sending ${count(state.total, 'file')}`}
      {state.stage === 'reading' &&
        `Reading ${state.done} of ${count(state.total, 'file')}${left === null ? '' : `, ${timeLeft(left)}`}`}
      {state.stage === 'afterwards' && (state.after ?? 'Comparing what was read')}
    </span>
  );
}
