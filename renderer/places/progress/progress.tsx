import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef, useState } from 'react';
import { decidedInWords, type Looked, standingOf, stateInASentence } from '../../../src/document/coverage.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt } from '../../data/notices.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { usePrinting } from '../../frame/printing.ts';
import { addressOf } from '../../frame/route.ts';
import { useFramework, useWorkspace } from '../../frame/workspace.ts';
import { cx } from '../../parts/cx.ts';
import { FilterField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { matchWords } from '../../parts/match.ts';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { Segment } from '../../parts/segment.tsx';
import { Empty } from '../../parts/small.tsx';
import { cite, count, figure } from '../../parts/words.ts';
import { FrameworkMenu } from '../review/scope.tsx';
import styles from './progress.module.css';
import { REACHED, REACHED_ICONS, REACHED_WORDS, type Reached, reachedBy, reachedInWords } from './progress-rows.ts';

interface Row {
  readonly key: string;
  readonly documentId: string | null;
  readonly criterion: string | null;
  readonly name: string;
  readonly address: string;
  readonly facts: string;
}

/** Row height in pixels at the normal text size, as in progress.module.css. */
const ROW = 40;

/** How far the review has come: every document and every criterion, as marked by the reviewers. */
export function ProgressPlace() {
  const { frameworkId, documents } = useWorkspace();
  const { data: reached } = useEngineQuery('progress.list', { frameworkId });
  const [by, setBy] = useState<'documents' | 'criteria'>('documents');
  const [within, setWithin] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [only, setOnly] = useState<Reached | 'any'>('any');
  const documentRows = useDocumentRows(frameworkId);
  const criterionRows = useCriterionRows(frameworkId, within);
  const all = (by === 'documents' ? documentRows : criterionRows) ?? [];
  const marked = reached ?? [];
  const stateOf = (row: Row) => reachedBy(marked, row.documentId, row.criterion);
  const rows = all.filter((row) => matchWords(words, row.name) !== null && (only === 'any' || stateOf(row) === only));
  return (
    <PlaceFrame title="Progress" scope={<FrameworkMenu />}>
      {documents === 0 ? (
        <Empty icon="review" title="There is nothing to review yet">
          Once letters are read, each document and criterion can be marked here as in progress, checked or signed off.
        </Empty>
      ) : (
        <section className={cx(pane.pane, styles.progress)} aria-label="Progress">
          <div className={pane.bar}>
            <Segment
              label="Progress of"
              value={by}
              onChange={setBy}
              choices={[
                { value: 'documents', label: 'Documents' },
                { value: 'criteria', label: 'Criteria' },
              ]}
            />
            <FilterField
              label={by === 'documents' ? 'Filter documents' : 'Filter criteria'}
              keys="/"
              value={words}
              onChange={setWords}
            />
            <ChoiceMenu
              label="Progress"
              shown={only === 'any' ? 'Any progress' : REACHED_WORDS[only]}
              chosen={only}
              onChoose={(id) => setOnly(id as Reached | 'any')}
              choices={[
                { id: 'any', label: 'Any progress' },
                ...REACHED.map((id) => ({ id, label: REACHED_WORDS[id] })),
              ]}
            />
            {by === 'criteria' && documentRows && (
              <ChoiceMenu
                label="Documents"
                shown={documentRows.find((row) => row.documentId === within)?.name ?? 'In all documents'}
                chosen={within ?? 'all'}
                onChoose={(id) => setWithin(id === 'all' ? null : id)}
                choices={[
                  { id: 'all', label: 'In all documents' },
                  ...documentRows.map((row) => ({ id: row.documentId ?? '', label: row.name })),
                ]}
              />
            )}
            <span className={pane.grow} />
            <span className={pane.heading} role="status">
              {all.length > 0 && reachedInWords(all.map(stateOf))}
            </span>
          </div>
          <div className={styles.whole}>
            <b>The whole review</b>
            <State
              of={{ documentId: null, criterion: null }}
              name="the whole review"
              reached={reachedBy(marked, null, null)}
            />
          </div>
          {reached && rows.length === 0 && all.length > 0 ? (
            <Empty icon="search" title="Nothing matches">
              Type fewer letters, or choose any progress.
            </Empty>
          ) : (
            <Rows rows={rows} stateOf={stateOf} label={by === 'documents' ? 'Documents' : 'Criteria'} />
          )}
        </section>
      )}
    </PlaceFrame>
  );
}

function Rows({
  rows,
  stateOf,
  label,
}: {
  readonly rows: readonly Row[];
  readonly stateOf: (row: Row) => Reached;
  readonly label: string;
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16),
    overscan: 10,
    getItemKey: (at) => rows[at]?.key ?? at,
  });
  const printing = usePrinting();
  const drawn = printing ? rows.map(({ key }, index) => ({ key, index, start: 0 })) : virtual.getVirtualItems();
  return (
    <div ref={scroller} className={pane.scroll}>
      <ul aria-label={label} className={styles.rows} style={printing ? undefined : { height: virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <li
              key={item.key}
              className={styles.row}
              style={printing ? undefined : { transform: `translateY(${item.start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
            >
              <a href={row.address} className={pane.clip}>
                {row.name}
              </a>
              <span className={cx(pane.soft, pane.clip)} title={row.facts}>
                {row.facts}
              </span>
              <State of={row} name={row.name} reached={stateOf(row)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function State({
  of,
  name,
  reached,
}: {
  readonly of: Pick<Row, 'documentId' | 'criterion'>;
  readonly name: string;
  readonly reached: Reached;
}) {
  const { frameworkId } = useWorkspace();
  const set = useEngineMutation('progress.set');
  return (
    <span className={cx(styles.state, reached === 'not-started' && pane.muted)}>
      <Icon name={REACHED_ICONS[reached]} />
      <ChoiceMenu
        label={`Progress of ${name}`}
        shown={REACHED_WORDS[reached]}
        chosen={reached}
        onChoose={(id) =>
          void attempt('The progress was not saved', () =>
            set({ frameworkId, documentId: of.documentId, criterion: of.criterion, progress: id as Reached }),
          )
        }
        choices={REACHED.map((id) => ({ id, label: REACHED_WORDS[id] }))}
      />
    </span>
  );
}

function useDocumentRows(frameworkId: string): readonly Row[] | undefined {
  const { data: documents } = useEngineQuery('documents.list', {});
  const { data: coverage } = useEngineQuery('review.coverage', { frameworkId }, { stale: 0 });
  if (!documents || !coverage) return undefined;
  const byId = new Map(documents.map((row) => [row.id, row]));
  return coverage.documents.flatMap((looked) => {
    const { documentId } = looked;
    const row = byId.get(documentId);
    if (!row) return [];
    const { area, date, title } = row.metadata;
    return [
      {
        key: documentId,
        documentId,
        criterion: null,
        name: cite(area, date, title),
        address: addressOf('review', { show: 'all', document: documentId, order: 'document' }),
        facts: inWords(looked),
      },
    ];
  });
}

/** "11 of 37 passages decided, 26 still to decide, 4 more without a suggestion". */
function inWords(looked: Looked): string {
  const { passages, decided, unsuggested, pagesUnread } = looked;
  return [
    `${decidedInWords(looked)} passages decided`,
    `${figure(passages - decided)} still to decide`,
    ...(unsuggested === 0 ? [] : [`${figure(unsuggested)} more without a suggestion`]),
    ...(pagesUnread === 0 ? [] : [`${count(pagesUnread, 'page')} unread`]),
  ].join(', ');
}

function useCriterionRows(frameworkId: string, within: string | null): readonly Row[] | undefined {
  const framework = useFramework();
  const { data: coverage } = useEngineQuery('review.coverage', { frameworkId }, { stale: 0 });
  if (!framework || !coverage) return undefined;
  const parts = coverage.documents
    .filter(({ documentId }) => within === null || documentId === within)
    .map((one) => ({ ...one, criteria: new Map(one.criteria.map((each) => [each.criterion, each])) }));
  return framework.criteria
    .filter((criterion) => !criterion.isHeading)
    .map(({ code, title }) => {
      return {
        key: code,
        documentId: within,
        criterion: code,
        name: `${code} ${title}`,
        address: addressOf('review', { show: code, ...(within ? { document: within } : {}) }),
        facts: stateInASentence(standingOf(parts, code)),
      };
    });
}
