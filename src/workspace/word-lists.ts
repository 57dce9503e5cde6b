/**
 * The reviewer's own lists of words: families of synonyms that search opens, and terms that are watched.
 */
import { keyOf, partsOf } from '../review/records.ts';
import { shortened } from '../review/wording.ts';
import type { Workspace } from './handle.ts';
import { act } from './ledger.ts';
import { recordsOf } from './records.ts';

/** Words or phrases that mean the same, under a name. No forms at all: the built-in family of that name is not wanted. */
export interface WordList {
  readonly name: string;
  readonly forms: readonly string[];
}

type ListKind = 'family' | 'watched';

const KINDS: Readonly<Record<ListKind, string>> = { family: 'family of words', watched: 'watched term' };

/** Keeps a list under its name, or with null takes it away. */
export function saveWordList(
  workspace: Workspace,
  kind: ListKind,
  name: string,
  forms: readonly string[] | null,
  reviewer: string,
): void {
  const what = `${forms === null ? 'took away' : 'saved'} the ${KINDS[kind]} “${shortened(name)}”`;
  act(workspace, reviewer, what, [
    { kind: 'search', key: keyOf(kind, name), after: forms === null ? null : [...forms] },
  ]);
}

/** The lists of a kind in the order of their names. */
export function wordLists(workspace: Workspace, kind: ListKind): WordList[] {
  return recordsOf(workspace, 'search').flatMap(({ key, value }) => {
    const [listKind, name = ''] = partsOf(key);
    return listKind === kind && typeof value !== 'string' ? [{ name, forms: value }] : [];
  });
}
