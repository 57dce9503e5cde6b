import { useQueryClient } from '@tanstack/react-query';
import type { DecisionRow } from '../../../src/contract/operations/review.ts';
import { useEngineMutation } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useUndo } from '../../frame/undo.ts';
import { useFramework, useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import pane from '../../parts/pane.module.css';
import { Polarity } from '../../parts/polarity.tsx';
import { Tag } from '../../parts/small.tsx';
import { PassageList, type ReadTwice } from './passage-list.tsx';
import styles from './second.module.css';

/** Passages on which the readers differ. Whoever settles one decides it again; what each first said stays. */
export function ToSettle({ passages }: { readonly passages: readonly ReadTwice[] | undefined }) {
  return (
    <PassageList
      passages={passages}
      none={{
        title: 'Nothing to settle',
        text: 'Passages that two readers have decided differently are listed here, with what each said and why.',
      }}
    >
      {(passage) => <Settle passage={passage} />}
    </PassageList>
  );
}

function Settle({ passage }: { readonly passage: ReadTwice }) {
  const { frameworkId } = useWorkspace();
  const titles = new Map(useFramework()?.criteria.map(({ code, title }) => [code, title]));
  const decide = useEngineMutation('review.decide');
  const queries = useQueryClient();
  const { undo } = useUndo();
  const settle = async ({ criteria, polarity, agencies, tags, note, reviewer }: DecisionRow) => {
    const done = await attempt('The passage was not settled', () =>
      decide({
        frameworkId,
        documentId: passage.documentId,
        passageId: passage.passageId,
        decision: { criteria, polarity, agencies, tags, note },
      }),
    );
    if (!done) return;
    for (const list of ['second.toSettle', 'second.noted']) void queries.invalidateQueries({ queryKey: [list] });
    tell({ kind: 'done', title: `Settled as ${reviewer} has it`, act: { label: 'Undo', run: undo } });
  };
  return (
    <>
      {passage.opinions.map((opinion) => (
        <li key={opinion.reviewer} className={styles.opinion}>
          <div className={styles.said}>
            <b>{opinion.reviewer}</b>
            <Polarity polarity={opinion.polarity} />
            <span>
              {opinion.criteria.length === 0
                ? 'none of the criteria'
                : opinion.criteria.map((code) => `${code} ${titles.get(code) ?? ''}`).join(', ')}
            </span>
            {opinion.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
            {passage.standing?.reviewer === opinion.reviewer && <Tag>stands now</Tag>}
          </div>
          {opinion.note && <p className={pane.soft}>{opinion.note}</p>}
          <Button onPress={() => void settle(opinion)}>As {opinion.reviewer} has it</Button>
        </li>
      ))}
    </>
  );
}
