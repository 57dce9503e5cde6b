/**
 * The notes of a project that no passage, criterion or decision carries.
 */
import type { Guid, RefiCode, RefiProject } from '../../export/refi/project.ts';
import { shortened } from '../../review/wording.ts';

/** Characters of a project's description that are said: it can be a whole report, as this program's own is. */
const LONGEST = 200;

/** What the project says of itself and of its sources, and notes that nothing here points at, in sentences. */
export function notesWithoutPlace(project: RefiProject): string[] {
  const texts = new Map(project.allNotes.map(({ guid, text }) => [guid, text]));
  const said = (about: string, own: readonly string[]) =>
    own.filter((text) => text !== '').map((text) => `A note on ${about}: ${text}`);
  const textsOf = (notes: readonly Guid[]) => notes.map((guid) => texts.get(guid) ?? '');
  const used = notesUsed(project);
  return [
    ...said('the project', [shortened(project.description, LONGEST), ...textsOf(project.notes)]),
    ...project.sources.flatMap(({ name, description, notes }) =>
      said(`the source “${name}”`, [description, ...textsOf(notes)]),
    ),
    ...project.allNotes
      .filter(({ guid }) => !used.has(guid))
      .flatMap(({ name, text }) => said(`nothing that is read here, “${name}”`, [text])),
  ];
}

function notesUsed({ codes, sources, notes }: RefiProject): ReadonlySet<Guid> {
  const ofCode = (code: RefiCode): Guid[] => [...code.notes, ...code.children.flatMap(ofCode)];
  return new Set([
    ...notes,
    ...codes.flatMap(ofCode),
    ...sources.flatMap((source) => [
      ...source.notes,
      ...source.codings.flatMap((coding) => coding.notes),
      ...[...source.selections, ...source.drawn].flatMap((selection) => [
        ...selection.notes,
        ...selection.codings.flatMap((coding) => coding.notes),
      ]),
    ]),
  ]);
}
