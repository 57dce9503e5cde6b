import { useEffect, useMemo, useRef, useState } from 'react';
import type { PolarityLabel } from '../../../src/document/evidence.ts';
import { type PassageRef, passageKey } from '../../../src/document/passage-ref.ts';
import { useKeys } from '../../frame/keys.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { go, useRoute } from '../../frame/route.ts';
import { useUndo } from '../../frame/undo.ts';
import { useFramework, useWorkspace } from '../../frame/workspace.ts';
import { useSettled, useStable } from '../../parts/stable.ts';
import { filterOf } from './filter.ts';
import { forgetDrafts, useDeciding } from './passage/deciding.ts';
import { Finder } from './passage/finder.tsx';
import { useReadAhead } from './queue/ahead.ts';
import { CriteriaTree } from './queue/criteria-tree.tsx';
import { useOpened } from './queue/opened.ts';
import { useQueue } from './queue/queue.ts';
import { QueuePane } from './queue/queue-pane.tsx';
import styles from './review.module.css';
import { ReviewScope } from './scope.tsx';
import { EMPTY_SESSION, updateSession, useSession, watchUndone } from './session.ts';
import { useMaking } from './source/making.ts';
import type { Selected } from './source/selected.ts';
import { SourcePane } from './source/source-pane.tsx';

/** What a criterion is being looked for: to decide the passage, to add one, or for words selected in the source. */
type Finding = 'accept' | 'unsuggested' | 'add' | 'make';

const FINDER_TITLES: Readonly<Record<Finding, string>> = {
  accept: 'Evidence for',
  unsuggested: 'No suggestion: choose a criterion',
  add: 'Also evidence for',
  make: 'What are the selected words evidence for?',
};

/** Milliseconds that a passage must stay open before its page is drawn: who holds a key down is not held up by pages. */
const REST = 90;

const NUMBERS = [1, 2, 3, 4, 5] as const;

/** The criteria, the passages to decide, and the source, side by side. */
export function ReviewPlace() {
  const { frameworkId } = useWorkspace();
  const framework = useFramework();
  const { choices } = useRoute();
  const filter = useMemo(() => filterOf(frameworkId, choices), [frameworkId, choices]);
  const queue = useQueue(filter);
  const session = useSession();
  const opened = useOpened(queue, filter, choices);
  const deciding = useDeciding(opened, session);
  const { makeEvidence, moveBorders } = useMaking();
  const { undo } = useUndo();
  const [finding, setFinding] = useState<Finding | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const desk = useRef<HTMLElement>(null);
  const { current } = opened;
  useReadAhead(queue, opened.index);

  /** Opens a passage that may not be in the list: then its document is shown whole. */
  const openAnywhere = (passage: PassageRef) => {
    if (queue.places.has(passageKey(passage))) opened.open(passage);
    else go('review', { show: 'all', document: passage.documentId, passage: passage.passageId });
  };
  const accept = () => {
    if (!deciding.accept()) setFinding('unsuggested');
  };
  const find = () => setFinding(selected ? 'make' : 'accept');
  const found = (criterion: string) => {
    setFinding(null);
    if (finding === 'add') deciding.toggle(criterion);
    else if (finding !== 'make') deciding.settle([criterion]);
    else if (selected) void makeEvidence(selected, criterion).then((made) => made && setSelected(null));
  };
  const borders = () => {
    if (selected && current) void moveBorders(current, selected).then((moved) => moved && setSelected(null));
  };
  const actions = useStable({
    open: opened.open,
    accept,
    acceptNumber: deciding.acceptNumber,
    chooseNumber: deciding.chooseNumber,
    none: () => deciding.settle([]),
    find: () => setFinding('accept'),
    add: () => setFinding('add'),
    alter: deciding.alter,
    change: deciding.change,
  });
  const source = useStable({ make: () => setFinding('make'), borders, openAnywhere });
  useEffect(() => watchUndone(source.openAnywhere), [source]);

  const polarity = (label: PolarityLabel) => () => deciding.alter({ polarity: label });
  const press = (control: string) => () =>
    desk.current?.querySelector<HTMLElement>(`[data-control="${control}"]`)?.focus();
  useKeys({
    j: () => opened.step(1),
    down: () => opened.step(1),
    k: () => opened.step(-1),
    up: () => opened.step(-1),
    ...(current && {
      a: accept,
      enter: accept,
      x: actions.none,
      c: find,
      b: selected ? borders : undefined,
      s: polarity('strength'),
      i: polarity('improvement'),
      m: polarity('mixed'),
      n: polarity('neutral'),
      g: press('agency'),
      t: press('tag'),
      e: press('note'),
      u: undo,
      o: () => document.querySelector<HTMLElement>('[data-source]')?.focus(),
      ...Object.fromEntries(
        NUMBERS.flatMap((number) => [
          [`${number}`, () => deciding.acceptNumber(number)],
          [`Shift+${number}`, () => deciding.chooseNumber(number)],
        ]),
      ),
    }),
  });

  // The next passage is painted first, its page a moment later.
  const inSource = useSettled(current ?? null, REST);
  const criterionInSource = useSettled(deciding.criteria[0] ?? null, REST);
  const scope = useMemo(() => <ReviewScope choices={choices} />, [choices]);

  return (
    <PlaceFrame title="Review" scope={scope}>
      <div className={styles.review}>
        <CriteriaTree framework={framework} choices={choices} />
        <QueuePane
          ref={desk}
          choices={choices}
          framework={framework}
          queue={queue}
          index={opened.index}
          deciding={deciding}
          actions={actions}
        />
        <SourcePane
          passage={inSource}
          frameworkId={frameworkId}
          criterion={criterionInSource}
          selected={selected}
          onSelect={setSelected}
          onMake={source.make}
          onBorders={source.borders}
          onOpen={source.openAnywhere}
        />
      </div>
      {finding && framework && (
        <Finder
          criteria={framework.criteria}
          title={FINDER_TITLES[finding]}
          onFound={found}
          onClose={() => setFinding(null)}
        />
      )}
    </PlaceFrame>
  );
}

/** Forgets what was decided and half written in this window; called when another workspace is opened. */
export function forgetReview(): void {
  forgetDrafts();
  updateSession(() => EMPTY_SESSION);
}
