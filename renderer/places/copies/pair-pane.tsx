import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import type { CopyGroup, LookAlike } from '../../../src/document/copies.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import { Icon } from '../../parts/icon.tsx';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { Tag } from '../../parts/small.tsx';
import { alike, count, figure, longDate } from '../../parts/words.ts';
import { Compare } from './compare.tsx';
import styles from './copies.module.css';
import { rulerMarks } from './differences.ts';

type Rows = ReadonlyMap<string, DocumentRow>;

const facts = (row: DocumentRow | undefined): string =>
  row
    ? [
        count(row.pages, 'page'),
        count(row.passages, 'passage'),
        ...(row.metadata.date ? [`dated ${longDate(row.metadata.date)}`] : []),
      ].join(', ')
    : '';

/** One group: the member that counts beside another, and which of them should count. */
export function GroupPane({
  group,
  rows,
  title,
}: {
  readonly group: CopyGroup;
  readonly rows: Rows;
  readonly title: string;
}) {
  const counted = group.members.find((member) => member.primary);
  const others = group.members.filter((member) => !member.primary);
  const [otherId, setOtherId] = useState(others[0]?.documentId);
  const other = others.find((member) => member.documentId === otherId) ?? others[0];
  const countThis = useEngineMutation('copies.count');
  const separate = useEngineMutation('copies.separate');
  // The comparison below asks the same.
  const pair = { left: counted?.documentId ?? '', right: other?.documentId ?? '' };
  const { data: compared } = useEngineQuery('copies.compare', pair, {
    enabled: counted !== undefined && other !== undefined,
  });
  if (!counted || !other) return null;
  const differ = rulerMarks(compared?.rows ?? []).length > 0;
  const [left, right] = [rows.get(counted.documentId), rows.get(other.documentId)];
  const all = group.members.reduce((total, member) => total + (rows.get(member.documentId)?.passages ?? 0), 0);
  const choose = async (documentId: string) => {
    const done = await attempt('Nothing was changed', () => countThis({ documentId }));
    if (done) tell({ kind: 'done', title: `${rows.get(documentId)?.name ?? 'That file'} counts now` });
  };

  return (
    <section className={pane.pane} aria-label="Two copies side by side">
      <h2 className={styles.hiddenTitle}>{title}: copies side by side</h2>
      <div className={styles.banner}>
        <Icon name="copies" />
        <span>
          <b>
            {count(all, 'passage')} in these {group.members.length} files are counted as {figure(left?.passages ?? 0)}.
          </b>{' '}
          Decisions made on one copy are shown on the others.
        </span>
      </div>
      <RadioGroup
        aria-label="Which one counts"
        className={cx(styles.heads)}
        value={counted.documentId}
        onChange={(id) => void choose(id)}
      >
        <div className={styles.head}>
          <Counts id={counted.documentId} name={left?.name ?? ''} />
          <Tag icon="check" strong>
            counts
          </Tag>
          <p>{facts(left)}</p>
        </div>
        <div className={styles.head}>
          <Counts id={other.documentId} name={right?.name ?? ''} />
          {others.length > 1 ? (
            <ChoiceMenu
              label="Other copy"
              shown={`copy ${others.indexOf(other) + 1} of ${others.length}`}
              chosen={other.documentId}
              onChoose={setOtherId}
              choices={others.map((member) => ({
                id: member.documentId,
                label: rows.get(member.documentId)?.name ?? member.documentId,
                hint: alike(member.similarity),
              }))}
            />
          ) : (
            <span />
          )}
          <p>
            {alike(other.similarity, differ)} the same. {facts(right)}
          </p>
        </div>
      </RadioGroup>
      <Compare
        key={`${counted.documentId} ${other.documentId}`}
        left={counted.documentId}
        right={other.documentId}
        acts={
          <>
            <Button
              onPress={async () => {
                const done = await attempt('They still count as copies', () =>
                  separate({ pair: [counted.documentId, other.documentId], notCopies: true }),
                );
                if (done) {
                  tell({
                    kind: 'done',
                    title: 'Both count now',
                    text: 'Remembered; under Look-alikes you can take it back.',
                  });
                }
              }}
            >
              Not copies
            </Button>
            <Button onPress={() => void choose(other.documentId)}>Count the other one</Button>
          </>
        }
      />
    </section>
  );
}

function Counts({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Radio value={id} className={cx(styles.counts)} aria-label={`${name} counts`}>
      {({ isSelected }) => (
        <>
          <span className={cx(styles.radio, isSelected && styles.radioOn)} />
          <b className={pane.clip} title={name}>
            {name}
          </b>
        </>
      )}
    </Radio>
  );
}

/** Two documents that share most of their words and both count. */
export function LookAlikePane({ pair, rows }: { readonly pair: LookAlike; readonly rows: Rows }) {
  const separate = useEngineMutation('copies.separate');
  const [left, right] = pair.documentIds;
  return (
    <section className={pane.pane} aria-label="Two look-alikes side by side">
      <div className={styles.banner}>
        <Icon name="copies" />
        <span>
          <b>{alike(pair.similarity)} the same, and still not copies:</b> {pair.because}. Both count.
        </span>
      </div>
      <div className={styles.heads}>
        {[left, right].map((id) => (
          <div key={id} className={styles.head}>
            <b className={cx(pane.clip, styles.alone)}>{rows.get(id)?.name}</b>
            <span />
            <p>{facts(rows.get(id))}</p>
          </div>
        ))}
      </div>
      <Compare
        left={left}
        right={right}
        acts={
          pair.because === 'you said so' && (
            <Button
              onPress={async () => {
                const done = await attempt('They still count as two', () =>
                  separate({ pair: [left, right], notCopies: false }),
                );
                if (done) tell({ kind: 'done', title: 'Taken back; they are compared as all others are' });
              }}
            >
              Take that back
            </Button>
          )
        }
      />
    </section>
  );
}
