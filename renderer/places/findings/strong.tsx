import { useState } from 'react';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Dialog } from '../../parts/dialog.tsx';
import pane from '../../parts/pane.module.css';
import { Polarity } from '../../parts/polarity.tsx';
import { Quotation } from '../../parts/quotation.tsx';
import { Segment, type SegmentChoice } from '../../parts/segment.tsx';
import { count } from '../../parts/words.ts';
import { wrongInWords } from './together.tsx';

/** A suggestion this sure is called strong, as beside each passage. */
const STRONG = 0.7;
/** As many as are decided at once, and as are read first. */
const MOST = 200;
const SAMPLE = 8;

const VERDICTS: readonly SegmentChoice<'right' | 'wrong' | 'unread'>[] = [
  { value: 'right', label: 'Right' },
  { value: 'wrong', label: 'Wrong: leave it out' },
];

/**
 * The strong suggestions of one letter, to be accepted together. A sample of them, the least sure among them, is read first;
 * what is found wrong in it is left out, and none of it can be passed over.
 */
export function StrongOnes({ documentId, onClose }: { readonly documentId: string; readonly onClose: () => void }) {
  const { frameworkId } = useWorkspace();
  const { data } = useEngineQuery(
    'review.together',
    { frameworkId, documentId, least: STRONG, limit: MOST },
    { stale: 0 },
  );
  const decide = useEngineMutation('review.decideMany');
  const [judged, setJudged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const items = data?.items ?? [];
  const step = Math.max(1, Math.floor(items.length / SAMPLE));
  const sample = items
    .toReversed()
    .filter((_, at) => at % step === 0)
    .slice(0, SAMPLE);
  const keyOf = ({ passageId }: { readonly passageId: string }) => passageId;
  const isRead = sample.every((item) => judged.has(keyOf(item)));
  const wrong = sample.filter((item) => judged.get(keyOf(item)) === false);
  const accepted = items.filter((item) => judged.get(keyOf(item)) !== false);
  const accept = async () => {
    const places = accepted.map(({ documentId: id, passageId }) => ({ documentId: id, passageId }));
    const done = await attempt('The passages were not decided', () =>
      decide({ frameworkId, places, criterion: null, asSuggested: true }),
    );
    if (!done) return;
    tell({ kind: 'done', title: `${count(places.length, 'passage')} accepted as suggested, one undo takes all back` });
    onClose();
  };
  return (
    <Dialog
      title="Accept the strong suggestions of this letter"
      onClose={onClose}
      wide
      {...(items.length > 0
        ? {
            act: { label: `Accept ${accepted.length}`, ready: isRead && accepted.length > 0, run: () => void accept() },
          }
        : {})}
    >
      {data && items.length === 0 && <p>This letter has no strong suggestion that is not decided.</p>}
      {data && items.length > 0 && (
        <>
          <p>
            {count(data.total, 'strong suggestion')}
            {data.total > items.length && `, the surest ${items.length} of them now`}. Of these{' '}
            <b>{wrongInWords(data.expectedWrong, data.seldomMore)}</b> expected to be wrong. Read these {sample.length}{' '}
            first, the least sure among them, and say of each whether it is right.
          </p>
          <p role="status" className={pane.soft}>
            {judged.size} of {sample.length} read
            {wrong.length > 0 &&
              `; ${wrong.length} of ${sample.length} wrong: better look at them all, criterion by criterion`}
          </p>
          {sample.map((item) => (
            <div key={keyOf(item)}>
              <Quotation
                quotation={item}
                within
                extra={
                  <>
                    <b>{item.suggested?.criterion}</b>
                    {item.suggested && <Polarity polarity={item.suggested.polarity} />}
                  </>
                }
              />
              <Segment
                label={`Is it right? ${item.suggested?.criterion ?? ''}, page ${item.page}`}
                value={judged.has(keyOf(item)) ? (judged.get(keyOf(item)) ? 'right' : 'wrong') : 'unread'}
                onChange={(said) => setJudged((before) => new Map([...before, [keyOf(item), said === 'right']]))}
                choices={VERDICTS}
              />
            </div>
          ))}
        </>
      )}
    </Dialog>
  );
}
