import { useMemo, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '../../../src/contract/contract.ts';
import { useEngineMutation, useEngineQuery, useHost } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { go, useRoute } from '../../frame/route.ts';
import { useFramework, useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Icon } from '../../parts/icon.tsx';
import pane from '../../parts/pane.module.css';
import { Empty, Meter } from '../../parts/small.tsx';
import { count, size } from '../../parts/words.ts';
import { FrameworkMenu } from '../review/scope.tsx';
import { choiceOf, type Draft, draftOf, EVERYTHING, holds } from './choice.ts';
import { Disclosure } from './disclosure.tsx';
import { EvidenceChoices } from './evidence.tsx';
import styles from './export.module.css';
import { FORMAT_NAMES, FORMATS, Formats } from './formats.tsx';
import { Presets } from './presets.tsx';
import { Criteria, Preview } from './preview.tsx';

type Made = OutputOf<'exports.make'>;

/** What goes out, for which criteria and documents, in which format; first looked at, then saved. */
export function ExportPlace() {
  const workspace = useWorkspace();
  const { choices } = useRoute();
  if (workspace.documents === 0) {
    return (
      <PlaceFrame title="Export">
        <Empty icon="export" title="There is nothing to hand over yet">
          Once letters are read and passages decided, the evidence grid leaves here as a workbook, a report or a
          project.
        </Empty>
      </PlaceFrame>
    );
  }
  // Whoever comes for another document begins with that one.
  return <ExportDesk key={choices.document} frameworkId={workspace.frameworkId} />;
}

function ExportDesk({ frameworkId }: { readonly frameworkId: string }) {
  const { choices } = useRoute();
  const format = FORMAT_NAMES.find((name) => name === choices.format) ?? 'xlsx';
  const [draft, setDraft] = useState<Draft>(() => ({
    ...EVERYTHING,
    documents: choices.document ? [choices.document] : null,
  }));
  const [made, setMade] = useState<Made | null>(null);
  const criteria = (useFramework()?.criteria ?? []).filter((row) => !row.isHeading);
  const choice = useMemo(() => choiceOf(draft, format), [draft, format]);
  const asked = { format, frameworkId, choice };
  const ready = draft.polarity.length > 0;
  const check = useEngineQuery('exports.check', asked, {
    keep: true,
    stale: 0,
    enabled: ready && holds(format, 'evidence'),
  });
  const change = (part: Partial<Draft>) => {
    setMade(null);
    setDraft({ ...draft, ...part });
  };
  const toFormat = (name: string) => {
    setMade(null);
    go('export', { ...choices, format: name }, true);
  };
  return (
    <PlaceFrame title="Export" scope={<FrameworkMenu />}>
      <div className={styles.export}>
        <section className={cx(pane.pane, styles.left)} aria-label="What to export">
          <Presets
            format={format}
            choice={choice}
            onUse={(preset) => {
              setDraft(draftOf(preset.choice));
              toFormat(preset.format);
            }}
          />
          <div className={pane.scroll}>
            <Formats format={format} onChange={toFormat} />
            {holds(format, 'evidence') && (
              <EvidenceChoices format={format} draft={draft} criteria={criteria} onChange={change} />
            )}
          </div>
          <Making asked={asked} ready={ready} onMade={setMade} />
        </section>
        <section className={pane.pane} aria-label="Preview">
          {made && <Finished made={made} />}
          {!holds(format, 'evidence') ? (
            <Criteria rows={criteria} />
          ) : !ready ? (
            <Empty icon="export" title="No passage would be exported">
              Tick at least one way of reading: strength, improvement, mixed or neutral.
            </Empty>
          ) : check.error ? (
            <Empty icon="warn" title="The preview could not be made">
              {check.error.message}
            </Empty>
          ) : !check.data ? (
            <Empty icon="export" title="Preparing the preview">
              The passages, and what in them may identify people.
            </Empty>
          ) : (
            <div className={cx(styles.checked, check.isPlaceholderData && styles.old)}>
              <Disclosure check={check.data} draft={draft} onChange={change} />
              <Preview check={check.data} decidedOnly={choice.decidedOnly === true} />
            </div>
          )}
        </section>
      </div>
    </PlaceFrame>
  );
}

/** The button that makes the file, and how far it is. Stopped, nothing was written. */
function Making({
  asked,
  ready,
  onMade,
}: {
  readonly asked: InputOf<'exports.make'>;
  readonly ready: boolean;
  readonly onMade: (made: Made | null) => void;
}) {
  const make = useEngineMutation('exports.make');
  const [making, setMaking] = useState<{ done: number; total: number; what: string } | null>(null);
  const stopper = useRef<AbortController | null>(null);
  return (
    <div className={pane.foot}>
      {making ? (
        <>
          <div className={styles.making} role="status">
            <span>{making.what}</span>
            <Meter label="Making the file" done={making.done} total={making.total} />
          </div>
          <Button icon="stop" onPress={() => stopper.current?.abort()}>
            Stop
          </Button>
        </>
      ) : (
        <Button
          look="first"
          icon="export"
          isDisabled={!ready}
          onPress={async () => {
            const control = new AbortController();
            stopper.current = control;
            onMade(null);
            setMaking({ done: 0, total: 0, what: 'Making the file' });
            const file = await attempt('The file was not made', () =>
              make(asked, { onProgress: setMaking, signal: control.signal }),
            );
            setMaking(null);
            if (file) onMade(file);
            else if (control.signal.aborted) tell({ kind: 'done', title: 'Stopped; no file was written' });
          }}
        >
          Make the {FORMATS[asked.format][0].toLowerCase()}
        </Button>
      )}
    </div>
  );
}

/** The finished file, what it could not carry, and the way to keep it. */
function Finished({ made }: { readonly made: Made }) {
  const host = useHost();
  return (
    <div className={styles.made} role="status">
      <Icon name="check" />
      <div>
        <b>{made.name}</b>, {size(made.bytes)}
        {made.losses.length > 0 && (
          <>
            <p className={styles.losses}>{count(made.losses.length, 'thing')} this format cannot carry:</p>
            <ul>
              {made.losses.map((loss) => (
                <li key={loss}>{loss}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Button
        look="first"
        onPress={async () => {
          const saved = await attempt('The file was not saved', async () => {
            await host.save(made.id, made.name);
            return true;
          });
          if (saved) tell({ kind: 'done', title: `${made.name} is on its way to your downloads` });
        }}
      >
        Save
      </Button>
    </div>
  );
}
