/**
 * What the reviewer says about documents, copies, themes, frameworks and searches; and how far the review has come.
 */
import type { CopyDecisions } from '../dedupe/copies.ts';
import type { Framework } from '../document/framework.ts';
import type { ThemeEdit, ThemeEdits } from '../document/theme.ts';
import { keyOf, type Progress, partsOf } from '../review/records.ts';
import { documentInWords, shortened } from '../review/wording.ts';
import { listDocuments } from './documents.ts';
import { inOneTransaction, type Workspace } from './handle.ts';
import { act } from './ledger.ts';
import { recordsOf } from './records.ts';

/** What progress is kept for: a document, a criterion, or a criterion in a document; null means all of them. */
export interface ProgressOf {
  readonly frameworkId: string;
  readonly documentId: string | null;
  readonly criterion: string | null;
}

/** How far something has come, in words. */
export const PROGRESS_WORDS: Readonly<Record<Progress | 'not-started', string>> = {
  'not-started': 'not started',
  'in-review': 'in progress',
  checked: 'checked',
  'signed-off': 'signed off',
};

/** Says how far something has come; null means not started. */
export function setProgress(workspace: Workspace, of: ProgressOf, progress: Progress | null, reviewer: string): void {
  const metadata = listDocuments(workspace).find(({ id }) => id === of.documentId)?.metadata;
  const document = metadata === undefined ? of.documentId : `“${documentInWords(metadata)}”`;
  const about = [of.criterion, document].filter((part) => part !== null).join(' in ');
  act(workspace, reviewer, `marked ${about || 'the review'} as ${PROGRESS_WORDS[progress ?? 'not-started']}`, [
    { kind: 'progress', key: keyOf(of.frameworkId, of.documentId ?? '', of.criterion ?? ''), after: progress },
  ]);
}

/** Everything under a framework that is not "not started". */
export function listProgress(
  workspace: Workspace,
  frameworkId: string,
): (ProgressOf & { readonly progress: Progress })[] {
  return recordsOf(workspace, 'progress').flatMap(({ key, value }) => {
    const [framework, documentId = '', criterion = ''] = partsOf(key);
    if (framework !== frameworkId) return [];
    return [{ frameworkId, documentId: documentId || null, criterion: criterion || null, progress: value }];
  });
}

/** Says that two documents are not copies of one another, or takes that back. */
export function separateCopies(
  workspace: Workspace,
  pair: readonly [string, string],
  notCopies: boolean,
  reviewer: string,
): void {
  const key = keyOf(...pair.toSorted());
  const what = notCopies ? 'said that two documents are not copies' : 'said that two documents may be copies after all';
  act(workspace, reviewer, what, [{ kind: 'not-copies', key, after: notCopies ? true : null }]);
}

/** Pairs of documents that the reviewer called no copies, each pair and all pairs in order. */
export function notCopies(workspace: Workspace): (readonly [string, string])[] {
  return recordsOf(workspace, 'not-copies').map(({ key }) => {
    const [one = '', other = ''] = partsOf(key);
    return [one, other] as const;
  });
}

/**
 * Says which member of a group of copies counts.
 * @param others the other members of its group, which count no more
 */
export function chooseCounted(
  workspace: Workspace,
  documentId: string,
  others: readonly string[],
  reviewer: string,
): void {
  act(workspace, reviewer, 'chose which copy counts', [
    ...others.map((id) => ({ kind: 'counts', key: keyOf(id), after: null }) as const),
    { kind: 'counts', key: keyOf(documentId), after: true },
  ]);
}

/** Ids of the documents that the reviewer chose to count among their copies, in order. */
export function chosenToCount(workspace: Workspace): string[] {
  return recordsOf(workspace, 'counts').flatMap(({ key }) => partsOf(key));
}

/** Everything the reviewer said about copies, as finding copies takes it. */
export function copyDecisions(workspace: Workspace): CopyDecisions {
  return { notCopies: notCopies(workspace), counts: chosenToCount(workspace) };
}

/** Keeps one edit of the themes. Edits are applied again, in their order, after every run. */
export function addThemeEdit(workspace: Workspace, edit: ThemeEdit, what: string, reviewer: string): void {
  inOneTransaction(workspace, () => {
    const last = recordsOf(workspace, 'theme-edit').at(-1);
    const place = last === undefined ? 0 : Number(partsOf(last.key)[0]) + 1;
    const key = keyOf(String(place).padStart(8, '0'));
    act(workspace, reviewer, what, [{ kind: 'theme-edit', key, after: edit }]);
  });
}

/** All edits of the themes in their order. */
export function themeEdits(workspace: Workspace): ThemeEdits {
  return recordsOf(workspace, 'theme-edit').map(({ value }) => value);
}

/** Keeps a framework of the reviewer's own, or the reviewer's version of one. */
export function saveFramework(workspace: Workspace, framework: Framework, reviewer: string, what?: string): void {
  act(workspace, reviewer, what ?? `saved the framework “${shortened(framework.title)}”`, [
    { kind: 'framework', key: keyOf(framework.id), after: framework },
  ]);
}

/** Takes a framework away. Decisions under it stay in the file and come back with it. */
export function removeFramework(workspace: Workspace, id: string, reviewer: string): void {
  const title = listFrameworks(workspace).find((framework) => framework.id === id)?.title ?? id;
  act(workspace, reviewer, `removed the framework “${shortened(title)}”`, [
    { kind: 'framework', key: keyOf(id), after: null },
  ]);
}

/** The frameworks kept in the workspace, in the order of their ids. */
export function listFrameworks(workspace: Workspace): Framework[] {
  return recordsOf(workspace, 'framework').map(({ value }) => value);
}

/** Keeps a search under a name, or, with null, forgets it. */
export function saveSearch(workspace: Workspace, name: string, query: string | null, reviewer: string): void {
  const what = `${query === null ? 'forgot' : 'saved'} the search “${shortened(name)}”`;
  act(workspace, reviewer, what, [{ kind: 'search', key: keyOf('saved', name), after: query }]);
}

/** Saved searches in the order of their names. */
export function savedSearches(workspace: Workspace): { readonly name: string; readonly query: string }[] {
  return recordsOf(workspace, 'search').flatMap(({ key, value }) => {
    const [kind, name = ''] = partsOf(key);
    return kind === 'saved' && typeof value === 'string' ? [{ name, query: value }] : [];
  });
}
