import { useEffect, useState } from 'react';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import {
  type ImportLine,
  type ImportState,
  isOffered,
  leaveOut,
  putImportAway,
  remaining,
  stopImport,
  useImportState,
  useImportWithPassword,
  useReadingOfLeft,
} from '../../data/imports.ts';
import { attempt } from '../../data/notices.ts';
import { useFrame } from '../../frame/frame.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import { Meter } from '../../parts/small.tsx';
import { count, fileName, timeLeft } from '../../parts/words.ts';
import styles from './library.module.css';

const SHOWN = 5;

/** Files being read, and files that could not be: each with its reason and what to do. */
export function ImportPanel() {
  const state = useImportState();
  const { data: failures } = useEngineQuery('documents.failures', {});
  const [more, setMore] = useState(false);
  const [password, setPassword] = useState<ImportLine | null>(null);
  const inLines = new Set(state.lines.map((line) => line.path));
  const older: readonly ImportLine[] = (failures ?? [])
    .filter(({ path }) => !inLines.has(path))
    .map(({ path, code, reason }) => ({ path, code, state: 'failed', message: reason }));
  const lines = [
    ...state.lines.filter((line) => line.state === 'failed'),
    ...older,
    ...state.lines.filter((line) => line.state === 'left'),
    ...state.lines.filter((line) => line.state === 'reading'),
    ...state.lines.filter((line) => line.state === 'done'),
  ];
  if (!state.running && lines.length === 0) return null;
  const shown = more ? lines : lines.slice(0, SHOWN);

  return (
    <section className={styles.import} aria-label="Files being read">
      <ImportHead
        state={state}
        failed={lines.filter((line) => line.state === 'failed').length}
        more={more}
        onMore={lines.length > SHOWN ? () => setMore(!more) : undefined}
      />
      <ul className={cx(styles.lines, more && styles.more)}>
        {shown.map((line) => (
          <Line key={line.path} line={line} busy={state.running} onPassword={() => setPassword(line)} />
        ))}
      </ul>
      {password && <PasswordDialog line={password} onClose={() => setPassword(null)} />}
    </section>
  );
}

function ImportHead({
  state,
  failed,
  more,
  onMore,
}: {
  readonly state: ImportState;
  readonly failed: number;
  readonly more: boolean;
  readonly onMore: (() => void) | undefined;
}) {
  const now = useNow(state.running);
  const left = state.running ? remaining(state, now) : null;
  const read = state.lines.filter((line) => line.state === 'done').length;
  const unread = state.lines.filter((line) => line.state === 'left');
  const readLeft = useReadingOfLeft();
  const facts = [
    ...(read > 0 ? [`${read} read`] : []),
    ...(unread.length > 0 ? [`${unread.length} not read`] : []),
    ...(failed > 0 ? [`${failed} ${failed === 1 ? 'needs' : 'need'} attention`] : []),
    ...(state.result && state.result.present.length > 0
      ? [`${count(state.result.present.length, 'file')} already here`]
      : []),
    ...(left === null ? [] : [timeLeft(left)]),
  ];
  const title = !state.running
    ? state.result
      ? state.result.stopped
        ? 'Stopped; what was read is kept'
        : 'Reading is done'
      : count(failed, 'file was not read', 'files were not read')
    : state.stage === 'afterwards'
      ? (state.after ?? 'Comparing what was read')
      : `Reading ${count(state.total, 'file')}`;
  return (
    <div className={styles.importHead} role="status">
      <h2>{title}</h2>
      {state.running && (
        <span className={styles.meter}>
          <Meter label={title} done={state.done} total={state.stage === 'handing-over' ? 0 : state.total} />
        </span>
      )}
      <span className={pane.soft}>{facts.join(', ')}</span>
      <span className={pane.grow} />
      {state.running && (
        <Button icon="stop" onPress={stopImport}>
          Stop
        </Button>
      )}
      {!state.running && unread.some(({ path }) => isOffered(path)) && (
        <Button onPress={readLeft}>Read the rest</Button>
      )}
      {onMore && (
        <Button look="quiet" onPress={onMore} aria-expanded={more}>
          {more ? 'Show less' : 'Show all'}
        </Button>
      )}
      {!state.running && state.lines.length > 0 && (
        <Button look="quiet" onPress={putImportAway}>
          Close
        </Button>
      )}
    </div>
  );
}

const STATES: Readonly<Partial<Record<ImportLine['state'], string>>> = { done: 'done', left: 'left' };

function Line({
  line,
  busy,
  onPassword,
}: {
  readonly line: ImportLine;
  readonly busy: boolean;
  readonly onPassword: () => void;
}) {
  const { addFiles } = useFrame();
  const dismiss = useEngineMutation('documents.dismissFailure');
  const bad = line.state === 'failed';
  const isOpen = bad || line.state === 'left';
  return (
    <li className={cx(styles.line, bad && styles.bad)}>
      <Icon name={bad ? 'warn' : line.state === 'left' ? 'unread' : line.state === 'done' ? 'check' : 'file'} />
      <span className={cx(pane.clip, bad && pane.code)} title={line.path}>
        {fileName(line.path)}
      </span>
      <span className={styles.state}>
        {isOpen && <b>Not read. </b>}
        {line.message}
      </span>
      {bad ? (
        <span className={styles.acts}>
          {line.code === 'password' && isOffered(line.path) && (
            <Button onPress={onPassword} isDisabled={busy}>
              Enter password
            </Button>
          )}
          {!isOffered(line.path) && (
            <Button onPress={() => addFiles(false)} isDisabled={busy}>
              Choose it again
            </Button>
          )}
          <Button
            look="quiet"
            onPress={async () => {
              leaveOut(line.path);
              await attempt('The line was not removed', () => dismiss({ path: line.path }));
            }}
          >
            Leave out
          </Button>
        </span>
      ) : (
        <span className={cx(pane.muted, pane.number)}>{STATES[line.state] ?? 'reading'}</span>
      )}
    </li>
  );
}

function PasswordDialog({ line, onClose }: { readonly line: ImportLine; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const read = useImportWithPassword();
  return (
    <Dialog
      title={`Password of ${fileName(line.path)}`}
      onClose={onClose}
      act={{
        label: 'Read it',
        ready: typed !== '',
        run: () => {
          onClose();
          void read(line.path, typed);
        },
      }}
    >
      <p>It opens the file once and is not kept.</p>
      <LineField label="Password" type="password" value={typed} onChange={setTyped} autoFocus />
    </Dialog>
  );
}

/** The time now, once a second while something runs. */
function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
