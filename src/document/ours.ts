/**
 * Ours and theirs: which documents are our own (audits, self-assessment, letters to our area) and which are about others.
 */
import { areaNamed } from './areas/find.ts';

/** What was said of what is ours. */
export interface Ours {
  /** Names of our areas, as they were given. */
  readonly areas: readonly string[];
  /** Documents that were marked one by one: true is ours, false is not, although its area is. */
  readonly documents: ReadonlyMap<string, boolean>;
}

export const WHOSE = ['all', 'ours', 'theirs'] as const;
export type Whose = (typeof WHOSE)[number];

/** A name by which an area is known however it is written: "Leeds City Council" as "leeds". */
export function areaKey(name: string): string {
  const plain = areaNamed(name)?.name ?? name.replace(WRAPPER, '');
  return plain.trim().toLocaleLowerCase('en-GB');
}

/** What councils put around their names, for areas that are not in the register. */
const WRAPPER =
  /^(?:the )?(?:(?:london|royal|metropolitan) )*borough of |(?: (?:city|county|borough|district|metropolitan|unitary))* council$/giu;

/** Tells which documents are ours: those marked so, and those of our areas that were not marked otherwise. */
export function oursAmong({ areas, documents }: Ours): (document: { id: string; area: string | null }) => boolean {
  const keys = new Set(areas.map(areaKey));
  return ({ id, area }) => documents.get(id) ?? (area !== null && keys.has(areaKey(area)));
}
