/**
 * Subjects that the officer added to the list of themes to look for, or put in place of the program's own.
 */
import type { Subject } from '../document/theme.ts';
import { keyOf } from '../review/records.ts';
import { shortened } from '../review/wording.ts';
import type { Workspace } from './handle.ts';
import { act } from './ledger.ts';
import { recordsOf } from './records.ts';

/** Keeps subjects, each in place of any of the same id. */
export function saveSubjects(workspace: Workspace, subjects: readonly Subject[], reviewer: string): void {
  const [only] = subjects;
  const what =
    subjects.length === 1 && only !== undefined
      ? `put the subject “${shortened(only.name)}” on the list`
      : `put ${subjects.length} subjects on the list`;
  act(
    workspace,
    reviewer,
    what,
    subjects.map((subject) => ({ kind: 'subject', key: keyOf(subject.id), after: subject })),
  );
}

/** Takes a subject of the officer's own off the list; the program's of that id, if there is one, stands again. */
export function removeSubject(workspace: Workspace, id: string, reviewer: string): void {
  const name = ownSubjects(workspace).find((subject) => subject.id === id)?.name ?? id;
  act(workspace, reviewer, `took the subject “${shortened(name)}” off the list`, [
    { kind: 'subject', key: keyOf(id), after: null },
  ]);
}

/** The officer's own subjects in the order of their ids. */
export function ownSubjects(workspace: Workspace): Subject[] {
  return recordsOf(workspace, 'subject').map(({ value }) => value);
}
