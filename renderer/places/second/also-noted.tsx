import { useQueryClient } from '@tanstack/react-query';
import { useEngineMutation } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useUndo } from '../../frame/undo.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Button } from '../../parts/button.tsx';
import pane from '../../parts/pane.module.css';
import { Tag } from '../../parts/small.tsx';
import { PassageList, type ReadTwice } from './passage-list.tsx';
import styles from './second.module.css';

/** What other readers wrote on passages that need not be settled; it is in no export until it is put with what stands. */
export function AlsoNoted({ passages }: { readonly passages: readonly ReadTwice[] | undefined }) {
  return (
    <PassageList
      passages={passages}
      none={{
        title: 'Nothing else is noted',
        text: 'Notes and tags of other readers on passages you agree on, or have settled, are listed here.',
      }}
    >
      {(passage) => <Noted passage={passage} />}
    </PassageList>
  );
}

function Noted({ passage }: { readonly passage: ReadTwice }) {
  const { frameworkId } = useWorkspace();
  const decide = useEngineMutation('review.decide');
  const queries = useQueryClient();
  const { undo } = useUndo();
  const { standing } = passage;
  const putWith = async ({ note, tags, reviewer }: ReadTwice['opinions'][number]) => {
    if (standing === null) return;
    const { criteria, polarity, agencies } = standing;
    const notes = [standing.note, note].filter((one) => one.trim() !== '');
    const decision = {
      criteria,
      polarity,
      agencies,
      tags: [...new Set([...standing.tags, ...tags])],
      note: notes.join('\n\n'),
    };
    const { documentId, passageId } = passage;
    const done = await attempt('It was not added', () =>
      decide({ frameworkId, documentId, passageId, decision, twins: false }),
    );
    if (!done) return;
    void queries.invalidateQueries({ queryKey: ['second.noted'] });
    tell({ kind: 'done', title: `What ${reviewer} noted is with the decision`, act: { label: 'Undo', run: undo } });
  };
  return (
    <>
      {passage.opinions.map((opinion) => (
        <li key={opinion.reviewer} className={styles.opinion}>
          <div className={styles.said}>
            <b>{opinion.reviewer}</b>
            {opinion.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </div>
          {opinion.note && <p className={pane.soft}>{opinion.note}</p>}
          {standing && <Button onPress={() => void putWith(opinion)}>Add it to the decision</Button>}
        </li>
      ))}
    </>
  );
}
