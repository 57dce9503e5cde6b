import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../src/contract/contract.ts';
import type { ExportFormat } from '../../../src/contract/operations/exports.ts';
import type { PolarityLabel } from '../../../src/document/evidence.ts';
import { useAsk, useDeed, useHost } from '../../data/ask.ts';
import { attempt, tell } from '../../data/notices.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { go, useRoute } from '../../frame/route.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/check.tsx';
import { cx } from '../../parts/cx.ts';
import { Icon } from '../../parts/icon.tsx';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { POLARITIES, Polarity } from '../../parts/polarity.tsx';
import { Segment } from '../../parts/segment.tsx';
import { Empty, Meter } from '../../parts/small.tsx';
import { count, size } from '../../parts/words.ts';
import { FrameworkMenu } from '../review/scope.tsx';
import { Disclosure } from './disclosure.tsx';
import styles from './export.module.css';
import { Preview } from './preview.tsx';

const FORMATS: Readonly<Record<ExportFormat, readonly [name: string, ending: string, what: string]>> = {
  xlsx: ['Workbook', '.xlsx', 'The evidence grid with its quotations, for a spreadsheet'],
  csv: ['Table', '.csv', 'One line a passage, for any other program'],
  docx: ['Report', '.docx', 'Criterion by criterion with quotations, for a word processor'],
  html: ['Evidence pack', '.html', 'One page to read and search in any browser'],
  qdpx: ['Project', '.qdpx', 'For NVivo, ATLAS.ti, MAXQDA and others, by the REFI-QDA standard'],
  qdc: ['Codebook', '.qdc', 'The criteria only, by the same standard'],
  decisions: ['Decisions', '.json', 'Every decision with its grounds, for other programs'],
  learning: ['Learning', '.json', 'What your decisions taught the suggestions, for a colleague’s workspace'],
};

type Made = OutputOf<'exports.make'>;

/** What goes out, for which criteria and documents, in which format; first looked at, then saved. */
export function ExportPlace() {
  const workspace = useWorkspace();
  const { frameworkId } = workspace;
  const host = useHost();
  const { choices } = useRoute();
  const format = (Object.keys(FORMATS) as ExportFormat[]).find((name) => name === choices.format) ?? 'xlsx';
  const [decidedOnly, setDecidedOnly] = useState(true);
  const [polarity, setPolarity] = useState<readonly PolarityLabel[]>(POLARITIES);
  const [criterion, setCriterion] = useState<string | null>(null);
  const [documentId, setDocumentId] = useState<string | null>(choices.document ?? null);
  const [making, setMaking] = useState<{ done: number; total: number; what: string } | null>(null);
  const [mask, setMask] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const make = useDeed('exports.make');
  const { data: frameworks } = useAsk('frameworks.list', {});
  const { data: documents } = useAsk('documents.list', {});
  const criteria = frameworks?.find(({ id }) => id === frameworkId)?.criteria.filter((row) => !row.isHeading) ?? [];
  const choice = useMemo(
    () => ({
      decidedOnly,
      ...(mask ? { mask } : {}),
      ...(criterion ? { criteria: [criterion] } : {}),
      ...(documentId ? { documents: [documentId] } : {}),
      ...(polarity.length < POLARITIES.length ? { polarity: [...polarity] } : {}),
    }),
    [decidedOnly, mask, criterion, documentId, polarity],
  );
  const hasPassages = format !== 'qdc' && format !== 'learning';
  const chosenDocument = documents?.find(({ id }) => id === documentId);

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
  return (
    <PlaceFrame title="Export" scope={<FrameworkMenu />}>
      <div className={styles.export}>
        <section className={cx(pane.pane, styles.left)} aria-label="What to export">
          <div className={pane.scroll}>
            <fieldset className={styles.formats}>
              <legend>Format</legend>
              {(Object.keys(FORMATS) as ExportFormat[]).map((name) => (
                <label key={name} className={cx(styles.format, name === format && styles.on)}>
                  <input
                    type="radio"
                    name="format"
                    value={name}
                    checked={name === format}
                    onChange={() => {
                      setMade(null);
                      go('export', { ...choices, format: name }, true);
                    }}
                  />
                  <span>
                    <b>
                      {FORMATS[name][0]} <span className={pane.muted}>{FORMATS[name][1]}</span>
                    </b>
                    <span className={styles.what}>{FORMATS[name][2]}</span>
                  </span>
                </label>
              ))}
            </fieldset>
            {hasPassages && (
              <div className={styles.choices}>
                <h2>Evidence</h2>
                <Segment
                  label="Evidence"
                  value={decidedOnly ? 'decided' : 'all'}
                  onChange={(value) => {
                    setMade(null);
                    setDecidedOnly(value === 'decided');
                  }}
                  choices={[
                    { value: 'decided', label: 'Decided only' },
                    { value: 'all', label: 'With suggestions, marked' },
                  ]}
                />
                <div className={styles.checks}>
                  {POLARITIES.map((label) => (
                    <Check
                      key={label}
                      checked={polarity.includes(label)}
                      onChange={(on) => {
                        setMade(null);
                        setPolarity(POLARITIES.filter((other) => (other === label ? on : polarity.includes(other))));
                      }}
                    >
                      <Polarity polarity={label} />
                    </Check>
                  ))}
                </div>
                <div className={styles.menus}>
                  <ChoiceMenu
                    label="Criteria"
                    shown={criterion ?? 'All criteria'}
                    chosen={criterion ?? 'all'}
                    onChoose={(id) => {
                      setMade(null);
                      setCriterion(id === 'all' ? null : id);
                    }}
                    choices={[
                      { id: 'all', label: 'All criteria' },
                      ...criteria.map(({ code, title }) => ({ id: code, label: `${code} ${title}` })),
                    ]}
                  />
                  <ChoiceMenu
                    label="Documents"
                    shown={chosenDocument?.metadata.title ?? 'All documents'}
                    chosen={documentId ?? 'all'}
                    onChoose={(id) => {
                      setMade(null);
                      setDocumentId(id === 'all' ? null : id);
                    }}
                    choices={[
                      { id: 'all', label: 'All documents' },
                      ...(documents ?? []).map(({ id, metadata }) => ({ id, label: metadata.title })),
                    ]}
                  />
                </div>
              </div>
            )}
          </div>
          <div className={pane.foot}>
            {making ? (
              <div className={styles.making} role="status">
                <span>{making.what}</span>
                <Meter label="Making the file" done={making.done} total={making.total} />
              </div>
            ) : (
              <Button
                look="first"
                icon="export"
                isDisabled={polarity.length === 0}
                onPress={async () => {
                  setMade(null);
                  setMaking({ done: 0, total: 0, what: 'Making the file' });
                  const file = await attempt('The file was not made', () =>
                    make({ format, frameworkId, choice }, { onProgress: setMaking }),
                  );
                  setMaking(null);
                  if (file) setMade(file);
                }}
              >
                Make the {FORMATS[format][0].toLowerCase()}
              </Button>
            )}
          </div>
        </section>
        <section className={pane.pane} aria-label="Preview">
          {made && (
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
                  await attempt('The file was not saved', () => host.save(made.id, made.name));
                  tell({ kind: 'done', title: `${made.name} is on its way to your downloads` });
                }}
              >
                Save
              </Button>
            </div>
          )}
          {hasPassages && (
            <Disclosure
              format={format}
              frameworkId={frameworkId}
              choice={choice}
              mask={mask}
              onMask={(on) => {
                setMade(null);
                setMask(on);
              }}
            />
          )}
          <Preview frameworkId={frameworkId} choice={choice} only={format === 'qdc' ? criteria : null} />
        </section>
      </div>
    </PlaceFrame>
  );
}
