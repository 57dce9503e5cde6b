/**
 * Passages that stand in evidence of the reviewer's own.
 */
import { passageKey } from '../document/passage-ref.ts';
import { statement, type Workspace } from './handle.ts';

/**
 * Undecided passages of which more than half stands in decided evidence that the reviewer made of a selection: what they
 * say has been decided with it, and counting them again would count it twice. As `passageKey` writes them.
 */
export function coveredPlaces(workspace: Workspace, frameworkId: string): ReadonlySet<string> {
  const rows = statement<{ documentId: string; passageId: string }>(
    workspace,
    `SELECT DISTINCT passage.document AS documentId, passage.id AS passageId
     FROM passage AS own
     CROSS JOIN decision ON decision.document = own.document AND decision.passage = own.id
     CROSS JOIN passage ON passage.document = own.document AND passage.origin <> 'reviewer'
       AND passage.start < own.end AND passage.end > own.start
       AND 2 * (min(passage.end, own.end) - max(passage.start, own.start)) > passage.end - passage.start
     WHERE own.origin = 'reviewer' AND decision.framework = @framework AND NOT EXISTS (
       SELECT 1 FROM decision AS other
       WHERE other.framework = @framework AND other.document = passage.document AND other.passage = passage.id)`,
  ).all({ framework: frameworkId });
  return new Set(rows.map(passageKey));
}
