import { useState } from 'react';
import type { FrameworkRow } from '../../../../src/contract/operations/frameworks.ts';
import { stateInWords, stateOf, undecided } from '../../../../src/document/coverage.ts';
import { useEngineMutation, useEngineQuery } from '../../../data/engine.ts';
import { attempt } from '../../../data/notices.ts';
import { useFrame } from '../../../frame/frame.ts';
import { addressOf, type Choices, go } from '../../../frame/route.ts';
import { useDecided, useWorkspace } from '../../../frame/workspace.ts';
import { Button, ButtonLink } from '../../../parts/button.tsx';
import { Empty, Meter } from '../../../parts/small.tsx';
import { count } from '../../../parts/words.ts';
import { shownCriterion } from '../filter.ts';

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
    const [cue = ''] = framework?.criteria.find((row) => row.code === code)?.cues ?? [];
    return <Absence criterion={code} cue={cue} />;
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

/** That none was found, or that not everything was looked at yet; and what can be done. */
function Absence({ criterion, cue }: { readonly criterion: string; readonly cue: string }) {
  const { frameworkId } = useWorkspace();
  const { data } = useEngineQuery('review.coverage', { frameworkId });
  const found = data?.criteria.find((row) => row.criterion === criterion);
  if (!found) return null;
  const words = stateInWords(found);
  return (
    <Empty
      icon="review"
      title={`${criterion}: ${words}`}
      acts={
        <>
          {undecided(found) > 0 && (
            <ButtonLink href={addressOf('review', { show: 'all' })}>Decide what is left</ButtonLink>
          )}
          <ButtonLink href={addressOf('search', { query: cue })}>Search for it</ButtonLink>
        </>
      }
    >
      {found.sentence}{' '}
      {stateOf(found) === 'none-found'
        ? 'If you have looked and there is none, mark the criterion as checked above; the sentence goes into what you hand over.'
        : 'Nothing is suggested for it; what is not looked at may still hold some.'}{' '}
      Select words in any source and press C to make evidence of them.
    </Empty>
  );
}

function NothingToDecide() {
  const { frameworkId } = useWorkspace();
  const decided = useDecided() ?? 0;
  const { data: counts } = useEngineQuery('review.criteria', { frameworkId });
  const left = counts?.noSuggestion ?? 0;
  const suggest = useEngineMutation('review.suggest');
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
          {left > 0 && (
            <ButtonLink look="first" href={addressOf('review', { show: 'no-suggestion' })}>
              {`Look at ${count(left, 'passage')} without a suggestion`}
            </ButtonLink>
          )}
          <ButtonLink href={addressOf('grid')}>See the grid</ButtonLink>
          <Button
            look="quiet"
            onPress={async () => {
              setRunning({ done: 0, total: 0, what: 'Suggesting criteria' });
              await attempt('No criteria were suggested', () => suggest({ frameworkId }, { onProgress: setRunning }));
              setRunning(null);
            }}
          >
            Suggest criteria again
          </Button>
        </>
      }
    >
      {decided > 0
        ? `${count(decided, 'passage')} decided. The grid shows what was found and where the gaps are.`
        : 'Suggestions are made after each reading; make them again if a framework has changed.'}
    </Empty>
  );
}
