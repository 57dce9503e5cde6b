import { useState } from 'react';
import type { FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import { useAsk, useDeed } from '../../data/ask.ts';
import { attempt } from '../../data/notices.ts';
import { useFrame } from '../../frame/frame.ts';
import { addressOf, type Choices, go } from '../../frame/route.ts';
import { useDecided, useWorkspace } from '../../frame/workspace.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Empty, Meter } from '../../parts/small.tsx';
import { count } from '../../parts/words.ts';
import { shownCriterion } from './filter.ts';

/** Why there is nothing in this list, and what would put something there. */
export function EmptyQueue({
  choices,
  framework,
}: {
  readonly choices: Choices;
  readonly framework: FrameworkRow | undefined;
}) {
  const workspace = useWorkspace();
  const { addFiles } = useFrame();
  const code = shownCriterion(choices);
  if (workspace.documents === 0) {
    return (
      <Empty
        icon="library"
        title="There is nothing to review yet"
        acts={
          <Button look="first" icon="plus" onPress={() => addFiles(false)}>
            Add files
          </Button>
        }
      >
        Once letters are read, their passages stand here with suggested criteria, ready to be decided.
      </Empty>
    );
  }
  if (choices.document || choices.polarity) {
    return (
      <Empty
        icon="review"
        title="Nothing in this list matches"
        acts={
          <Button onPress={() => go('review', { show: choices.show, order: choices.order })}>
            Show all documents and readings
          </Button>
        }
      >
        The list is narrowed to one document or reading; other passages may be waiting.
      </Empty>
    );
  }
  if (code) {
    return (
      <Empty
        icon="review"
        title={`No evidence found for ${code}`}
        acts={
          <ButtonLink
            href={addressOf('search', { query: framework?.criteria.find((row) => row.code === code)?.cues[0] ?? '' })}
          >
            Search for it
          </ButtonLink>
        }
      >
        <Absence criterion={code} /> Select words in any source and press C to make evidence of them.
      </Empty>
    );
  }
  if ((choices.show ?? 'to-decide') === 'to-decide') return <NothingToDecide />;
  return (
    <Empty
      icon="review"
      title={choices.show === 'decided' ? 'Nothing is decided yet' : 'No passage is left without a suggestion'}
    >
      {choices.show === 'decided'
        ? 'Every passage you decide is listed here, to be looked at again or changed.'
        : 'Passages for which the program has nothing to suggest would stand here.'}
    </Empty>
  );
}

/** That nothing was found, in how much that was read, and how far that may be trusted. */
function Absence({ criterion }: { readonly criterion: string }) {
  const { frameworkId, pagesUnread } = useWorkspace();
  const { data } = useAsk('review.absence', { frameworkId });
  const found = data?.find((row) => row.criterion === criterion);
  if (!found) return null;
  return (
    <>
      {found.sentence}{' '}
      {pagesUnread > 0
        ? 'What could not be read may hold some, so this is not evidence of absence.'
        : 'If you have looked and there is none, mark the criterion as checked above; the sentence goes into what you hand over.'}
    </>
  );
}

function NothingToDecide() {
  const { frameworkId } = useWorkspace();
  const decided = useDecided() ?? 0;
  const suggest = useDeed('review.suggest');
  const [running, setRunning] = useState<{ done: number; total: number; what: string } | null>(null);
  if (running) {
    return (
      <Empty icon="review" title={running.what}>
        <Meter label={running.what} done={running.done} total={running.total} />
      </Empty>
    );
  }
  return (
    <Empty
      icon="check"
      title={decided > 0 ? 'Everything that was suggested is decided' : 'Nothing is suggested yet'}
      acts={
        <>
          <Button
            onPress={async () => {
              setRunning({ done: 0, total: 0, what: 'Suggesting criteria' });
              await attempt('No criteria were suggested', () => suggest({ frameworkId }, { onProgress: setRunning }));
              setRunning(null);
            }}
          >
            Suggest criteria again
          </Button>
          <ButtonLink href={addressOf('grid')}>See the grid</ButtonLink>
        </>
      }
    >
      {decided > 0
        ? `${count(decided, 'passage')} decided. The grid shows what was found and where the gaps are.`
        : 'Suggestions are made after each reading; make them again if a framework has changed.'}
    </Empty>
  );
}
