import { useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '../../../src/contract/contract.ts';
import type { FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useUndo } from '../../frame/undo.ts';
import { Button } from '../../parts/button.tsx';
import { DeedMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { Quotation } from '../../parts/quotation.tsx';
import { Empty, Meter } from '../../parts/small.tsx';
import { count } from '../../parts/words.ts';
import styles from './editions.module.css';
import { nameOf } from './names.ts';

type Preview = OutputOf<'frameworks.previewCarryOver'>;

/** What of the older edition's decisions holds under the newer one, before anything is carried; and what does not. */
export function CarryOver({ older, newer }: { readonly older: FrameworkRow; readonly newer: FrameworkRow }) {
  const asked = { older: older.id, newer: newer.id };
  const { data, error } = useEngineQuery('frameworks.previewCarryOver', asked, { keep: true, stale: 0 });
  const carry = useEngineMutation('frameworks.carryOver');
  const { undo } = useUndo();
  if (error) {
    return (
      <Empty icon="warn" title="The decisions could not be looked at">
        {error.message}
      </Empty>
    );
  }
  if (!data) {
    return (
      <div className={styles.waiting}>
        <Meter label="Looking at the decisions" done={0} total={0} />
      </div>
    );
  }
  if (data.carried + data.kept + data.toLookAt.length === 0) {
    return (
      <Empty icon="review" title="Nothing to carry over">
        No passage is decided under “{nameOf(older)}” yet.
      </Empty>
    );
  }
  return (
    <div className={pane.scroll}>
      <div className={styles.summary}>
        <ul>
          <li>
            <b>{count(data.carried, 'decision')}</b>{' '}
            {data.carried === 1 ? 'holds as it stands and is' : 'hold as they stand and are'} carried over: their
            criteria are the same, or were merged whole.
          </li>
          {data.kept > 0 && (
            <li>
              <b>{count(data.kept, 'passage')}</b>{' '}
              {data.kept === 1
                ? 'is decided under the newer edition already and stays'
                : 'are decided under the newer edition already and stay'}{' '}
              so.
            </li>
          )}
          <li>
            <b>{count(data.toLookAt.length, 'decision')}</b> {data.toLookAt.length === 1 ? 'needs' : 'need'} checking,
            below. Nothing is decided in your name.
          </li>
        </ul>
        {data.carried > 0 && (
          <Button
            look="first"
            onPress={async () => {
              const done = await attempt('Nothing was carried over', () => carry(asked));
              if (!done) return;
              tell({
                kind: 'done',
                title: `${count(done.carried, 'decision')} carried over to “${newer.title}”`,
                act: { label: 'Undo', run: undo },
              });
            }}
          >
            Carry {count(data.carried, 'decision')} over
          </Button>
        )}
      </div>
      {data.toLookAt.map((item) => (
        <ToLookAt key={passageKey(item)} item={item} newer={newer} />
      ))}
    </div>
  );
}

function ToLookAt({ item, newer }: { readonly item: Preview['toLookAt'][number]; readonly newer: FrameworkRow }) {
  const decide = useEngineMutation('review.decide');
  const queries = useQueryClient();
  const { undo } = useUndo();
  const titles = new Map(newer.criteria.map(({ code, title }) => [code, title]));
  const give = async (criteria: string[]) => {
    const { polarity, agencies, tags, note } = item.decision;
    const done = await attempt('The passage was not decided', () =>
      decide({
        frameworkId: newer.id,
        documentId: item.documentId,
        passageId: item.passageId,
        decision: { criteria, polarity, agencies, tags, note },
      }),
    );
    if (!done) return;
    void queries.invalidateQueries({ queryKey: ['frameworks.previewCarryOver'] });
    tell({ kind: 'done', title: done.undo, act: { label: 'Undo', run: undo } });
  };
  return (
    <div className={styles.look}>
      <Quotation
        quotation={item}
        {...(item.decision.polarity === null ? {} : { polarity: item.decision.polarity })}
        extra={<span className={pane.code}>{item.criteria.join(', ') || 'none of them'}</span>}
      />
      <div className={styles.settle}>
        <p className={pane.soft}>To look at because {item.because}.</p>
        {item.candidates.length > 1 && (
          <Button onPress={() => void give([...item.candidates])}>Give it {item.candidates.join(' and ')}</Button>
        )}
        {item.candidates.map((code) => (
          <Button key={code} onPress={() => void give([code])}>
            Give it {code} <span className={styles.title}>{titles.get(code)}</span>
          </Button>
        ))}
        <DeedMenu
          label="Another criterion"
          actions={newer.criteria
            .filter(({ code, isHeading }) => !isHeading && !item.candidates.includes(code))
            .map(({ code, title }) => ({ id: code, label: `${code} ${title}`, run: () => void give([code]) }))}
        />
        <Button look="quiet" onPress={() => void give([])}>
          None of these
        </Button>
      </div>
    </div>
  );
}
