import { useRef, useState } from 'react';
import type { OutputOf } from '../../../src/contract/contract.ts';
import { OperationError } from '../../../src/contract/errors.ts';
import { useEngineMutation, useEngineQuery, useHost } from '../../data/engine.ts';
import { attempt, sentenceOf, tell } from '../../data/notices.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { go, useRoute } from '../../frame/route.ts';
import { useDecided, useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField } from '../../parts/field.tsx';
import pane from '../../parts/pane.module.css';
import { Segment } from '../../parts/segment.tsx';
import { count, figure } from '../../parts/words.ts';
import { FrameworkMenu } from '../review/scope.tsx';
import { Agreement } from './agreement.tsx';
import { AlsoNoted } from './also-noted.tsx';
import styles from './second.module.css';
import { ToSettle } from './to-settle.tsx';

/** A second reader: a blind sample goes out, comes back, and what differs is settled. */
export function SecondReaderPlace() {
  const { frameworkId } = useWorkspace();
  const { choices } = useRoute();
  const { data: toSettle } = useEngineQuery('second.toSettle', { frameworkId }, { stale: 0 });
  const { data: asked } = useEngineQuery('second.asked', {});
  const { data: noted } = useEngineQuery('second.noted', { frameworkId }, { stale: 0 });
  const shown = choices.show === 'settle' || choices.show === 'noted' ? choices.show : 'agreement';
  return (
    <PlaceFrame title="Second reader" scope={<FrameworkMenu />}>
      <div className={styles.second}>
        <section className={cx(pane.pane, styles.steps)} aria-label="The sample">
          <div className={pane.scroll}>
            {asked && (
              <section className={cx(styles.step, styles.asked)}>
                <h2>This workspace is a blind sample</h2>
                <p>
                  {count(asked.decided, 'passage')} of {asked.passages} decided. What the first reader decided is not in
                  it. When all are decided, close the workspace and send the file back.
                </p>
              </section>
            )}
            <MakeSample />
            <TakeIn />
          </div>
        </section>
        <section className={pane.pane} aria-label="Two readings">
          <div className={pane.bar}>
            <Segment
              label="Show"
              value={shown}
              onChange={(next) => go('second', next === 'agreement' ? {} : { show: next }, true)}
              choices={[
                { value: 'agreement', label: 'Agreement' },
                { value: 'settle', label: toSettle ? `To settle: ${toSettle.length}` : 'To settle' },
                { value: 'noted', label: noted ? `Also noted: ${noted.length}` : 'Also noted' },
              ]}
            />
          </div>
          {shown === 'agreement' && <Agreement />}
          {shown === 'settle' && <ToSettle passages={toSettle} />}
          {shown === 'noted' && <AlsoNoted passages={noted} />}
        </section>
      </div>
    </PlaceFrame>
  );
}

function MakeSample() {
  const { frameworkId } = useWorkspace();
  const decided = useDecided() ?? 0;
  const host = useHost();
  const make = useEngineMutation('second.sample');
  const [size, setSize] = useState('40');
  const [draw, setDraw] = useState('first');
  const [busy, setBusy] = useState(false);
  const number = Number(size);
  const error = Number.isInteger(number) && number >= 1 && number <= 10_000 ? null : 'A whole number from 1 to 10,000.';
  return (
    <section className={styles.step}>
      <h2>1. Make a blind sample</h2>
      <p className={pane.soft}>
        A small workspace with some of the decided passages, some of every criterion, without what was decided. A
        colleague opens it in Evidence Desk and decides them afresh.
      </p>
      <div className={styles.fields}>
        <LineField label="Passages" type="number" value={size} onChange={setSize} error={error} />
        <LineField label="Draw" value={draw} onChange={setDraw} hint="The same word draws the same sample again." />
      </div>
      <Button
        look="first"
        isDisabled={busy || decided === 0 || error !== null || draw.trim() === ''}
        onPress={async () => {
          setBusy(true);
          const sample = await attempt('No sample was made', () =>
            make({ frameworkId, size: number, seed: draw.trim() }),
          );
          setBusy(false);
          if (!sample) return;
          const saved = await attempt('The sample was not saved', async () => {
            await host.save(sample.id, sample.name);
            return true;
          });
          if (saved) tell({ kind: 'done', title: `${count(sample.passages, 'passage')} to be read a second time` });
        }}
      >
        {busy ? 'Making it' : 'Make the sample'}
      </Button>
      {decided === 0 && (
        <p className={pane.muted}>Nothing is decided yet, so there is nothing to read a second time.</p>
      )}
    </section>
  );
}

type Merged = OutputOf<'second.merge'>;

function TakeIn() {
  const host = useHost();
  const merge = useEngineMutation('second.merge');
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [locked, setLocked] = useState<File | null>(null);
  const [merged, setMerged] = useState<Merged | null>(null);
  const take = async (file: File, passphrase?: string) => {
    setBusy(true);
    setMerged(null);
    try {
      const [offered] = await host.offerFiles([file]);
      const given = { file: offered?.id ?? '', ...(passphrase === undefined ? {} : { passphrase }) };
      setMerged(await merge(given));
      setLocked(null);
    } catch (thrown) {
      if (thrown instanceof OperationError && thrown.code === 'passphrase' && passphrase === undefined) setLocked(file);
      else tell({ kind: 'trouble', title: `${file.name} was not added`, text: sentenceOf(thrown) });
    }
    setBusy(false);
  };
  return (
    <section className={styles.step}>
      <h2>2. Add it when it comes back</h2>
      <p className={pane.soft}>
        Or add a colleague’s whole workspace: documents that are new here are added, but for those you erased or
        removed, and decisions that only the other has, with tags, corrections, searches and criteria of theirs. Where
        both have decided, both stay and yours stands until it is settled. Nothing is overwritten, and one undo takes it
        all back but the documents.
      </p>
      <Button icon="folder" isDisabled={busy} onPress={() => chooser.current?.click()}>
        {busy ? 'Putting them together' : 'Open the other workspace'}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        data-choose="second"
        accept=".workspace,.evidence"
        onChange={(event) => {
          const [file] = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
      {merged && (
        <div role="status" className={styles.whole}>
          <ul className={styles.merged}>
            {inSentences(merged).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {locked && <Unlock file={locked} onClose={() => setLocked(null)} onOpen={(words) => void take(locked, words)} />}
    </section>
  );
}

function Unlock({
  file,
  onOpen,
  onClose,
}: {
  readonly file: File;
  readonly onOpen: (passphrase: string) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  return (
    <Dialog
      title={`${file.name} is protected`}
      onClose={onClose}
      act={{ label: 'Open', ready: typed !== '', run: () => onOpen(typed) }}
    >
      <LineField label="Its password" type="password" value={typed} onChange={setTyped} autoFocus />
    </Dialog>
  );
}

/** What came of putting two workspaces together. */
function inSentences({
  documentsAdded,
  taken,
  agreed,
  noted,
  known,
  conflicts,
  unplaced,
  findings,
  also,
  left,
  notUnderstood,
}: Merged): string[] {
  return [
    ...(agreed > 0
      ? [
          `${count(agreed, 'passage')} decided alike by both${noted > 0 ? `, ${figure(noted)} of them with notes or tags of the other: under “Also noted”` : ''}.`,
        ]
      : []),
    conflicts > 0
      ? `${count(conflicts, 'passage')} decided differently: to settle.`
      : agreed + known + taken + unplaced > 0
        ? 'Nothing to settle.'
        : 'Nothing was decided in it: there is nothing to compare yet.',
    ...(taken > 0 ? [`${count(taken, 'decision')} added that only the other had.`] : []),
    ...(known > 0 ? [`${count(known, 'decision')} here already, unchanged.`] : []),
    ...(documentsAdded > 0 ? [`${count(documentsAdded, 'document')} added.`] : []),
    ...(findings > 0 ? [`${count(findings, 'finding')} of theirs added, or kept beside yours in Findings.`] : []),
    ...(unplaced > 0
      ? [`${count(unplaced, 'decision')} kept separately: their words are not in the document here.`]
      : []),
    ...(also.length > 0 ? [`Also added: ${inCounts(also)}.`] : []),
    ...(left.length > 0
      ? [
          `Left out, because something else is said here, it is not wanted here any more, or it cannot stand here: ${inCounts(left)}.`,
        ]
      : []),
    ...(notUnderstood > 0
      ? [`${count(notUnderstood, 'record')} of theirs left out: what they hold could not be understood.`]
      : []),
  ];
}

function inCounts(counts: Merged['also']): string {
  return counts.map((one) => `${one.what} (${one.count})`).join(', ');
}
