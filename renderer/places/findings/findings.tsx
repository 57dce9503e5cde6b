import { useState } from 'react';
import type { FindingRow } from '../../../src/contract/operations/findings.ts';
import { localDay } from '../../../src/document/dates.ts';
import type { Finding } from '../../../src/document/finding.ts';
import { useEngineMutation, useEngineQuery, useHost } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { toClipboard } from '../../frame/copying.ts';
import { useKeys } from '../../frame/keys.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { addressOf, go, useRoute } from '../../frame/route.ts';
import { useUndo } from '../../frame/undo.ts';
import { useFramework, useWorkspace } from '../../frame/workspace.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { Segment } from '../../parts/segment.tsx';
import { Empty } from '../../parts/small.tsx';
import { FrameworkMenu } from '../review/scope.tsx';
import { addressedAbout, sameAbout } from './chips.ts';
import { FindingPane, withNumber } from './finding-pane.tsx';
import styles from './findings.module.css';
import { FindingList } from './list.tsx';
import { OurArea } from './our-area.tsx';
import { PlanMenu } from './plan-menu.tsx';
import { Together } from './together.tsx';

type Show = 'all' | 'look' | 'changed';

const NEEDS_A_LOOK = ({ state, changed, standing, oursToDecide }: FindingRow) =>
  changed > 0 || state === 'not-started' || state === 'in-work' || standing.toDecide > 0 || oursToDecide > 0;

const READINESS = [
  { id: 'any', label: 'Any readiness' },
  { id: 'overdue', label: 'Overdue' },
  { id: 'red', label: 'Red, not ready' },
  { id: 'amber', label: 'Amber, partly ready' },
  { id: 'green', label: 'Green, ready' },
  { id: 'none', label: 'Not rated' },
] as const;

const isReady = ({ rating, overdue }: FindingRow, wanted: string) =>
  wanted === 'any' || (wanted === 'overdue' ? overdue : wanted === (rating ?? 'none'));

/** What the evidence says, criterion by criterion, with how much of it was looked at. */
export function FindingsPlace() {
  const workspace = useWorkspace();
  const { frameworkId } = workspace;
  const { choices } = useRoute();
  const { data: rows, error } = useEngineQuery('findings.list', { frameworkId }, { keep: true });
  const [show, setShow] = useState<Show>('all');
  const [ready, setReady] = useState<string>('any');
  const [isTogether, setTogether] = useState(false);
  const shown = (rows ?? []).filter(
    (row) => isReady(row, ready) && (show === 'all' ? true : show === 'changed' ? row.changed > 0 : NEEDS_A_LOOK(row)),
  );
  const current = shown.find((row) => addressedAbout(row.about) === choices.row) ?? shown[0];
  const about = current?.about;
  const { data: detail } = useEngineQuery(
    'findings.get',
    { frameworkId, about: about ?? { kind: 'criterion', id: '-' } },
    { enabled: about !== undefined, keep: true },
  );
  const save = useEngineMutation('findings.save');
  const settle = useEngineMutation('findings.settle');
  const { client } = useHost();
  const { undo } = useUndo();
  const framework = useFramework();
  const fits = detail && about && sameAbout(detail.row.about, about) ? detail : undefined;

  const choose = (row: FindingRow | undefined) => row && go('findings', { row: addressedAbout(row.about) }, true);
  const step = (by: 1 | -1) => current && choose(shown[shown.indexOf(current) + by]);
  const change = (what: Partial<Finding>) => {
    if (!about) return;
    const { by: _by, at: _at, agreed: _agreed, ...given } = what;
    void attempt('The finding was not saved', () =>
      save({
        frameworkId,
        about,
        change: {
          ...given,
          ...(given.attached ? { attached: given.attached.map((place) => ({ ...place })) } : {}),
        } as NonNullable<Parameters<typeof save>[0]['change']>,
      }),
    );
  };
  const draft = async () => {
    if (!about) return;
    const made = await attempt('No draft was made', () => client.call('findings.draft', { frameworkId, about }));
    if (made) change({ text: made.text, attached: made.attached });
  };
  const copy = async () => {
    if (!about) return;
    const copied = await attempt('The finding was not copied', () =>
      client.call('findings.copy', { frameworkId, about }),
    );
    if (!copied) return;
    await attempt('The clipboard could not be written', () => toClipboard(copied));
    tell({ kind: 'done', title: 'Finding copied with citations and with what was not looked at' });
  };
  const takeNumber = (at: number, today: boolean) => {
    if (fits) change({ text: withNumber(fits, at, today, localDay(new Date())) });
  };
  const nextChanged = () => {
    const here = document.querySelector<HTMLElement>('[data-changed]');
    if (here && document.activeElement !== here) return here.focus();
    const after = rows ?? [];
    const from = current ? after.indexOf(current) : -1;
    choose([...after.slice(from + 1), ...after.slice(0, from + 1)].find((row) => row.changed > 0));
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-changed]')?.focus());
  };

  const closeTogether = () => {
    setTogether(false);
    // The button that opened it goes when nothing is left to look at; the list keeps the keys.
    requestAnimationFrame(() => {
      if (document.activeElement === null || document.activeElement === document.body)
        document.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
    });
  };

  useKeys({
    j: () => step(1),
    k: () => step(-1),
    n: nextChanged,
    e: () => document.querySelector<HTMLElement>('[data-key="finding"]')?.focus(),
    d: () => current && go('review', { show: current.code || 'to-decide' }),
    l: () => current?.code && setTogether(true),
    o: () =>
      (
        document.activeElement?.querySelector<HTMLAnchorElement>('a') ??
        document.querySelector<HTMLAnchorElement>('[data-attached] a')
      )?.click(),
    u: undo,
    r: () => go('export', { format: 'docx' }),
    'Ctrl+Shift+C': () => void copy(),
  });

  const counted = (state: FindingRow['state']) => (rows ?? []).filter((row) => row.state === state).length;
  const changed = (rows ?? []).filter((row) => row.changed > 0).length;
  return (
    <PlaceFrame title="Findings" scope={<FrameworkMenu />}>
      {workspace.documents === 0 || framework?.criteria.length === 0 ? (
        <Empty
          icon="findings"
          title="Findings are written from evidence"
          acts={
            <>
              <ButtonLink look="first" href={addressOf('library')}>
                Add letters
              </ButtonLink>
              <ButtonLink href={addressOf('frameworks')}>Choose criteria</ButtonLink>
            </>
          }
        >
          Each criterion gets a sentence of yours, with numbers that open and quotations that speak for it.
        </Empty>
      ) : error && !rows ? (
        <Empty icon="warn" title="The findings could not be read">
          {error.message}
        </Empty>
      ) : (
        <div className={styles.whole}>
          <div className={pane.bar}>
            <Segment
              label="Show"
              value={show}
              onChange={setShow}
              choices={[
                { value: 'all', label: `All ${rows?.length ?? ''}` },
                { value: 'look', label: `Needs a look ${(rows ?? []).filter(NEEDS_A_LOOK).length}` },
                { value: 'changed', label: `Changed since written ${changed}`, keys: 'N' },
              ]}
            />
            <span className={pane.soft}>
              {counted('agreed')} agreed, {counted('written')} written, {counted('in-work')} in progress,{' '}
              {counted('not-started')} not started
            </span>
            <span className={pane.grow} />
            <ChoiceMenu
              label="Readiness"
              shown={READINESS.find(({ id }) => id === ready)?.label ?? ''}
              chosen={ready}
              onChoose={setReady}
              choices={READINESS}
            />
            <PlanMenu />
            <Button icon="copies" onPress={() => void copy()} isDisabled={!about}>
              Copy with citations
            </Button>
            <ButtonLink icon="file" href={addressOf('export', { format: 'docx' })}>
              Report
            </ButtonLink>
          </div>
          <div className={styles.place}>
            <FindingList rows={shown} current={current} onChoose={choose} />
            {fits ? (
              <>
                <FindingPane
                  key={addressedAbout(fits.row.about)}
                  detail={fits}
                  actions={{
                    change,
                    draft: () => void draft(),
                    takeNumber,
                    lookTogether: () => setTogether(true),
                    settle: (reviewer, take) =>
                      void attempt('It was not settled', () =>
                        settle({ frameworkId, about: fits.row.about, reviewer, take }),
                      ),
                  }}
                />
                <OurArea key={`ours ${addressedAbout(fits.row.about)}`} detail={fits} onChange={change} />
              </>
            ) : (
              <section className={pane.pane} aria-label="Finding">
                {rows && shown.length === 0 && (
                  <Empty icon="check" title="Nothing here">
                    {ready !== 'any'
                      ? 'No criterion has this readiness.'
                      : show === 'changed'
                        ? 'No number has changed since it was written.'
                        : 'Nothing needs a look.'}
                  </Empty>
                )}
              </section>
            )}
          </div>
        </div>
      )}
      {isTogether && current?.code && <Together criterion={current.code} onClose={closeTogether} />}
    </PlaceFrame>
  );
}
