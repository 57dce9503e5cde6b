import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { QueueItem } from '../../../src/contract/operations/review.ts';
import type { PolarityLabel } from '../../../src/document/evidence.ts';
import { keyOf, useAsk, useDeed } from '../../data/ask.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useKeys } from '../../frame/keys.ts';
import { PlaceFrame } from '../../frame/place.tsx';
import { go, useRoute } from '../../frame/route.ts';
import { useUndo } from '../../frame/undo.ts';
import { useFramework, useWorkspace } from '../../frame/workspace.ts';
import { CriteriaTree } from './criteria-tree.tsx';
import { useDecide, usePassage } from './decide.ts';
import { Desk } from './desk.tsx';
import { acceptable, type Draft, decisionFrom, NOTHING_CHOSEN, standing, toggled } from './draft.ts';
import { filterOf } from './filter.ts';
import { Finder } from './finder.tsx';
import { marksAsked } from './marks.tsx';
import { decisionOf, useQueue } from './queue.ts';
import styles from './review.module.css';
import { ReviewScope } from './scope.tsx';
import type { Selected } from './selected.ts';
import { EMPTY_SESSION, keyOfPassage, type PassageRef, updateSession, useSession, watchUndone } from './session.ts';
import { SourcePane } from './source-pane.tsx';

/** Drafts outlive their passage on the screen: a note half written is there when one comes back. */
const drafts = new Map<string, Draft>();

export function ReviewPlace() {
  const workspace = useWorkspace();
  const { frameworkId } = workspace;
  const framework = useFramework();
  const { choices } = useRoute();
  const filter = useMemo(() => filterOf(frameworkId, choices), [frameworkId, choices]);
  const queue = useQueue(filter);
  const session = useSession();
  const queries = useQueryClient();
  const loadPassage = usePassage();
  const decide = useDecide();
  const make = useDeed('review.make');
  const { undo } = useUndo();

  const filterKey = JSON.stringify(filter);
  const [at, setAt] = useState<string | null>(null);
  const [finder, setFinder] = useState<'accept' | 'add' | 'make' | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [, redraw] = useState(0);
  const desk = useRef<HTMLElement>(null);

  // A new list, or a passage named in the address, opens on that passage, else on the first one to decide.
  const opened = useRef('');
  const wish = choices.passage && choices.document ? `${choices.document}\n${choices.passage}` : null;
  useEffect(() => {
    const key = `${filterKey} ${wish}`;
    if (!queue.loaded || opened.current === key) return;
    opened.current = key;
    const wished = wish ? queue.items.find((item) => keyOfPassage(item) === wish) : undefined;
    const first = queue.items.find((item) => !decisionOf(session, item)) ?? queue.items[0];
    setAt((old) => {
      const kept = wish ? undefined : queue.items.find((item) => keyOfPassage(item) === old);
      const target = wished ?? kept ?? first;
      return target ? keyOfPassage(target) : null;
    });
  }, [queue.loaded, queue.items, filterKey, wish, session]);

  const index = queue.items.findIndex((item) => keyOfPassage(item) === at);
  const current: QueueItem | undefined = queue.items[index];
  const { data: detail } = useAsk(
    'review.passage',
    { frameworkId, documentId: current?.documentId ?? '', passageId: current?.passageId ?? '' },
    { enabled: current !== undefined },
  );

  // The next passages are asked for before they are needed: there is no waiting between passages.
  useEffect(() => {
    for (const item of queue.items.slice(index + 1, index + 4)) void loadPassage(item).catch(() => undefined);
    if (index >= queue.items.length - 20) queue.more();
  }, [index, queue, loadPassage]);

  useEffect(() => watchUndone((passage) => setAt(keyOfPassage(passage))), []);

  const decision = current ? decisionOf(session, current) : null;
  const draft = (at !== null && drafts.get(at)) || NOTHING_CHOSEN;
  const stands = standing(draft, decision, detail?.assessment);
  const change = useCallback(
    (part: Partial<Draft>) => {
      if (at === null) return;
      drafts.set(at, { ...(drafts.get(at) ?? NOTHING_CHOSEN), ...part });
      redraw((count) => count + 1);
    },
    [at],
  );
  const step = (by: number) => {
    const next = queue.items[Math.max(0, Math.min(queue.items.length - 1, index + by))];
    if (next) setAt(keyOfPassage(next));
  };
  const nextUndecided = () => {
    const undecided = (item: QueueItem) => !decisionOf(session, item) && keyOfPassage(item) !== at;
    const next =
      queue.items.slice(index + 1).find(undecided) ?? queue.items.slice(0, Math.max(0, index)).find(undecided);
    if (next) setAt(keyOfPassage(next));
  };

  /** Decides the open passage for these criteria and goes on, unless it only corrects an earlier decision. */
  const settle = async (criteria: readonly string[], part: Partial<Draft> = {}, stay = false) => {
    if (!current || at === null) return;
    const chosen = { ...(drafts.get(at) ?? NOTHING_CHOSEN), ...part };
    const whole = detail ?? (await attempt('The passage could not be opened', () => loadPassage(current)));
    if (!whole) return;
    drafts.delete(at);
    const to = decisionFrom(standing(chosen, decision, whole.assessment), criteria);
    const saved = decide(current, whole, decision, to, () => setAt(keyOfPassage(current)));
    if (!stay) nextUndecided();
    else redraw((count) => count + 1);
    await saved;
  };
  /** A change to a decided passage is saved at once; to an undecided one it waits for the decision. */
  const alter = (part: Partial<Draft>) => {
    if (decision) void settle(part.criteria ?? decision.criteria, part, true);
    else change(part);
  };
  const accept = () => {
    const criteria = acceptable(stands, detail?.assessment);
    if (criteria.length > 0) void settle(criteria);
    else setFinder('accept');
  };
  const suggestion = (number: number) => detail?.assessment.suggestions[number - 1]?.criterion;
  const acceptNumber = (number: number) => {
    const criterion = suggestion(number);
    if (criterion) void settle([criterion]);
  };
  const chooseNumber = (number: number) => {
    const criterion = suggestion(number);
    if (criterion) alter({ criteria: toggled(stands.criteria, criterion) });
  };
  const makeEvidence = async (criterion: string) => {
    if (!selected) return;
    const { documentId, start, end } = selected;
    const to = decisionFrom(standing(NOTHING_CHOSEN, null), [criterion]);
    const made = await attempt('No evidence was made of the words you selected', () =>
      make({ frameworkId, documentId, start, end, decision: to }),
    );
    if (!made) return;
    setSelected(null);
    void queries.invalidateQueries({ queryKey: keyOf('documents.get', { id: documentId }) });
    void queries.invalidateQueries({ queryKey: keyOf('review.queue', marksAsked(frameworkId, documentId)) });
    tell({
      kind: 'done',
      title: `The words you selected are evidence for ${criterion}.`,
      text: 'Say whether they read as strength or improvement.',
      act: {
        label: 'Open it',
        run: () => go('review', { show: 'all', document: documentId, passage: made.passageId, order: 'document' }),
      },
    });
  };
  const found = (criterion: string) => {
    const mode = finder;
    setFinder(null);
    if (mode === 'make') void makeEvidence(criterion);
    else if (mode === 'add') alter({ criteria: toggled(stands.criteria, criterion) });
    else void settle([criterion]);
  };
  const polarity = (label: PolarityLabel) => () => alter({ polarity: label });
  const press = (control: string) => () => {
    desk.current?.querySelector<HTMLElement>(`[data-control="${control}"]`)?.focus();
  };

  const openItem = useCallback((item: QueueItem) => setAt(keyOfPassage(item)), []);
  const makeOf = useCallback(() => setFinder('make'), []);
  const items = useRef(queue.items);
  items.current = queue.items;
  const openFromSource = useCallback((passage: PassageRef) => {
    const key = keyOfPassage(passage);
    if (items.current.some((item) => keyOfPassage(item) === key)) setAt(key);
    else go('review', { show: 'all', document: passage.documentId, passage: passage.passageId });
  }, []);
  // The next passage is painted first, its page a moment later.
  const inSource = useDeferredValue(current ?? null);
  const criterionInSource = useDeferredValue(
    stands.criteria[0] ?? detail?.assessment.suggestions[0]?.criterion ?? null,
  );

  const open = current !== undefined;
  useKeys({
    j: () => step(1),
    down: () => step(1),
    k: () => step(-1),
    up: () => step(-1),
    ...(open && {
      a: accept,
      enter: accept,
      x: () => void settle([]),
      c: () => setFinder(selected ? 'make' : 'accept'),
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
        [1, 2, 3, 4, 5].flatMap((number) => [
          [`${number}`, () => acceptNumber(number)],
          [`Shift+${number}`, () => chooseNumber(number)],
        ]),
      ),
    }),
  });

  return (
    <PlaceFrame title="Review" scope={<ReviewScope choices={choices} />}>
      <div className={styles.review}>
        <CriteriaTree framework={framework} choices={choices} />
        <Desk
          ref={desk}
          choices={choices}
          framework={framework}
          queue={queue}
          index={index}
          detail={detail}
          decision={decision}
          stands={stands}
          chosen={draft.criteria !== null}
          deeds={{
            open: openItem,
            accept,
            acceptNumber,
            chooseNumber,
            none: () => void settle([]),
            find: () => setFinder('accept'),
            add: () => setFinder('add'),
            alter,
            change,
            undo,
          }}
        />
        <SourcePane
          passage={inSource}
          frameworkId={frameworkId}
          criterion={criterionInSource}
          selected={selected}
          onSelect={setSelected}
          onMake={makeOf}
          onOpen={openFromSource}
        />
      </div>
      {finder && framework && (
        <Finder
          criteria={framework.criteria}
          title={
            finder === 'make'
              ? 'What are the selected words evidence for?'
              : finder === 'add'
                ? 'Also evidence for'
                : 'Evidence for'
          }
          onFound={found}
          onClose={() => setFinder(null)}
        />
      )}
    </PlaceFrame>
  );
}

/** Forgets what was decided and half written in this window; called when another workspace is opened. */
export function forgetReview(): void {
  drafts.clear();
  updateSession(() => EMPTY_SESSION);
}
