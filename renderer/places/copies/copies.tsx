import { useMemo } from 'react';
import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import type { CopyGroup, LookAlike } from '../../../src/document/copies.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { useKeys } from '../../frame/keys.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { addressOf, go, useRoute } from '../../frame/route.ts';
import { cx } from '../../parts/cx.ts';
import { LongList } from '../../parts/long-list.tsx';
import pane from '../../parts/pane.module.css';
import list from '../../parts/row.module.css';
import { Segment } from '../../parts/segment.tsx';
import { Empty, Tag } from '../../parts/small.tsx';
import { usePane } from '../../parts/split.tsx';
import { alike, cite, count } from '../../parts/words.ts';
import styles from './copies.module.css';
import { GroupPane, LookAlikePane } from './pair-pane.tsx';

/** Pixels of a row at the normal text size. */
const ROW = 56;

const nameOf = (rows: ReadonlyMap<string, DocumentRow>, id: string | undefined): string => {
  const row = id === undefined ? undefined : rows.get(id);
  return row ? cite(row.metadata.area, row.metadata.date, row.metadata.title) : '';
};

/** Which files say the same, and which only look as if they did. */
export function CopiesPlace() {
  const { choices } = useRoute();
  const { data } = useEngineQuery('copies.list', {});
  const { data: documents } = useEngineQuery('documents.list', {});
  const rows = useMemo(() => new Map((documents ?? []).map((row) => [row.id, row])), [documents]);
  const listPane = usePane('copies-list', 'Width of the list', 'right', { usual: 18.5, least: 12, most: 40 });
  const show = choices.show === 'look-alikes' ? 'look-alikes' : 'copies';
  const groups = data?.groups ?? [];
  const lookAlikes = data?.lookAlikes ?? [];
  const keys = show === 'copies' ? groups.map(({ id }) => id) : lookAlikes.map(pairKey);
  const chosen = keys.includes(choices.group ?? '') ? choices.group : keys[0];
  const group = show === 'copies' ? groups.find(({ id }) => id === chosen) : undefined;
  const pair = show === 'look-alikes' ? lookAlikes.find((one) => pairKey(one) === chosen) : undefined;
  const aside = groups.reduce((total, one) => total + one.members.length - 1, 0);
  const step = (by: number) => {
    const next = keys[Math.max(0, Math.min(keys.length - 1, keys.indexOf(chosen ?? '') + by))];
    if (next) go('copies', { ...choices, group: next }, true);
  };
  useKeys({ j: () => step(1), down: () => step(1), k: () => step(-1), up: () => step(-1) });

  return (
    <PlaceFrame
      title="Copies"
      scope={data && groups.length > 0 && `${count(groups.length, 'group')}, ${count(aside, 'file')} set aside`}
    >
      {data && groups.length === 0 && lookAlikes.length === 0 ? (
        <Empty icon="copies" title="No copies found">
          When the same letter is here twice, as a PDF and a web page perhaps, both stand here side by side with their
          differences marked, and their passages are counted once.
        </Empty>
      ) : (
        <div className={styles.copies} style={listPane.style}>
          <section className={cx(pane.pane, styles.list)} aria-label="Groups of copies">
            {listPane.divider}
            <div className={pane.bar}>
              <Segment
                label="Show"
                value={show}
                onChange={(value) => go('copies', { show: value === 'copies' ? undefined : value })}
                choices={[
                  { value: 'copies', label: `Copies ${groups.length}` },
                  { value: 'look-alikes', label: `Look-alikes ${lookAlikes.length}` },
                ]}
              />
            </div>
            {show === 'copies' ? (
              <LongList label="Copies" items={groups} keyOf={({ id }) => id} chosen={chosen} height={ROW}>
                {(one) => <GroupRow group={one} rows={rows} on={one === group} />}
              </LongList>
            ) : (
              <LongList label="Look-alikes" items={lookAlikes} keyOf={pairKey} chosen={chosen} height={ROW}>
                {(one) => <PairRow pair={one} rows={rows} on={one === pair} />}
              </LongList>
            )}
            {data && keys.length === 0 && (
              <p className={cx(pane.line, styles.none)}>
                {show === 'copies' ? 'No copies found.' : 'No two documents look alike without being copies.'}
              </p>
            )}
            <p className={cx(pane.line, styles.promise)}>
              Nothing is deleted here. Files that do not count stay in the library and can be brought back.
            </p>
          </section>
          {group && (
            <GroupPane key={group.id} group={group} rows={rows} title={nameOf(rows, group.members[0]?.documentId)} />
          )}
          {pair && <LookAlikePane key={pairKey(pair)} pair={pair} rows={rows} />}
        </div>
      )}
    </PlaceFrame>
  );
}

const pairKey = (pair: LookAlike): string => pair.documentIds.join(' ');

function GroupRow({
  group,
  rows,
  on,
}: {
  readonly group: CopyGroup;
  readonly rows: ReadonlyMap<string, DocumentRow>;
  readonly on: boolean;
}) {
  return (
    <a
      href={addressOf('copies', { group: group.id })}
      className={cx(list.choice, styles.row, on && list.on)}
      {...(on ? { 'aria-current': 'true' } : {})}
    >
      <span className={list.line}>
        <b className={cx(pane.clip, pane.grow, pane.code)}>{nameOf(rows, group.members[0]?.documentId)}</b>
        <Tag>{count(group.members.length, 'file')}</Tag>
      </span>
      <span className={cx(pane.clip, styles.because)} title={group.because}>
        {group.because}
      </span>
    </a>
  );
}

function PairRow({
  pair,
  rows,
  on,
}: {
  readonly pair: LookAlike;
  readonly rows: ReadonlyMap<string, DocumentRow>;
  readonly on: boolean;
}) {
  const [left, right] = pair.documentIds;
  return (
    <a
      href={addressOf('copies', { show: 'look-alikes', group: pairKey(pair) })}
      className={cx(list.choice, styles.row, on && list.on)}
      {...(on ? { 'aria-current': 'true' } : {})}
    >
      <span className={list.line}>
        <b className={cx(pane.clip, pane.grow, pane.code)}>
          {nameOf(rows, left)} and {nameOf(rows, right)}
        </b>
      </span>
      <span className={cx(pane.clip, styles.because)}>
        {alike(pair.similarity)} the same; {pair.because}; both count
      </span>
    </a>
  );
}
