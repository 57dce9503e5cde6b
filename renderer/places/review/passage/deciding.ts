/**
 * What can be done with the open passage: what stands for it, and the actions behind the keys.
 */

import { useMemo, useState } from 'react';
import type { DecisionRow } from '../../../../src/contract/operations/review.ts';
import { passageKey } from '../../../../src/document/passage-ref.ts';
import { useEngineQuery } from '../../../data/engine.ts';
import { attempt } from '../../../data/notices.ts';
import { useWorkspace } from '../../../frame/workspace.ts';
import { useStable } from '../../../parts/stable.ts';
import type { Opened } from '../queue/opened.ts';
import { decisionOf } from '../queue/queue.ts';
import type { Session } from '../session.ts';
import { type PassageDetail, useDecide, usePassage } from './decide.ts';
import { acceptable, type Draft, decisionFrom, NOTHING_CHOSEN, type Standing, standing, toggled } from './draft.ts';

/** Drafts outlive their passage on the screen: a note half written is there when one comes back. */
const drafts = new Map<string, Draft>();

export function forgetDrafts(): void {
  drafts.clear();
}

export interface Deciding {
  readonly detail: PassageDetail | undefined;
  readonly decision: DecisionRow | null;
  readonly stands: Standing;
  /** Criteria were chosen by hand and wait to be accepted. */
  readonly chosen: boolean;
  /** What Accept would accept. */
  readonly criteria: readonly string[];
  /** Accepts what stands, or nothing while the suggestions are on their way; false where a criterion must be found first. */
  accept(): boolean;
  acceptNumber(number: number): void;
  /** Puts a suggestion among the chosen ones, or takes it off again. */
  chooseNumber(number: number): void;
  /** Decides for these criteria and goes on; none of them is a decision too. */
  settle(criteria: readonly string[]): void;
  /** Puts a criterion among the chosen ones, or takes it off again. */
  toggle(criterion: string): void;
  /** A change to a decided passage is saved at once; to an undecided one it waits for the decision. */
  alter(part: Partial<Draft>): void;
  /** Kept until the decision. */
  change(part: Partial<Draft>): void;
}

export function useDeciding(opened: Opened, session: Session): Deciding {
  const { frameworkId } = useWorkspace();
  const { current } = opened;
  const loadPassage = usePassage();
  const decide = useDecide();
  const [, redraw] = useState(0);
  const { data: detail } = useEngineQuery(
    'review.passage',
    { frameworkId, documentId: current?.documentId ?? '', passageId: current?.passageId ?? '' },
    { enabled: current !== undefined },
  );
  const key = current ? passageKey(current) : null;
  const decision = current ? decisionOf(session, current) : null;
  const draft = (key !== null && drafts.get(key)) || NOTHING_CHOSEN;
  const assessment = detail?.assessment;
  const stands = useMemo(() => standing(draft, decision, assessment), [draft, decision, assessment]);

  const change = (part: Partial<Draft>) => {
    if (key === null) return;
    drafts.set(key, { ...(drafts.get(key) ?? NOTHING_CHOSEN), ...part });
    redraw((count) => count + 1);
  };
  /** Decides the open passage for these criteria and goes on, unless it only corrects an earlier decision. */
  const settle = async (criteria: readonly string[], part: Partial<Draft> = {}, stay = false) => {
    if (!current || key === null) return;
    const chosen = { ...(drafts.get(key) ?? NOTHING_CHOSEN), ...part };
    const whole = detail ?? (await attempt('The passage could not be opened', () => loadPassage(current)));
    if (!whole) return;
    drafts.delete(key);
    const to = decisionFrom(standing(chosen, decision, whole.assessment), criteria);
    const saved = decide(current, whole, decision, to, () => opened.open(current));
    if (stay) redraw((count) => count + 1);
    else opened.nextUndecided();
    await saved;
  };
  const alter = (part: Partial<Draft>) => {
    if (decision) void settle(part.criteria ?? decision.criteria, part, true);
    else change(part);
  };
  const toggle = (criterion: string) => alter({ criteria: toggled(stands.criteria, criterion) });
  const suggestion = (number: number) => assessment?.suggestions[number - 1]?.criterion;
  const criteria = acceptable(stands, assessment);

  const actions = useStable({
    accept: () => {
      if (criteria.length > 0) void settle(criteria);
      // What is not shown yet is neither accepted unseen nor called missing.
      return criteria.length > 0 || (detail === undefined && current !== undefined);
    },
    acceptNumber: (number: number) => {
      const criterion = suggestion(number);
      if (criterion) void settle([criterion]);
    },
    chooseNumber: (number: number) => {
      const criterion = suggestion(number);
      if (criterion) toggle(criterion);
    },
    settle: (list: readonly string[]) => void settle(list),
    toggle,
    alter,
    change,
  });
  return { detail, decision, stands, chosen: draft.criteria !== null, criteria, ...actions };
}
