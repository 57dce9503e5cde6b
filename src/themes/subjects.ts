/**
 * The field's recurring subjects: what they are called now and were called before, and what does not count as them.
 */
import listed from '../../resources/themes/subjects.json' with { type: 'json' };
import type { Subject } from '../document/theme.ts';

/** The subjects that the program knows. */
export const fieldSubjects: readonly Subject[] = listed;

/**
 * The subjects to look for: the program's own, with an officer's in place of those of the same id and after them.
 * A parent that is not in the list counts as none.
 */
export function subjectsWith(own: readonly Subject[]): Subject[] {
  const byId = new Map([...fieldSubjects, ...own].map((subject) => [subject.id, subject]));
  return [...byId.values()].map((subject) =>
    subject.parent !== null && byId.has(subject.parent) && subject.parent !== subject.id
      ? subject
      : { ...subject, parent: null },
  );
}
