/**
 * Which areas and documents are ours: records like any other, so that they are logged, undone and merged as decisions are.
 */
import { areaKey, type Ours } from '../document/ours.ts';
import { inSeries } from '../document/series.ts';
import { keyOf, partsOf } from '../review/records.ts';
import { documentInWords } from '../review/wording.ts';
import { listDocuments } from './documents.ts';
import { WorkspaceError } from './errors.ts';
import type { Foreign } from './foreign.ts';
import { inOneTransaction, type Workspace } from './handle.ts';
import { act, type Intent } from './ledger.ts';
import { readRecord, recordsOf } from './records.ts';

/** What was said of what is ours. */
export function oursIn(workspace: Workspace): Ours {
  return {
    areas: recordsOf(workspace, 'our-area').map(({ value }) => value),
    documents: new Map(
      recordsOf(workspace, 'whose').map(({ key, value }) => [partsOf(key)[0] ?? '', value === 'ours']),
    ),
  };
}

/** Says which areas are ours, in the place of those said before; one step for undo. */
export function setOurAreas(workspace: Workspace, names: readonly string[], reviewer: string): void {
  const wanted = new Map(names.flatMap((name) => (name.trim() === '' ? [] : [[areaKey(name), name.trim()] as const])));
  const before = recordsOf(workspace, 'our-area').map(({ key }) => key);
  const gone = before.filter((key) => !wanted.has(partsOf(key)[0] ?? ''));
  const dropped = gone.map((one) => readRecord(workspace, { kind: 'our-area', key: one }) ?? '');
  const what =
    wanted.size === 0
      ? 'said that no area is ours'
      : `said that ${inSeries([...wanted.values()])} ${wanted.size === 1 ? 'is' : 'are'} ours${dropped.length === 0 ? '' : `, and no more ${inSeries(dropped)}`}`;
  act(workspace, reviewer, what, [
    ...gone.map((key): Intent => ({ kind: 'our-area', key, after: null })),
    ...[...wanted].map(([key, name]): Intent => ({ kind: 'our-area', key: keyOf(key), after: name })),
  ]);
}

/**
 * Marks documents as ours or as those of others, whatever their area; null goes by their area again. One step for undo.
 * @throws WorkspaceError `not-found`.
 */
export function markWhose(
  workspace: Workspace,
  ids: readonly string[],
  whose: 'ours' | 'theirs' | null,
  reviewer: string,
): void {
  inOneTransaction(workspace, () => {
    const names = new Map(listDocuments(workspace).map(({ id, metadata }) => [id, documentInWords(metadata)]));
    if (ids.some((id) => !names.has(id)))
      throw new WorkspaceError('not-found', 'This document is not in the workspace. It may have been removed.');
    const about = ids.length === 1 ? `“${names.get(ids[0] ?? '')}”` : `${ids.length} documents`;
    const what = { ours: `marked ${about} as ours`, theirs: `marked ${about} as not ours` };
    act(
      workspace,
      reviewer,
      whose === null ? `let the area say whether ${about} ${ids.length === 1 ? 'is' : 'are'} ours` : what[whose],
      ids.map((id) => ({ kind: 'whose', key: keyOf(id), after: whose })),
    );
  });
}

/** What another workspace says is ours and we have said nothing about. Documents go by the id they have with us. */
export function mergedOurs(workspace: Workspace, said: Foreign, ourIds: ReadonlyMap<string, string>): Intent[] {
  const areas = said.ourAreas.map(({ key, value }): Intent => ({ kind: 'our-area', key, after: value }));
  const documents = said.whose.flatMap(({ key, value }): Intent[] => {
    const id = ourIds.get(partsOf(key)[0] ?? '');
    return id === undefined ? [] : [{ kind: 'whose', key: keyOf(id), after: value }];
  });
  return [...areas, ...documents].filter((one) => readRecord(workspace, one) === null);
}
