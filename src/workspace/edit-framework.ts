/**
 * A set of criteria changed together with everything that was said under its codes, as one step for undo.
 */
import type { Framework } from '../document/framework.ts';
import { type KeptDecision, keyOf, partsOf } from '../review/records.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { act, type Intent, intentOf } from './ledger.ts';
import { readRecord, recordsOf } from './records.ts';

/** Codes that changed: the code that stands for one now, or null where none does. */
export type CodeChanges = ReadonlyMap<string, string | null>;

export interface FrameworkChanged {
  /** Decisions that went with a code. */
  readonly followed: number;
  /** Passages that are to be decided again, because they were accepted for nothing that is left. */
  readonly takenBack: number;
}

/**
 * Keeps a changed framework. Decisions, findings and progress under a changed code go to the new one. A decision that is
 * left without a criterion is taken back and leaves its tags; one for no criterion stays as it is.
 * @param what in the reviewer's words
 */
export function editFramework(
  workspace: Workspace,
  framework: Framework,
  codes: CodeChanges,
  reviewer: string,
  what: string,
): FrameworkChanged {
  return inOneTransaction(workspace, () => {
    const decisions = decisionsTouched(workspace, framework.id, codes);
    const intents: Intent[] = [{ kind: 'framework', key: keyOf(framework.id), after: framework }];
    let takenBack = 0;
    for (const decision of decisions) {
      const criteria = followed(decision.criteria, codes);
      const key = keyOf(framework.id, decision.documentId, decision.passageId);
      const isLeft = criteria.length > 0;
      if (!isLeft) takenBack++;
      intents.push({ kind: 'decision', key, after: isLeft ? { ...decision, criteria } : null });
      if (!isLeft && decision.tags.length > 0) intents.push({ kind: 'tag', key, after: [...decision.tags] });
    }
    intents.push(...opinionsTouched(workspace, framework.id, codes), ...recordsMoved(workspace, framework.id, codes));
    act(workspace, reviewer, what, intents);
    return { followed: decisions.length - takenBack, takenBack };
  });
}

/** How many passages are accepted for a criterion, and for how many of them it is the only one. */
export function decidedFor(workspace: Workspace, frameworkId: string, code: string): { all: number; only: number } {
  const decisions = decisionsTouched(workspace, frameworkId, new Map([[code, null]]));
  return { all: decisions.length, only: decisions.filter(({ criteria }) => criteria.length === 1).length };
}

function followed(criteria: readonly string[], codes: CodeChanges): string[] {
  return [...new Set(criteria.flatMap((code) => (codes.has(code) ? (codes.get(code) ?? []) : code)))];
}

/** Decisions that name one of the codes, those of removed documents included: they may come back. */
function decisionsTouched(workspace: Workspace, frameworkId: string, codes: CodeChanges): KeptDecision[] {
  if (codes.size === 0) return [];
  return statement<{ json: string }>(
    workspace,
    `SELECT json FROM decision WHERE framework = @framework AND EXISTS (SELECT 1 FROM decision_criterion AS named
       WHERE named.framework = decision.framework AND named.document = decision.document
       AND named.passage = decision.passage AND named.criterion IN (SELECT value FROM json_each(@codes)))
     ORDER BY document, passage`,
  )
    .all({ framework: frameworkId, codes: JSON.stringify([...codes.keys()]) })
    .map(({ json }) => JSON.parse(json) as KeptDecision);
}

/** What other reviewers said, and what fits no passage any more, by the same codes. */
function opinionsTouched(workspace: Workspace, frameworkId: string, codes: CodeChanges): Intent[] {
  const touched = (decision: KeptDecision): KeptDecision | null =>
    decision.frameworkId === frameworkId && decision.criteria.some((code) => codes.has(code))
      ? { ...decision, criteria: followed(decision.criteria, codes) }
      : null;
  return [
    ...recordsOf(workspace, 'opinion').flatMap(({ key, value }): Intent[] => {
      const decision = touched(value.decision);
      return decision === null ? [] : [{ kind: 'opinion', key, after: { ...value, decision } }];
    }),
    ...recordsOf(workspace, 'unplaced').flatMap(({ key, value }): Intent[] => {
      const after = touched(value);
      return after === null ? [] : [{ kind: 'unplaced', key, after }];
    }),
  ];
}

/** Findings and progress that stand under a code go to the new one, unless there is one already. */
function recordsMoved(workspace: Workspace, frameworkId: string, codes: CodeChanges): Intent[] {
  /** Which part of its key is the code. */
  const kinds = [
    ['finding', 2],
    ['other-finding', 2],
    ['progress', 2],
  ] as const;
  return kinds.flatMap(([kind, at]) =>
    recordsOf(workspace, kind).flatMap(({ key, value }): Intent[] => {
      const parts = partsOf(key);
      const next = codes.get(parts[at] ?? '');
      if (parts[0] !== frameworkId || !next || (kind !== 'progress' && parts[1] !== 'criterion')) return [];
      const to = keyOf(...parts.with(at, next));
      if (readRecord(workspace, { kind, key: to }) !== null) return [];
      return [intentOf(kind, key, null), intentOf(kind, to, value)];
    }),
  );
}
