import { lazy, Suspense, useCallback } from 'react';
import { decidedInWords } from '../../../src/document/coverage.ts';
import { WHOSE, type Whose } from '../../../src/document/ours.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { addressOf, go, useRoute } from '../../frame/route.ts';
import { useDecided, useWorkspace } from '../../frame/workspace.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { Segment } from '../../parts/segment.tsx';
import { Empty } from '../../parts/small.tsx';
import { usePane } from '../../parts/split.tsx';
import { count } from '../../parts/words.ts';
import { FrameworkMenu } from '../review/scope.tsx';
import { EVERY, GRID_BY, type GridBy, ROW_ORDERS, type RowOrder, type Side } from './by.ts';
import { cellLookup, type GridAnswer, type GridColumn } from './cells.ts';
import styles from './grid.module.css';
import { Heat } from './heat.tsx';
import { Judgements } from './judgements.tsx';
import { Legend } from './legend.tsx';
import { SidePanel } from './side-panel.tsx';

/** Plot is only loaded when charts are looked at. */
const Charts = lazy(() => import('./charts.tsx').then(({ Charts: chart }) => ({ default: chart })));

const BY_NAMES: Readonly<Record<GridBy, string>> = {
  document: 'Documents',
  area: 'Areas',
  region: 'Regions',
  year: 'Years',
  agency: 'Agencies',
  whose: 'Ours and others',
};

const WHOSE_NAMES: Readonly<Record<Whose, string>> = { all: 'Ours and others', ours: 'Ours', theirs: 'Others' };

const VIEWS = [
  { value: 'grid', label: 'Grid' },
  { value: 'charts', label: 'Charts' },
  { value: 'judgements', label: 'Judgements' },
] as const;

/** The column of what has no area, year or agency has no name of its own; an address needs one. */
const addressed = (columnId: string): string => columnId || '-';

/** How the criterion stands in the column whose quotations are open. */
const standingIn = (answer: GridAnswer, row: string, column: GridColumn) => cellLookup(answer)(row, column).standing;

/** Criteria against documents, areas, years or agencies: what was found, what is thin, what is missing. */
export function GridPlace() {
  const workspace = useWorkspace();
  const { frameworkId } = workspace;
  const { choices } = useRoute();
  const by = GRID_BY.find((name) => name === choices.by) ?? 'document';
  const decidedOnly = choices.evidence !== 'suggested';
  const decided = useDecided();
  const whose = WHOSE.find((name) => name === choices.whose) ?? 'all';
  const { data, error } = useEngineQuery('grid.get', { frameworkId, by, whose, decidedOnly }, { keep: true });
  const { data: ours } = useEngineQuery('ours.get', {});
  const hasOurs = (ours?.documents ?? 0) > 0 || whose !== 'all' || by === 'whose';
  const { data: coverage } = useEngineQuery('review.coverage', { frameworkId }, { keep: true });
  const view = VIEWS.find(({ value }) => value === choices.view)?.value ?? 'grid';
  const row = choices.row ?? null;
  const side = choices.side === 'strength' || choices.side === 'improvement' ? choices.side : null;
  const order = (Object.keys(ROW_ORDERS) as RowOrder[]).find((name) => name === choices.order) ?? 'set';
  const orderedBy = data?.columns.find(({ id }) => addressed(id) === choices.orderedBy)?.id ?? null;
  const column = data?.columns.find(({ id }) => addressed(id) === choices.column) ?? null;
  const everywhere = choices.column === EVERY;
  const opened = row !== null && (column !== null || everywhere);
  const panel = usePane('grid-side', 'Width of the quotations', 'left', { usual: 21.75, least: 15, most: 48 });
  const addressOfBar = useCallback(
    (of: { readonly row?: string; readonly column?: string }, wanted: Side | null) =>
      addressOf('grid', {
        ...choices,
        row: of.row ?? EVERY,
        column: of.column === undefined ? EVERY : addressed(of.column),
        side: wanted ?? undefined,
      }),
    [choices],
  );
  const empty = workspace.documents === 0 || (data !== undefined && data.columns.length === 0);

  return (
    <PlaceFrame
      title="Grid"
      scope={
        <>
          <FrameworkMenu />
          {decided !== undefined && view !== 'judgements' && (
            <span className={styles.counted} title={coverage?.line}>
              {coverage ? `${decidedInWords(coverage.all)} passages decided` : `${count(decided, 'passage')} decided`},
              copies counted once
            </span>
          )}
        </>
      }
    >
      <div className={cx(styles.place, opened && styles.withSide)} style={panel.style}>
        <section className={pane.pane} aria-label={`Criteria by ${BY_NAMES[by].toLowerCase()}`}>
          <div className={pane.bar}>
            <Segment
              label="View"
              value={view}
              onChange={(next) => go('grid', { ...choices, view: next === 'grid' ? undefined : next }, true)}
              choices={VIEWS}
            />
            {view !== 'judgements' && (
              <Segment
                label="Columns"
                value={by}
                onChange={(next) => go('grid', { ...choices, by: next, column: undefined, row: undefined })}
                choices={GRID_BY.filter((value) => value !== 'whose' || hasOurs).map((value) => ({
                  value,
                  label: BY_NAMES[value],
                }))}
              />
            )}
            {hasOurs && by !== 'whose' && (
              <ChoiceMenu
                label="Whose documents"
                shown={WHOSE_NAMES[whose]}
                chosen={whose}
                onChoose={(next) => go('grid', { ...choices, whose: next === 'all' ? undefined : next }, true)}
                choices={WHOSE.map((id) => ({ id, label: WHOSE_NAMES[id] }))}
              />
            )}
            {view !== 'judgements' && (
              <Segment
                label="Evidence"
                value={decidedOnly ? 'accepted' : 'suggested'}
                onChange={(next) => go('grid', { ...choices, evidence: next === 'suggested' ? next : undefined })}
                choices={[
                  { value: 'accepted', label: 'Accepted' },
                  { value: 'suggested', label: 'With suggestions' },
                ]}
              />
            )}
            {view === 'grid' && (
              <ChoiceMenu
                label="Order of the criteria"
                shown={orderedBy === null ? ROW_ORDERS[order] : 'By one column'}
                chosen={orderedBy === null ? order : ''}
                onChoose={(next) =>
                  go('grid', { ...choices, order: next === 'set' ? undefined : next, orderedBy: undefined }, true)
                }
                choices={Object.entries(ROW_ORDERS).map(([id, label]) => ({ id, label }))}
              />
            )}
            <span className={pane.grow} />
            <ButtonLink icon="export" href={addressOf('export', { format: 'xlsx' })}>
              Export grid
            </ButtonLink>
          </div>
          {view === 'judgements' ? (
            <Judgements whose={whose} />
          ) : error && !data ? (
            <Empty icon="warn" title="The grid could not be made">
              {error.message}
            </Empty>
          ) : empty ? (
            <Empty icon="grid" title="The grid fills as evidence is found">
              Each criterion gets a row and each document a column. Add letters in the Library first.
            </Empty>
          ) : (
            data &&
            (view === 'charts' ? (
              <Suspense fallback={null}>
                <Charts
                  answer={data}
                  unit={by}
                  title={`Evidence by criterion${decidedOnly ? '' : ', suggestions included'}`}
                  counted={[
                    decidedOnly ? 'Accepted passages' : 'Accepted passages and undecided suggestions',
                    ...(whose === 'all' ? [] : [`documents: ${WHOSE_NAMES[whose].toLowerCase()}`]),
                    'copies counted once; mixed passages count as both',
                    ...(coverage ? [`${decidedInWords(coverage.all)} passages decided`] : []),
                  ].join('; ')}
                  addressOf={addressOfBar}
                />
              </Suspense>
            ) : (
              <>
                {decidedOnly && decided === 0 && (
                  <p className={styles.hint}>
                    Nothing is decided yet, so nothing is known to be missing. Review the passages, or{' '}
                    <Button look="plain" onPress={() => go('grid', { ...choices, evidence: 'suggested' }, true)}>
                      show suggestions too
                    </Button>
                  </p>
                )}
                <Heat
                  answer={data}
                  unit={BY_NAMES[by].toLowerCase()}
                  row={row}
                  column={column?.id ?? null}
                  order={order}
                  orderedBy={orderedBy}
                  onOrderBy={(id) =>
                    go('grid', { ...choices, orderedBy: id === null ? undefined : addressed(id) }, true)
                  }
                  onCell={(nextRow, nextColumn) =>
                    go('grid', { ...choices, row: nextRow, column: addressed(nextColumn), side: undefined }, true)
                  }
                />
                <div className={styles.legend}>
                  <Legend answer={data} />
                </div>
              </>
            ))
          )}
        </section>
        {data && opened && (
          <SidePanel
            frameworkId={frameworkId}
            by={by}
            whose={whose}
            row={row === EVERY ? null : row}
            column={column}
            side={side}
            standing={row !== EVERY && column ? standingIn(data, row, column) : null}
            divider={panel.divider}
            decidedOnly={decidedOnly}
            onClose={() => go('grid', { ...choices, row: undefined, column: undefined, side: undefined }, true)}
          />
        )}
      </div>
    </PlaceFrame>
  );
}
