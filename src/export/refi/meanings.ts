/**
 * What each code of a project means here: a criterion, or a side, an agency or a tag, by the group it stands in.
 */
import { type Agency, LONGEST_TAG, type PolarityLabel } from '../../document/evidence.ts';
import { AGENCY_WORDS, POLARITY_WORDS } from '../words.ts';
import { GROUPS, namesOf } from './codes.ts';
import { criteriaCodes } from './import.ts';
import { tagOfCodeName } from './names.ts';
import type { Guid, RefiCode, RefiProject } from './project.ts';

/** A coding, by the part of a decision that it is; null where its code has no place here. */
export interface ImportedCoding {
  readonly part: 'criterion' | 'side' | 'agency' | 'tag' | null;
  /** Name of the code in the project; empty where the project does not hold it. */
  readonly code: string;
}

export type Meaning = { readonly code: string } & (
  | { readonly part: 'criterion' | 'tag'; readonly value: string }
  | { readonly part: 'side'; readonly value: PolarityLabel }
  | { readonly part: 'agency'; readonly value: Agency }
  | { readonly part: null }
);

/** The meaning of every code of a project, by its GUID. */
export function meaningsOf({ codes }: Pick<RefiProject, 'codes'>): ReadonlyMap<Guid, Meaning> {
  const criteria = criteriaCodes(codes);
  const others = namesOf(codes.filter((code) => code.name !== GROUPS.tags));
  const meanings = new Map<Guid, Meaning>();
  const walk = ({ guid, name, children }: RefiCode, group: string | null) => {
    meanings.set(guid, meaningOf(name, group, criteria.get(guid), others));
    for (const child of children) walk(child, group);
  };
  for (const code of codes) {
    walk(code, null);
    for (const child of code.children) walk(child, code.name);
  }
  return meanings;
}

function meaningOf(
  code: string,
  group: string | null,
  criterion: string | undefined,
  others: ReadonlySet<string>,
): Meaning {
  if (criterion !== undefined) return { part: 'criterion', value: criterion, code };
  const side = group === GROUPS.polarity ? keyOf(POLARITY_WORDS, code) : undefined;
  if (side !== undefined) return { part: 'side', value: side, code };
  const agency = group === GROUPS.agencies ? keyOf(AGENCY_WORDS, code) : undefined;
  if (agency !== undefined) return { part: 'agency', value: agency, code };
  return group === GROUPS.tags
    ? { part: 'tag', value: tagNamed(tagOfCodeName(code, others)), code }
    : { part: null, code };
}

/** A code may have any name in another program; a tag that nobody could see or pick again is none. */
function tagNamed(name: string): string {
  if (name.trim() === '') return 'Tag without a name';
  return name.length <= LONGEST_TAG ? name : `${name.slice(0, LONGEST_TAG - 1).toWellFormed()}…`;
}

function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, value: string): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => words[key] === value);
}
