import { useContext, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../src/contract/contract.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import type { Settings } from '../../data/settings.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { ShortcutSettings } from '../../frame/shortcut-settings.tsx';
import { useWorkspace, WorkspaceContext } from '../../frame/workspace.ts';
import { useWorkspaces } from '../../frame/workspaces.tsx';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/check.tsx';
import { cx } from '../../parts/cx.ts';
import { LineField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import { Segment } from '../../parts/segment.tsx';
import { Empty, Meter } from '../../parts/small.tsx';
import { useStable } from '../../parts/stable.ts';
import { count, figure, longInstant } from '../../parts/words.ts';
import { OurAreasDialog } from '../findings/our-areas.tsx';
import { CopyThreshold } from './copy-threshold.tsx';
import { AuditLog, Backups, Protection } from './safety.tsx';
import styles from './settings.module.css';

const SCALES = [0.875, 1, 1.125, 1.25, 1.5, 1.75, 2];

/** The reviewer, how the window looks, what counts as a copy, and whether the workspace is sound. */
export function SettingsPlace() {
  const workspace = useContext(WorkspaceContext);
  const { data, error } = useEngineQuery('settings.get', {});
  const set = useEngineMutation('settings.set');
  const change = (part: Partial<Settings>) => void attempt('The setting was not saved', () => set(part));
  return (
    <PlaceFrame
      title="Settings"
      scope={workspace && <span className={styles.version}>Evidence Desk {workspace.version}</span>}
    >
      <div className={pane.scroll}>
        {error && (
          <Empty icon="warn" title="The settings could not be read">
            {error.message}
          </Empty>
        )}
        {data && (
          <div className={styles.settings}>
            <Reviewer reviewer={data.reviewer} onChange={(reviewer) => change({ reviewer })} />
            <section className={styles.section}>
              <h2>Appearance</h2>
              <Segment
                label="Appearance"
                value={data.appearance}
                onChange={(appearance) => change({ appearance })}
                choices={[
                  { value: 'system', label: 'Same as the computer' },
                  { value: 'light', label: 'Light' },
                  { value: 'dark', label: 'Dark' },
                  { value: 'contrast', label: 'High contrast' },
                ]}
              />
              <h3>Text size</h3>
              <Segment
                label="Text size"
                value={String(SCALES.find((scale) => scale === data.textScale) ?? 1)}
                onChange={(scale) => change({ textScale: Number(scale) })}
                choices={SCALES.map((scale) => ({ value: String(scale), label: `${Math.round(scale * 100)} %` }))}
              />
              <p className={pane.soft}>Apart from the zoom of the window or browser, which enlarges the pages, too.</p>
            </section>
            <section className={styles.section}>
              <h2>First screen</h2>
              <Check
                checked={data.rememberWorkspaces}
                onChange={(rememberWorkspaces) => change({ rememberWorkspaces })}
              >
                List recently opened workspaces, by name and place
              </Check>
              <p className={pane.soft}>
                The list is kept in a file of this program, for you alone; the operating system does not see it.
                Switching it off forgets it. Protected workspaces are listed by their file’s name only.
              </p>
            </section>
            <section className={styles.section}>
              <h2>Keys</h2>
              <ShortcutSettings />
            </section>
            {workspace?.open && (
              <>
                <Workspace />
                <OurAreas />
                <CopyThreshold threshold={data.copyThreshold} onChange={(copyThreshold) => change({ copyThreshold })} />
                <Soundness />
                <Backups />
                <Protection />
                <History />
              </>
            )}
          </div>
        )}
      </div>
    </PlaceFrame>
  );
}

/** Milliseconds of rest after which what is typed is saved. */
const REST = 600;

function Reviewer({ reviewer, onChange }: { readonly reviewer: string; readonly onChange: (name: string) => void }) {
  const [typed, setTyped] = useState(reviewer);
  const name = typed.trim();
  const { save } = useStable({ save: () => name !== reviewer && onChange(name) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed starts the rest anew
  useEffect(() => {
    const timer = setTimeout(save, REST);
    return () => clearTimeout(timer);
  }, [name, save]);
  // Whoever leaves the place has typed all there is.
  useEffect(() => () => void save(), [save]);
  return (
    <section className={styles.section}>
      <h2>Reviewer</h2>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <span className={styles.field}>
          <LineField
            label="Your name"
            value={typed}
            onChange={setTyped}
            hint="Saved as you type. Stands beside each decision you make, in this workspace and in exports."
          />
        </span>
      </form>
      {reviewer !== '' && <Unnamed reviewer={reviewer} />}
    </section>
  );
}

/** Which areas are ours; their documents are set beside what others were told. */
function OurAreas() {
  const { data } = useEngineQuery('ours.get', {});
  const [isAsking, setAsking] = useState(false);
  if (!data) return null;
  return (
    <section className={styles.section}>
      <h2>Our area</h2>
      <p className={pane.soft}>
        {data.areas.length === 0 ? 'No area has been chosen yet.' : `${data.areas.join(', ')}.`}{' '}
        {count(data.documents, 'document')} {data.documents === 1 ? 'is' : 'are'} ours.
      </p>
      <div>
        <Button onPress={() => setAsking(true)}>Say which area is ours</Button>
      </div>
      {isAsking && <OurAreasDialog onClose={() => setAsking(false)} />}
    </section>
  );
}

/** Decisions made before there was a name, to be put in this one. */
function Unnamed({ reviewer }: { readonly reviewer: string }) {
  const workspace = useContext(WorkspaceContext);
  const { data } = useEngineQuery('review.unnamed', {}, { enabled: workspace?.open === true, stale: 0 });
  const put = useEngineMutation('review.putInName');
  if (!data || data.decisions === 0) return null;
  return (
    <Button
      onPress={async () => {
        const done = await attempt('The decisions stand as they were', () => put({}));
        if (done)
          tell({
            kind: 'done',
            title: `${count(done.changed, 'decision')} put in the name of ${reviewer}`,
            undo: true,
          });
      }}
    >
      {`Put ${count(data.decisions, 'decision')} made without a name in yours`}
    </Button>
  );
}

type Verified = OutputOf<'workspace.verify'>;

function Soundness() {
  const verify = useEngineMutation('workspace.verify');
  const [running, setRunning] = useState<{ done: number; total: number; what: string } | null>(null);
  const [result, setResult] = useState<Verified | null>(null);
  const stopper = useRef<AbortController | null>(null);
  return (
    <section className={styles.section}>
      <h2>Is the workspace sound?</h2>
      <p className={pane.soft}>
        Looks at every passage, decision and line of the log, and whether each quotation still stands in its letter.
      </p>
      {running ? (
        <div className={styles.running} role="status">
          <span>{running.what}</span>
          <Meter label="Checking" done={running.done} total={running.total} />
          <Button look="quiet" icon="stop" onPress={() => stopper.current?.abort()}>
            Stop
          </Button>
        </div>
      ) : (
        <div>
          <Button
            icon="shield"
            onPress={async () => {
              const control = new AbortController();
              stopper.current = control;
              setRunning({ done: 0, total: 0, what: 'Checking' });
              const answer = await attempt('The check was not made', () =>
                verify({}, { onProgress: setRunning, signal: control.signal }),
              );
              setRunning(null);
              if (answer) setResult(answer);
            }}
          >
            Check it now
          </Button>
        </div>
      )}
      {result && (
        <div className={styles.result} role="status">
          <Icon name={result.sound ? 'check' : 'warn'} />
          <div>
            <b>{result.sound ? 'Sound.' : 'Something is not as it should be.'}</b> {figure(result.checked.passages)}{' '}
            passages, {count(result.checked.decisions, 'decision')} and {count(result.checked.log, 'line')} of the log
            were looked at.
            <ul>
              {result.findings.map((finding) => (
                <li key={finding.message}>{finding.message}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </section>
  );
}

function History() {
  const { data } = useEngineQuery('review.history', { limit: 50 }, { stale: 0 });
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>What was done last</h2>
      <AuditLog />
      <ol className={styles.history}>
        {data.map((entry) => (
          <li key={`${entry.at} ${entry.what}`}>
            <span className={cx(pane.muted, pane.number)}>{longInstant(entry.at)}</span>
            <span>{entry.what}</span>
            <span className={pane.soft}>{entry.reviewer}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Workspace() {
  const { name, place, file } = useWorkspace();
  const { rename, copy, close } = useWorkspaces();
  return (
    <section className={styles.section}>
      <h2>Workspace</h2>
      <p className={pane.soft}>
        {name} is one file, <b>{file}</b>, in <b className={styles.path}>{place}</b>. Everything in it is saved. Closing
        it leads back to the first screen.
      </p>
      <div className={styles.line}>
        <Button onPress={rename}>Rename</Button>
        <Button onPress={copy}>Save a copy</Button>
        <Button
          onPress={() =>
            void attempt('The location was not copied', async () => {
              await navigator.clipboard.writeText(`${place}${place.includes('\\') ? '\\' : '/'}${file}`);
              tell({ kind: 'done', title: 'The location of the file is on the clipboard' });
            })
          }
        >
          Copy its location
        </Button>
        <Button onPress={close}>Close the workspace</Button>
      </div>
    </section>
  );
}
