/**
 * What the reviewers decided about passages. Every function that changes anything returns after it is on the disk, with
 * its entry in the log.
 */
import type { Passage } from '../document/document.ts';
import type { Assessment, Decision } from '../document/evidence.ts';
import { passageFromSelection } from '../review/own-passage.ts';
import { type KeptDecision, keyOf } from '../review/records.ts';
import { type Citation, citationInWords, decisionInWords } from '../review/wording.ts';
import { getDocument } from './documents.ts';
import { WorkspaceError } from './errors.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { act, type Intent } from './ledger.ts';
import { historyOf } from './log.ts';
import { getPassage } from './passages.ts';
import { correctionsOf, type DocumentRow, metadataOf } from './rows.ts';
import { getAssessment } from './stages.ts';
import { withEarlierTags } from './tags.ts';

/** What a reviewer says; when, and what was suggested, the workspace adds. */
export type DecisionInput = Omit<Decision, 'at' | 'suggested'>;

export interface DecideOptions {
  /** Edition of the framework, to be frozen with the decision. */
  readonly edition?: string | null;
  /** The suggestion as the reviewer saw it, where it is not kept in the workspace. */
  readonly suggested?: Assessment | null;
  /** What is done, where it is not deciding one passage with its copies. */
  readonly what?: string;
  /** Who does it, where that is not the reviewer of the first decision. */
  readonly by?: string;
}

export interface Saved {
  readonly decisions: readonly KeptDecision[];
  /** What undo will take back, in the reviewer's words. */
  readonly what: string;
}

export interface DecisionStep {
  readonly at: string;
  readonly reviewer: string;
  readonly what: string;
  /** The decision after this step; null where it was taken back. */
  readonly decision: KeptDecision | null;
}

/** Saves one decision. See {@link saveDecisions}. */
export function saveDecision(workspace: Workspace, input: DecisionInput, options: DecideOptions = {}): KeptDecision {
  const [decision] = saveDecisions(workspace, [input], options).decisions;
  if (decision === undefined) throw passageNotFound();
  return decision;
}

/**
 * Saves decisions as one step for undo: the first is the one the reviewer looked at, the others are its copies. The
 * quotation and the suggestion are frozen with each.
 * @throws WorkspaceError `not-found` where a passage is not there; nothing is saved then.
 */
export function saveDecisions(
  workspace: Workspace,
  inputs: readonly DecisionInput[],
  options: DecideOptions = {},
): Saved {
  return inOneTransaction(workspace, () => {
    const at = workspace.now();
    const tagged = inputs.map((input) => withEarlierTags(workspace, frozen(workspace, input, at, options)));
    const decisions = tagged.map(({ decision }) => decision);
    const [first] = decisions;
    if (first === undefined) return { decisions, what: '' };
    const { frameworkId, documentId, passageId } = first;
    const before = getDecision(workspace, frameworkId, documentId, passageId);
    const place = placeOf(workspace, documentId, passageId);
    const what = options.what ?? decisionInWords(before, first, place, decisions.length - 1);
    act(
      workspace,
      options.by ?? first.reviewer,
      what,
      tagged.flatMap(({ decision, intents }) => [intentOf(decision), ...intents]),
    );
    return { decisions, what };
  });
}

/** How many decisions stand in that name, under all frameworks. */
export function decisionsIn(workspace: Workspace, reviewer: string): number {
  const row = statement<{ count: number }>(
    workspace,
    `SELECT count(*) AS count FROM decision WHERE json_extract(json, '$.reviewer') = ?`,
  ).get(reviewer);
  return row?.count ?? 0;
}

/**
 * Puts every decision that stands in one name in another, as one step for undo. What the log says of their making stays.
 * Returns how many there were.
 */
export function putInName(workspace: Workspace, from: string, to: string): number {
  return inOneTransaction(workspace, () => {
    const rows = statement<{ json: string }>(
      workspace,
      `SELECT json FROM decision WHERE json_extract(json, '$.reviewer') = ? ORDER BY framework, document, passage`,
    ).all(from);
    const decisions = rows.map(({ json }) => JSON.parse(json) as KeptDecision);
    if (decisions.length === 0 || from === to) return 0;
    const many = decisions.length === 1 ? '1 decision' : `${decisions.length} decisions`;
    const intents = decisions.map((decision) => intentOf({ ...decision, reviewer: to }));
    act(workspace, to, `put ${many} made without a name in the name of ${to}`, intents);
    return decisions.length;
  });
}

/** Takes a decision back, so that the passage is undecided again. */
export function takeBackDecision(
  workspace: Workspace,
  frameworkId: string,
  documentId: string,
  passageId: string,
  reviewer: string,
): void {
  inOneTransaction(workspace, () => {
    const before = getDecision(workspace, frameworkId, documentId, passageId);
    if (before === null) return;
    const what = decisionInWords(before, null, placeOf(workspace, documentId, passageId));
    act(workspace, reviewer, what, [{ kind: 'decision', key: keyOf(frameworkId, documentId, passageId), after: null }]);
  });
}

/**
 * Makes evidence of any words the reviewer selected: the passage and its decision as one step for undo.
 * @throws WorkspaceError `not-found` where no word is selected
 */
export function decideSelection(
  workspace: Workspace,
  selection: { readonly start: number; readonly end: number },
  input: Omit<DecisionInput, 'passageId'>,
  options: DecideOptions = {},
): Saved & { readonly passage: Passage } {
  return inOneTransaction(workspace, () => {
    const passage = selected(workspace, input.documentId, selection);
    const { decision, intents } = withEarlierTags(workspace, {
      ...input,
      passageId: passage.id,
      at: workspace.now(),
      suggested: options.suggested ?? null,
      quotation: quotationOf(passage),
      rules: null,
      edition: options.edition ?? null,
    });
    const place = { ...placeOfDocument(workspace, input.documentId), ...passage };
    const what = decisionInWords(null, decision, place);
    act(workspace, input.reviewer, what, [
      ...ownPassage(workspace, input.documentId, passage),
      intentOf(decision),
      ...intents,
    ]);
    return { decisions: [decision], what, passage };
  });
}

/**
 * Moves the borders of a decided passage. The decisions go with it; a passage as it was read stays as it was read, and
 * the new one is the reviewer's own.
 */
export function adjustPassage(
  workspace: Workspace,
  documentId: string,
  passageId: string,
  selection: { readonly start: number; readonly end: number },
  reviewer: string,
): Passage {
  return inOneTransaction(workspace, () => {
    const old = getPassage(workspace, documentId, passageId);
    if (old === null) throw passageNotFound();
    const passage = selected(workspace, documentId, selection);
    if (passage.id === passageId) return passage;
    const moved = decisionsOfPassage(workspace, documentId, passageId).flatMap((decision): Intent[] => [
      { kind: 'decision', key: keyOf(decision.frameworkId, documentId, passageId), after: null },
      intentOf({ ...decision, passageId: passage.id, quotation: quotationOf(passage), at: workspace.now(), reviewer }),
    ]);
    const what = `moved the borders of ${citationInWords(placeOf(workspace, documentId, passageId))}`;
    act(workspace, reviewer, what, [
      ...(isOwn(workspace, documentId, passageId)
        ? [{ kind: 'passage', key: keyOf(documentId, passageId), after: null } as const]
        : []),
      ...ownPassage(workspace, documentId, passage),
      ...moved,
    ]);
    return passage;
  });
}

/** The decision as it stands, or null. */
export function getDecision(
  workspace: Workspace,
  frameworkId: string,
  documentId: string,
  passageId: string,
): KeptDecision | null {
  const row = statement<{ json: string }>(
    workspace,
    'SELECT json FROM decision WHERE framework = ? AND document = ? AND passage = ?',
  ).get(frameworkId, documentId, passageId);
  return row === undefined ? null : (JSON.parse(row.json) as KeptDecision);
}

/** Every decision under a framework, of one document or of all, in the order of documents and reading. */
export function* eachDecision(workspace: Workspace, frameworkId: string, documentId?: string): Generator<KeptDecision> {
  const documents = statement<{ id: string }>(
    workspace,
    'SELECT id FROM document WHERE removed = 0 AND (@id IS NULL OR id = @id) ORDER BY id',
  ).all({ id: documentId ?? null });
  for (const { id } of documents) {
    const rows = statement<{ json: string }>(
      workspace,
      `SELECT json FROM decision JOIN passage ON passage.document = decision.document AND passage.id = decision.passage
       WHERE framework = ? AND decision.document = ? ORDER BY start, end, passage.id`,
    ).all(frameworkId, id);
    for (const { json } of rows) yield JSON.parse(json) as KeptDecision;
  }
}

/** Every decision under a framework, oldest first: the order in which the program learns from them. */
export function decisionsUnder(workspace: Workspace, frameworkId: string): KeptDecision[] {
  const decisions = statement<{ json: string }>(
    workspace,
    `SELECT json FROM decision JOIN document ON document.id = decision.document AND removed = 0
     WHERE framework = ? ORDER BY document, passage`,
  )
    .all(frameworkId)
    .map(({ json }) => JSON.parse(json) as KeptDecision);
  // SQLite would read every decision once more to find when it was made.
  return decisions.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** How many passages are decided under a framework. */
export function countDecisions(workspace: Workspace, frameworkId: string): number {
  const row = statement<{ count: number }>(
    workspace,
    `SELECT count(*) AS count FROM decision JOIN document ON document.id = decision.document AND removed = 0
     WHERE framework = ?`,
  ).get(frameworkId);
  return row?.count ?? 0;
}

/** What was decided about a passage, step by step, oldest first. */
export function decisionHistory(
  workspace: Workspace,
  frameworkId: string,
  documentId: string,
  passageId: string,
): DecisionStep[] {
  const name = { kind: 'decision', key: keyOf(frameworkId, documentId, passageId) } as const;
  return historyOf(workspace, name).flatMap(({ at, reviewer, what, changes }) =>
    changes.flatMap((change) =>
      'erased' in change || change.kind !== name.kind || change.key !== name.key || typeof what !== 'string'
        ? []
        : [{ at, reviewer, what, decision: change.after as unknown as KeptDecision | null }],
    ),
  );
}

/** Tags in use under a framework with the number of passages that carry them, decided or not, most used first. */
export function tagsInUse(
  workspace: Workspace,
  frameworkId: string,
): { readonly tag: string; readonly passages: number }[] {
  return statement<{ tag: string; passages: number }>(
    workspace,
    `WITH tagged AS (
       SELECT framework, document, passage, tag.value AS tag FROM decision, json_each(decision.json, '$.tags') AS tag
       UNION SELECT json_extract(record.key, '$[0]'), json_extract(record.key, '$[1]'), json_extract(record.key, '$[2]'), tag.value
       FROM record, json_each(record.json) AS tag WHERE record.kind = 'tag')
     SELECT tag, count(*) AS passages FROM tagged JOIN document ON document.id = tagged.document AND removed = 0
     WHERE framework = ? GROUP BY tag ORDER BY passages DESC, tag`,
  ).all(frameworkId);
}

/** Whether the reviewer made the passage. */
export function isOwn(workspace: Workspace, documentId: string, passageId: string): boolean {
  return (
    statement(workspace, `SELECT 1 FROM passage WHERE document = ? AND id = ? AND origin = 'reviewer'`).get(
      documentId,
      passageId,
    ) !== undefined
  );
}

/** Where a passage stands, as people say it. */
export function placeOf(workspace: Workspace, documentId: string, passageId: string): Citation {
  const passage = getPassage(workspace, documentId, passageId);
  if (passage === null) throw passageNotFound();
  const { number, page, text } = passage;
  return { ...placeOfDocument(workspace, documentId), number, page, text };
}

function placeOfDocument(workspace: Workspace, documentId: string): Pick<Citation, 'document'> {
  const row = statement<Pick<DocumentRow, 'metadata' | 'corrections'>>(
    workspace,
    'SELECT metadata, corrections FROM document WHERE id = ?',
  ).get(documentId);
  if (row === undefined) throw passageNotFound();
  const metadata = { ...metadataOf(row), ...correctionsOf(row) };
  return { document: metadata.area ?? metadata.title };
}

function frozen(workspace: Workspace, input: DecisionInput, at: string, options: DecideOptions): KeptDecision {
  const { frameworkId, documentId, passageId } = input;
  const passage = getPassage(workspace, documentId, passageId);
  if (passage === null) throw passageNotFound();
  const assessed = getAssessment(workspace, frameworkId, documentId, passageId);
  return {
    documentId,
    passageId,
    frameworkId,
    criteria: input.criteria,
    polarity: input.polarity,
    agencies: input.agencies,
    tags: input.tags,
    note: input.note,
    reviewer: input.reviewer,
    at,
    suggested: assessed?.value ?? options.suggested ?? null,
    quotation: quotationOf(passage),
    rules: assessed?.version ?? null,
    edition: options.edition ?? null,
    ...(input.together === undefined ? {} : { together: input.together }),
  };
}

function decisionsOfPassage(workspace: Workspace, documentId: string, passageId: string): KeptDecision[] {
  return statement<{ json: string }>(
    workspace,
    'SELECT json FROM decision WHERE document = ? AND passage = ? ORDER BY framework',
  )
    .all(documentId, passageId)
    .map(({ json }) => JSON.parse(json) as KeptDecision);
}

function intentOf(decision: KeptDecision): Intent {
  const { frameworkId, documentId, passageId } = decision;
  return {
    kind: 'decision',
    key: keyOf(frameworkId, documentId, passageId),
    after: decision,
  };
}

function ownPassage(workspace: Workspace, documentId: string, passage: Passage): Intent[] {
  if (getPassage(workspace, documentId, passage.id) !== null) return [];
  return [{ kind: 'passage', key: keyOf(documentId, passage.id), after: passage }];
}

function selected(workspace: Workspace, documentId: string, { start, end }: { start: number; end: number }): Passage {
  const passage = passageFromSelection(getDocument(workspace, documentId), start, end);
  if (passage === null)
    throw new WorkspaceError('not-found', 'No words are selected. Select the words that are the evidence.');
  return passage;
}

function quotationOf({ text, start, end }: Passage): KeptDecision['quotation'] {
  return { text, start, end };
}

function passageNotFound(): WorkspaceError {
  return new WorkspaceError(
    'not-found',
    'This passage is not in the workspace. Its document may have been removed or read again.',
  );
}
