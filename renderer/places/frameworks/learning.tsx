import { useState } from 'react';
import type { OutputOf } from '../../../src/contract/contract.ts';
import type { FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import pane from '../../parts/pane.module.css';
import { count, figure, longInstant } from '../../parts/words.ts';
import styles from './editions.module.css';

/** How much the suggestions under a set have learned, and the way to let them start afresh. */
export function Learning({ framework }: { readonly framework: FrameworkRow }) {
  const { data } = useEngineQuery('frameworks.learning', { frameworkId: framework.id }, { stale: 0 });
  const [open, setOpen] = useState(false);
  if (!data) return null;
  const taught = data.decisions + data.takenIn;
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        {taught === 0 ? 'What was learned' : `Learned from ${count(taught, 'decision')}`}
      </Button>
      {open && <Learned framework={framework} learned={data} onClose={() => setOpen(false)} />}
    </>
  );
}

function Learned({
  framework,
  learned,
  onClose,
}: {
  readonly framework: FrameworkRow;
  readonly learned: OutputOf<'frameworks.learning'>;
  readonly onClose: () => void;
}) {
  const forget = useEngineMutation('frameworks.forgetLearning');
  const taught = learned.decisions + learned.takenIn;
  const rows = learned.byCriterion.filter(({ decisions }) => decisions > 0);
  const most = Math.max(1, ...rows.map(({ decisions }) => decisions));
  const titles = new Map(framework.criteria.map(({ code, title }) => [code, title]));
  return (
    <Dialog title="What the suggestions have learned" wide onClose={onClose}>
      <p>
        {taught === 0
          ? 'Each decision under this set teaches the suggestions what belongs where. There are none to learn from yet.'
          : `${count(learned.decisions, 'decision')} of this workspace${
              learned.takenIn > 0 ? `, and ${figure(learned.takenIn)} that came with the set’s file` : ''
            }. Forgetting changes no decision: the suggestions judge as they did before, and learn from what is decided from then on.`}
      </p>
      {learned.since && <p>What was decided before {longInstant(learned.since)} was forgotten.</p>}
      {rows.length > 0 && (
        <ul className={styles.learned} aria-label="Decisions by criterion">
          {rows.map(({ code, decisions }) => (
            <li key={code}>
              <span className={pane.code}>{code}</span>
              <span className={pane.clip}>{titles.get(code)}</span>
              <span className={styles.bar} aria-hidden="true">
                <i style={{ width: `${(100 * decisions) / most}%` }} />
              </span>
              <span className={pane.number}>{figure(decisions)}</span>
            </li>
          ))}
        </ul>
      )}
      {taught > 0 && (
        <div>
          <Button
            onPress={async () => {
              onClose();
              const done = await attempt('Nothing was forgotten', () => forget({ frameworkId: framework.id }));
              if (done) tell({ kind: 'done', title: 'The suggestions start afresh; every decision is kept' });
            }}
          >
            Forget what was learned
          </Button>
        </div>
      )}
    </Dialog>
  );
}
