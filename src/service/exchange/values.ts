/**
 * Variables of a project's sources: those that this program has a field for correct the field; the others are named.
 */
import { WRITTEN_DATE } from '../../document/dates.ts';
import type { Metadata } from '../../document/document.ts';
import type { Guid, RefiProject, RefiValue } from '../../export/refi/project.ts';
import { VARIABLE_TITLES } from '../../export/refi/qdpx.ts';
import { correctMetadata, getDocument } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import type { ReadSource } from './place.ts';

/** Fields by the name of the variable in lower case. */
const FIELDS = new Map<string, (value: string) => Partial<Metadata>>([
  [VARIABLE_TITLES.area.toLowerCase(), (value) => ({ area: value })],
  [VARIABLE_TITLES.date.toLowerCase(), (value) => (WRITTEN_DATE.test(value) ? { date: value } : {})],
  [VARIABLE_TITLES.theme.toLowerCase(), (value) => ({ inspectionTheme: value })],
]);

/** Variables that this program writes and reads off the file itself. */
const READ_ANYWAY = new Set(Object.values(VARIABLE_TITLES).map((title) => title.toLowerCase()));

/** Whether the values were this program's once: others may call a variable “Pages” or “File”, too. */
const wereOurs = ({ variables }: RefiProject) => variables.some(({ name }) => name === VARIABLE_TITLES.sha256);

/** Corrects what the values say of each document; returns a sentence for each variable that has no place here. */
export function valuesAsCorrections(
  { workspace, reviewer }: { readonly workspace: Workspace; readonly reviewer: string },
  project: RefiProject,
  sources: ReadonlyMap<Guid, ReadSource>,
): string[] {
  const titles = new Map(project.variables.map(({ guid, name }) => [guid, name]));
  const isReadAnyway = wereOurs(project) ? (title: string) => READ_ANYWAY.has(title) : () => false;
  const unknown = new Map<string, string[]>();
  for (const { source, document } of sources.values()) {
    const change: Partial<Metadata> = Object.assign({}, ...source.values.map((value) => fieldOf(value, titles)));
    const { metadata } = getDocument(workspace, document.id);
    const isNew = Object.entries(change).some(([name, value]) => metadata[name as keyof Metadata] !== value);
    if (isNew) correctMetadata(workspace, document.id, change, reviewer);
    for (const one of source.values) {
      const title = titles.get(one.variable) ?? '';
      if (Object.keys(fieldOf(one, titles)).length > 0 || isReadAnyway(title.toLowerCase())) continue;
      unknown.set(title, [...(unknown.get(title) ?? []), `“${source.name}”: ${one.value}`]);
    }
  }
  return [...unknown].map(([title, values]) => `The variable “${title}” has no place here. ${values.join('; ')}.`);
}

function fieldOf({ variable, value }: RefiValue, titles: ReadonlyMap<Guid, string>): Partial<Metadata> {
  return FIELDS.get((titles.get(variable) ?? '').toLowerCase())?.(value) ?? {};
}
