import { useMemo, useState } from 'react';
import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { useImportState } from '../../data/imports.ts';
import { useFrame } from '../../frame/frame.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import { FilterField } from '../../parts/field.tsx';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { Empty } from '../../parts/small.tsx';
import { count, TYPES } from '../../parts/words.ts';
import { useReviewAhead } from '../review/queue/ahead.ts';
import { BulkBar } from './bulk-bar.tsx';
import { DocumentTable } from './document-table.tsx';
import { ImportPanel } from './import-panel.tsx';
import styles from './library.module.css';
import { ReadingNotes } from './reading-again.tsx';
import { attention, EVERYTHING, isFolded, type Narrowing, narrowed, type Order, ordered, valuesOf } from './rows.ts';
import { ScansBar } from './scans.tsx';

/** Every document, how it was read, and what the program took from its page. */
export function LibraryPlace() {
  const workspace = useWorkspace();
  const { data, error } = useEngineQuery('documents.list', {});
  const { running } = useImportState();
  useReviewAhead(!running && data !== undefined);
  const [by, setBy] = useState<Narrowing>(EVERYTHING);
  const [order, setOrder] = useState<Order>({ column: 'title', down: false });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = data ?? NONE;
  const rows = useMemo(() => ordered(narrowed(all, by), order), [all, by, order]);
  const hidden = useMemo(
    () => (by.copies ? 0 : narrowed(all, { ...by, copies: true }).length - rows.length),
    [all, by, rows],
  );
  const present = useMemo(() => new Set([...chosen].filter((id) => all.some((row) => row.id === id))), [chosen, all]);

  return (
    <PlaceFrame
      title="Library"
      scope={
        workspace.documents > 0 &&
        [
          count(workspace.documents, 'document'),
          ...(workspace.copies > 0 ? [` and ${count(workspace.copies, 'copy', 'copies')}`] : []),
          ...(workspace.areas > 0 ? [`, from ${count(workspace.areas, 'area')}`] : []),
        ].join('')
      }
    >
      <div className={styles.library}>
        <ImportPanel />
        {data && all.length === 0 ? (
          <EmptyLibrary />
        ) : (
          <>
            <ReadingNotes rows={all} />
            <ScansBar />
            <Narrow all={all} by={by} onChange={setBy} />
            {error ? (
              <Empty icon="warn" title="The list could not be read">
                {error.message}
              </Empty>
            ) : data && rows.length === 0 ? (
              <Empty
                icon="library"
                title="No document matches"
                acts={
                  <>
                    {hidden > 0 && <Button onPress={() => setBy({ ...by, copies: true })}>Show copies</Button>}
                    <Button onPress={() => setBy(EVERYTHING)}>Show all documents</Button>
                  </>
                }
              >
                {hidden > 0
                  ? `${count(hidden, 'copy', 'copies')} would match. Copies are counted once and not listed here.`
                  : `${count(all.length, 'document')} in the library; the filters above leave none of them.`}
              </Empty>
            ) : (
              <DocumentTable
                rows={rows}
                all={all}
                order={order}
                onOrder={setOrder}
                chosen={present}
                onChoose={setChosen}
              />
            )}
            {rows.length > 0 && hidden > 0 && by !== EVERYTHING && (
              <p className={styles.hidden}>
                {count(hidden, 'copy', 'copies')} would match, too.{' '}
                <Button look="quiet" onPress={() => setBy({ ...by, copies: true })}>
                  Show copies
                </Button>
              </p>
            )}
            {rows.length > 0 && rows.length < FEW && present.size === 0 && (
              <p className={styles.more}>Drop more letters, or whole folders of them, anywhere in this window.</p>
            )}
            {present.size > 0 && (
              <BulkBar rows={all} listed={rows.length} chosen={present} onDone={() => setChosen(new Set())} />
            )}
          </>
        )}
      </div>
    </PlaceFrame>
  );
}

const NONE: readonly DocumentRow[] = [];
/** With fewer documents there is room to say how more come in. */
const FEW = 12;

function EmptyLibrary() {
  const { addFiles } = useFrame();
  const { running } = useImportState();
  if (running) return <Empty icon="library" title="The first documents appear here as they are read" />;
  return (
    <Empty
      icon="library"
      title="Drop letters, guidance or reports here"
      acts={
        <>
          <Button look="first" icon="plus" keys="Ctrl O" onPress={() => addFiles(false)}>
            Add files
          </Button>
          <Button icon="folder" onPress={() => addFiles(true)}>
            Add folder
          </Button>
        </>
      }
    >
      Each document gets a line with its area, date and how well it could be read. PDF, Word, web pages, text, mail and
      scans are read; folders are read all the way down. The files themselves are not changed.
    </Empty>
  );
}

function Narrow({
  all,
  by,
  onChange,
}: {
  readonly all: readonly DocumentRow[];
  readonly by: Narrowing;
  readonly onChange: (by: Narrowing) => void;
}) {
  const { addFiles } = useFrame();
  const needing = useMemo(() => all.filter((row) => attention(row) !== null && !isFolded(row)).length, [all]);
  const folded = useMemo(() => all.filter(isFolded).length, [all]);
  const types = valuesOf(all, (row) => row.metadata.type);
  return (
    <div className={pane.bar}>
      <FilterField label="Filter by name" keys="/" value={by.words} onChange={(words) => onChange({ ...by, words })} />
      <ValueMenu
        label="Type"
        values={types}
        named={(type) => TYPES[type as keyof typeof TYPES]}
        value={by.type}
        onChange={(type) => onChange({ ...by, type })}
      />
      <ValueMenu
        label="Area"
        values={valuesOf(all, (row) => row.metadata.area)}
        value={by.area}
        onChange={(area) => onChange({ ...by, area })}
      />
      <ValueMenu
        label="Theme"
        values={valuesOf(all, (row) => row.metadata.inspectionTheme)}
        value={by.theme}
        onChange={(theme) => onChange({ ...by, theme })}
      />
      <ValueMenu
        label="Whose"
        values={valuesOf(all, (row) => (row.ours ? 'ours' : 'theirs'))}
        named={(id) => (id === 'ours' ? 'Ours' : 'Others')}
        value={by.whose}
        onChange={(whose) => onChange({ ...by, whose })}
      />
      {needing > 0 && (
        <Button
          look={by.attention ? 'plain' : 'quiet'}
          count={needing}
          aria-pressed={by.attention}
          onPress={() => onChange({ ...by, attention: !by.attention })}
        >
          Needs attention
        </Button>
      )}
      {folded > 0 && (
        <Button
          look={by.copies ? 'plain' : 'quiet'}
          count={folded}
          aria-pressed={by.copies}
          onPress={() => onChange({ ...by, copies: !by.copies })}
        >
          Show copies
        </Button>
      )}
      <span className={pane.grow} />
      <Button icon="folder" onPress={() => addFiles(true)}>
        Add folder
      </Button>
      <Button look="first" icon="plus" keys="Ctrl O" onPress={() => addFiles(false)}>
        Add files
      </Button>
    </div>
  );
}

function ValueMenu({
  label,
  values,
  named = (value) => value,
  value,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly named?: (value: string) => string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  if (values.length < 2 && !value) return null;
  return (
    <ChoiceMenu
      label={label}
      shown={value ? named(value) : `${label}: all`}
      chosen={value || 'all'}
      onChoose={(id) => onChange(id === 'all' ? '' : id)}
      choices={[{ id: 'all', label: 'All' }, ...values.map((id) => ({ id, label: named(id) }))]}
    />
  );
}
